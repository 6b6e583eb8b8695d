import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { encodeLine } from '../../src/store/embedded/lines.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { change, contentsOf, flip, lastStep, lineAt, makeFolder, namesOf, newest, step } from './damaged-folder.ts'
import { openStore } from './embedded-harness.ts'

/** A folder with two snapshots and a log, as a killed process leaves it. */
async function folderInUse(): Promise<string> {
  const folder = join(await temporaryFolder(), 'store')
  await makeFolder(folder)
  return folder
}

async function expectRefusal(folder: string, words: string): Promise<void> {
  const before = await contentsOf(folder)
  await expect(openStore(folder)).rejects.toMatchObject({
    code: 'store/corrupt',
    message: expect.stringContaining(words),
  })
  expect(await contentsOf(folder)).toEqual(before)
}

describe('a store whose process was killed', () => {
  it('starts with everything it had', async () => {
    const folder = await folderInUse()
    const store = await openStore(folder)
    expect(await lastStep(store)).toEqual({ n: 9 })
    expect((await store.transaction((tx) => tx.requests.open())).map(({ number }) => number)).toEqual([1, 3, 5, 7, 9])
    expect((await store.transaction((tx) => tx.requests.get(8)))?.status).toBe('closed')
    await store.close()
  })

  it('starts without a last transaction that was not written to its end, wherever it broke off', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    const whole = await readFile(join(folder, log))
    const last = lineAt(whole, 4)
    for (const size of [last + 1, last + 12, last + 40, whole.length - 1]) {
      await change(folder, log, () => whole.subarray(0, size))
      const store = await openStore(folder)
      expect(await lastStep(store), `${size} bytes`).toEqual({ n: 8 })
      await store.close()
      await rm(folder, { recursive: true })
      await rm(`${folder}-working`, { recursive: true })
      await makeFolder(folder)
    }
  })

  it('writes on after the part that was cut off', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    await change(folder, log, (bytes) => bytes.subarray(0, -7))
    const store = await openStore(folder)
    await step(store, 10)
    const damaged = await readFile(join(folder, log), 'utf8')
    expect(damaged.split('\n').every((line) => line === '' || line.startsWith('{"sum":'))).toBe(true)
    await store.close()
    const again = await openStore(folder)
    expect(await lastStep(again)).toEqual({ n: 10 })
    await again.close()
  })

  it('forgets the files it had not finished', async () => {
    const folder = await folderInUse()
    await writeFile(join(folder, 'snapshot-000000000009.jsonl.abc.unfinished'), '{"sum":"0')
    const store = await openStore(folder)
    expect(await lastStep(store)).toEqual({ n: 9 })
    await store.close()
    expect([...(await contentsOf(folder)).keys()].filter((name) => name.endsWith('unfinished'))).toEqual([])
  })
})

describe('a damaged store', () => {
  it('does not start when any byte of the snapshot is another', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    const { length } = await readFile(join(folder, snapshot))
    for (let at = 0; at < length; at += 97) {
      await change(folder, snapshot, flip(at))
      await expectRefusal(folder, snapshot)
      await change(folder, snapshot, flip(at))
    }
    const store = await openStore(folder)
    await store.close()
  })

  it('does not start when the snapshot is cut, wherever', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    const whole = await readFile(join(folder, snapshot))
    const cuts = [0, 1, lineAt(whole, 2), lineAt(whole, 3), whole.length - 40, whole.length - 1]
    for (const size of cuts) {
      await change(folder, snapshot, () => whole.subarray(0, size))
      await expectRefusal(folder, snapshot)
    }
  })

  it('does not start when a line in the middle of the log is bad', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    const whole = await readFile(join(folder, log))
    for (const line of [1, 2, 3, 4]) {
      await change(folder, log, flip(lineAt(whole, line) + 30))
      await expectRefusal(folder, `${log}, line ${line}, does not match its checksum`)
      await change(folder, log, () => whole)
    }
  })

  it('does not start when a line of the log is missing, double, or the log is empty', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    const whole = await readFile(join(folder, log))
    const [two, three, four] = [lineAt(whole, 2), lineAt(whole, 3), lineAt(whole, 4)]
    await change(folder, log, () => Buffer.concat([whole.subarray(0, two), whole.subarray(three)]))
    await expectRefusal(folder, `${log}, line 2, does not follow`)
    await change(folder, log, () => Buffer.concat([whole.subarray(0, four), whole.subarray(three)]))
    await expectRefusal(folder, `${log}, line 4, does not follow`)
    await change(folder, log, () => Buffer.alloc(0))
    await expectRefusal(folder, `${log} ends before its end`)
  })

  it('does not start when the log or all but the archive is gone', async () => {
    const folder = await folderInUse()
    const log = await newest(folder, 'log')
    await rm(join(folder, log))
    await expectRefusal(folder, `${log} is missing`)
    for (const name of [...(await namesOf(folder, 'snapshot')), ...(await namesOf(folder, 'log'))]) {
      await rm(join(folder, name))
    }
    await expectRefusal(folder, 'No good copy is left')
  })

  it('names the good copy and the way out', async () => {
    const folder = await folderInUse()
    const [older, newer] = await namesOf(folder, 'snapshot')
    await truncate(join(folder, newer ?? ''), 100)
    const refused = openStore(folder)
    await expect(refused).rejects.toThrow(`${older} with log-000000000003.jsonl, log-000000000006.jsonl`)
    await expect(refused).rejects.toThrow(/`centralino store verify`.*`centralino store restore`/)
  })

  it('does not start on what a newer version wrote', async () => {
    const folder = await folderInUse()
    const snapshot = await newest(folder, 'snapshot')
    await change(folder, snapshot, (bytes) => {
      const header = encodeLine(JSON.stringify({ format: 2, sequence: 6, rows: 1 }))
      return Buffer.concat([Buffer.from(header), bytes.subarray(lineAt(bytes, 2))])
    })
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store/newer' })
  })

  it('starts when only the index of the archive is lost', async () => {
    const folder = await folderInUse()
    await rm(join(folder, 'archive', 'closed.index'))
    const store = await openStore(folder)
    expect((await store.transaction((tx) => tx.requests.get(4)))?.status).toBe('closed')
    await store.close()
  })

  it('starts when a closed request is damaged, does not find that one, and says so', async () => {
    const folder = await folderInUse()
    const [name = ''] = [...(await contentsOf(folder)).keys()].filter((path) => path.includes('closed-'))
    await writeFile(name, flip(60)(await readFile(name)))
    const reported: string[] = []
    const store = await openStore(folder, { report: (fault) => void reported.push(fault.message) })
    onTestFinished(() => store.close())
    const found = await store.transaction(async (tx) => [await tx.requests.get(2), await tx.requests.get(4)])
    expect(found.map((request) => request?.number)).toEqual([undefined, 4])
    expect(reported).toEqual([expect.stringContaining('Request 2 cannot be read back')])
  })
})
