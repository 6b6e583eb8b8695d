import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/store/embedded/files.ts'
import { lockFolder } from '../../src/store/embedded/lock-file.ts'
import { identifyProcess } from '../../src/store/embedded/process-identity.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openStore } from './embedded-harness.ts'
import { FaultyFiles } from './faulty-files.ts'
import { instant } from './sample-rows.ts'

const lock = (folder: string, files = systemFiles) => lockFolder(files, folder, instant(0))
const leave = (folder: string, holder: object) =>
  writeFile(join(folder, 'lock'), JSON.stringify({ ...identifyProcess(), since: instant(0), ...holder }))

describe('the lock of a folder', () => {
  it('is held once, and can be taken again when it is let go', async () => {
    const folder = await temporaryFolder()
    const release = await lock(folder)
    await expect(lock(folder)).rejects.toMatchObject({ code: 'store/locked' })
    await release()
    await (await lock(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  it('goes to one of many who find a dead one', async () => {
    const folder = await temporaryFolder()
    await leave(folder, { boot: 'an earlier one' })
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lock(folder)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it.each([
    ['before the machine started anew', { boot: 'an earlier one' }],
    ['by a process that is gone', { pid: 2 ** 22 + 1 }],
    ['by an earlier process of the same number, as in a container', { started: '1' }],
  ])('is taken over when it was left %s', async (_, holder) => {
    const folder = await temporaryFolder()
    await leave(folder, holder)
    const release = await lock(folder)
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    await release()
  })

  it('is left alone when another machine holds it, with the way out', async () => {
    const folder = await temporaryFolder()
    await leave(folder, { host: 'elsewhere', pid: 17 })
    await expect(lock(folder)).rejects.toMatchObject({
      code: 'store/locked',
      message: expect.stringMatching(/process 17 on elsewhere.*no longer runs, delete .*\/lock/),
    })
  })

  it('is left alone when nobody can tell whose it is', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'lock'), '{"pi')
    await expect(lock(folder)).rejects.toMatchObject({ code: 'store/locked' })
  })

  it('does not stay behind when the disk is full', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    files.fail((operation) => (operation === 'write' ? 'ENOSPC' : undefined))
    await expect(lock(folder, files)).rejects.toMatchObject({ code: 'store/unwritable' })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a folder that cannot be written', () => {
  it('is refused with the reason', async () => {
    const folder = await temporaryFolder()
    const files = new FaultyFiles()
    files.fail((operation) => (operation === 'create' ? 'EROFS' : undefined))
    await expect(openStore(folder, { files })).rejects.toMatchObject({
      code: 'store/unwritable',
      message: expect.stringContaining('read-only file system'),
    })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('the files of a store', () => {
  it('are for their owner only', async () => {
    const folder = join(await temporaryFolder(), 'data')
    const store = await openStore(folder)
    await store.transaction((tx) => tx.journal.append({ at: instant(0), actor: null, what: 'test', data: {} }))
    expect((await stat(join(folder, 'lock'))).mode & 0o777).toBe(0o600)
    await store.close()
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const modes = await Promise.all(entries.map(async (entry) => stat(join(entry.parentPath, entry.name))))
    expect(new Set(modes.filter((entry) => entry.isFile()).map(({ mode }) => mode & 0o777))).toEqual(new Set([0o600]))
    expect(modes.filter((entry) => entry.isFile()).length).toBeGreaterThan(3)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })
})
