import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './command-run.ts'

let folder = ''

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'data')
  for (const word of ['one', 'two', 'three']) {
    const store = await open()
    await store.transaction((tx) => tx.conversations.put('said', { word }))
    await store.close()
  }
})

function open() {
  const clock = { now: () => new Date('2026-06-01T07:00:00Z') }
  return openEmbeddedStore({ folder, clock, report: () => {} })
}

/** Breaks the newest snapshot; resolves to its name and what is in it now. */
async function damage(): Promise<{ name: string; text: string }> {
  const name =
    (await readdir(folder))
      .filter((file) => file.startsWith('snapshot-'))
      .toSorted()
      .at(-1) ?? ''
  const text = (await readFile(join(folder, name), 'utf8')).replace('three', 'thr33')
  await writeFile(join(folder, name), text)
  return { name, text }
}

describe('centralino store', () => {
  test('verify finds a sound store sound', async () => {
    const { code, out } = await run('store', 'verify', '--data', folder)
    expect(code).toBe(0)
    expect(out).toMatch(/Sound\.$/)
  })

  test('verify says what is damaged and how to go on, restore goes back and keeps the damaged file', async () => {
    const broken = await damage()
    const found = await run('store', 'verify', '--data', folder)
    expect(found.code).toBe(1)
    expect(found.out).toContain(`The store does not start: ${broken.name}`)
    expect(found.out).toContain('centralino store restore')

    const restored = await run('store', 'restore', '--data', folder)
    expect(restored.code).toBe(0)
    expect(restored.out).toContain('Kept aside')
    const files = await readdir(folder, { recursive: true })
    const aside = files.find((file) => file.startsWith('aside-') && file.endsWith(broken.name)) ?? ''
    expect(await readFile(join(folder, aside), 'utf8')).toBe(broken.text)

    expect((await run('store', 'verify', '--data', folder)).code).toBe(0)
    const store = await open()
    expect(await store.transaction((tx) => tx.conversations.get('said'))).toBeDefined()
    await store.close()
  })

  test('restore leaves a store alone that starts', async () => {
    const before = await readdir(folder)
    const { code, out } = await run('store', 'restore', '--data', folder)
    expect(code).toBe(0)
    expect(out).toContain('nothing had to be restored')
    expect((await readdir(folder)).filter((file) => !before.includes(file))).toEqual([])
  })

  test.each(['verify', 'restore'])('%s refuses while the store is in use', async (what) => {
    const store = await open()
    const { code, err } = await run('store', what, '--data', folder)
    expect(code).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toContain('in use by another process')
    await store.close()
  })

  test('an empty folder is no store yet', async () => {
    const empty = join(folder, 'empty')
    await mkdir(empty)
    const { code, out } = await run('store', 'verify', '--data', empty)
    expect(code).toBe(0)
    expect(out).toContain('There is no store')
  })

  test.each([
    ['verify', ['--data', '/nowhere/at/all'], 'no folder'],
    ['restore', ['--data', '/nowhere/at/all'], 'no folder'],
    ['verify', ['--bogus'], '--bogus'],
    ['restore', ['more'], 'more'],
  ])('%s %j is one line of complaint', async (what, args, said) => {
    const { code, err } = await run('store', what, ...args)
    expect(code).toBe(2)
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(said)
  })
})
