import { join } from 'node:path'
import { Low } from 'lowdb'
import type { CentralinoError } from '../../errors.ts'
import type { Request } from '../../requests/request.ts'
import type { JournalEntry } from '../store.ts'
import { Archive } from './archive.ts'
import type { ChangeSet } from './change-set.ts'
import type { Files } from './files.ts'
import { listStore } from './folder.ts'
import { createLog } from './log-file.ts'
import { type LogObserver, LogWriter } from './log-writer.ts'
import { Pace } from './pace.ts'
import { recover } from './recovery.ts'
import { emptySnapshot, type Snapshot, SnapshotFile } from './snapshot-file.ts'
import { isKeptHot, type Tables, tablesByName } from './tables.ts'
import type { Keeper } from './transaction-runner.ts'

export interface DiskOptions {
  readonly files: Files
  readonly folder: string
  readonly tables: Tables
  /** Told what went wrong without keeping the store from its work. */
  readonly report: (fault: CentralinoError) => void
  /** Called when changes that were appended will not be kept, before they are undone. */
  readonly onLost: (fault: CentralinoError) => void
}

/** What moves out of the log, as it was at one moment. */
interface Capture {
  readonly snapshot: Snapshot
  readonly closed: readonly (readonly [number, Request])[]
  readonly journal: readonly (readonly [number, JournalEntry])[]
}

/**
 * Keeps what happens to the tables: each transaction as a line of the log, flushed before anybody hears that it is
 * kept; from time to time all of it as lowdb's snapshot, after which a new log begins.
 */
export class Disk implements Keeper {
  readonly archive: Archive
  readonly #options: DiskOptions
  readonly #low: Low<Snapshot>
  readonly #pace: Pace
  readonly #observer: LogObserver
  #log: LogWriter
  /** Of the last transaction before the log. */
  #logBegan: number
  /** Of the last transaction appended. */
  #sequence: number
  /** Appended, not yet kept; oldest first. */
  readonly #unkept: ChangeSet[] = []

  private constructor(
    options: DiskOptions,
    parts: { archive: Archive; low: Low<Snapshot>; pace: Pace; sequence: number; logBegan: number },
    openLog: (observer: LogObserver) => LogWriter,
  ) {
    this.#options = options
    this.archive = parts.archive
    this.#low = parts.low
    this.#pace = parts.pace
    this.#sequence = parts.sequence
    this.#logBegan = parts.logBegan
    this.#observer = {
      kept: (records) => void this.#unkept.splice(0, records),
      lost: (fault) => this.#undoUnkept(fault),
    }
    this.#log = openLog(this.#observer)
  }

  /** Fills the tables from the folder, which is locked already. */
  static async open(options: DiskOptions): Promise<Disk> {
    const { files, folder, tables, report } = options
    const pace = new Pace()
    const low = new Low<Snapshot>(new SnapshotFile(files, folder, pace), emptySnapshot)
    const { sequence, log, logSize } = await recover(files, folder, low, tablesByName(tables))
    const archive = await Archive.open(files, folder, report)
    const file = await files.open(join(folder, log.name), 'change-durably')
    const parts = { archive, low, pace, sequence, logBegan: log.sequence }
    return new Disk(options, parts, (observer) => new LogWriter(folder, file, logSize, observer))
  }

  /** Bytes in the log: what a start has to read again. */
  get logSize(): number {
    return this.#log.size
  }

  append(changes: ChangeSet): Promise<void> {
    this.#sequence += 1
    this.#unkept.push(changes)
    return this.#log.append(changes.encode(this.#sequence))
  }

  settled(): Promise<void> {
    return this.#log.settled()
  }

  /**
   * Moves what the log holds into a new snapshot and the archive. Stopped or failed half-way it has only made files
   * that the next one makes again. `alone` runs something while no transaction runs: only the beginning needs it.
   */
  async compact(alone: <T>(job: () => Promise<T>) => Promise<T>): Promise<void> {
    const capture = await alone(() => this.#turnOver())
    if (capture === undefined) return
    const { closed, journal } = this.#options.tables
    await this.archive.keep(
      capture.closed.map(([, request]) => request),
      capture.journal,
    )
    this.#low.data = capture.snapshot
    try {
      await this.#low.write()
    } finally {
      this.#low.data = emptySnapshot
    }
    for (const [number, request] of capture.closed) {
      if (closed.rows.get(number) === request) closed.set(number, undefined)
    }
    for (const [count] of capture.journal) journal.set(count, undefined)
    await this.#removeOld()
  }

  /** A snapshot under way is made without regard for others. */
  hurry(): void {
    this.#pace.hurry()
  }

  async close(): Promise<void> {
    await this.#log.close()
    await this.archive.close()
  }

  /** Begins a new log and takes what was before it; `undefined` where there is nothing new. */
  async #turnOver(): Promise<Capture | undefined> {
    const { files, folder, tables } = this.#options
    await this.settled()
    if (this.#sequence === this.#logBegan) return undefined
    await this.#log.trim()
    const name = await createLog(files, folder, this.#sequence)
    const file = await files.open(join(folder, name), 'change-durably')
    const { size } = await file.stat()
    const old = this.#log
    this.#log = new LogWriter(folder, file, size, this.#observer)
    this.#logBegan = this.#sequence
    await old.close()
    const hot = [...tablesByName(tables).values()].filter(isKeptHot)
    return {
      snapshot: { sequence: this.#sequence, tables: new Map(hot.map(({ name: of, rows }) => [of, [...rows]])) },
      closed: [...tables.closed.rows],
      journal: [...tables.journal.rows],
    }
  }

  /** Keeps the newest snapshot, and the one before it with all logs since: the last good copy. */
  async #removeOld(): Promise<void> {
    const { files, folder } = this.#options
    const { snapshots, logs } = await listStore(files, folder)
    const since = snapshots.at(-2)?.sequence ?? 0
    for (const { name, sequence } of [...snapshots, ...logs]) {
      if (sequence < since) await files.remove(join(folder, name))
    }
  }

  #undoUnkept(fault: CentralinoError): void {
    this.#options.onLost(fault)
    this.#sequence -= this.#unkept.length
    for (const changes of this.#unkept.splice(0).reverse()) changes.undo(fault)
  }
}
