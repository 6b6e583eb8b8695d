import { join } from 'node:path'
import type { Low } from 'lowdb'
import { CentralinoError } from '../../errors.ts'
import { corrupt } from './damage.ts'
import { deepFreeze } from './deep-freeze.ts'
import type { Files } from './files.ts'
import { hasArchive, listStore, type NumberedFile, numberedName } from './folder.ts'
import { createLog, type LogRecord, readLog } from './log-file.ts'
import { emptySnapshot, type Snapshot } from './snapshot-file.ts'
import { describeBackup, followLogs, surveyStore } from './survey.ts'
import type { Table } from './table.ts'

/** Where the store goes on. */
export interface Recovered {
  /** Of the last transaction. */
  readonly sequence: number
  /** The log that the next one is appended to. */
  readonly log: NumberedFile
  /** Bytes of it that are good; what follows was never acknowledged. */
  readonly logSize: number
}

/**
 * Fills the tables with what is on disk: the newest snapshot, then the logs that follow. Changes no file but those
 * that a stopped process left unfinished.
 *
 * @throws CentralinoError `store/corrupt`, `store/newer`.
 */
export async function recover(
  files: Files,
  folder: string,
  low: Low<Snapshot>,
  tables: ReadonlyMap<string, Table>,
): Promise<Recovered> {
  const { snapshots, logs, unfinished } = await listStore(files, folder)
  for (const name of unfinished) await files.remove(join(folder, name))
  if (snapshots.length === 0 && logs.length === 0) {
    if (await hasArchive(files, folder)) {
      throw corrupt(folder, { file: numberedName('log', 0), line: null, what: 'missing' }, undefined)
    }
    const name = await createLog(files, folder, 0)
    const log = { name, sequence: 0 }
    const { size } = await readLog(files, folder, log, ignore)
    return { sequence: 0, log, logSize: size }
  }

  await low.read()
  for (const [name, rows] of low.data.tables) {
    const table = tableNamed(tables, name)
    for (const [key, row] of rows) table.set(key, deepFreeze(row))
  }
  const { sequence } = low.data
  low.data = emptySnapshot

  const replay = ({ changes }: LogRecord) => {
    for (const [name, key, row] of changes) tableNamed(tables, name).set(key, deepFreeze(row) ?? undefined)
  }
  const peek = (log: NumberedFile) => readLog(files, folder, log, ignore)
  const chain = await followLogs(logs, sequence, (log) => readLog(files, folder, log, replay), peek)
  const log = chain.logs.at(-1)
  if (chain.damage !== undefined || log === undefined) {
    const damage = chain.damage ?? { file: numberedName('log', sequence), line: null, what: 'missing' }
    throw corrupt(folder, damage, await describeBackup(await surveyStore(files, folder)))
  }
  return { sequence: chain.last, log, logSize: log.size }
}

function tableNamed(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name)
  if (table === undefined) {
    throw new CentralinoError('store/newer', `The store has ${name}, which only a newer version of Centralino knows`)
  }
  return table
}

function ignore(): void {}
