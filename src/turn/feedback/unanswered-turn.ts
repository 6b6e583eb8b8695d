import { ignoreQuestion, keptQuestion, keptQuestions } from '../../administration/unanswered/question-documents.ts'
import { byUrgency, type QuestionGroup, wordingOf } from '../../administration/unanswered/question-group.ts'
import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { EditableKind } from '../../conversation/administration/entry-fields.ts'
import { addForm } from '../../conversation/administration/entry-form.ts'
import { searchEntries } from '../../conversation/administration/find-entry.ts'
import {
  chooseKind,
  entryOptions,
  exampleForm,
  type QuestionsShown,
  synonymForm,
  unansweredButton,
  unansweredCard,
  unansweredList,
} from '../../conversation/feedback/unanswered-cards.ts'
import type { UnansweredStep } from '../../conversation/feedback/unanswered-step.ts'
import { unansweredTexts } from '../../conversation/texts/unanswered-texts.ts'
import { actorOf, voiceFor } from '../desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from '../desk-turned.ts'
import { mayKeep } from './keepers.ts'
import { proposeExample, proposeSynonym } from './question-proposals.ts'

/** Kinds of entries that a question may need. */
const kindsToAdd: readonly EditableKind[] = ['faq', 'topics', 'applications', 'units']

/** Carries out what whoever keeps entries does about questions that got no good answer. */
export async function takeUnansweredStep(step: UnansweredStep, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, state, desk, tx, at } = context
  const { knowledge } = desk.responder
  const texts = unansweredTexts(person.language)
  const voice = await voiceFor(person.language, [], desk, tx)
  const say = (message: OutgoingMessage): DeskTurned => ({
    state,
    replies: [message],
    notify: () => Promise.resolve(),
  })
  const text = (said: string) => say(composeMessage(person.language, [{ type: 'paragraph', text: said }]))
  const textAndList = (said: string) =>
    say(
      composeMessage(person.language, [
        { type: 'paragraph', text: said },
        { type: 'actions', actions: [unansweredButton(voice)] },
      ]),
    )
  const { administrator } = actorOf(person, desk)
  if (!mayKeep(person, context) || (step.type === 'ignore' && !administrator)) {
    await tx.journal.append({ at, actor: person.id, what: 'kb/refused', data: { step: `question-${step.type}` } })
    return text(texts.notYours)
  }
  if (step.type === 'list') {
    const groups = byUrgency(await keptQuestions(tx)).map(shown)
    return groups.length === 0 ? text(texts.none) : say(unansweredList(groups, voice))
  }
  const group = await keptQuestion(step.id, tx)
  if (group === undefined) return textAndList(texts.gone)
  switch (step.type) {
    case 'show':
      return say(unansweredCard(shown(group), administrator, voice))
    case 'ignore':
      await ignoreQuestion(group, tx)
      await tx.journal.append({ at, actor: person.id, what: 'kb/question-ignored', data: { group: group.id } })
      return textAndList(texts.ignored)
    case 'add':
      return say(chooseKind(group.id, kindsToAdd, voice))
    case 'add-entry': {
      const values = prefilled(step.kind, group)
      return showForm(addForm(step.kind, knowledge, voice, { values }), state, context, voice)
    }
    case 'example': {
      const options = entryOptions(knowledge, (ref) => mayKeep(person, context, ref))
      const wording = wordingOf(group)
      const [near] = searchEntries(wording, knowledge.base).filter((ref) =>
        options.some(({ value }) => value === `${ref.kind} ${ref.id}`),
      )
      const given = step.given ?? { ref: near, text: wording }
      const fault = step.given === null ? null : given.ref === undefined ? 'entry' : given.text === '' ? 'text' : null
      if (step.given === null || fault !== null || given.ref === undefined) {
        return showForm(exampleForm(group.id, options, given, fault, voice), state, context, voice)
      }
      return proposeExample(given.ref, given.text, group, context)
    }
    case 'synonym': {
      const given = step.given ?? { said: '', known: '' }
      const fault = step.given === null ? null : given.said === '' ? 'said' : given.known === '' ? 'known' : null
      if (step.given === null || fault !== null) {
        return showForm(synonymForm(group.id, given, fault, voice), state, context, voice)
      }
      return proposeSynonym(given.said, given.known, group, context)
    }
  }
}

function shown({ id, misses, waiting }: QuestionGroup): QuestionsShown {
  const newestFirst = misses.toReversed()
  return {
    id,
    texts: [...new Set(newestFirst.map(({ text }) => text))],
    times: misses.length,
    kinds: [...new Set(newestFirst.map(({ kind }) => kind))],
    waiting: waiting.length,
  }
}

/** What a new entry holds already: how people ask for it. */
function prefilled(kind: EditableKind, group: QuestionGroup): Readonly<Record<string, string>> {
  const wording = wordingOf(group)
  const others = [...new Set(group.misses.map(({ text }) => text))].slice(-5)
  return kind === 'faq' ? { question: wording, examples: others.join('\n') } : { examples: others.join('\n') }
}
