/** What time it is. Passed in everywhere, so that tests own the time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Runs something later. Passed in, so that tests own the waiting. */
export interface Timers {
  /** Runs once at that moment, or at once where it has passed. Returns how to call it off; twice does no harm. */
  set(at: Date, run: () => void): () => void
}

export function systemTimers(clock: Clock): Timers {
  return {
    set(at, run) {
      const wait = Math.max(0, at.getTime() - clock.now().getTime())
      // Longer waits than a timer can hold are looked at again then.
      const timer = setTimeout(run, Math.min(wait, 2 ** 31 - 1))
      return () => clearTimeout(timer)
    },
  }
}
