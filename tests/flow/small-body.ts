import type { ChannelLimits } from '../../src/channel/adapter.ts'
import type { Address } from '../../src/channel/message.ts'
import { composeMessage } from '../../src/channel/plain-text.ts'
import { createResponder } from '../../src/conversation/responder.ts'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'
import { localDay } from '../../src/requests/local-time.ts'
import type { Store } from '../../src/store/store.ts'
import { type DeskBase, deskBase } from '../../src/turn/desk-context.ts'
import { runDue } from '../../src/turn/due-requests.ts'
import { routeUndelivered } from '../../src/turn/undelivered.ts'
import { createTurn, type Turn } from '../../src/turn.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'
import { ManualTime } from '../support/manual-time.ts'
import { createMemoryStore } from '../support/memory-store.ts'

/** A Monday morning in the office of the made-up body. */
const MONDAY = '2026-06-01T07:00:00.000Z'

/** Changes the files of the made-up body. */
export type BodyChange = Parameters<typeof smallBaseSources>[0]

export interface BodyOptions {
  readonly store?: Store
  /** Another body than the made-up one. */
  readonly base?: KnowledgeBase
  readonly change?: BodyChange
}

/** The core for the made-up body: the turn, a store, and a clock that stands still until it is set. */
export class SmallBody {
  readonly store: Store
  readonly time = new ManualTime(MONDAY)
  readonly #fixed: KnowledgeBase | undefined
  #change: BodyChange
  #desk: { readonly day: string; readonly base: DeskBase } | undefined
  #ids = 0

  constructor({ store, base, change }: BodyOptions = {}) {
    this.store = store ?? createMemoryStore()
    this.#fixed = base
    this.#change = change
  }

  readonly newId = (): string => `id-${++this.#ids}`

  get base(): KnowledgeBase {
    return this.#fixed ?? smallBase(this.#change)
  }

  /** A new knowledge base, as if the files had changed. */
  reload(change: BodyChange): void {
    this.#change = change
    this.forget()
  }

  /** Forgets what was made ready for the day, as a program does that ends. */
  forget(): void {
    this.#desk = undefined
  }

  turn(limitsOf: (channel: string) => ChannelLimits | undefined, wake: () => void): Turn {
    const { store, newId, time } = this
    return createTurn({ store, desk: () => this.today(), clock: time, newId, limitsOf, wake })
  }

  /** Made anew with each day, as in production. */
  today(): DeskBase {
    const day = localDay('Europe/Rome', this.time.now())
    if (this.#desk?.day !== day) this.#desk = { day, base: deskOf(this.base, day) }
    return this.#desk.base
  }

  /** Puts into the outbox what falls due by itself at this moment. */
  async passTime(): Promise<void> {
    const { store, newId, time } = this
    await runDue({ store, desk: this.today(), newId, at: time.now().toISOString() })
  }

  /** A message to somebody does not arrive and is given up. Nothing else may wait in the outbox. */
  async loseMessage(address: Address, userId: string, request: number | null): Promise<void> {
    const { store, newId, time } = this
    const message = composeMessage('it', [{ type: 'paragraph', text: 'Ciao' }])
    const at = time.now().toISOString()
    await store.transaction(async (tx) => {
      const to = (await tx.people.byIdentity(address.channel, userId))?.id ?? null
      await tx.outbox.add({ id: newId(), address, message, to, request, at })
      for (const row of (await tx.outbox.due(at, 1)).rows) {
        await tx.outbox.markUndelivered(row.id, 'delivery/permanent', at)
        await routeUndelivered(row, 'delivery/permanent', { tx, desk: this.today(), newId, at })
      }
    })
  }
}

function smallBase(change: BodyChange): KnowledgeBase {
  const result = parseKnowledge(smallBaseSources(change))
  if ('problems' in result) throw new Error(`broken base: ${JSON.stringify(result.problems)}`)
  return result.base
}

function deskOf(base: KnowledgeBase, day: string): DeskBase {
  return deskBase(createResponder(base, day), base.calendar.requests, new Set(['admin@example.org']))
}
