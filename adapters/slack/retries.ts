import type { Clock, Timers } from '../../src/clock.ts'
import type { Delivery } from '../../src/spool.ts'
import type { Taken } from './arrivals.ts'

export interface RetryParts {
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
  readonly take: (delivery: Delivery, isLive: boolean) => Promise<Taken>
}

/** Milliseconds before the first new try; each later one waits twice as long, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/** Tries again what could not be taken, for as long as the program runs. */
export class Retries {
  readonly #parts: RetryParts
  readonly #waiting = new Set<() => void>()
  #isStopped = false

  constructor(parts: RetryParts) {
    this.#parts = parts
  }

  /** Resolves to true once it is taken, to false where the program stops before. */
  async until(delivery: Delivery): Promise<boolean> {
    for (let wait = FIRST_WAIT; !this.#isStopped; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        await this.#parts.take(delivery, false)
        return true
      } catch (fault) {
        // Told once: the same would be said every minute.
        if (wait === FIRST_WAIT) this.#parts.onFault(fault)
        await this.#pause(wait)
      }
    }
    return false
  }

  stop(): void {
    this.#isStopped = true
    for (const wake of this.#waiting) wake()
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    const { clock, timers } = this.#parts
    return new Promise((resolve) => {
      const wake = () => {
        callOff()
        this.#waiting.delete(wake)
        resolve()
      }
      const callOff = timers.set(new Date(clock.now().getTime() + milliseconds), wake)
      this.#waiting.add(wake)
    })
  }
}
