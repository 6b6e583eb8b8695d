import { z } from 'zod'
import type { EntryListName, RawEntry } from '../../knowledge/entry-lists.ts'
import { plainChangeSchema } from './plain-change.ts'

/** An entry before and after a change; null: there is none. */
const entryChangeSchema = z.object({
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
  language: z.enum(['it', 'en']),
  changes: z.array(plainChangeSchema),
  /** `checking`: to be looked at; `ready`: shown, waits for a word; `awaiting`: for a second person's; `saving`: agreed. */
  status: z.enum(['checking', 'ready', 'awaiting', 'saving']),
  /** As they were shown: what has changed since is not overwritten. */
  shown: z.array(entryChangeSchema),
  /** Ids of checks that the proposer has seen fail and wants to do without. */
  accepted: z.array(z.string()),
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
  by: z.string(),
  approvedBy: z.string().nullable(),
  entries: z.array(entryChangeSchema),
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
  question: 'kb-question',
  ignored: 'kb-ignored',
  report: 'kb-report',
} as const
