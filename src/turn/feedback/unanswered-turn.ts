import { ignoreQuestion, keptQuestion, keptQuestions } from '../../administration/unanswered/question-documents.ts'
import { byUrgency, type QuestionGroup, wordingOf } from '../../administration/unanswered/question-group.ts'
import type { Language, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { EditableKind } from '../../conversation/administration/entry-fields.ts'
import { addForm } from '../../conversation/administration/entry-form.ts'
import { type EntryRef, findEntry, searchEntries } from '../../conversation/administration/find-entry.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import {
  chooseKind,
  type ExampleGiven,
  exampleForm,
  type QuestionsShown,
  synonymForm,
  unansweredButton,
  unansweredCard,
  unansweredList,
} from '../../conversation/feedback/unanswered-cards.ts'
import type { UnansweredStep } from '../../conversation/feedback/unanswered-step.ts'
import { answerTexts, helpAction } from '../../conversation/reply-context.ts'
import { unansweredTexts } from '../../conversation/texts/unanswered-texts.ts'
import { actorOf, voiceFor } from '../desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from '../desk-turned.ts'
import { mayKeep } from './keepers.ts'
import { proposeExample, proposeSynonym } from './question-proposals.ts'

/** Kinds of entries that a question may need. */
const kindsToAdd: readonly EditableKind[] = ['faq', 'topics', 'applications', 'units']
/** Kinds of entries that hold ways of asking for them. */
const kindsWithExamples: readonly EditableKind[] = [...kindsToAdd, 'roles']

type GroupStep = Exclude<UnansweredStep, { type: 'list' }>

/** Carries out what whoever keeps entries does about questions that got no good answer. */
export async function takeUnansweredStep(step: UnansweredStep, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, desk, tx, at } = context
  const texts = unansweredTexts(person.language)
  const { administrator } = actorOf(person, desk)
  if (!mayKeep(person, context) || (step.type === 'ignore' && !administrator)) {
    await tx.journal.append({ at, actor: person.id, what: 'kb/refused', data: { step: `question-${step.type}` } })
    return say(text(texts.notYours, person.language), context)
  }
  const voice = await voiceFor(person.language, [], desk, tx)
  if (step.type === 'list') {
    const groups = byUrgency(await keptQuestions(tx)).map(shown)
    return say(groups.length === 0 ? text(texts.none, person.language) : unansweredList(groups, voice), context)
  }
  const group = await keptQuestion(step.id, tx)
  return group === undefined ? say(withList(texts.gone, voice), context) : takeGroupStep(step, group, voice, context)
}

async function takeGroupStep(
  step: GroupStep,
  group: QuestionGroup,
  voice: DeskVoice,
  context: DeskTurnContext,
): Promise<DeskTurned> {
  const { person, state, desk, tx, at } = context
  const { knowledge } = desk.responder
  switch (step.type) {
    case 'show':
      return say(unansweredCard(shown(group), actorOf(person, desk).administrator, voice), context)
    case 'ignore':
      await ignoreQuestion(group, tx)
      await tx.journal.append({ at, actor: person.id, what: 'kb/question-ignored', data: { group: group.id } })
      return say(withList(unansweredTexts(voice.language).ignored, voice), context)
    case 'add':
      return say(chooseKind(group.id, kindsToAdd, voice), context)
    case 'add-entry': {
      const values = prefilled(step.kind, group)
      return showForm(addForm(step.kind, knowledge, voice, { values }), state, context, voice)
    }
    case 'example':
      return takeExample(step.given, group, voice, context)
    case 'synonym': {
      const given = step.given ?? { said: '', known: '' }
      const fault = step.given === null ? null : given.said === '' ? 'said' : given.known === '' ? 'known' : null
      return step.given === null || fault !== null
        ? showForm(synonymForm(group.id, given, fault, voice), state, context, voice)
        : proposeSynonym(given.said, given.known, group, context)
    }
  }
}

function takeExample(
  given: ExampleGiven | null,
  group: QuestionGroup,
  voice: DeskVoice,
  context: DeskTurnContext,
): DeskTurned | Promise<DeskTurned> {
  const { person, state, desk } = context
  const { knowledge } = desk.responder
  const { base } = knowledge
  const may = (ref: EntryRef) => kindsWithExamples.includes(ref.kind) && mayKeep(person, context, ref)
  const wording = wordingOf(group)
  const words = given === null || given.other === '' ? wording : given.other
  const named = given === null || given.other === '' ? given?.ref : findEntry(given.other, base)
  const near = named === undefined ? searchEntries(words, base).filter(may) : [named]
  const ref = named ?? (given !== null && given.other !== '' && near.length === 1 ? near[0] : undefined)
  if (given !== null && ref !== undefined && given.text !== '') return proposeExample(ref, given.text, group, context)
  const held = given ?? { ref: near[0], other: '', text: wording }
  const fault = given === null ? null : ref === undefined ? 'other' : 'text'
  const form = exampleForm(group.id, near, { ...held, ref: ref ?? held.ref }, fault, knowledge, voice)
  return showForm(form, state, context, voice)
}

function say(message: OutgoingMessage, { state }: DeskTurnContext): DeskTurned {
  return { state, replies: [message], notify: () => Promise.resolve() }
}

function text(said: string, language: Language): OutgoingMessage {
  const next = { type: 'actions', actions: [helpAction(answerTexts(language))] } as const
  return composeMessage(language, [{ type: 'paragraph', text: said }, next])
}

function withList(said: string, voice: DeskVoice): OutgoingMessage {
  return composeMessage(voice.language, [
    { type: 'paragraph', text: said },
    { type: 'actions', actions: [unansweredButton(voice)] },
  ])
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
