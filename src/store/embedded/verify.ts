import { join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { Damage } from './damage.ts'
import { type Files, systemFiles } from './files.ts'
import { ARCHIVE_FOLDER } from './folder.ts'
import { decodeLine, readLines } from './lines.ts'
import { lockFolder } from './lock-file.ts'
import { bestChain, currentChain, describeBackup, lostBy, type Survey, surveyStore } from './survey.ts'

export interface VerifiedFile {
  readonly file: string
  /** Good rows of a snapshot or of the archive, good transactions of a log. */
  readonly rows: number
  /** A last line that breaks off, as a killed process leaves it: not acknowledged, and cut at the next start. */
  readonly torn: boolean
  /** The first; null: none. */
  readonly damage: Damage | null
}

export interface StoreReport {
  /** Snapshots, logs, archive; each by name. */
  readonly files: readonly VerifiedFile[]
  /** Why the store does not start; null: it does. */
  readonly damage: Damage | null
  /** What `restoreStore` goes back to, in words; null: the store starts, or nothing is good. */
  readonly backup: string | null
  /** How many transactions are lost by going back, as far as can be told. */
  readonly lost: number
}

/**
 * Reads everything in a store's folder from end to end and changes nothing.
 *
 * @throws CentralinoError `store/locked`, `store/newer`.
 */
export async function verifyStore(folder: string, clock: Clock, files: Files = systemFiles): Promise<StoreReport> {
  const release = await lockFolder(files, folder, clock.now().toISOString())
  try {
    const survey = await surveyStore(files, folder)
    const verified = [...snapshotsAndLogs(survey), ...(await verifyArchive(files, folder))]
    const current = await currentChain(survey)
    if (current.damage === undefined) return { files: verified, damage: null, backup: null, lost: 0 }
    const best = await bestChain(survey)
    return {
      files: verified,
      damage: current.damage,
      backup: (await describeBackup(survey)) ?? null,
      lost: best === undefined ? 0 : lostBy(survey, best),
    }
  } finally {
    await release()
  }
}

function snapshotsAndLogs({ snapshots, logs }: Survey): readonly VerifiedFile[] {
  return [
    ...snapshots.map(({ name, rows, damage }) => ({ file: name, rows, torn: false, damage: damage ?? null })),
    ...logs.map(({ name, transactions, torn, damage }) => ({
      file: name,
      rows: transactions,
      torn,
      damage: damage ?? null,
    })),
  ]
}

async function verifyArchive(files: Files, folder: string): Promise<readonly VerifiedFile[]> {
  if (!(await files.list(folder)).includes(ARCHIVE_FOLDER)) return []
  const own = join(folder, ARCHIVE_FOLDER)
  const verified: VerifiedFile[] = []
  for (const name of (await files.list(own)).toSorted()) {
    if (name.endsWith('.jsonl')) verified.push(await verifyLines(files, own, name))
  }
  return verified
}

async function verifyLines(files: Files, folder: string, name: string): Promise<VerifiedFile> {
  const file = await files.open(join(folder, name), 'read')
  let rows = 0
  let torn = false
  let damage: Damage | null = null
  try {
    for await (const lines of readLines(file)) {
      for (const { bytes, complete, number } of lines) {
        if (!complete) torn = true
        else if (decodeLine(bytes) !== undefined) rows += 1
        else damage ??= { file: name, line: number, what: 'unreadable' }
      }
    }
  } finally {
    await file.close()
  }
  return { file: join(ARCHIVE_FOLDER, name), rows, torn, damage }
}
