import type { Block, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import { nameOfEntry, type RawEntry } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { differenceLines, type EntryDifference } from './difference.ts'
import { isEditableKind } from './entry-fields.ts'
import { buttons, entryButton, generalButton, proposalButton } from './knowledge-buttons.ts'

/** A change as it is shown before it is made. */
export interface ShownProposal {
  readonly number: number
  readonly entries: readonly EntryDifference[]
  /** First day on which it is to hold; null: at once. */
  readonly from: string | null
}

/** What a change does to the answers. */
export interface ShownEffect {
  readonly preview: { readonly question: string; readonly answer: string } | null
  /** Answers that are right today and would not be any more; what is answered is empty where nothing is. */
  readonly broken: readonly { readonly question: string; readonly before: string; readonly after: string }[]
  readonly mended: number
}

/** Spoilt answers that are listed; the others are counted. */
const maxBroken = 10

/** What changes, how the bot answers afterwards, and the buttons to save or drop it. */
export function readyCard(
  shown: ShownProposal,
  effect: ShownEffect,
  knowledge: Knowledge,
  voice: DeskVoice,
  lead?: string,
): OutgoingMessage {
  const { proposal: texts } = administrationTexts(voice.language)
  const { number } = shown
  const isHarmless = effect.broken.length === 0
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.title(number) },
    { type: 'paragraph', text: lead ?? texts.ready },
    ...changeBlocks(shown, knowledge, voice),
    ...effectBlocks(effect, knowledge, voice),
    buttons(
      isHarmless
        ? proposalButton('save', number, voice, 'primary')
        : proposalButton('saveAnyway', number, voice, 'danger'),
      proposalButton('rework', number, voice),
      proposalButton('drop', number, voice),
    ),
  ])
}

/** What is wrong with a change, in plain words; the form is there to be filled in again. */
export function problemsCard(
  shown: ShownProposal,
  problems: readonly string[],
  knowledge: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const { proposal: texts } = administrationTexts(voice.language)
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.title(shown.number) },
    { type: 'list', title: texts.problems, items: problems },
    ...changeBlocks(shown, knowledge, voice),
    { type: 'paragraph', text: texts.howToMend },
    buttons(proposalButton('rework', shown.number, voice, 'primary'), proposalButton('drop', shown.number, voice)),
  ])
}

/** Asks a second person. */
export function approvalCard(
  shown: ShownProposal,
  who: string,
  broken: readonly string[],
  knowledge: Knowledge,
  voice: DeskVoice,
): OutgoingMessage {
  const { approval, proposal } = administrationTexts(voice.language)
  return composeMessage(voice.language, [
    { type: 'heading', text: proposal.title(shown.number) },
    { type: 'paragraph', text: approval.please(who) },
    ...changeBlocks(shown, knowledge, voice),
    ...(broken.length === 0
      ? []
      : [{ type: 'list' as const, title: proposal.broken(broken.length), items: broken.map((one) => `«${one}»`) }]),
    buttons(
      proposalButton('approve', shown.number, voice, 'primary'),
      proposalButton('refuse', shown.number, voice, 'danger'),
    ),
  ])
}

/** What was done, and the way back. */
export function savedCard(shown: ShownProposal, knowledge: Knowledge, voice: DeskVoice): OutgoingMessage {
  const { proposal: texts } = administrationTexts(voice.language)
  const [entry] = shown.entries
  const name = entry === undefined ? undefined : currentName(entry)
  return composeMessage(voice.language, [
    { type: 'notice', tone: 'success', text: texts.saved(shown.number) },
    ...changeBlocks(shown, knowledge, voice),
    buttons(
      proposalButton('undo', shown.number, voice),
      ...(entry === undefined || entry.after === null || name === undefined || !isEditableKind(entry.kind)
        ? []
        : [entryButton('show', { kind: entry.kind, id: name }, voice)]),
      generalButton('menu', voice),
    ),
  ])
}

/** A change under way, as the list shows it. */
export interface PendingChange extends ShownProposal {
  readonly status: 'checking' | 'broken' | 'ready' | 'awaiting' | 'planned' | 'saving'
  /** Name of whoever proposed it. */
  readonly who: string
}

export function pendingCard(pending: readonly PendingChange[], voice: DeskVoice): OutgoingMessage {
  const { proposal: texts } = administrationTexts(voice.language)
  if (pending.length === 0) {
    return composeMessage(voice.language, [
      { type: 'paragraph', text: texts.pendingNone },
      buttons(generalButton('menu', voice)),
    ])
  }
  const line = ({ number, entries, who, status, from }: PendingChange) => {
    const names = entries.map((entry) => entryTitle(entry)).join(', ')
    const said = texts.statuses[status]
    return texts.pendingLine(number, names, who, from === null ? said : texts.on(said, dayText(from, voice)))
  }
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.pendingTitle },
    { type: 'list', items: pending.map(line) },
    ...pending.flatMap((one): Block[] => {
      const called = (button: ReturnType<typeof proposalButton>) => ({
        ...button,
        label: `${button.label} (${one.number})`,
      })
      const { number, status } = one
      const act =
        status === 'awaiting'
          ? [proposalButton('approve', number, voice), proposalButton('refuse', number, voice)]
          : status === 'ready'
            ? [proposalButton('save', number, voice)]
            : []
      return [buttons(...[...act, proposalButton('drop', number, voice)].map(called))]
    }),
  ])
}

/** What a change does to the entries, in words. */
function changeBlocks({ entries, from }: ShownProposal, knowledge: Knowledge, voice: DeskVoice): Block[] {
  const { difference, kinds, proposal } = administrationTexts(voice.language)
  return [
    ...entries.map((entry): Block => {
      const kind = isEditableKind(entry.kind) ? kinds[entry.kind].one : entry.kind
      const name = entryTitle(entry)
      const title =
        entry.before === null
          ? difference.added(kind, name)
          : entry.after === null
            ? difference.removed(kind, name)
            : difference.altered(kind, name)
      const lines = entry.after === null ? [] : differenceLines(entry, knowledge, voice)
      return { type: 'list', title, items: lines.length === 0 ? [name] : lines }
    }),
    ...(from === null ? [] : [{ type: 'paragraph' as const, text: proposal.from(dayText(from, voice)) }]),
  ]
}

function effectBlocks({ preview, broken, mended }: ShownEffect, knowledge: Knowledge, voice: DeskVoice): Block[] {
  const { proposal: texts } = administrationTexts(voice.language)
  const lines = broken
    .slice(0, maxBroken)
    .map(({ question, before, after }) => texts.brokenLine(question, before || texts.nothing, after || texts.nothing))
  return [
    ...(preview === null
      ? []
      : [
          { type: 'paragraph' as const, text: `${texts.preview(preview.question)}:` },
          { type: 'quote' as const, author: knowledge.base.organization.botName, text: preview.answer },
        ]),
    ...(broken.length === 0
      ? []
      : [
          { type: 'notice' as const, tone: 'warning' as const, text: texts.broken(broken.length) },
          { type: 'list' as const, items: broken.length > maxBroken ? [...lines, '…'] : lines },
        ]),
    ...(mended === 0 ? [] : [{ type: 'paragraph' as const, text: texts.mended(mended) }]),
  ]
}

/** The name of an entry that may be new or gone. */
export function entryTitle({ id, before, after }: EntryDifference): string {
  return titleOf(after) ?? titleOf(before) ?? id
}

/** What tells an entry from the others after a change of it. */
export function currentName({ id, after }: EntryDifference): string {
  return (after === null ? undefined : nameOfEntry(after)) ?? id
}

function titleOf(entry: RawEntry | null): string | undefined {
  const { name, question, words } = entry ?? {}
  if (typeof name === 'string') return name
  if (typeof question === 'string') return question
  return Array.isArray(words) ? words.join(', ') : undefined
}

export function dayText(day: string, { language }: DeskVoice): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'it', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
