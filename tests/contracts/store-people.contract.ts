import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../src/store/store.ts'
import { instant, person } from '../store/sample-rows.ts'
import type { StoreHarness } from './store-harness.ts'

const DAY = 24 * 60

export function keepsPeopleAndEvents(harness: () => StoreHarness): void {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => harness().store.transaction(work)
  const identity = (channel: string, userId: string) => ({ channel, userId })

  describe('people', () => {
    it('are found by id, by each identity and by e-mail', async () => {
      const anna = person('anna', {
        email: 'anna@example.org',
        identities: [identity('slack', 'U1'), identity('teams', '29:1')],
        addresses: [{ channel: 'slack', conversation: 'D1' }],
        unit: 'schools',
      })
      await run((tx) => tx.people.put(anna))
      await run(async (tx) => {
        expect(await tx.people.get('anna')).toEqual(anna)
        expect(await tx.people.byIdentity('slack', 'U1')).toEqual(anna)
        expect(await tx.people.byIdentity('teams', '29:1')).toEqual(anna)
        expect(await tx.people.byIdentity('teams', 'U1')).toBeUndefined()
        expect(await tx.people.byEmail('anna@example.org')).toEqual(anna)
        expect(await tx.people.byEmail('bruno@example.org')).toBeUndefined()
        expect(await tx.people.get('bruno')).toBeUndefined()
      })
    })

    it('are no longer found by what they no longer have', async () => {
      await run((tx) => tx.people.put(person('anna', { email: 'old@example.org' })))
      await run((tx) => tx.people.put(person('anna', { email: 'new@example.org', identities: [identity('web', 'a')] })))
      await run(async (tx) => {
        expect(await tx.people.byEmail('old@example.org')).toBeUndefined()
        expect(await tx.people.byIdentity('fake', 'U-anna')).toBeUndefined()
        expect((await tx.people.byEmail('new@example.org'))?.id).toBe('anna')
      })
    })

    it('never share an identity or an e-mail', async () => {
      await run((tx) => tx.people.put(person('anna', { email: 'anna@example.org' })))
      const sameEmail = run((tx) => tx.people.put(person('bruno', { email: 'anna@example.org' })))
      const sameIdentity = run((tx) => tx.people.put(person('bruno', { identities: [identity('fake', 'U-anna')] })))
      await expect(sameEmail).rejects.toMatchObject({ code: 'store/conflict' })
      await expect(sameIdentity).rejects.toMatchObject({ code: 'store/conflict' })
      expect(await run((tx) => tx.people.get('bruno'))).toBeUndefined()
    })

    it('can pass an identity on, even when that is then undone', async () => {
      const anna = person('anna', { identities: [identity('web', 'shared'), identity('web', 'a')] })
      await run((tx) => tx.people.put(anna))
      const pass = async (tx: Transaction) => {
        await tx.people.put(person('anna', { identities: [identity('web', 'a')] }))
        await tx.people.put(person('bruno', { identities: [identity('web', 'shared')] }))
      }
      const undone = run(async (tx) => {
        await pass(tx)
        throw new Error('changed my mind')
      })
      await expect(undone).rejects.toThrow()
      expect((await run((tx) => tx.people.byIdentity('web', 'shared')))?.id).toBe('anna')
      await run(pass)
      await harness().reopen()
      expect((await run((tx) => tx.people.byIdentity('web', 'shared')))?.id).toBe('bruno')
    })
  })

  describe('conversations', () => {
    it('are kept until they are deleted', async () => {
      await run((tx) => tx.conversations.put('k', { step: 1 }))
      await run(async (tx) => {
        await tx.conversations.delete('k')
        await tx.conversations.delete('never there')
      })
      await harness().reopen()
      expect(await run((tx) => tx.conversations.get('k'))).toBeUndefined()
    })
  })

  describe('events', () => {
    const accept = (channel: string, id: string, minutes: number) =>
      run((tx) => tx.inbox.accept(channel, id, instant(minutes)))

    it('are accepted once, on each channel', async () => {
      expect(await accept('slack', 'e1', 0)).toBe(true)
      expect(await accept('slack', 'e1', 1)).toBe(false)
      expect(await accept('teams', 'e1', 1)).toBe(true)
      await harness().reopen()
      expect(await accept('slack', 'e1', DAY - 1)).toBe(false)
    })

    it('are forgotten after a day', async () => {
      await accept('slack', 'e1', 0)
      expect(await accept('slack', 'e1', DAY)).toBe(true)
      expect(await accept('slack', 'e1', DAY + 1)).toBe(false)
    })

    it('are known when the clock is set back an hour', async () => {
      await accept('slack', 'e1', 0)
      expect(await accept('slack', 'e2', -60)).toBe(true)
      expect(await accept('slack', 'e1', -60)).toBe(false)
      expect(await accept('slack', 'e2', 0)).toBe(false)
    })
  })
}
