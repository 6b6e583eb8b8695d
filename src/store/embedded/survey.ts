import type { Damage } from './damage.ts'
import type { Files } from './files.ts'
import { hasArchive, listStore, type NumberedFile, numberedName } from './folder.ts'
import { type LogReading, readLog } from './log-file.ts'
import { readSnapshot, type SnapshotReading } from './snapshot-reading.ts'

export type SurveyedSnapshot = NumberedFile & SnapshotReading
export type SurveyedLog = NumberedFile & LogReading

/** Everything that is to come into memory, read from end to end; nothing is changed. */
export interface Survey {
  readonly snapshots: readonly SurveyedSnapshot[]
  readonly logs: readonly SurveyedLog[]
  /** Nothing was ever kept there. */
  readonly isNew: boolean
}

/** The logs that lead on from a snapshot. */
export interface Chain {
  /** In order; only the last one may be good in part. */
  readonly logs: readonly SurveyedLog[]
  /** Of the last transaction that can be had. */
  readonly last: number
  /** What ends it before its end. */
  readonly damage: Damage | undefined
}

/** A chain and where it begins; null: at nothing. */
export type RootedChain = Chain & { readonly snapshot: SurveyedSnapshot | null }

export async function surveyStore(files: Files, folder: string): Promise<Survey> {
  const contents = await listStore(files, folder)
  const snapshots: SurveyedSnapshot[] = []
  for (const file of contents.snapshots) {
    snapshots.push({ ...file, ...(await readSnapshot(files, folder, file, () => undefined)) })
  }
  const logs: SurveyedLog[] = []
  for (const file of contents.logs) {
    logs.push({ ...file, ...(await readLog(files, folder, file, () => undefined)) })
  }
  const isNew = snapshots.length + logs.length === 0 && !(await hasArchive(files, folder))
  return { snapshots, logs, isNew }
}

/**
 * Reads the logs that follow on a transaction, one after the other, until the end or the first that does not fit.
 * `peek` reads without taking anything in: an empty log that was begun and then not used is passed over.
 */
export async function followLogs<T extends NumberedFile>(
  logs: readonly T[],
  after: number,
  read: (log: T) => LogReading | Promise<LogReading>,
  peek: (log: T) => LogReading | Promise<LogReading>,
): Promise<Chain> {
  const following = logs.filter((log) => log.sequence >= after)
  const taken: SurveyedLog[] = []
  let last = after
  const stopAt = (file: string, what: Damage['what']) => ({ logs: taken, last, damage: { file, line: null, what } })
  for (const log of following) {
    if (log.sequence < last) {
      const { transactions, damage } = await peek(log)
      if (transactions === 0 && damage === undefined) continue
    }
    if (log.sequence !== last) return stopAt(log.name, 'out-of-order')
    const before = taken.at(-1)
    if (before?.torn === true) return stopAt(before.name, 'cut-short')
    const { name, sequence } = log
    const reading = await read(log)
    taken.push({ name, sequence, ...reading })
    last = reading.last
    if (reading.damage !== undefined) return { logs: taken, last, damage: reading.damage }
  }
  return taken.length === 0 ? stopAt(numberedName('log', after), 'missing') : { logs: taken, last, damage: undefined }
}

/** What a start would find: the newest snapshot, good or not. */
export async function currentChain(survey: Survey): Promise<RootedChain> {
  return chainFrom(survey, survey.snapshots.at(-1) ?? null)
}

/** The chain that reaches furthest, from the newest snapshot that does; undefined: nothing good to begin with. */
export async function bestChain(survey: Survey): Promise<RootedChain | undefined> {
  const roots = [null, ...survey.snapshots.filter(({ damage }) => damage === undefined)]
  let best: RootedChain | undefined
  for (const root of roots) {
    const chain = await chainFrom(survey, root)
    const isThere = root !== null || chain.logs.length > 0
    if (isThere && (best === undefined || chain.last >= best.last)) best = chain
  }
  return best
}

/** How many transactions going back to a chain loses, as far as names and lines tell. */
export function lostBy({ snapshots, logs }: Survey, { last }: Chain): number {
  const known = [
    ...snapshots.map(({ sequence }) => sequence),
    ...logs.map((log) => log.last + Math.max(0, log.damagedLines - (log.size === 0 ? 1 : 0))),
  ]
  return Math.max(last, ...known) - last
}

/** What there is to go back to, in words; undefined: nothing. */
export async function describeBackup(survey: Survey): Promise<string | undefined> {
  const best = await bestChain(survey)
  if (best === undefined) return undefined
  const logs = best.logs.map(({ name }) => name).join(', ')
  if (best.snapshot === null) return logs
  return logs === '' ? best.snapshot.name : `${best.snapshot.name} with ${logs}`
}

async function chainFrom(survey: Survey, snapshot: SurveyedSnapshot | null): Promise<RootedChain> {
  const chain = await followLogs(survey.logs, snapshot?.sequence ?? 0, itself, itself)
  const damage = survey.isNew ? undefined : (snapshot?.damage ?? chain.damage)
  return { ...chain, damage, snapshot }
}

function itself(log: SurveyedLog): LogReading {
  return log
}
