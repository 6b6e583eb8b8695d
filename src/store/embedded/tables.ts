import type { MessageRef } from '../../channel/adapter.ts'
import type { Request } from '../../requests/request.ts'
import type { Instant, PersonId } from '../../requests/terms.ts'
import type { OutboxRow, UndeliveredRow } from '../outbox-row.ts'
import type { Person } from '../person.ts'
import type { JournalEntry } from '../store.ts'
import { DocumentIndex, type StoredDocument } from './document-index.ts'
import { OutboxIndex } from './outbox-index.ts'
import { PeopleIndex } from './people-index.ts'
import { RequestIndex } from './request-index.ts'
import { Table } from './table.ts'

/** The message a card was last sent as. */
export interface SentCard {
  readonly ref: MessageRef
  readonly at: Instant
}

/** What is counted upwards and never given twice. */
export type Counter = 'request' | 'outbox' | 'journal'

/** Everything in memory, with its indexes. */
export interface Tables {
  /** Neither closed nor withdrawn, by number. */
  readonly requests: Table<number, Request>
  /** Closed and withdrawn ones that are not yet in the archive, by number. */
  readonly closed: Table<number, Request>
  /** Numbers of the requests of each person that were closed last, newest first. */
  readonly recentlyClosed: Table<PersonId, readonly number[]>
  readonly conversations: Table<string, object>
  readonly people: Table<PersonId, Person>
  /** When each event was accepted, by channel and event id. */
  readonly inbox: Table<string, Instant>
  readonly outbox: Table<string, OutboxRow>
  readonly undelivered: Table<string, UndeliveredRow>
  /** By address and card. */
  readonly cards: Table<string, SentCard>
  /** Entries that are not yet in the archive, by their count. */
  readonly journal: Table<number, JournalEntry>
  /** By kind and id. */
  readonly documents: Table<string, StoredDocument>
  /** The last number given. */
  readonly counters: Table<Counter, number>
  readonly indexes: {
    readonly requests: RequestIndex
    readonly people: PeopleIndex
    readonly outbox: OutboxIndex
    readonly documents: DocumentIndex
  }
}

/** Names of the tables that move to the archive instead of being written with each snapshot. */
const ARCHIVED: readonly string[] = ['closed', 'journal']

export function createTables(): Tables {
  const indexes = {
    requests: new RequestIndex(),
    people: new PeopleIndex(),
    outbox: new OutboxIndex(),
    documents: new DocumentIndex(),
  }
  return {
    requests: new Table<number, Request>('requests', indexes.requests),
    closed: new Table('closed'),
    recentlyClosed: new Table('recentlyClosed'),
    conversations: new Table('conversations'),
    people: new Table<PersonId, Person>('people', indexes.people),
    inbox: new Table('inbox'),
    outbox: new Table<string, OutboxRow>('outbox', indexes.outbox),
    undelivered: new Table('undelivered'),
    cards: new Table('cards'),
    journal: new Table('journal'),
    documents: new Table<string, StoredDocument>('documents', indexes.documents),
    counters: new Table('counters'),
    indexes,
  }
}

/** By name, for whoever writes and reads them all alike. */
export function tablesByName({ indexes, ...tables }: Tables): ReadonlyMap<string, Table> {
  return new Map(Object.values(tables).map((table: Table) => [table.name, table]))
}

/** Whether a table is written with each snapshot. */
export function isKeptHot(table: Table): boolean {
  return !ARCHIVED.includes(table.name)
}
