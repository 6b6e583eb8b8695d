import type { Address } from '../../channel/message.ts'
import type { OutboxRow } from '../outbox-row.ts'
import { rowKey } from './row-key.ts'
import type { Index } from './table.ts'

/** Waiting messages in one queue per conversation, by position. */
export class OutboxIndex implements Index<OutboxRow> {
  readonly #queues = new Map<string, OutboxRow[]>()

  changed(before: OutboxRow | undefined, after: OutboxRow | undefined): void {
    if (before !== undefined) this.#leave(before)
    if (after !== undefined) this.#enter(after)
  }

  /** The first of each conversation, in no order. */
  *heads(): Iterable<OutboxRow> {
    for (const [head] of this.#queues.values()) {
      if (head !== undefined) yield head
    }
  }

  #enter(row: OutboxRow): void {
    const key = conversationKey(row.address)
    const queue = this.#queues.get(key)
    if (queue === undefined) {
      this.#queues.set(key, [row])
      return
    }
    const next = queue.findLastIndex((other) => other.position < row.position) + 1
    queue.splice(next, 0, row)
  }

  #leave(row: OutboxRow): void {
    const key = conversationKey(row.address)
    const queue = this.#queues.get(key) ?? []
    const at = queue.findIndex((other) => other.position === row.position)
    if (at !== -1) queue.splice(at, 1)
    if (queue.length === 0) this.#queues.delete(key)
  }
}

function conversationKey({ channel, conversation }: Address): string {
  return rowKey(channel, conversation)
}
