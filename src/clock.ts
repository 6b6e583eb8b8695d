/** What time it is. Passed in everywhere, so that tests own the time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
