import type { Clock, Timers } from '../../src/clock.ts'

interface Waiting {
  readonly at: number
  readonly run: () => void
}

/** Time that passes only when a test says so. */
export class ManualTime implements Clock, Timers {
  #now: number
  readonly #waiting = new Set<Waiting>()

  constructor(now: string) {
    this.#now = Date.parse(now)
  }

  now(): Date {
    return new Date(this.#now)
  }

  set(at: Date, run: () => void): () => void {
    const waiting = { at: at.getTime(), run }
    this.#waiting.add(waiting)
    return () => {
      this.#waiting.delete(waiting)
    }
  }

  /** How many wait for a moment to come. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Lets time pass; who waits for a moment in between is run at that moment. `settle` waits for what that sets off. */
  async pass(milliseconds: number, settle: () => Promise<unknown>): Promise<void> {
    const end = this.#now + milliseconds
    for (;;) {
      const next = [...this.#waiting].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      this.#waiting.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
      await settle()
    }
    this.#now = end
  }

  /** Sets the clock without anybody's moment coming. */
  turnTo(now: string): void {
    this.#now = Date.parse(now)
  }
}
