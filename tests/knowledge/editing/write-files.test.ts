import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { finishInterrupted, writeKnowledge } from '../../../src/knowledge/editing/write-files.ts'
import { loadKnowledge, readSources, type Sources } from '../../../src/knowledge/load.ts'
import { writeSmallBase } from '../../support/knowledge-folder.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { diskError, interferedFiles, type Operation } from './faulty-files.ts'
import { newTitle, renamedInTwoFiles } from './two-files.ts'

const lockName = '.centralino-saving.lock'

async function start() {
  const folder = await temporaryFolder()
  await writeSmallBase(folder)
  const before = await readSources(folder)
  return { folder, before, after: renamedInTwoFiles(before) }
}

/** How many of the two files have their new text. */
async function countNew(folder: string): Promise<number> {
  const texts = await Promise.all(
    ['organization.json', 'masters.json'].map((name) => readFile(join(folder, name), 'utf8')),
  )
  return texts.filter((text) => text.includes(newTitle)).length
}

const hiddenFiles = async (folder: string) => (await readdir(folder)).filter((name) => name.startsWith('.'))

describe('saving the knowledge files', () => {
  it('writes those that changed, all together, and leaves nothing else behind', async () => {
    const { folder, before, after } = await start()
    const untouched = await stat(join(folder, 'topics.json'))
    await chmod(join(folder, 'masters.json'), 0o640)
    expect(await writeKnowledge(folder, before, after)).toEqual({
      type: 'written',
      files: ['organization.json', 'masters.json'],
    })
    expect(await readSources(folder)).toEqual(after)
    expect((await stat(join(folder, 'topics.json'))).ino).toBe(untouched.ino)
    expect((await stat(join(folder, 'masters.json'))).mode & 0o777).toBe(0o640)
    expect(await hiddenFiles(folder)).toEqual([])
  })

  it('writes nothing where nothing changed', async () => {
    const { folder, before } = await start()
    expect(await writeKnowledge(folder, before, before)).toEqual({ type: 'written', files: [] })
  })

  it('makes a file that may be left out and was not there', async () => {
    const { folder, before } = await start()
    const after: Sources = { ...before, 'checks.json': '{ "checks": [ ] }' }
    expect(await writeKnowledge(folder, before, after)).toMatchObject({ files: ['checks.json'] })
    expect(await readFile(join(folder, 'checks.json'), 'utf8')).toBe('{ "checks": [ ] }')
  })

  it('never writes over what somebody has changed meanwhile, in any file', async () => {
    const { folder, before, after } = await start()
    await writeFile(join(folder, 'topics.json'), '{ "topics": [] }')
    expect(await writeKnowledge(folder, before, after)).toEqual({ type: 'changed-meanwhile', files: ['topics.json'] })
    expect(await countNew(folder)).toBe(0)
    expect(await hiddenFiles(folder)).toEqual([])
  })

  it('lets two saves of one process wait for each other: the second one hears that the files have changed', async () => {
    const { folder, before, after } = await start()
    const saves = await Promise.all([writeKnowledge(folder, before, after), writeKnowledge(folder, before, after)])
    expect(saves.map(({ type }) => type)).toEqual(['written', 'changed-meanwhile'])
  })

  it('waits for nobody else: while another process saves it says so', async () => {
    const { folder, before, after } = await start()
    await writeFile(join(folder, lockName), JSON.stringify({ pid: process.ppid, host: hostname() }))
    expect(await writeKnowledge(folder, before, after)).toEqual({ type: 'busy' })
    expect(await finishInterrupted(folder)).toEqual([])
    expect(await hiddenFiles(folder)).toEqual([lockName])
  })

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() }), 0],
    ['of another machine, long ago', JSON.stringify({ pid: 1, host: 'altrove' }), 61_000],
    ['that never got its text', '', 6_000],
  ])('takes over the lock %s', async (_, text, ageMs) => {
    const { folder, before, after } = await start()
    await writeFile(join(folder, lockName), text)
    const files = { ...interferedFiles(() => {}), ageMs: () => Promise.resolve(ageMs) }
    expect(await writeKnowledge(folder, before, after, files)).toMatchObject({ type: 'written' })
  })
})

describe('a disk that does not do its work', () => {
  const faults: [string, Operation, string, string][] = [
    ['is full when the first file is written', 'create', '.organization.json.new', 'ENOSPC'],
    ['is full when the last file is written', 'create', '.masters.json.new', 'ENOSPC'],
    ['is read-only', 'create', lockName, 'EROFS'],
    ['does not take the note', 'rename', '.centralino-saving.json', 'EIO'],
  ]

  it.each(faults)('%s: the old files stand and a later save works', async (_, operation, name, code) => {
    const { folder, before, after } = await start()
    const files = interferedFiles((asked, file) => {
      if (asked === operation && file === name) throw diskError(code)
    })
    await expect(writeKnowledge(folder, before, after, files)).rejects.toMatchObject({
      code: 'knowledge/unwritable',
      data: { folder, code },
    })
    expect(await readSources(folder)).toEqual(before)
    expect(await hiddenFiles(folder)).toEqual([])
    expect(await writeKnowledge(folder, before, after)).toMatchObject({ type: 'written' })
  })

  it('fails between two files: the next start finishes', async () => {
    const { folder, before, after } = await start()
    const files = interferedFiles((asked, file) => {
      if (asked === 'rename' && file === 'masters.json') throw diskError('EIO')
    })
    await expect(writeKnowledge(folder, before, after, files)).rejects.toMatchObject({ code: 'knowledge/unwritable' })
    expect(await countNew(folder)).toBe(1)
    expect(await finishInterrupted(folder)).toEqual([])
    expect(await readSources(folder)).toEqual(after)
    expect(await hiddenFiles(folder)).toEqual([])
  })

  it('fails between two files, and somebody changes the other by hand: the hand wins, what was to be saved is kept', async () => {
    const { folder, before, after } = await start()
    const files = interferedFiles((asked, file) => {
      if (asked === 'rename' && file === 'masters.json') throw diskError('EIO')
    })
    await writeKnowledge(folder, before, after, files).catch(() => {})
    await writeFile(join(folder, 'masters.json'), '{ "masters": [] }')
    expect(await finishInterrupted(folder)).toEqual(['masters.json'])
    expect(await readFile(join(folder, 'masters.json'), 'utf8')).toBe('{ "masters": [] }')
    expect(await readFile(join(folder, '.masters.json.not-saved'), 'utf8')).toBe(after['masters.json'])
  })
})

describe('a process killed in the middle of saving', () => {
  it('leaves all or nothing, whenever it happens', async () => {
    const { folder, before, after } = await start()
    const operations: Operation[] = []
    await writeKnowledge(
      folder,
      before,
      after,
      interferedFiles((operation) => void operations.push(operation)),
    )
    // Each new process takes its time: those operations after which something is on the disk that was not before.
    const moments = operations.flatMap((operation, at) =>
      operation === 'create' || operation === 'rename' ? [at] : [],
    )
    expect(moments).toHaveLength(7)
    const outcomes = await Promise.all([...moments, operations.length].map(killAt))
    expect(new Set(outcomes)).toEqual(new Set([0, 2]))
  }, 60_000)

  /** How many of the two files are the new ones, once another process has found the folder. */
  async function killAt(operation: number): Promise<number> {
    const { folder, before, after } = await start()
    const program = join(import.meta.dirname, 'doomed-save.ts')
    await once(spawn(process.execPath, ['--import', 'tsx', program, folder, String(operation)]), 'exit')
    expect(await finishInterrupted(folder)).toEqual([])
    const count = await countNew(folder)
    expect(await readSources(folder)).toEqual(count === 0 ? before : after)
    expect('base' in (await loadKnowledge(folder))).toBe(true)
    expect(await writeKnowledge(folder, await readSources(folder), before)).toMatchObject({ type: 'written' })
    expect(await hiddenFiles(folder)).toEqual([])
    return count
  }
})
