import type { MessageRef } from '../channel/adapter.ts'
import type { Address } from '../channel/message.ts'
import type { Worker } from '../requests/assignee.ts'
import type { Request } from '../requests/request.ts'
import type { Instant, PersonId } from '../requests/terms.ts'
import type { DeliveryErrorCode, DueRows, FailedAttempt, OutboxMessage, UndeliveredRow } from './outbox-row.ts'
import type { Person } from './person.ts'

/**
 * Where Centralino keeps what must survive it. Values are plain data; what is read is a copy, or frozen: changing it
 * changes nothing in the store.
 */
export interface Store {
  /**
   * Runs `work` alone: transactions wait for each other, in the order in which they were asked for. Resolves to what
   * `work` returns once everything it wrote, and everything it read, is safely kept. Where `work` throws, nothing it
   * wrote remains and the call rejects with the same error.
   *
   * `work` does not begin another transaction and wait for it, and waits for nothing slow: everybody else waits.
   *
   * @throws CentralinoError `store/unwritable` where it could not be kept, and is as if it had never run;
   * `store/closed` after `close`.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Ends once the transactions already asked for are over. A second call does nothing more. */
  close(): Promise<void>
}

/** Only good until its `work` ends; rejects with `store/closed` afterwards. */
export interface Transaction {
  readonly requests: Requests
  readonly conversations: Conversations
  readonly people: People
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly journal: Journal
  readonly documents: Documents
}

export interface Requests {
  /** Also finds closed and withdrawn ones, however old. */
  get(number: number): Promise<Request | undefined>
  /** Adds it, or replaces the one with the same number. */
  put(request: Request): Promise<void>
  /** One more than ever given, from 1; given for good once the transaction is kept. */
  nextNumber(): Promise<number>
  /** All that are neither closed nor withdrawn, by number. */
  open(): Promise<readonly Request[]>
  /** Those a person opened or follows, newest first: all that are open and the ten closed or withdrawn last. */
  byParticipant(person: PersonId): Promise<readonly Request[]>
  /** Open ones that somebody is to work on, at the supplier's through them too, by number. */
  byAssignee(worker: Worker): Promise<readonly Request[]>
  /** Open ones from a unit, by number. */
  byUnit(unit: string): Promise<readonly Request[]>
  /** Active requests by master id; a master who is missing has none. */
  loads(): Promise<ReadonlyMap<string, number>>
}

/** What the bot is in the middle of, by a key of the caller's. The caller parses what it gets back. */
export interface Conversations {
  get(key: string): Promise<unknown>
  /** `state` is plain data that survives JSON. */
  put(key: string, state: object): Promise<void>
  /** Where there is none, nothing happens. */
  delete(key: string): Promise<void>
}

/** Small documents for what has no place of its own, by a kind and an id of the caller's. The caller parses them. */
export interface Documents {
  get(kind: string, id: string): Promise<unknown>
  /** Adds it, or replaces the one with the same kind and id. `document` is plain data that survives JSON. */
  put(kind: string, id: string, document: object): Promise<void>
  /** Where there is none, nothing happens. */
  delete(kind: string, id: string): Promise<void>
  /** All of a kind with their ids, those changed longest ago first. */
  all(kind: string): Promise<readonly (readonly [id: string, document: unknown])[]>
}

export interface People {
  get(id: PersonId): Promise<Person | undefined>
  byIdentity(channel: string, userId: string): Promise<Person | undefined>
  /** `email` in lower case. */
  byEmail(email: string): Promise<Person | undefined>
  /**
   * Adds a person, or replaces the one with the same id.
   *
   * @throws CentralinoError `store/conflict` where an identity or the e-mail is another person's.
   */
  put(person: Person): Promise<void>
}

/** Which events of the platforms have been seen. */
export interface Inbox {
  /** True the first time, false for an event of that channel accepted in the last 24 hours; older ones are forgotten. */
  accept(channel: string, eventId: string, at: Instant): Promise<boolean>
}

/** Messages owed. Marking one that no longer waits does nothing. */
export interface Outbox {
  /** @throws CentralinoError `store/conflict` where one with the same id waits or was given up. */
  add(message: OutboxMessage): Promise<void>
  /**
   * The first waiting message of each conversation, where its moment has come, by position: a later one never
   * overtakes. A message last tried later than `now` is due: the clock was set back.
   */
  due(now: Instant, limit: number): Promise<DueRows>
  /** It has reached the platform, which calls it `ref`. */
  markSent(id: string, ref: MessageRef, at: Instant): Promise<void>
  /** It waits on, before all later ones of its conversation. */
  markRetry(id: string, attempt: FailedAttempt): Promise<void>
  /** Gives it up; the next one of its conversation can go. */
  markUndelivered(id: string, error: DeliveryErrorCode, at: Instant): Promise<void>
  /** Says what was done about one given up. */
  noteRemedy(id: string, remedy: string): Promise<void>
  /** Those given up, oldest first. */
  undelivered(): Promise<readonly UndeliveredRow[]>
  /** Takes one off the list of those given up. */
  dismiss(id: string): Promise<void>
  /** The last message sent there with that card; forgotten 90 days after it was sent. */
  lastRef(address: Address, card: string): Promise<MessageRef | undefined>
}

/** Something done, for whoever must account for it later. */
export interface JournalEntry {
  readonly at: Instant
  /** Who did it; null: Centralino itself. */
  readonly actor: PersonId | null
  /** A code of the caller's. */
  readonly what: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface Journal {
  /** Never changed afterwards. */
  append(entry: JournalEntry): Promise<void>
}
