import type { MessageRef } from '../../channel/adapter.ts'
import type { Address } from '../../channel/message.ts'
import { CentralinoError } from '../../errors.ts'
import type { Instant } from '../../requests/terms.ts'
import type {
  DeliveryErrorCode,
  DueRows,
  FailedAttempt,
  OutboxMessage,
  OutboxRow,
  UndeliveredRow,
} from '../outbox-row.ts'
import type { Outbox } from '../store.ts'
import type { ChangeSet } from './change-set.ts'
import { forgetOld } from './forgetting.ts'
import { rowKey } from './row-key.ts'
import type { Tables } from './tables.ts'

const CARDS_KEPT_MS = 90 * 24 * 60 * 60_000

export class OutboxView implements Outbox {
  readonly #tables: Tables
  readonly #changes: ChangeSet

  constructor(tables: Tables, changes: ChangeSet) {
    this.#tables = tables
    this.#changes = changes
  }

  async add({ id, address, message, to, request, at }: OutboxMessage): Promise<void> {
    const { outbox, undelivered, counters } = this.#tables
    if (this.#changes.read(outbox).has(id) || undelivered.rows.has(id)) {
      throw new CentralinoError('store/conflict', `The outbox already has a message ${id}`, { data: { id } })
    }
    const position = (counters.rows.get('outbox') ?? 0) + 1
    this.#changes.put(counters, 'outbox', position)
    this.#changes.put(outbox, id, { id, address, message, to, request, at, position, attempts: 0, lastAttempt: null })
  }

  async due(now: Instant, limit: number): Promise<DueRows> {
    this.#changes.read(this.#tables.outbox)
    const rows: OutboxRow[] = []
    let nextAt: Instant | null = null
    for (const head of this.#tables.indexes.outbox.heads()) {
      const last = head.lastAttempt
      if (last === null || last.nextAttemptAt <= now || last.at > now) rows.push(head)
      else if (nextAt === null || last.nextAttemptAt < nextAt) nextAt = last.nextAttemptAt
    }
    return { rows: rows.sort((one, two) => one.position - two.position).slice(0, limit), nextAt }
  }

  async markSent(id: string, ref: MessageRef, at: Instant): Promise<void> {
    const { outbox, cards } = this.#tables
    const row = this.#changes.read(outbox).get(id)
    if (row === undefined) return
    this.#changes.delete(outbox, id)
    const { card } = row.message
    if (card === undefined) return
    this.#changes.put(cards, cardKey(row.address, card), { ref, at })
    forgetOld(this.#changes, cards, (sent) => Date.parse(at) - Date.parse(sent.at) >= CARDS_KEPT_MS)
  }

  async markRetry(id: string, attempt: FailedAttempt): Promise<void> {
    const row = this.#changes.read(this.#tables.outbox).get(id)
    if (row === undefined) return
    this.#changes.put(this.#tables.outbox, id, { ...row, attempts: row.attempts + 1, lastAttempt: attempt })
  }

  async markUndelivered(id: string, error: DeliveryErrorCode, undeliveredAt: Instant): Promise<void> {
    const { outbox, undelivered } = this.#tables
    const row = this.#changes.read(outbox).get(id)
    if (row === undefined) return
    this.#changes.delete(outbox, id)
    const { address, message, to, request, at } = row
    const given = { id, address, message, to, request, at, error, undeliveredAt, remedy: null }
    this.#changes.put<string, UndeliveredRow>(undelivered, id, given)
  }

  async noteRemedy(id: string, remedy: string): Promise<void> {
    const row = this.#changes.read(this.#tables.undelivered).get(id)
    if (row !== undefined) this.#changes.put(this.#tables.undelivered, id, { ...row, remedy })
  }

  async undelivered(): Promise<readonly UndeliveredRow[]> {
    const rows = [...this.#changes.read(this.#tables.undelivered).values()]
    return rows.sort((one, two) => Date.parse(one.undeliveredAt) - Date.parse(two.undeliveredAt))
  }

  async dismiss(id: string): Promise<void> {
    this.#changes.delete(this.#tables.undelivered, id)
  }

  async lastRef(address: Address, card: string): Promise<MessageRef | undefined> {
    return this.#changes.read(this.#tables.cards).get(cardKey(address, card))?.ref
  }
}

function cardKey({ channel, conversation }: Address, card: string): string {
  return rowKey(channel, conversation, card)
}
