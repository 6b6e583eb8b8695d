import { describe, expect, it } from 'vitest'
import type { Transaction } from '../../src/store/store.ts'
import type { StoreHarness } from './store-harness.ts'

export function keepsDocuments(harness: () => StoreHarness): void {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => harness().store.transaction(work)

  describe('documents', () => {
    it('are found by kind and id', async () => {
      await run(async (tx) => {
        await tx.documents.put('note', 'a', { text: 'one' })
        await tx.documents.put('draft', 'a', { text: 'another' })
      })
      await run(async (tx) => {
        expect(await tx.documents.get('note', 'a')).toEqual({ text: 'one' })
        expect(await tx.documents.get('draft', 'a')).toEqual({ text: 'another' })
        expect(await tx.documents.get('note', 'b')).toBeUndefined()
        expect(await tx.documents.get('other', 'a')).toBeUndefined()
      })
    })

    it('are listed by kind, those changed longest ago first', async () => {
      await run(async (tx) => {
        for (const id of ['a', 'b', 'c']) await tx.documents.put('note', id, { id })
        await tx.documents.put('other', 'x', {})
      })
      await run((tx) => tx.documents.put('note', 'a', { id: 'a', changed: true }))
      await run((tx) => tx.documents.delete('note', 'b'))
      expect(await run((tx) => tx.documents.all('note'))).toEqual([
        ['c', { id: 'c' }],
        ['a', { id: 'a', changed: true }],
      ])
      expect(await run((tx) => tx.documents.all('none'))).toEqual([])
    })

    it('are as they were where the transaction fails', async () => {
      await run((tx) => tx.documents.put('note', 'a', { text: 'before' }))
      const failed = run(async (tx) => {
        await tx.documents.put('note', 'a', { text: 'after' })
        await tx.documents.put('note', 'b', { text: 'new' })
        throw new Error('changed my mind')
      })
      await expect(failed).rejects.toThrow('changed my mind')
      expect(await run((tx) => tx.documents.all('note'))).toEqual([['a', { text: 'before' }]])
    })

    it('that are not there can be deleted', async () => {
      await expect(run((tx) => tx.documents.delete('note', 'none'))).resolves.toBeUndefined()
    })

    it('may have any kind and id', async () => {
      await run(async (tx) => {
        await tx.documents.put('a b', 'c', { which: 1 })
        await tx.documents.put('a', 'b c', { which: 2 })
        expect(await tx.documents.get('a b', 'c')).toEqual({ which: 1 })
        expect(await tx.documents.get('a', 'b c')).toEqual({ which: 2 })
      })
    })
  })
}
