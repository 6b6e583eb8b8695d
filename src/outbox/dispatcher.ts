import type { ChannelAdapter } from '../channel/adapter.ts'
import type { Clock } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { DeliveryErrorCode, OutboxRow } from '../store/outbox-row.ts'
import type { Store } from '../store/store.ts'
import { backoff, GIVE_UP_AFTER_HOURS } from './backoff.ts'

/** Wakes somebody later. Passed in, so that tests own the time. */
export interface Timers {
  /** Runs once at that moment, or at once where it has passed. Returns how to call it off. */
  set(at: Date, run: () => void): () => void
}

export interface DispatcherOptions {
  readonly store: Store
  /** By channel name. */
  readonly adapters: ReadonlyMap<string, ChannelAdapter>
  readonly clock: Clock
  readonly timers: Timers
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /** Told of a message given up, after it was put on the list of those; what it does is in a transaction of its own. */
  readonly onUndelivered: (row: OutboxRow, code: DeliveryErrorCode) => Promise<void>
  /** Told of faults that keep the dispatcher from its work; it tries again. */
  readonly onFault: (fault: unknown) => void
}

export interface Dispatcher {
  /** There may be something to send. Called after every transaction; returns at once. */
  wake(): void
  /** Sends nothing more; resolves when what is under way is over. */
  stop(): Promise<void>
  /** Resolves when nothing is left to send at this moment. */
  idle(): Promise<void>
}

/** Messages of different conversations sent at once. */
const atOnce = 16
const HOUR = 3_600_000
/** Milliseconds before the outbox is looked at again after a fault of the store. */
const afterFault = 5_000

/**
 * Sends what waits in the outbox. Messages of one conversation keep their order, those of different conversations do
 * not wait for each other. A row is marked sent after the platform took it; the adapter gets the row's id as key, so
 * that a message whose confirmation was lost is not shown twice.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { store, adapters, clock, timers, random, onUndelivered, onFault } = options
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let callOff: () => void = () => {}

  const wake = () => {
    if (stopped) return
    again = true
    running ??= drain().finally(() => {
      running = undefined
      if (again && !stopped) wake()
    })
  }

  async function drain(): Promise<void> {
    callOff()
    while (again && !stopped) {
      again = false
      try {
        const due = await store.transaction((tx) => tx.outbox.due(clock.now().toISOString(), atOnce))
        await Promise.all(due.rows.map(sendRow))
        if (due.rows.length > 0) again = true
        else if (due.nextAt !== null) callOff = timers.set(new Date(due.nextAt), wake)
      } catch (fault) {
        onFault(fault)
        callOff = timers.set(new Date(clock.now().getTime() + afterFault), wake)
      }
    }
  }

  async function sendRow(row: OutboxRow): Promise<void> {
    const adapter = adapters.get(row.address.channel)
    try {
      if (adapter === undefined) {
        throw new DeliveryError('delivery/permanent', `No channel "${row.address.channel}" is open.`)
      }
      const { card } = row.message
      const known =
        card === undefined ? undefined : await store.transaction((tx) => tx.outbox.lastRef(row.address, card))
      const ref =
        known === undefined
          ? await adapter.send(row.address, row.message, row.id)
          : await adapter.update(row.address, known, row.message, row.id)
      await store.transaction((tx) => tx.outbox.markSent(row.id, ref, clock.now().toISOString()))
    } catch (error) {
      await onFailure(row, error)
    }
  }

  async function onFailure(row: OutboxRow, error: unknown): Promise<void> {
    // A fault that is no delivery error is ours: trying again with the same key can do no harm.
    const failure = error instanceof DeliveryError ? error : undefined
    if (failure === undefined) onFault(error)
    const code = (failure?.code ?? 'delivery/temporary') as DeliveryErrorCode
    const now = clock.now()
    const isOld = now.getTime() - Date.parse(row.at) >= GIVE_UP_AFTER_HOURS * HOUR
    if (code === 'delivery/permanent' || isOld) {
      await store.transaction((tx) => tx.outbox.markUndelivered(row.id, code, now.toISOString()))
      await onUndelivered(row, code)
      return
    }
    const wait = Math.max(failure?.retryAfterMs ?? 0, backoff(row.attempts + 1, random))
    const nextAttemptAt = new Date(now.getTime() + wait).toISOString()
    await store.transaction((tx) => tx.outbox.markRetry(row.id, { at: now.toISOString(), error: code, nextAttemptAt }))
  }

  return {
    wake,
    async stop() {
      stopped = true
      callOff()
      await running
    },
    async idle() {
      while (running !== undefined) await running
    },
  }
}
