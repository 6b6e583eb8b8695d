/** Milliseconds before the first retry, at most. */
const FIRST = 2_000
/** Milliseconds between later retries, at most. */
const LONGEST = 15 * 60_000
/** Hours after which a message is given up. */
export const GIVE_UP_AFTER_HOURS = 24

/**
 * Milliseconds to wait before the next attempt: exponential with full jitter, so that many messages that failed
 * together do not come back together ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param attempts failures so far, from 1
 * @param random from 0 up to but not including 1
 */
export function backoff(attempts: number, random: () => number): number {
  const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 20))
  return Math.round(ceiling / 2 + (random() * ceiling) / 2)
}
