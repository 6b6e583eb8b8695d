/** What time it is. Passed in everywhere, so that tests own the time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** Runs things later. Passed in wherever something waits, so that tests own the waiting. */
export interface Timers {
  /** Calls `run` once at that moment, or at once where it is past. Returns what cancels it; cancelling twice is fine. */
  set(at: Date, run: () => void): () => void
}

/** The longest delay that the platform's own timers take, in milliseconds; what is further off comes early. */
const LONGEST_DELAY = 2 ** 31 - 1

export const systemTimers: Timers = {
  set(at, run) {
    const timer = setTimeout(run, Math.min(Math.max(at.getTime() - Date.now(), 0), LONGEST_DELAY))
    return () => clearTimeout(timer)
  },
}
