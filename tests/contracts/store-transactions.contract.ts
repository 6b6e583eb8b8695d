import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../src/store/store.ts'
import { instant, openedRequest, owed, person } from '../store/sample-rows.ts'
import type { StoreHarness } from './store-harness.ts'

export function runsTransactions(harness: () => StoreHarness): void {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => harness().store.transaction(work)

  describe('transactions', () => {
    it('give what their work returns', async () => {
      await expect(run(async () => 'done')).resolves.toBe('done')
    })

    it('see their own changes', async () => {
      const seen = await run(async (tx) => {
        await tx.conversations.put('k', { step: 1 })
        await tx.conversations.put('k', { step: 2 })
        return tx.conversations.get('k')
      })
      expect(seen).toEqual({ step: 2 })
    })

    it('leave nothing behind when their work throws', async () => {
      await run(async (tx) => {
        await tx.requests.put(openedRequest(await tx.requests.nextNumber()))
        await tx.conversations.put('kept', { step: 1 })
        await tx.people.put(person('anna', { email: 'anna@example.org' }))
      })
      const failed = run(async (tx) => {
        await tx.requests.put(openedRequest(1, { requester: 'bruno', unit: 'roads' }))
        await tx.requests.put(openedRequest(await tx.requests.nextNumber(), { requester: 'bruno' }))
        await tx.conversations.delete('kept')
        await tx.people.put(person('anna', { email: null, identities: [{ channel: 'fake', userId: 'other' }] }))
        await tx.inbox.accept('fake', 'e1', instant(0))
        await tx.outbox.add(owed('m1'))
        throw new Error('changed my mind')
      })
      await expect(failed).rejects.toThrow('changed my mind')
      await run(async (tx) => {
        expect(await tx.requests.get(1)).toEqual(openedRequest(1))
        expect(await tx.requests.get(2)).toBeUndefined()
        expect(await tx.requests.byParticipant('bruno')).toEqual([])
        expect(await tx.requests.byUnit('roads')).toEqual([])
        expect(await tx.requests.loads()).toEqual(new Map([['master-schools', 1]]))
        expect(await tx.conversations.get('kept')).toEqual({ step: 1 })
        expect((await tx.people.byEmail('anna@example.org'))?.id).toBe('anna')
        expect((await tx.people.byIdentity('fake', 'U-anna'))?.id).toBe('anna')
        expect(await tx.people.byIdentity('fake', 'other')).toBeUndefined()
        expect(await tx.inbox.accept('fake', 'e1', instant(0))).toBe(true)
        expect((await tx.outbox.due(instant(0), 10)).rows).toEqual([])
        expect(await tx.requests.nextNumber()).toBe(2)
      })
    })

    it('run one after the other, in the order in which they were asked for', async () => {
      const order: string[] = []
      const count = async (tx: Transaction, name: string) => {
        const before = ((await tx.conversations.get('count')) ?? { value: 0 }) as { value: number }
        order.push(`${name} begins`)
        await new Promise((resolve) => setImmediate(resolve))
        await tx.conversations.put('count', { value: before.value + 1 })
        order.push(`${name} ends`)
      }
      await Promise.all(['a', 'b', 'c'].map((name) => run((tx) => count(tx, name))))
      expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
      expect(await run((tx) => tx.conversations.get('count'))).toEqual({ value: 3 })
    })

    it('go on after one that failed', async () => {
      const results = await Promise.allSettled([
        run((tx) => tx.conversations.put('a', {})),
        run(async () => Promise.reject(new Error('no'))),
        run((tx) => tx.conversations.put('b', {})),
      ])
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await run((tx) => tx.conversations.get('b'))).toEqual({})
    })

    it('keep what they were given, not what it becomes later', async () => {
      const state = { list: [1] }
      await run((tx) => tx.conversations.put('k', state))
      state.list.push(2)
      const read = (await run((tx) => tx.conversations.get('k'))) as typeof state
      expect(read).toEqual({ list: [1] })
      try {
        read.list.push(3)
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError)
      }
      expect(await run((tx) => tx.conversations.get('k'))).toEqual({ list: [1] })
    })

    it('cannot be used once they are over', async () => {
      const leaked = await run(async (tx) => ({ tx }))
      await expect(leaked.tx.conversations.put('k', {})).rejects.toMatchObject({ code: 'store/closed' })
      await expect(leaked.tx.requests.open()).rejects.toMatchObject({ code: 'store/closed' })
      await expect(leaked.tx.people.byEmail('nobody@example.org')).rejects.toMatchObject({ code: 'store/closed' })
      expect(await run((tx) => tx.conversations.get('k'))).toBeUndefined()
    })

    it('are refused after closing, which lets those before it end', async () => {
      const { store } = harness()
      const last = store.transaction((tx) => tx.conversations.put('k', {}))
      const closing = store.close()
      await expect(store.transaction(async () => 1)).rejects.toMatchObject({ code: 'store/closed' })
      await expect(last).resolves.toBeUndefined()
      await closing
      await expect(store.close()).resolves.toBeUndefined()
    })
  })

  describe('opened again', () => {
    it('has everything it had', async () => {
      await run(async (tx) => {
        await tx.requests.put(openedRequest(await tx.requests.nextNumber()))
        await tx.conversations.put('k', { text: 'perché? 🖨️ \u2028 "virgolette"' })
        await tx.people.put(person('anna', { email: 'anna@example.org' }))
        await tx.inbox.accept('fake', 'e1', instant(0))
        await tx.outbox.add(owed('m1'))
        await tx.outbox.add(owed('m2'))
      })
      await harness().reopen()
      await run(async (tx) => {
        expect(await tx.requests.get(1)).toEqual(openedRequest(1))
        expect(await tx.requests.byParticipant('anna')).toHaveLength(1)
        expect(await tx.conversations.get('k')).toEqual({ text: 'perché? 🖨️ \u2028 "virgolette"' })
        expect((await tx.people.byEmail('anna@example.org'))?.id).toBe('anna')
        expect(await tx.inbox.accept('fake', 'e1', instant(1))).toBe(false)
        expect((await tx.outbox.due(instant(1), 10)).rows.map(({ id }) => id)).toEqual(['m1'])
        expect(await tx.requests.nextNumber()).toBe(2)
      })
    })
  })
}
