import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from '../../src/outbox/backoff.ts'

const MINUTE = 60_000
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

describe('backoff', () => {
  it('waits up to twice as long after each failure, up to a quarter of an hour', () => {
    const most = [1, 2, 3, 4, 10, 11, 500].map((attempts) => backoff(attempts, () => 0.999999))
    expect(most).toEqual([2_000, 4_000, 8_000, 16_000, 15 * MINUTE - 1, 15 * MINUTE - 1, 15 * MINUTE - 1])
  })

  it('spreads over the whole time, from at once on', () => {
    expect(backoff(5, () => 0)).toBe(0)
    expect(backoff(5, () => 0.5)).toBe(16_000)
  })

  it('never comes earlier than the platform asks, and not all at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        share,
        fc.integer({ min: 1, max: 1e9 }),
        (attempts, at, asked) => {
          const wait = backoff(attempts, () => at, asked)
          expect(wait).toBeGreaterThanOrEqual(asked)
          expect(wait).toBeLessThanOrEqual(asked + 2_000)
        },
      ),
    )
  })
})
