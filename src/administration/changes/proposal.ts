import { z } from 'zod'
import type { EntryListName, RawEntry } from '../../knowledge/entry-lists.ts'
import { plainChangeSchema } from './plain-change.ts'

/** An entry before and after a change; null: there is none. */
const changedEntrySchema = z.object({
  kind: z.custom<EntryListName>((value) => typeof value === 'string'),
  id: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

export interface ChangedEntry {
  readonly kind: EntryListName
  readonly id: string
  readonly before: RawEntry | null
  readonly after: RawEntry | null
}

export const proposalSchema = z.object({
  number: z.int(),
  /** Who proposes. */
  by: z.string(),
  at: z.string(),
  changes: z.array(plainChangeSchema),
  /**
   * `checking`: to be looked at; `broken`: cannot be saved like this; `ready`: shown, waits for a word; `awaiting`: for
   * a second person's; `planned`: for its day; `saving`: agreed, being written.
   */
  status: z.enum(['checking', 'broken', 'ready', 'awaiting', 'planned', 'saving']),
  /** As the entries were when it was proposed, and as they are wanted: what has changed since is not overwritten. */
  entries: z.array(changedEntrySchema),
  /** Ids of the checks that it breaks, as they were shown. */
  breaks: z.array(z.string()),
  approvedBy: z.string().nullable(),
  /** First day on which it is to hold; null: at once. */
  from: z.string().nullable(),
  /** The change of the history that it takes back; null: none. */
  undoes: z.int().nullable(),
  /** The group of unanswered questions that it answers; null: none. */
  question: z.string().nullable(),
})

/** A change of the base that somebody has asked for and that is not yet made. */
export type Proposal = z.infer<typeof proposalSchema>

export const historyEntrySchema = z.object({
  number: z.int(),
  at: z.string(),
  /** Null: somebody in the files themselves. */
  by: z.string().nullable(),
  approvedBy: z.string().nullable(),
  entries: z.array(changedEntrySchema),
  /** Number of the change that took it back; null: it holds. */
  undoneBy: z.int().nullable(),
})

/** A change that was made. */
export type HistoryEntry = z.infer<typeof historyEntrySchema>

/** Kinds of documents in the store. */
export const documentKinds = {
  proposal: 'kb-proposal',
  history: 'kb-history',
  counter: 'kb-counter',
} as const
