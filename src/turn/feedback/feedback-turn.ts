import { isAdministrator } from '../../administration/editing-people.ts'
import { keptQuestion, putQuestion } from '../../administration/unanswered/question-documents.ts'
import { waitFor } from '../../administration/unanswered/question-group.ts'
import type { Block, Language, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import { rightAnswerButton } from '../../conversation/administration/knowledge-buttons.ts'
import { outdatedForm, tookOption, withOffers, withPromise } from '../../conversation/feedback/answer-offers.ts'
import type { FeedbackStep } from '../../conversation/feedback/feedback-step.ts'
import { actionNames, answerTexts, helpAction, secondary } from '../../conversation/reply-context.ts'
import type { ConversationState } from '../../conversation/state.ts'
import { feedbackTexts } from '../../conversation/texts/feedback-texts.ts'
import { voiceFor } from '../desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from '../desk-turned.ts'
import type { KeepingContext } from '../request-keeping.ts'
import { groupOfQuestion, keepQuestion } from './keep-question.ts'
import { keepReport } from './report-turn.ts'

/**
 * Keeps the questions that got no good answer, and offers what people can say of an answer because nothing
 * was found or nothing chosen. What is out of scope by design is no gap.
 */
export async function afterQuestion(
  turned: DeskTurned,
  before: ConversationState,
  context: KeepingContext & Pick<DeskTurnContext, 'person'>,
  othersRead: boolean,
): Promise<DeskTurned> {
  const { last } = turned.state
  const { desk, person } = context
  if (last === null || last === before.last) return turned
  if (before.last?.outcome === 'clarify' && !tookOption(before, turned.state)) {
    await keepQuestion({ text: before.last.question, language: before.last.language }, 'asked-back', context)
  }
  const reply = turned.replies.at(-1)
  if (reply === undefined) return turned
  const withLast = (message: OutgoingMessage): DeskTurned => ({
    ...turned,
    replies: [...turned.replies.slice(0, -1), message],
  })
  if (last.outcome === 'unknown' && last.unknown === 'not-found') {
    const group = await keepQuestion({ text: last.question, language: last.language }, 'unknown', context)
    return group === undefined ? turned : withLast(withPromise(reply, group.id))
  }
  if (last.outcome !== 'answer') return turned
  const mayAdd = !othersRead && isAdministrator(person, desk.administrators) && makesACheck(last)
  const voice = await voiceFor(last.language, [], desk, context.tx)
  const more = mayAdd ? [rightAnswerButton(person.unit ?? '', last.question, voice)] : []
  return withLast(withOffers(reply, last, desk.responder.knowledge, more))
}

/** Longest question that a check is made of with one button, in characters: the button carries it. */
const maxCheck = 300

/** Whether a question says all that it asks: a follow-up is understood from what was said before. */
function makesACheck({ question, why }: NonNullable<ConversationState['last']>): boolean {
  return question.length <= maxCheck && !why.some(({ kind }) => kind === 'follow-up')
}

/** Carries out what somebody says of an answer. */
export async function takeFeedback(step: FeedbackStep, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, state, desk, tx } = context
  const { language } = person
  const texts = feedbackTexts(language)
  const { knowledge } = desk.responder
  switch (step.type) {
    case 'no-answer':
      return say(texts.noAnswer, context, [])
    case 'useless': {
      if (!step.again) await keepQuestion({ text: step.question, language: step.language }, 'displeased', context)
      return say(texts.uselessThanks, context, [openAction(language)])
    }
    case 'tell-me': {
      const group =
        step.group === null
          ? await groupOfQuestion({ text: step.question, language: step.language }, context)
          : await keptQuestion(step.group, tx)
      if (group === undefined) return say(texts.tellMeGone, context, [])
      await putQuestion(waitFor(group, person.id), tx)
      return say(texts.tellMePromise, context, [openAction(language)])
    }
    case 'outdated': {
      const isEmpty = step.text !== null && !/[\p{L}\p{N}]/u.test(step.text)
      if (step.text === null || isEmpty) {
        const voice = await voiceFor(language, [person.id], desk, tx)
        return showForm(outdatedForm(step.subject, knowledge, language, isEmpty), state, context, voice)
      }
      const notify = await keepReport(step.subject, step.text, context)
      return { ...say(texts.outdatedThanks, context, []), notify }
    }
  }
}

/** The state in which an answer counts as judged. */
export function judged(state: ConversationState): ConversationState {
  return state.last === null ? state : { ...state, last: { ...state.last, judged: true } }
}

function say(
  text: string,
  { person, state }: DeskTurnContext,
  actions: readonly ReturnType<typeof secondary>[],
): DeskTurned {
  const next: Block = { type: 'actions', actions: [...actions, helpAction(answerTexts(person.language))] }
  return {
    state,
    replies: [composeMessage(person.language, [{ type: 'paragraph', text }, next])],
    notify: () => Promise.resolve(),
  }
}

function openAction(language: Language) {
  const { actions } = answerTexts(language)
  return secondary(actionNames.openRequest, '', actions.openRequest, actions.openRequestTyped)
}
