import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../src/store/store.ts'
import { closed, followedBy, instant, openedRequest } from '../store/sample-rows.ts'
import type { StoreHarness } from './store-harness.ts'

export function keepsRequests(harness: () => StoreHarness): void {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => harness().store.transaction(work)
  const numbers = (requests: readonly { number: number }[]) => requests.map(({ number }) => number)
  const joined = (by: string) => ({ type: 'joined', at: instant(5), by, text: null }) as const

  describe('requests', () => {
    it('are numbered from one, and no number is given twice', async () => {
      expect(await run(async (tx) => [await tx.requests.nextNumber(), await tx.requests.nextNumber()])).toEqual([1, 2])
      await harness().reopen()
      const failed = run(async (tx) => {
        await tx.requests.nextNumber()
        throw new Error('changed my mind')
      })
      await expect(failed).rejects.toThrow()
      expect(await run((tx) => tx.requests.nextNumber())).toBe(3)
    })

    it('do not get a number that one was put under', async () => {
      await run((tx) => tx.requests.put(openedRequest(7)))
      expect(await run((tx) => tx.requests.nextNumber())).toBe(8)
    })

    it('are found by number, participant, assignee and unit', async () => {
      const office = { kind: 'office', unit: 'it-networks' } as const
      const supplier = { kind: 'supplier', unit: 'supplier', through: office } as const
      await run(async (tx) => {
        await tx.requests.put(openedRequest(3, { requester: 'bruno', unit: 'roads', assignee: office }))
        await tx.requests.put(followedBy(openedRequest(2, { requester: 'bruno' }), joined('anna')))
        await tx.requests.put(openedRequest(1, { assignee: supplier }))
      })
      await run(async (tx) => {
        expect(numbers(await tx.requests.open())).toEqual([1, 2, 3])
        expect(numbers(await tx.requests.byParticipant('anna'))).toEqual([2, 1])
        expect(numbers(await tx.requests.byParticipant('bruno'))).toEqual([3, 2])
        expect(numbers(await tx.requests.byAssignee(office))).toEqual([1, 3])
        expect(numbers(await tx.requests.byAssignee({ kind: 'master', master: 'master-schools' }))).toEqual([2])
        expect(numbers(await tx.requests.byAssignee({ kind: 'master', master: 'it-networks' }))).toEqual([])
        expect(numbers(await tx.requests.byUnit('schools'))).toEqual([1, 2])
        expect(await tx.requests.byUnit('nowhere')).toEqual([])
        expect(await tx.requests.get(4)).toBeUndefined()
      })
    })

    it('are found where they are now, not where they were', async () => {
      const before = openedRequest(1)
      const to = { kind: 'office', unit: 'it-networks' } as const
      const as = { kind: 'master', master: 'master-schools' } as const
      await run((tx) => tx.requests.put(before))
      expect(await run((tx) => tx.requests.loads())).toEqual(new Map([['master-schools', 1]]))
      await run((tx) =>
        tx.requests.put(
          followedBy(before, { type: 'forwarded', at: instant(1), by: 'ada', as, from: as, to, reason: 'network' }),
        ),
      )
      await run(async (tx) => {
        expect(await tx.requests.byAssignee(as)).toEqual([])
        expect(numbers(await tx.requests.byAssignee(to))).toEqual([1])
        expect(await tx.requests.loads()).toEqual(new Map())
      })
    })

    it('that are closed or withdrawn are no longer open, but are still found', async () => {
      const withdrawn = followedBy(openedRequest(2), { type: 'withdrawn', at: instant(9), by: 'anna', reason: null })
      await run(async (tx) => {
        await tx.requests.put(openedRequest(1))
        await tx.requests.put(openedRequest(2))
      })
      await run(async (tx) => {
        await tx.requests.put(closed(openedRequest(1)))
        await tx.requests.put(withdrawn)
      })
      for (const when of ['at once', 'opened again', 'opened once more']) {
        await run(async (tx) => {
          expect(await tx.requests.open(), when).toEqual([])
          expect(await tx.requests.get(1), when).toEqual(closed(openedRequest(1)))
          expect(await tx.requests.get(2), when).toEqual(withdrawn)
          expect(numbers(await tx.requests.byParticipant('anna')), when).toEqual([2, 1])
          expect(await tx.requests.byUnit('schools'), when).toEqual([])
          expect(await tx.requests.loads(), when).toEqual(new Map())
        })
        await harness().reopen()
      }
    })

    it('of a person are all open ones and the ten closed last', async () => {
      await run(async (tx) => {
        await tx.requests.put(openedRequest(1))
        for (let number = 2; number <= 13; number++) await tx.requests.put(closed(openedRequest(number)))
      })
      await harness().reopen()
      const shown = numbers(await run((tx) => tx.requests.byParticipant('anna')))
      expect(shown).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 1])
    })

    it('that are reopened are open again, and close again', async () => {
      const before = closed(openedRequest(1))
      const reopened = followedBy(before, {
        type: 'reopened',
        at: instant(90),
        by: 'anna',
        text: 'Again',
        attachments: [],
      })
      await run((tx) => tx.requests.put(before))
      await harness().reopen()
      await run(async (tx) => {
        expect(await tx.requests.get(1)).toEqual(before)
        await tx.requests.put(reopened)
      })
      await harness().reopen()
      await run(async (tx) => {
        expect(await tx.requests.get(1)).toEqual(reopened)
        expect(numbers(await tx.requests.open())).toEqual([1])
        expect(numbers(await tx.requests.byParticipant('anna'))).toEqual([1])
        await tx.requests.put(closed(reopened, instant(120)))
      })
      await harness().reopen()
      expect(await run((tx) => tx.requests.get(1))).toEqual(closed(reopened, instant(120)))
    })

    it('keep a long description and one that is only a sign', async () => {
      const long = openedRequest(1, { description: 'è'.repeat(5_000) })
      const sign = openedRequest(2, { description: '🖨️', unit: '__proto__', requester: 'constructor' })
      await run(async (tx) => {
        await tx.requests.put(long)
        await tx.requests.put(sign)
      })
      await harness().reopen()
      await run(async (tx) => {
        expect(await tx.requests.get(1)).toEqual(long)
        expect(await tx.requests.byUnit('__proto__')).toEqual([sign])
        expect(await tx.requests.byParticipant('constructor')).toEqual([sign])
      })
    })
  })
}
