import type { Instant } from '../../requests/terms.ts'
import type { Conversations, Documents, Inbox, Journal, JournalEntry, Transaction } from '../store.ts'
import type { ChangeSet } from './change-set.ts'
import { forgetOld } from './forgetting.ts'
import { OutboxView } from './outbox-view.ts'
import { PeopleView } from './people-view.ts'
import { type ClosedRequests, RequestsView } from './requests-view.ts'
import { rowKey } from './row-key.ts'
import type { Tables } from './tables.ts'

const EVENTS_KEPT_MS = 24 * 60 * 60_000

/** What one transaction sees of the tables; everything it writes goes into `changes`. Most look at two or three only. */
export class TransactionView implements Transaction {
  readonly #tables: Tables
  readonly #changes: ChangeSet
  readonly #archive: ClosedRequests

  constructor(tables: Tables, changes: ChangeSet, archive: ClosedRequests) {
    this.#tables = tables
    this.#changes = changes
    this.#archive = archive
  }

  get requests() {
    return new RequestsView(this.#tables, this.#changes, this.#archive)
  }

  get conversations() {
    return viewConversations(this.#tables, this.#changes)
  }

  get people() {
    return new PeopleView(this.#tables, this.#changes)
  }

  get inbox() {
    return viewInbox(this.#tables, this.#changes)
  }

  get outbox() {
    return new OutboxView(this.#tables, this.#changes)
  }

  get journal() {
    return viewJournal(this.#tables, this.#changes)
  }

  get documents() {
    return viewDocuments(this.#tables, this.#changes)
  }
}

function viewDocuments({ documents, indexes }: Tables, changes: ChangeSet): Documents {
  return {
    async get(kind, id) {
      return changes.read(documents).get(rowKey(kind, id))?.document
    },
    async put(kind, id, document) {
      changes.put(documents, rowKey(kind, id), { kind, id, document })
    },
    async delete(kind, id) {
      changes.delete(documents, rowKey(kind, id))
    },
    async all(kind) {
      changes.read(documents)
      return indexes.documents.all(kind).map(({ id, document }) => [id, document] as const)
    },
  }
}

function viewConversations({ conversations }: Tables, changes: ChangeSet): Conversations {
  return {
    async get(key) {
      return changes.read(conversations).get(key)
    },
    async put(key, state) {
      changes.put(conversations, key, state)
    },
    async delete(key) {
      changes.delete(conversations, key)
    },
  }
}

function viewInbox({ inbox }: Tables, changes: ChangeSet): Inbox {
  return {
    async accept(channel, eventId, at) {
      const isOld = (accepted: Instant) => Date.parse(at) - Date.parse(accepted) >= EVENTS_KEPT_MS
      const key = rowKey(channel, eventId)
      const before = changes.read(inbox).get(key)
      if (before !== undefined && !isOld(before)) return false
      changes.put(inbox, key, at)
      forgetOld(changes, inbox, isOld)
      return true
    },
  }
}

function viewJournal({ journal, counters }: Tables, changes: ChangeSet): Journal {
  return {
    async append(entry: JournalEntry) {
      const count = (changes.read(counters).get('journal') ?? 0) + 1
      changes.put(counters, 'journal', count)
      changes.put(journal, count, entry)
    },
  }
}
