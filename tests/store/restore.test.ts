import { readdir, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreStore } from '../../src/store/embedded/restore.ts'
import { verifyStore } from '../../src/store/embedded/verify.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { change, contentsOf, flip, lastStep, lineAt, makeFolder, namesOf, newest, step } from './damaged-folder.ts'
import { fixedClock, journalNumbers, openStore } from './embedded-harness.ts'
import { FaultyFiles } from './faulty-files.ts'

async function folderInUse(): Promise<string> {
  const folder = join(await temporaryFolder(), 'store')
  await makeFolder(folder)
  return folder
}

const verify = (folder: string) => verifyStore(folder, fixedClock)
const restore = (folder: string) => restoreStore(folder, fixedClock)

/** The last step after restoring, after another one, and the journal. */
async function reopened(folder: string) {
  const store = await openStore(folder)
  const last = await lastStep(store)
  const number = await store.transaction((tx) => tx.requests.nextNumber())
  await step(store, 99)
  await store.close()
  const again = await openStore(folder)
  expect(await lastStep(again)).toEqual({ n: 99 })
  await again.close()
  return { last, number, journal: await journalNumbers(folder) }
}

describe('verifying a store', () => {
  it('says what is there and changes nothing', async () => {
    const folder = await folderInUse()
    const before = await contentsOf(folder)
    const report = await verify(folder)
    expect(report).toMatchObject({ damage: null, backup: null, lost: 0 })
    expect(report.files.map(({ file, rows }) => [file, rows])).toEqual([
      ['snapshot-000000000003.jsonl', expect.any(Number)],
      ['snapshot-000000000006.jsonl', expect.any(Number)],
      ['log-000000000003.jsonl', 3],
      ['log-000000000006.jsonl', 3],
      ['archive/closed-2026-03.jsonl', 3],
      ['archive/journal-2026-03.jsonl', 6],
    ])
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('finds a last line that breaks off harmless', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    await change(folder, log, (bytes) => bytes.subarray(0, -5))
    const report = await verify(folder)
    expect(report.damage).toBeNull()
    expect(report.files).toContainEqual({ file: log, rows: 2, torn: true, damage: null })
  })

  it('says why the store does not start and what there is to go back to', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    await truncate(join(folder, snapshot), 100)
    expect(await verify(folder)).toMatchObject({
      damage: { file: snapshot, line: 2, what: 'cut-short' },
      backup: 'snapshot-000000000003.jsonl with log-000000000003.jsonl, log-000000000006.jsonl',
      lost: 0,
    })
  })

  it('finds damage in the archive, which does not keep the store from starting', async () => {
    const folder = await folderInUse()
    await change(join(folder, 'archive'), 'closed-2026-03.jsonl', flip(60))
    const report = await verify(folder)
    expect(report.damage).toBeNull()
    expect(report.files.filter(({ damage }) => damage !== null)).toMatchObject([
      { file: 'archive/closed-2026-03.jsonl', rows: 2, damage: { line: 1, what: 'unreadable' } },
    ])
  })

  it('finds nothing wrong with a folder in which nothing was ever kept', async () => {
    expect(await verify(await temporaryFolder())).toEqual({ files: [], damage: null, backup: null, lost: 0 })
  })
})

describe('restoring a store', () => {
  it('does nothing to one that starts', async () => {
    const folder = await folderInUse()
    const before = await contentsOf(folder)
    expect(await restore(folder)).toEqual({ restored: false, aside: null, setAside: [], lost: 0 })
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('loses nothing when the snapshot is damaged, and keeps the damaged file', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    await change(folder, snapshot, flip(200))
    const damaged = await readFile(join(folder, snapshot))
    const report = await restore(folder)
    expect(report).toMatchObject({ restored: true, setAside: [snapshot], lost: 0 })
    expect(await readFile(join(report.aside ?? '', snapshot))).toEqual(damaged)
    const { last, number, journal } = await reopened(folder)
    expect(last).toEqual({ n: 9 })
    expect(number).toBe(10)
    expect(journal).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 99])
  })

  it('loses what follows on a bad line of the log, keeps the whole log, and gives no number again', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    const whole = await readFile(join(folder, log))
    await change(folder, log, flip(lineAt(whole, 3) + 40))
    const damaged = await readFile(join(folder, log))
    expect(await verify(folder)).toMatchObject({ damage: { file: log, line: 3 }, lost: 2 })
    const report = await restore(folder)
    expect(report).toMatchObject({ restored: true, setAside: [log], lost: 2 })
    expect(await readFile(join(report.aside ?? '', log))).toEqual(damaged)
    expect(await verify(folder)).toMatchObject({ damage: null })
    const { last, number, journal } = await reopened(folder)
    expect(last).toEqual({ n: 7 })
    expect(number).toBeGreaterThan(1_000)
    expect(journal).toEqual([1, 2, 3, 4, 5, 6, 7, 99])
  })

  it('goes back to the snapshot when the log is gone', async () => {
    const folder = await folderInUse()
    await rm(join(folder, await newest(folder, 'log')))
    expect(await restore(folder)).toMatchObject({ restored: true, setAside: [], lost: 0 })
    expect((await reopened(folder)).last).toEqual({ n: 6 })
  })

  it('goes back as far as it must when both snapshot and the log before it are damaged', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    const log = 'log-000000000003.jsonl'
    await change(folder, snapshot, flip(10))
    const bytes = await readFile(join(folder, log))
    await change(folder, log, flip(lineAt(bytes, 3) + 40))
    const report = await restore(folder)
    expect(report).toMatchObject({ restored: true, lost: 5 })
    expect([...report.setAside].toSorted()).toEqual([log, 'log-000000000006.jsonl', snapshot])
    expect((await readdir(report.aside ?? '')).toSorted()).toEqual([log, 'log-000000000006.jsonl', snapshot])
    const { last, journal } = await reopened(folder)
    expect(last).toEqual({ n: 4 })
    // What had reached the archive stays there.
    expect(journal).toEqual([1, 2, 3, 4, 5, 6, 99])
  })

  it('passes over a log that was begun when there was no room for it', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    let onReport = () => {}
    const reported = new Promise<void>((resolve) => {
      onReport = resolve
    })
    const store = await openStore(folder, { files, compactAtBytes: 1, report: () => onReport() })
    files.fail((operation) => (operation === 'sync-folder' ? 'ENOSPC' : undefined))
    await step(store, 1)
    await reported
    files.heal()
    await step(store, 2)
    await store.close()
    expect(await namesOf(folder, 'log')).toEqual([0, 1, 2].map((n) => `log-00000000000${n}.jsonl`))
    await change(folder, await newest(folder, 'snapshot'), flip(10))
    expect(await restore(folder)).toMatchObject({ restored: true, lost: 0 })
    expect((await reopened(folder)).last).toEqual({ n: 2 })
  })

  it('does not need the older snapshot', async () => {
    const folder = await folderInUse()
    await change(folder, 'snapshot-000000000003.jsonl', flip(10))
    expect(await restore(folder)).toMatchObject({ restored: false })
    expect((await reopened(folder)).last).toEqual({ n: 9 })
  })

  it('makes the index of the archive anew', async () => {
    const folder = await folderInUse()
    await change(join(folder, 'archive'), 'closed.index', (bytes) => Buffer.alloc(bytes.length, 7))
    await restore(folder)
    const store = await openStore(folder)
    expect((await store.transaction((tx) => tx.requests.get(4)))?.number).toBe(4)
    await store.close()
  })

  it('gives up where nothing is good, and leaves everything as it is', async () => {
    const folder = await folderInUse()
    for (const name of ['snapshot-000000000003.jsonl', 'snapshot-000000000006.jsonl']) {
      await change(folder, name, flip(10))
    }
    const before = await contentsOf(folder)
    await expect(restore(folder)).rejects.toMatchObject({ code: 'store/corrupt' })
    expect(await contentsOf(folder)).toEqual(before)
  })

  it('waits until nobody uses the store', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder)
    await expect(restore(folder)).rejects.toMatchObject({ code: 'store/locked' })
    await expect(verify(folder)).rejects.toMatchObject({ code: 'store/locked' })
    await store.close()
  })
})
