import { createDispatcher, type Dispatcher, type DispatcherOptions } from '../../src/outbox/dispatcher.ts'
import type { OutboxMessage, OutboxRow, UndeliveredRow } from '../../src/store/outbox-row.ts'
import type { Store } from '../../src/store/store.ts'
import { instant, owed } from '../store/sample-rows.ts'
import { ManualTime } from '../support/manual-time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { FakeChannel } from './fake-channel.ts'

/** A dispatcher on a store in memory, with a platform, a clock and dice of the test's own. */
export class PostOffice {
  readonly time = new ManualTime(instant(0))
  readonly channel = new FakeChannel()
  readonly faults: unknown[] = []
  readonly givenUp: string[] = []
  readonly store: Store
  readonly dispatcher: Dispatcher
  /** What the dice show: from 0 up to but not including 1. */
  dice = 0.5

  constructor(changes: { store?: Store; onUndelivered?: DispatcherOptions['onUndelivered'] } = {}) {
    this.store = changes.store ?? createMemoryStore()
    this.dispatcher = createDispatcher({
      store: this.store,
      adapters: new Map([['fake', this.channel]]),
      clock: this.time,
      timers: this.time,
      random: () => this.dice,
      onUndelivered:
        changes.onUndelivered ??
        (async (_tx, row, code) => {
          this.givenUp.push(`${row.id} ${code}`)
        }),
      onFault: (fault) => void this.faults.push(fault),
    })
  }

  /** Owes messages and wakes the dispatcher. */
  async owe(...messages: readonly OutboxMessage[]): Promise<void> {
    await this.store.transaction(async (tx) => {
      for (const message of messages) await tx.outbox.add({ ...message, at: this.time.now().toISOString() })
    })
    this.dispatcher.wake()
  }

  async send(...ids: readonly string[]): Promise<void> {
    await this.owe(...ids.map((id) => owed(id)))
    await this.dispatcher.idle()
  }

  pass(milliseconds: number): Promise<void> {
    return this.time.pass(milliseconds, () => this.dispatcher.idle())
  }

  async waiting(): Promise<readonly OutboxRow[]> {
    const never = '9999-12-31T00:00:00.000Z'
    return (await this.store.transaction((tx) => tx.outbox.due(never, 1_000))).rows
  }

  undelivered(): Promise<readonly UndeliveredRow[]> {
    return this.store.transaction((tx) => tx.outbox.undelivered())
  }
}
