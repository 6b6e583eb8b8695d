import type { Action, Block, Form, Language, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { secondary } from '../reply-context.ts'
import type { ConversationState } from '../state.ts'
import { feedbackTexts } from '../texts/feedback-texts.ts'
import { type AnswerSubject, subjectName, subjectOf, subjectText } from './answer-subject.ts'
import { feedbackActions, outdatedFormName } from './feedback-step.ts'

/** Buttons on the card of an answer: more of them hide the answer. */
const maxActions = 5

/**
 * An answer with what people can say of it: always that it is no longer so, the rest where there is room.
 *
 * @param more for this reader, before what everybody is offered
 */
export function withOffers(
  answer: OutgoingMessage,
  last: NonNullable<ConversationState['last']>,
  knowledge: Knowledge,
  more: readonly Action[],
): OutgoingMessage {
  const [record] = last.records
  const subject = record === undefined ? undefined : subjectOf(record, last.intent, knowledge)
  if (record === undefined || subject === undefined) return answer
  const { buttons } = feedbackTexts(answer.language)
  const offer = ({ label, typed }: { readonly label: string; readonly typed: string }, action: string, value: string) =>
    secondary(action, value, label, typed)
  const blocks = withFewer(answer.blocks, maxActions - 1 - more.length)
  const offers = [
    offer(buttons.outdated, feedbackActions.outdated, subjectText(subject)),
    ...more,
    offer(buttons.useless, feedbackActions.useless, record),
  ].slice(0, maxActions - countActions(blocks))
  return composeMessage(answer.language, [...blocks, { type: 'actions', actions: offers }], answer.card)
}

/** The reply to a question that nobody could answer, with the offer to tell when somebody can. */
export function withPromise(reply: OutgoingMessage, group: string): OutgoingMessage {
  const { label, typed } = feedbackTexts(reply.language).buttons.tellMe
  const offer = secondary(feedbackActions.tellMe, group, label, typed)
  const at = reply.blocks.findLastIndex(({ type }) => type === 'actions')
  const blocks = reply.blocks.map(
    (block, n): Block =>
      n === at && block.type === 'actions' ? { ...block, actions: [...block.actions, offer] } : block,
  )
  return composeMessage(reply.language, at < 0 ? [...blocks, { type: 'actions', actions: [offer] }] : blocks)
}

/** The line in which somebody says what is no longer so. */
export function outdatedForm(subject: AnswerSubject, knowledge: Knowledge, language: Language, isEmpty: boolean): Form {
  const texts = feedbackTexts(language)
  return {
    form: outdatedFormName,
    context: subjectText(subject),
    title: `${texts.outdatedTitle} – ${subjectName(subject, knowledge)}`,
    submitLabel: texts.outdatedSubmit,
    fields: [
      {
        id: 'text',
        type: 'text',
        label: texts.outdatedLabel,
        hint: texts.outdatedHint,
        required: true,
        multiline: false,
        maxLength: 500,
      },
    ],
    ...(isEmpty ? { errors: { text: texts.outdatedEmpty } } : {}),
  }
}

/** Whether a message takes up one of the options that were offered before. */
export function tookOption(before: ConversationState, after: ConversationState): boolean {
  const [answered] = after.last?.outcome === 'answer' ? after.last.records : []
  return answered !== undefined && before.last?.records.includes(answered) === true
}

function countActions(blocks: readonly Block[]): number {
  return actionsIn(blocks).length
}

function actionsIn(blocks: readonly Block[]): readonly Action[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
}

/** The blocks with that many buttons at most: the first and the last of each row stay longest. */
function withFewer(blocks: readonly Block[], most: number): readonly Block[] {
  let left = blocks
  while (countActions(left) > most) {
    const sizes = left.map((block) => (block.type === 'actions' ? block.actions.length : 0))
    const at = sizes.indexOf(Math.max(...sizes))
    left = left.map((block, n): Block => {
      if (n !== at || block.type !== 'actions') return block
      const middle = Math.floor(block.actions.length / 2)
      return { ...block, actions: block.actions.filter((_, one) => one !== middle) }
    })
  }
  return left
}
