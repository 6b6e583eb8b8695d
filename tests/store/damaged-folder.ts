import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../../src/store/store.ts'
import { openStore } from './embedded-harness.ts'
import { closed, openedRequest } from './sample-rows.ts'

/** One transaction, which leaves its mark in every part of the store. */
export async function step(store: Store, n: number): Promise<void> {
  await store.transaction(async (tx) => {
    const number = await tx.requests.nextNumber()
    const request = openedRequest(number)
    await tx.requests.put(n % 2 === 0 ? closed(request) : request)
    await tx.conversations.put('last', { n })
    await tx.journal.append({ at: '2026-03-02T08:00:00.000Z', actor: null, what: 'test', data: { n } })
  })
}

export async function lastStep(store: Store): Promise<unknown> {
  return store.transaction((tx) => tx.conversations.get('last'))
}

/**
 * A folder as a killed process leaves it: a snapshot after step 3, one after step 6, and a log with steps 7 to 9 that
 * follows on it.
 */
export async function makeFolder(folder: string): Promise<void> {
  const working = `${folder}-working`
  for (const until of [3, 6, 9]) {
    const store = await openStore(working)
    for (let n = until - 2; n <= until; n++) await step(store, n)
    if (until === 9) await cp(working, folder, { recursive: true, filter: (path) => !path.endsWith('lock') })
    await store.close()
  }
}

export async function namesOf(folder: string, kind: 'snapshot' | 'log'): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith(kind)).toSorted()
}

/** The newest file of a kind. */
export async function newest(folder: string, kind: 'snapshot' | 'log'): Promise<string> {
  const name = (await namesOf(folder, kind)).at(-1)
  if (name === undefined) throw new Error(`No ${kind} in ${folder}`)
  return name
}

export async function change(folder: string, name: string, how: (bytes: Buffer) => Buffer): Promise<void> {
  const path = join(folder, name)
  await writeFile(path, how(await readFile(path)))
}

/** Changes one byte. */
export function flip(at: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 0x01
    return changed
  }
}

/** Where the given line begins, counted from 1. */
export function lineAt(bytes: Buffer, line: number): number {
  let at = 0
  for (let n = 1; n < line; n++) at = bytes.indexOf('\n', at) + 1
  return at
}

/** Every file under a folder with its content, to prove that nothing changed. */
export async function contentsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (path) => [path, await readFile(path, 'latin1')] as const)))
}
