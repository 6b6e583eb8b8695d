import type { Clock } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'

interface Pause {
  readonly from: number
  readonly until: number
}

/**
 * Remembers until when Slack wants to be left alone, method by method: who asks before that moment gets a refusal
 * without a request, since requests during a pause only make it longer.
 */
export class RateLimits {
  readonly #clock: Clock
  readonly #pauses = new Map<string, Pause>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Rejects while a pause lasts. */
  check(method: string): void {
    const pause = this.#pauses.get(method)
    if (pause === undefined) return
    const now = this.#clock.now().getTime()
    // A clock that was set back must not turn seconds into hours.
    if (now >= pause.until || now < pause.from) {
      this.#pauses.delete(method)
      return
    }
    throw new DeliveryError('delivery/rate-limited', `Slack has asked to wait before ${method}`, {
      retryAfterMs: pause.until - now,
    })
  }

  pause(method: string, milliseconds: number): void {
    const from = this.#clock.now().getTime()
    const until = Math.max(from + milliseconds, this.#pauses.get(method)?.until ?? 0)
    this.#pauses.set(method, { from, until })
  }
}
