import type { Clock } from '../../../src/clock.ts'

/** Makes ids and times of messages as Slack writes them; none comes twice. */
export class Ids {
  readonly #clock: Clock
  #last = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Such as `U0000001`. */
  next(prefix: string): string {
    this.#last += 1
    return `${prefix}${String(this.#last).padStart(7, '0')}`
  }

  /** Seconds with six digits after the point; later ones are greater as texts, too. */
  ts(): string {
    this.#last += 1
    return `${this.seconds()}.${String(this.#last).padStart(6, '0')}`
  }

  seconds(): number {
    return Math.floor(this.now() / 1_000)
  }

  now(): number {
    return this.#clock.now().getTime()
  }
}
