import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../src/store/store.ts'
import { instant, message, owed } from '../store/sample-rows.ts'
import type { StoreHarness } from './store-harness.ts'

const DAY = 24 * 60
const ref = (id: string) => ({ channel: 'fake', id })

export function owesMessages(harness: () => StoreHarness): void {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => harness().store.transaction(work)
  const dueIds = (minutes: number, limit = 10) =>
    run(async (tx) => (await tx.outbox.due(instant(minutes), limit)).rows.map(({ id }) => id))
  const retry = (id: string, at: number, nextAt: number) =>
    run((tx) =>
      tx.outbox.markRetry(id, {
        at: instant(at),
        nextAttemptAt: instant(nextAt),
        uncertain: false,
        error: 'delivery/temporary',
      }),
    )

  describe('the outbox', () => {
    it('gives the first message of each conversation, the oldest first', async () => {
      await run(async (tx) => {
        await tx.outbox.add(owed('a1', { conversation: 'a' }))
        await tx.outbox.add(owed('a2', { conversation: 'a' }))
        await tx.outbox.add(owed('b1', { conversation: 'b' }))
        await tx.outbox.add(owed('c1', { conversation: 'c' }))
      })
      expect(await dueIds(0)).toEqual(['a1', 'b1', 'c1'])
      expect(await dueIds(0, 2)).toEqual(['a1', 'b1'])
    })

    it('gives back what was put in', async () => {
      const whole = owed('m1', { request: 42, to: null, message: message('Ciao', 'card-42') })
      await run((tx) => tx.outbox.add(whole))
      await harness().reopen()
      const { rows, nextAt } = await run((tx) => tx.outbox.due(instant(0), 1))
      expect(rows).toEqual([{ ...whole, position: 1, attempts: 0, lastAttempt: null }])
      expect(nextAt).toBeNull()
    })

    it('gives the next one of a conversation once the first is sent', async () => {
      await run(async (tx) => {
        await tx.outbox.add(owed('a1'))
        await tx.outbox.add(owed('a2'))
        await tx.outbox.markSent('a1', ref('r1'), instant(0))
      })
      await harness().reopen()
      expect(await dueIds(0)).toEqual(['a2'])
    })

    it('holds back a conversation whose first message is to be tried again later', async () => {
      await run(async (tx) => {
        await tx.outbox.add(owed('a1', { conversation: 'a' }))
        await tx.outbox.add(owed('a2', { conversation: 'a' }))
        await tx.outbox.add(owed('b1', { conversation: 'b' }))
      })
      await retry('a1', 0, 10)
      await harness().reopen()
      expect(await run((tx) => tx.outbox.due(instant(5), 10))).toMatchObject({
        rows: [{ id: 'b1' }],
        nextAt: instant(10),
      })
      expect(await run((tx) => tx.outbox.due(instant(10), 10))).toMatchObject({
        rows: [
          { id: 'a1', attempts: 1, lastAttempt: { error: 'delivery/temporary' } },
          { id: 'b1', attempts: 0 },
        ],
        nextAt: null,
      })
    })

    it('does not wait an hour longer when the clock is set back an hour', async () => {
      await run((tx) => tx.outbox.add(owed('a1')))
      await retry('a1', 0, 10)
      expect(await dueIds(5)).toEqual([])
      expect(await dueIds(-50)).toEqual(['a1'])
    })

    it('lets the next message go when one is given up, and shows the one given up', async () => {
      await run(async (tx) => {
        await tx.outbox.add(owed('a1', { request: 42 }))
        await tx.outbox.add(owed('a2'))
        await tx.outbox.markUndelivered('a1', 'delivery/permanent', instant(3))
      })
      expect(await dueIds(3)).toEqual(['a2'])
      await run((tx) => tx.outbox.noteRemedy('a1', 'deputy'))
      await harness().reopen()
      const given = { ...owed('a1', { request: 42 }), error: 'delivery/permanent', undeliveredAt: instant(3) }
      expect(await run((tx) => tx.outbox.undelivered())).toEqual([{ ...given, remedy: 'deputy' }])
      await run((tx) => tx.outbox.dismiss('a1'))
      expect(await run((tx) => tx.outbox.undelivered())).toEqual([])
    })

    it('takes each message once', async () => {
      await run((tx) => tx.outbox.add(owed('a1')))
      await expect(run((tx) => tx.outbox.add(owed('a1')))).rejects.toMatchObject({ code: 'store/conflict' })
      await run((tx) => tx.outbox.markUndelivered('a1', 'delivery/permanent', instant(0)))
      await expect(run((tx) => tx.outbox.add(owed('a1')))).rejects.toMatchObject({ code: 'store/conflict' })
    })

    it('takes no notice of marks on what no longer waits', async () => {
      await run(async (tx) => {
        await tx.outbox.markSent('gone', ref('r'), instant(0))
        await tx.outbox.markUndelivered('gone', 'delivery/permanent', instant(0))
        await tx.outbox.noteRemedy('gone', 'deputy')
        await tx.outbox.dismiss('gone')
      })
      await retry('gone', 0, 1)
      expect(await dueIds(9)).toEqual([])
      expect(await run((tx) => tx.outbox.undelivered())).toEqual([])
    })

    it('keeps order when a change of it is undone', async () => {
      await run(async (tx) => {
        await tx.outbox.add(owed('a1'))
        await tx.outbox.add(owed('a2'))
      })
      const undone = run(async (tx) => {
        await tx.outbox.markSent('a1', ref('r'), instant(0))
        throw new Error('changed my mind')
      })
      await expect(undone).rejects.toThrow()
      expect(await dueIds(0)).toEqual(['a1'])
    })

    it('knows what a card was last sent as, in each conversation', async () => {
      const address = { channel: 'fake', conversation: 'c1' }
      const send = (id: string, as: string, minutes: number) =>
        run(async (tx) => {
          await tx.outbox.add(owed(id, { message: message(id, 'card-42') }))
          await tx.outbox.markSent(id, ref(as), instant(minutes))
        })
      const last = (card: string, conversation = 'c1') =>
        run((tx) => tx.outbox.lastRef({ ...address, conversation }, card))
      await send('m1', 'r1', 0)
      await send('m2', 'r2', 1)
      await harness().reopen()
      expect(await last('card-42')).toEqual(ref('r2'))
      expect(await last('card-42', 'c2')).toBeUndefined()
      expect(await last('card-43')).toBeUndefined()
    })

    it('forgets a card after ninety days', async () => {
      const send = (id: string, card: string, minutes: number) =>
        run(async (tx) => {
          await tx.outbox.add(owed(id, { message: message(id, card) }))
          await tx.outbox.markSent(id, ref(id), instant(minutes))
        })
      const last = (card: string) => run((tx) => tx.outbox.lastRef({ channel: 'fake', conversation: 'c1' }, card))
      await send('m1', 'old', 0)
      await send('m2', 'used-again', 0)
      await send('m3', 'used-again', 10 * DAY)
      await send('m4', 'new', 90 * DAY)
      expect(await last('old')).toBeUndefined()
      expect(await last('used-again')).toEqual(ref('m3'))
    })
  })
}
