import type { Action, Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { EditableKind } from '../administration/entry-fields.ts'
import { type EntryRef, entryName, refText } from '../administration/find-entry.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { type QuestionKind, unansweredTexts } from '../texts/unanswered-texts.ts'
import { exampleFormName, synonymFormName, unansweredPrefix } from './unanswered-step.ts'

/** Questions that ask the same, as whoever keeps entries reads them. */
export interface QuestionsShown {
  readonly id: string
  /** Newest first, each once. */
  readonly texts: readonly string[]
  readonly times: number
  readonly kinds: readonly QuestionKind[]
  /** People who want to be told. */
  readonly waiting: number
}

/** Groups listed. */
const maxListed = 15
/** Groups with a button of their own. */
const maxButtons = 5
/** Other wordings on the card of a group. */
const maxWordings = 8

/** The groups, those asked most first. */
export function unansweredList(groups: readonly QuestionsShown[], voice: DeskVoice): OutgoingMessage {
  const texts = unansweredTexts(voice.language)
  const shown = groups.slice(0, maxListed)
  return composeMessage(voice.language, [
    { type: 'paragraph', text: texts.lead(groups.length, shown.length) },
    {
      type: 'list',
      items: shown.map(({ id, texts: [newest = ''], times, kinds }) => texts.row(id, newest, times, kinds)),
    },
    {
      type: 'actions',
      actions: shown.slice(0, maxButtons).map(({ id }) => {
        const show = questionButton('show', id, voice)
        return { ...show, label: `${show.label} ${id}` }
      }),
    },
  ])
}

/** One group with the ways to settle it. */
export function unansweredCard(group: QuestionsShown, mayIgnore: boolean, voice: DeskVoice): OutgoingMessage {
  const texts = unansweredTexts(voice.language)
  const [newest = '', ...others] = group.texts
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.title(group.id) },
    {
      type: 'facts',
      facts: [
        { label: texts.newest, text: newest },
        { label: texts.asked, text: texts.times(group.times) },
        { label: texts.why, text: group.kinds.map((kind) => texts.kinds[kind]).join(', ') },
        ...(group.waiting === 0 ? [] : [{ label: texts.waiting, text: String(group.waiting) }]),
      ],
    },
    ...(others.length === 0
      ? []
      : [{ type: 'list' as const, title: texts.otherWays, items: others.slice(0, maxWordings) }]),
    { type: 'paragraph', text: texts.next },
    {
      type: 'actions',
      actions: [
        questionButton('example', group.id, voice, 'primary'),
        questionButton('synonym', group.id, voice),
        questionButton('add', group.id, voice),
        ...(mayIgnore ? [questionButton('ignore', group.id, voice)] : []),
      ],
    },
  ])
}

/** Which kind of entry is to be made from a group. */
export function chooseKind(id: string, kinds: readonly EditableKind[], voice: DeskVoice): OutgoingMessage {
  const texts = administrationTexts(voice.language)
  return composeMessage(voice.language, [
    { type: 'paragraph', text: unansweredTexts(voice.language).addWhat },
    {
      type: 'actions',
      actions: kinds.map((kind) => {
        const { label, typed } = texts.buttons.add(texts.kinds[kind].one)
        const action = `${unansweredPrefix}add-entry`
        return { action, value: `${id} ${kind}`, label, typed: typed(), style: 'secondary' as const }
      }),
    },
  ])
}

/** What the form of a new way of asking holds. */
export interface ExampleGiven {
  readonly ref: EntryRef | undefined
  /** Words that name another entry than those offered. */
  readonly other: string
  readonly text: string
}

/** Asks for the entry that has the answer, and how it is asked for. `near`: entries to choose from. */
export function exampleForm(
  id: string,
  near: readonly EntryRef[],
  { ref, other, text }: ExampleGiven,
  fault: 'other' | 'text' | null,
  { base }: Knowledge,
  { language }: DeskVoice,
): Form {
  const texts = unansweredTexts(language)
  const options = [
    ...near.map((one) => ({ value: refText(one), label: entryName(one, base) })),
    { value: '', label: texts.otherEntry },
  ]
  return {
    form: exampleFormName,
    context: id,
    title: texts.exampleTitle,
    submitLabel: texts.submit,
    fields: [
      ...(near.length === 0
        ? []
        : [
            {
              id: 'entry',
              type: 'choice' as const,
              label: texts.exampleEntry,
              required: false,
              options,
              value: ref === undefined ? '' : refText(ref),
            },
          ]),
      { ...line('other', texts.exampleOther, texts.exampleOtherHint, other, 200), required: near.length === 0 },
      line('text', texts.exampleText, texts.exampleTextHint, text, 300),
    ],
    ...(fault === null ? {} : { errors: { [fault]: fault === 'other' ? texts.noEntry : texts.required } }),
  }
}

/** Asks for the word that people use and for one that is known. */
export function synonymForm(
  id: string,
  given: { readonly said: string; readonly known: string },
  fault: 'said' | 'known' | null,
  { language }: DeskVoice,
): Form {
  const texts = unansweredTexts(language)
  return {
    form: synonymFormName,
    context: id,
    title: texts.synonymTitle,
    submitLabel: texts.submit,
    fields: [
      line('said', texts.synonymSaid, texts.synonymSaidHint, given.said, 100),
      line('known', texts.synonymKnown, texts.synonymKnownHint, given.known, 100),
    ],
    ...(fault === null ? {} : { errors: { [fault]: texts.required } }),
  }
}

export function unansweredButton({ language }: DeskVoice): Action {
  const { label, typed } = unansweredTexts(language).list
  return { action: `${unansweredPrefix}list`, value: '', label, typed, style: 'secondary' }
}

function questionButton(
  name: 'show' | 'example' | 'synonym' | 'add' | 'ignore',
  id: string,
  { language }: DeskVoice,
  style: Action['style'] = 'secondary',
): Action {
  const { label, typed } = unansweredTexts(language).buttons[name]
  return { action: `${unansweredPrefix}${name}`, value: id, label, typed: typed(id), style }
}

function line(id: string, label: string, hint: string, value: string, maxLength: number) {
  return {
    id,
    type: 'text' as const,
    label,
    hint,
    required: true,
    multiline: false,
    maxLength,
    ...(value === '' ? {} : { value: value.slice(0, maxLength) }),
  }
}
