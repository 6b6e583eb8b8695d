import type { Outbox, Transaction } from '../../src/store/store.ts'

/** The same transaction with another outbox. */
export function withOutbox(tx: Transaction, outbox: Outbox): Transaction {
  const { requests, conversations, people, inbox, journal, documents } = tx
  return { requests, conversations, people, inbox, outbox, journal, documents }
}
