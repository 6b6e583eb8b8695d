/** Milliseconds before the first retry, at most. */
const FIRST = 2_000
/** Milliseconds between later retries, at most. */
const LONGEST = 15 * 60_000

/**
 * Milliseconds to wait before the next attempt: exponential with full jitter, so that many messages that failed
 * together do not come back together ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempts failures so far, from 1
 * @param random from 0 up to but not including 1
 * @param askedFor how long the platform itself asks to wait; the jitter comes on top
 */
export function backoff(attempts: number, random: () => number, askedFor = 0): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 20))
  return Math.round(askedFor + random() * (askedFor > 0 ? FIRST : most))
}
