import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CentralinoError } from '../../src/errors.ts'
import { type EmbeddedStoreOptions, openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import type { Store } from '../../src/store/store.ts'
import { instant } from './sample-rows.ts'

export const fixedClock = { now: () => new Date(instant(0)) }

/** Opens a store that reports nothing; whatever it reports all the same fails the test. */
export function openStore(folder: string, changes: Partial<EmbeddedStoreOptions> = {}): Promise<Store> {
  const report = (fault: CentralinoError) => {
    throw fault
  }
  return openEmbeddedStore({ folder, clock: fixedClock, report, ...changes })
}

/** `data.n` of every entry in the journal's archive, in its order. */
export async function journalNumbers(folder: string): Promise<readonly unknown[]> {
  const archive = join(folder, 'archive')
  const names = (await readdir(archive)).filter((name) => name.startsWith('journal-')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(archive, name), 'utf8')))
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '')
  return lines.map((line) => (JSON.parse(line) as { row: { data: { n: unknown } } }).row.data.n)
}
