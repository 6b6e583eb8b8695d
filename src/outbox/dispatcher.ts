import type { Attempt, MessageRef } from '../channel/adapter.ts'
import { CentralinoError, DeliveryError } from '../errors.ts'
import type { DeliveryErrorCode, OutboxRow } from '../store/outbox-row.ts'
import type { Store, Transaction } from '../store/store.ts'
import { backoff } from './backoff.ts'
import { type DeliveryContext, deliver } from './delivery.ts'

export interface DispatcherOptions extends DeliveryContext {
  readonly store: Store
  /** From 0 up to but not including 1. */
  readonly random: () => number
  /**
   * What to do about a message given up, in the transaction that puts it on the list of those. Where it throws, the
   * message is put on the list all the same, and nothing else is done.
   */
  readonly onUndelivered: (tx: Transaction, row: OutboxRow, code: DeliveryErrorCode) => Promise<void>
  /** Told of faults that are nobody's message; the dispatcher goes on. */
  readonly onFault: (fault: unknown) => void
}

export interface Dispatcher {
  /** There may be something to send. Called after every transaction; returns at once. */
  wake(): void
  /** Begins nothing more; resolves when what is under way is over. */
  stop(): Promise<void>
  /** Resolves when nothing is left to send at this moment. */
  idle(): Promise<void>
}

/** Conversations written to at once: enough that nobody waits for a platform that takes its time with others. */
const AT_ONCE = 64
/** Milliseconds after which a message that did not go out is given up. */
const GIVE_UP_AFTER = 24 * 60 * 60_000
/** Milliseconds before the outbox is looked at again after a fault of the store. */
const PAUSE_AFTER_FAULT = 5_000

/**
 * Sends what waits in the outbox. Messages of one conversation keep their order; different conversations do not wait
 * for each other. A row is marked sent after the platform took it, so that nothing owed is lost; what is sent again
 * because the mark was lost carries the same key, by which a platform that can shows it once.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const dispatcher = new OutboxDispatcher(options)
  return { wake: () => dispatcher.wake(), stop: () => dispatcher.stop(), idle: () => dispatcher.idle() }
}

class OutboxDispatcher {
  readonly #options: DispatcherOptions
  /** What was owed before may have been sent by a program that ended before it could note so. */
  readonly #begun: string
  /** By conversation. */
  readonly #underWay = new Map<string, Promise<void>>()
  /** Taken by the platform and not yet marked, because the store could not: by id. Never sent again. */
  readonly #taken = new Map<string, MessageRef>()
  #looking: Promise<void> | undefined
  #lookAgain = false
  #paused = false
  #stopped = false
  #callOff: () => void = () => {}

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.#begun = options.clock.now().toISOString()
  }

  wake(): void {
    this.#lookAgain = true
    if (this.#stopped || this.#paused || this.#looking !== undefined) return
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined
      if (this.#lookAgain) this.wake()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#callOff()
    await this.idle()
  }

  async idle(): Promise<void> {
    while (this.#looking !== undefined || this.#underWay.size > 0) {
      await Promise.all([this.#looking, ...this.#underWay.values()])
    }
  }

  async #look(): Promise<void> {
    const { store, clock, timers } = this.#options
    while (this.#lookAgain && !this.#stopped && !this.#paused) {
      this.#lookAgain = false
      if (this.#underWay.size >= AT_ONCE) return
      try {
        const limit = AT_ONCE + this.#underWay.size
        const due = await store.transaction((tx) => tx.outbox.due(clock.now().toISOString(), limit))
        if (this.#stopped || this.#paused) return
        for (const row of due.rows) this.#begin(row)
        this.#callOff()
        if (due.nextAt !== null) this.#callOff = timers.set(new Date(due.nextAt), () => this.wake())
      } catch (fault) {
        this.#pause(fault)
      }
    }
  }

  #begin(row: OutboxRow): void {
    // Looked at for every message that waits, whenever anything happens. A channel's name holds no line feed.
    const key = `${row.address.channel}\n${row.address.conversation}`
    if (this.#underWay.has(key) || this.#stopped || this.#underWay.size >= AT_ONCE) return
    const sending = this.#send(row)
      .catch((fault: unknown) => this.#pause(fault))
      .finally(() => {
        this.#underWay.delete(key)
        this.wake()
      })
    this.#underWay.set(key, sending)
  }

  /** Rejects only where the store does. */
  async #send(row: OutboxRow): Promise<void> {
    const { store, clock } = this.#options
    const { card } = row.message
    let ref = this.#taken.get(row.id)
    if (ref === undefined) {
      const earlier =
        card === undefined ? undefined : await store.transaction((tx) => tx.outbox.lastRef(row.address, card))
      try {
        ref = await deliver(row, earlier, this.#attemptOf(row), this.#options)
      } catch (error) {
        await this.#fail(row, error)
        return
      }
      this.#taken.set(row.id, ref)
    }
    const sent = ref
    await store.transaction((tx) => tx.outbox.markSent(row.id, sent, clock.now().toISOString()))
    this.#taken.delete(row.id)
  }

  #attemptOf({ at, lastAttempt }: OutboxRow): Attempt {
    return lastAttempt?.uncertain === true || at < this.#begun ? 'again' : 'first'
  }

  async #fail(row: OutboxRow, error: unknown): Promise<void> {
    const { store, clock, random, onFault } = this.#options
    // What an adapter throws besides is a fault of ours, and may have come before or after the message went out.
    if (!(error instanceof DeliveryError)) onFault(error)
    const code = error instanceof DeliveryError ? error.code : 'delivery/ambiguous'
    const now = clock.now()
    const isOld = now.getTime() - Date.parse(row.at) >= GIVE_UP_AFTER
    if (code === 'delivery/permanent' || isOld) return this.#giveUp(row, code)
    const askedFor = error instanceof DeliveryError ? error.retryAfterMs : undefined
    const nextAttemptAt = new Date(now.getTime() + backoff(row.attempts + 1, random, askedFor)).toISOString()
    const uncertain = code === 'delivery/ambiguous' || row.lastAttempt?.uncertain === true
    const attempt = { at: now.toISOString(), error: code, uncertain, nextAttemptAt }
    await store.transaction((tx) => tx.outbox.markRetry(row.id, attempt))
  }

  async #giveUp(row: OutboxRow, code: DeliveryErrorCode): Promise<void> {
    const { store, clock, onUndelivered, onFault } = this.#options
    const mark = (tx: Transaction) => tx.outbox.markUndelivered(row.id, code, clock.now().toISOString())
    try {
      await store.transaction(async (tx) => {
        await mark(tx)
        await onUndelivered(tx, row, code)
      })
    } catch (fault) {
      if (isStoreFault(fault)) throw fault
      onFault(fault)
      await store.transaction(mark)
    }
  }

  /** While the store cannot note what is sent, nothing is sent. */
  #pause(fault: unknown): void {
    if (this.#stopped || this.#paused) return
    const { clock, timers, onFault } = this.#options
    onFault(fault)
    this.#paused = true
    this.#callOff()
    this.#callOff = timers.set(new Date(clock.now().getTime() + PAUSE_AFTER_FAULT), () => {
      this.#paused = false
      this.wake()
    })
  }
}

function isStoreFault(fault: unknown): boolean {
  return fault instanceof CentralinoError && ['store/unwritable', 'store/closed'].includes(fault.code)
}
