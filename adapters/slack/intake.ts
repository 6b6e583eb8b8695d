import type { Clock, Timers } from '../../src/clock.ts'
import type { Delivery, Spool } from '../../src/spool.ts'
import type { Taken } from './arrivals.ts'
import type { SubmissionAnswer } from './pending-submissions.ts'
import { Retries } from './retries.ts'

export interface IntakeParts {
  readonly spool: Spool
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
  /** Resolves once the core has it; `isLive`: Slack is waiting. */
  readonly take: (delivery: Delivery, isLive: boolean) => Promise<Taken>
}

const nothing = () => undefined

/** Milliseconds the core has before the delivery is kept beside it. */
const CORE_HAS = 1_000
/** Milliseconds in which Slack is told in any case: it waits for three seconds. */
const TELL_WITHIN = 2_400
/** Milliseconds that what is under way has to finish once the program stops. */
const PATIENCE = 5_000

/**
 * Takes what Slack brings, and lets Slack know once it is safe: in the store, or, where that takes too long, in the
 * spool, from where it goes to the store as soon as it can. Slack is never told that it was taken when it was not.
 */
export class Intake {
  readonly #parts: IntakeParts
  readonly #retries: Retries
  readonly #underWay = new Set<Promise<unknown>>()
  #isStopped = false

  constructor(parts: IntakeParts) {
    this.#parts = parts
    this.#retries = new Retries(parts)
  }

  /** Resolves, in time, to what to answer Slack; rejects where Slack must bring it again. */
  take(kind: string, body: unknown): Promise<SubmissionAnswer> {
    if (this.#isStopped) return Promise.reject(new Error('The program stops: Slack is to bring it again'))
    const taken = this.#take(kind, body)
    this.inBackground(taken)
    return taken
  }

  async #take(kind: string, body: unknown): Promise<SubmissionAnswer> {
    const { clock, spool, take } = this.#parts
    const delivery = { kind, body, at: clock.now() }
    const taking = take(delivery, true)
    this.inBackground(taking)
    const first = await this.#within(CORE_HAS, delivery, taking)
    if (first !== undefined && 'value' in first) return first.value.answer
    const keeping = spool.keep(delivery)
    this.inBackground(this.#finish(delivery, taking, keeping))
    const safe = await this.#within(TELL_WITHIN, delivery, Promise.any([taking, keeping]))
    if (safe !== undefined && 'value' in safe) return undefined
    throw new Error('What Slack brought could not be kept: Slack is to bring it again')
  }

  /** Takes what an earlier run of the program has kept, in the order in which it came. */
  async replay(): Promise<void> {
    const { spool } = this.#parts
    for (const { name, delivery } of await spool.list()) {
      this.inBackground(this.#retries.until(delivery).then((isTaken) => (isTaken ? spool.remove(name) : undefined)))
    }
  }

  /** Work whose outcome nobody waits for, but the end of the program. */
  inBackground(work: Promise<unknown>): void {
    const settled = work.then(nothing, nothing).finally(() => this.#underWay.delete(settled))
    this.#underWay.add(settled)
  }

  /**
   * Takes nothing more and tries nothing again; resolves when what is under way is over, or after some seconds: what
   * is not taken by then stays in the spool.
   */
  stop(): Promise<void> {
    const { clock, timers } = this.#parts
    this.#isStopped = true
    this.#retries.stop()
    return new Promise((resolve) => {
      const callOff = timers.set(new Date(clock.now().getTime() + PATIENCE), resolve)
      this.#quiet().then(resolve, resolve).finally(callOff)
    })
  }

  async #quiet(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  async #finish(delivery: Delivery, taking: Promise<Taken>, keeping: Promise<string>): Promise<void> {
    const { spool, onFault } = this.#parts
    const name = await keeping.catch((fault: unknown) => {
      onFault(fault)
      return undefined
    })
    const isTaken = await taking.then(
      () => true,
      (fault: unknown) => {
        onFault(fault)
        // What could not be kept either, Slack brings again.
        return name === undefined ? false : this.#retries.until(delivery)
      },
    )
    if (isTaken && name !== undefined) await spool.remove(name)
  }

  /** How the work ended; undefined where it has not, that many milliseconds after the delivery came. */
  #within<Value>(
    milliseconds: number,
    { at }: Delivery,
    work: Promise<Value>,
  ): Promise<{ readonly value: Value } | { readonly fault: unknown } | undefined> {
    return new Promise((resolve) => {
      const end = new Date(at.getTime() + milliseconds)
      const callOff = this.#parts.timers.set(end, () => resolve(undefined))
      work.then(
        (value) => {
          callOff()
          resolve({ value })
        },
        (fault: unknown) => {
          callOff()
          resolve({ fault })
        },
      )
    })
  }
}
