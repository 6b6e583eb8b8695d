import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import { corrupt, FORMAT } from './damage.ts'
import { type Files, systemFiles } from './files.ts'
import { ARCHIVE_FOLDER, type NumberedFile, numberedName, replaceFile, unwritable } from './folder.ts'
import { encodeLine } from './lines.ts'
import { lockFolder } from './lock-file.ts'
import { readLog } from './log-file.ts'
import { rebuildIndex } from './rebuild-index.ts'
import { readSnapshot } from './snapshot-reading.ts'
import { bestChain, currentChain, lostBy, type RootedChain, type Survey, surveyStore } from './survey.ts'

export interface RestoreReport {
  /** False: nothing kept the store from starting, and nothing was changed but the archive's index, made anew. */
  readonly restored: boolean
  /** The folder in which what was damaged is kept; null: nothing had to go. */
  readonly aside: string | null
  /** Names of the files kept there. */
  readonly setAside: readonly string[]
  /** How many transactions are lost, as far as can be told. */
  readonly lost: number
}

/**
 * Goes back to the last good copy: the state that reaches furthest. Whatever is damaged, or cannot follow on it, is
 * kept aside, never destroyed. Interrupted, it can be run again.
 *
 * @throws CentralinoError `store/locked`, `store/newer`, `store/unwritable`; `store/corrupt` where nothing is good.
 */
export async function restoreStore(folder: string, clock: Clock, files: Files = systemFiles): Promise<RestoreReport> {
  const release = await lockFolder(files, folder, clock.now().toISOString())
  try {
    const survey = await surveyStore(files, folder)
    const { damage } = await currentChain(survey)
    const best = await bestChain(survey)
    if (damage === undefined) {
      await renewIndex(files, folder)
      return { restored: false, aside: null, setAside: [], lost: 0 }
    }
    if (best === undefined) throw corrupt(folder, damage, undefined)
    const aside = join(folder, `aside-${clock.now().toISOString().replace(/[:.]/g, '-')}`)
    const setAside = await goBack({ files, folder, aside, survey, best })
    await renewIndex(files, folder)
    return { restored: true, aside, setAside, lost: lostBy(survey, best) }
  } catch (error) {
    throw unwritable(folder, error)
  } finally {
    await release()
  }
}

interface GoingBack {
  readonly files: Files
  readonly folder: string
  readonly aside: string
  readonly survey: Survey
  readonly best: RootedChain
}

/** Returns the names of what was set aside. */
async function goBack(parts: GoingBack): Promise<readonly string[]> {
  const { files, folder, aside, survey, best } = parts
  await files.makeFolder(aside)
  const setAside: string[] = []
  if (best.damage !== undefined) {
    const last = best.logs.at(-1)
    if (last !== undefined) {
      await copyFile(files, join(folder, last.name), aside, last.name)
      setAside.push(last.name)
    }
    await mendLog(parts, last?.name ?? numberedName('log', best.last), last?.size ?? 0)
  }
  const root = best.snapshot?.sequence ?? 0
  const kept = new Set([...best.logs.map(({ name }) => name), numberedName('log', best.last)])
  const gone: readonly NumberedFile[] = [
    ...survey.snapshots.filter(({ damage, sequence }) => damage !== undefined || sequence > root),
    ...survey.logs.filter(({ name, sequence }) => sequence >= root && !kept.has(name)),
  ]
  for (const { name } of gone) {
    await files.rename(join(folder, name), join(aside, name))
    setAside.push(name)
  }
  await files.syncFolder(aside)
  await files.syncFolder(folder)
  return setAside
}

/**
 * Ends the log after its last good record, with one more that makes sure that no number is given again that was given
 * in what is lost: people may have seen it, and the journal's archive may have it.
 */
async function mendLog({ files, folder, survey, best }: GoingBack, name: string, size: number): Promise<void> {
  const counters = await readCounters(files, folder, best)
  const lost = lostBy(survey, best)
  const changes = [
    ['counters', 'request', (counters.get('request') ?? 0) + Math.max(1_000, lost)],
    ['counters', 'journal', (counters.get('journal') ?? 0) + 1_000_000],
  ]
  const record = encodeLine(JSON.stringify({ sequence: best.last + 1, changes }))
  await replaceFile(files, folder, name, async (append) => {
    if (size > 0) await copyInto(files, join(folder, name), size, append)
    else await append(encodeLine(JSON.stringify({ format: FORMAT, after: best.last })))
    await append(record)
  })
}

async function readCounters(
  files: Files,
  folder: string,
  { snapshot, logs }: RootedChain,
): Promise<ReadonlyMap<unknown, number>> {
  const counters = new Map<unknown, number>()
  const take = (table: string, key: unknown, row: unknown) => {
    if (table === 'counters' && typeof row === 'number') counters.set(key, row)
  }
  if (snapshot !== null) await readSnapshot(files, folder, snapshot, take)
  for (const log of logs) {
    await readLog(files, folder, log, ({ changes }) => {
      for (const [table, key, row] of changes) take(table, key, row)
    })
  }
  return counters
}

async function copyFile(files: Files, from: string, folder: string, name: string): Promise<void> {
  await replaceFile(files, folder, name, (append) => copyInto(files, from, Number.POSITIVE_INFINITY, append))
}

async function copyInto(
  files: Files,
  from: string,
  size: number,
  append: (part: Buffer) => Promise<void>,
): Promise<void> {
  const file = await files.open(from, 'read')
  try {
    for (let offset = 0; offset < size; ) {
      const want = Math.min(1 << 18, size - offset)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(want), 0, want, offset)
      if (bytesRead === 0) return
      await append(buffer.subarray(0, bytesRead))
      offset += bytesRead
    }
  } finally {
    await file.close()
  }
}

async function renewIndex(files: Files, folder: string): Promise<void> {
  const names = await files.list(folder)
  if (names.includes(ARCHIVE_FOLDER)) await rebuildIndex(files, join(folder, ARCHIVE_FOLDER))
}
