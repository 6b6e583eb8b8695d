import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { CentralinoError } from '../../src/errors.ts'
import type { Store, Transaction } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { journalNumbers, openStore } from './embedded-harness.ts'
import { FaultyFiles } from './faulty-files.ts'
import { closed, openedRequest } from './sample-rows.ts'

const isLog = (name: string) => name.startsWith('log-')
const noSpace = { code: 'store/unwritable', message: expect.stringContaining('no space left') }

const put = (store: Store, key: string, value: object) => store.transaction((tx) => tx.conversations.put(key, value))
const get = (store: Store, key: string) => store.transaction((tx) => tx.conversations.get(key))

describe('a disk that takes its time', () => {
  it('is asked to flush once for many transactions that come together', async () => {
    const files = new FaultyFiles()
    const store = await openStore(await temporaryFolder(), { files })
    let flushes = 0
    files.fail((operation, name) => {
      if (operation === 'flush' && isLog(name)) flushes += 1
      return undefined
    })
    await Promise.all(Array.from({ length: 200 }, (_, n) => put(store, `k${n}`, { n })))
    expect(flushes).toBeLessThan(20)
    await store.close()
  })
})

describe('a full disk', () => {
  it('makes the transaction fail and leaves memory and disk as they were', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const store = await openStore(folder, { files })
    await put(store, 'k', { step: 1 })
    files.fail((operation, name) => (operation === 'write' && isLog(name) ? 'ENOSPC' : undefined))
    const failed = store.transaction(async (tx) => {
      await tx.conversations.put('k', { step: 2 })
      await tx.requests.put(openedRequest(await tx.requests.nextNumber()))
    })
    await expect(failed).rejects.toMatchObject(noSpace)
    expect(await get(store, 'k')).toEqual({ step: 1 })
    expect(await store.transaction((tx) => tx.requests.open())).toEqual([])

    files.heal()
    await put(store, 'later', { step: 3 })
    await store.close()
    const again = await openStore(folder)
    expect(await get(again, 'k')).toEqual({ step: 1 })
    expect(await get(again, 'later')).toEqual({ step: 3 })
    expect(await again.transaction((tx) => tx.requests.nextNumber())).toBe(1)
    await again.close()
  })

  it('makes everything fail that rests on what could not be kept, and nothing else', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const store = await openStore(folder, { files })
    const count = async (tx: Transaction) => {
      const { value } = ((await tx.conversations.get('n')) ?? { value: 0 }) as { value: number }
      await tx.conversations.put('n', { value: value + 1 })
      return value + 1
    }
    await store.transaction(count)
    let flushes = 0
    files.fail((operation) => (operation === 'flush' && ++flushes === 2 ? 'EIO' : undefined))
    const results = await Promise.allSettled(Array.from({ length: 40 }, () => store.transaction(count)))
    files.heal()
    const kept = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    expect(results.some(({ status }) => status === 'rejected')).toBe(true)
    expect(kept).toEqual(kept.map((_, at) => at + 2))
    expect(await get(store, 'n')).toEqual({ value: kept.length + 1 })
    await store.close()
    const again = await openStore(folder)
    expect(await get(again, 'n')).toEqual({ value: kept.length + 1 })
    await again.close()
  })

  it('undoes the transaction that is running when an earlier one turns out not to be kept', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const store = await openStore(folder, { files })
    files.fail((operation, name) => (operation === 'write' && isLog(name) ? 'ENOSPC' : undefined))
    const first = put(store, 'k', { step: 1 })
    const second = store.transaction(async (tx) => {
      const seen = await tx.conversations.get('k')
      await first.catch(() => undefined)
      await tx.conversations.put('seen', { seen })
    })
    await expect(first).rejects.toMatchObject(noSpace)
    await expect(second).rejects.toMatchObject(noSpace)
    expect(await get(store, 'seen')).toBeUndefined()
    await store.close()
  })

  it('keeps failing while not even what a failed transaction left can be cut off, and goes on when it can', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const store = await openStore(folder, { files })
    await put(store, 'k', { step: 1 })
    files.fail((operation) => (operation === 'write' || operation === 'truncate' ? 'EROFS' : undefined))
    for (const step of [2, 3]) {
      await expect(put(store, 'k', { step })).rejects.toMatchObject({
        code: 'store/unwritable',
        message: expect.stringContaining('read-only file system'),
      })
    }
    expect(await get(store, 'k')).toEqual({ step: 1 })
    files.heal()
    await put(store, 'k', { step: 4 })
    await store.close()
    const again = await openStore(folder)
    expect(await get(again, 'k')).toEqual({ step: 4 })
    await again.close()
  })

  it('does not keep the store from its work when only the snapshot has no room', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const reported: CentralinoError[] = []
    const open = () => openStore(folder, { files, report: (fault) => void reported.push(fault) })
    const first = await open()
    await first.transaction(async (tx) => {
      await tx.requests.put(closed(openedRequest(await tx.requests.nextNumber())))
    })
    files.fail((operation, name) => (operation === 'write' && !isLog(name) ? 'ENOSPC' : undefined))
    await first.close()
    expect(reported).toMatchObject([noSpace])
    files.heal()
    const again = await open()
    expect(await again.transaction((tx) => tx.requests.get(1))).toEqual(closed(openedRequest(1)))
    await again.close()
    expect(reported).toHaveLength(1)
  })
})

describe('a snapshot that cannot be made', () => {
  const steps: readonly (readonly [string, string])[] = [
    ['create', 'log-'],
    ['rename', 'log-'],
    ['sync-folder', ''],
    ['create', 'closed-'],
    ['write', 'closed-'],
    ['create', 'journal-'],
    ['write', 'closed.index'],
    ['create', 'snapshot-'],
    ['write', 'snapshot-'],
    ['flush', 'snapshot-'],
    ['rename', 'snapshot-'],
    ['remove', 'snapshot-'],
    ['remove', 'log-'],
  ]

  it.each(steps)('at "%s" of "%s" loses nothing and does nothing twice', async (operation, prefix) => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    const reported: CentralinoError[] = []
    const open = () => openStore(folder, { files, report: (fault) => void reported.push(fault) })
    // Closing makes a snapshot each time.
    const work = async (n: number) => {
      const store = await open()
      await store.transaction(async (tx) => {
        await tx.requests.put(closed(openedRequest(await tx.requests.nextNumber(), { requester: `p${n}` })))
        await tx.journal.append({ at: '2026-03-02T08:00:00.000Z', actor: null, what: 'test', data: { n } })
      })
      await store.close()
    }
    for (let n = 0; n < 4; n++) await work(n)
    files.fail((done, name) => (done === operation && name.startsWith(prefix) ? 'EIO' : undefined))
    for (let n = 4; n < 8; n++) await work(n)
    expect(reported.length).toBeGreaterThan(0)
    files.heal()
    for (let n = 8; n < 12; n++) await work(n)
    const store = await open()
    const numbers = await store.transaction(async (tx) =>
      Promise.all(Array.from({ length: 12 }, async (_, at) => (await tx.requests.get(at + 1))?.requester)),
    )
    await store.close()
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, at) => `p${at}`))
    expect(await journalNumbers(folder)).toEqual(Array.from({ length: 12 }, (_, n) => n))
    expect((await readdir(folder)).filter((name) => name.endsWith('.unfinished'))).toEqual([])
  })
})
