import type { Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { RawEntry } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { formatInstant } from '../desk/cards.ts'
import type { DeskVoice } from '../desk/names.ts'
import { reportsButton } from '../feedback/report-cards.ts'
import { unansweredButton } from '../feedback/unanswered-cards.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { entryFieldTexts } from '../texts/entry-field-texts.ts'
import { differenceLines, type EntryDifference, entryLines } from './difference.ts'
import { editableKinds, isEditableKind } from './entry-fields.ts'
import { formNames } from './entry-form.ts'
import { type EntryRef, entryName, refText } from './find-entry.ts'
import { addButton, buttons, entryButton, generalButton, proposalButton } from './knowledge-buttons.ts'

/** What one can do. */
export function knowledgeMenu(voice: DeskVoice): OutgoingMessage {
  const { menu } = administrationTexts(voice.language)
  return composeMessage(voice.language, [
    { type: 'heading', text: menu.title },
    { type: 'paragraph', text: menu.lead },
    buttons(generalButton('search', voice), generalButton('pending', voice), generalButton('trial', voice)),
    buttons(unansweredButton(voice), reportsButton(voice)),
    { type: 'list', items: [menu.schedule, menu.trial] },
    buttons(...editableKinds.map((kind) => addButton(kind, voice))),
  ])
}

/** One sentence, and what one can do next. */
export function knowledgeNotice(text: string, voice: DeskVoice, tone: 'info' | 'warning' = 'info'): OutgoingMessage {
  return composeMessage(voice.language, [{ type: 'notice', tone, text }, buttons(generalButton('menu', voice))])
}

export function notYours(voice: DeskVoice): OutgoingMessage {
  const text = administrationTexts(voice.language).notYours
  return composeMessage(voice.language, [{ type: 'paragraph', text }])
}

export function searchForm(voice: DeskVoice): Form {
  const { forms } = administrationTexts(voice.language)
  return {
    form: formNames.search,
    context: '',
    title: forms.search,
    submitLabel: forms.searchSubmit,
    fields: [{ id: 'words', type: 'text', label: forms.searchWords, required: true, multiline: false, maxLength: 200 }],
  }
}

/** The entries found, each with its button. */
export function foundEntries(
  words: string,
  found: readonly EntryRef[],
  { base }: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const texts = administrationTexts(voice.language)
  if (found.length === 0) {
    return composeMessage(voice.language, [
      { type: 'paragraph', text: texts.found.none(words) },
      buttons(generalButton('search', voice), generalButton('menu', voice)),
    ])
  }
  const lines = found.map((ref) => `${entryName(ref, base)} (${texts.kinds[ref.kind].one})`)
  return composeMessage(voice.language, [
    { type: 'paragraph', text: texts.found.some(words) },
    { type: 'list', items: lines },
    buttons(...found.map((ref) => entryButton('show', ref, voice, entryName(ref, base)))),
  ])
}

/** A change that was made, as cards tell it. */
export interface PastChange {
  readonly number: number
  readonly at: string
  /** Null: somebody in the files. */
  readonly by: string | null
  readonly approvedBy: string | null
  readonly undoneBy: number | null
  readonly entries: readonly EntryDifference[]
}

/** An entry with all it holds and what can be done. */
export function entryCard(
  ref: EntryRef,
  entry: RawEntry,
  past: readonly PastChange[],
  knowledge: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const texts = administrationTexts(voice.language)
  const last = past.at(-1)
  const changed = last === undefined ? texts.card.never : changeLine(last, voice)
  return composeMessage(voice.language, [
    { type: 'heading', text: entryName(ref, knowledge.base) },
    {
      type: 'facts',
      facts: [...entryLines(ref.kind, entry, knowledge, voice), { label: texts.card.lastChange, text: changed }],
    },
    buttons(
      entryButton('edit', ref, voice, undefined, 'primary'),
      entryButton('retire', ref, voice),
      entryButton('history', ref, voice),
      generalButton('menu', voice),
    ),
  ])
}

function changeLine(change: PastChange, voice: DeskVoice): string {
  const { history } = administrationTexts(voice.language)
  const who = (person: string) => (voice.nameOf(person) === person ? history.somebody : voice.nameOf(person))
  return [
    history.line(change.number, formatInstant(change.at, voice), change.by === null ? history.byHand : who(change.by)),
    ...(change.approvedBy === null ? [] : [history.approvedBy(who(change.approvedBy))]),
    ...(change.undoneBy === null ? [] : [history.undoneBy(change.undoneBy)]),
  ].join(', ')
}

/** Changes of an entry shown, the latest ones. */
const maxPast = 10

/** Who changed an entry, when and what; each change that holds can be undone. */
export function historyCard(
  ref: EntryRef,
  past: readonly PastChange[],
  knowledge: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const texts = administrationTexts(voice.language)
  const shown = past.slice(-maxPast).toReversed()
  const undoable = shown.filter(({ undoneBy }) => undoneBy === null)
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.history.title(entryName(ref, knowledge.base)) },
    ...(shown.length === 0 ? [{ type: 'paragraph' as const, text: texts.history.none }] : []),
    ...shown.map((change) => ({
      type: 'list' as const,
      title: changeLine(change, voice),
      items: change.entries
        .filter(({ kind, id }) => kind === ref.kind && id === ref.id)
        .flatMap((one) => differenceLines(one, knowledge, voice)),
    })),
    buttons(
      ...undoable.map(({ number }) => {
        const undo = proposalButton('undo', number, voice)
        return undoable.length === 1 ? undo : { ...undo, label: `${undo.label} (${number})` }
      }),
      entryButton('show', ref, voice),
    ),
  ])
}

/** The form that asks for the last day of an entry. */
export function retireForm(ref: EntryRef, error: string | null, knowledge: Knowledge, voice: DeskVoice): Form {
  const { forms } = administrationTexts(voice.language)
  const { labels, hints } = entryFieldTexts(voice.language)
  const [label = '', hint = ''] = [labels['to'], hints['to']]
  return {
    form: formNames.retire,
    context: refText(ref),
    title: forms.retire(entryName(ref, knowledge.base)),
    submitLabel: forms.submit,
    fields: [{ id: 'to', type: 'date', label, hint, required: true }],
    ...(error === null ? {} : { errors: { to: error } }),
  }
}

/** Somebody else has changed the same entry: both versions, and nothing is lost by it. */
export function conflictMessage(
  { kind, id, before, after }: EntryDifference,
  wanted: RawEntry | null,
  knowledge: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const { proposal } = administrationTexts(voice.language)
  const ref = isEditableKind(kind) ? { kind, id } : undefined
  const name = ref === undefined ? id : entryName(ref, knowledge.base)
  const now = differenceLines({ kind, before, after }, knowledge, voice)
  const mine = differenceLines({ kind, before, after: wanted }, knowledge, voice)
  const none = [proposal.noSuchEntry(name)]
  return composeMessage(voice.language, [
    { type: 'notice', tone: 'warning', text: proposal.changedMeanwhile(name) },
    { type: 'list', title: proposal.nowIs, items: after === null ? none : now },
    { type: 'list', title: proposal.youWanted, items: wanted === null ? none : mine },
    ...(ref === undefined || after === null
      ? [buttons(generalButton('menu', voice))]
      : [
          { type: 'paragraph' as const, text: proposal.editAgain },
          buttons(entryButton('edit', ref, voice), entryButton('show', ref, voice)),
        ]),
  ])
}
