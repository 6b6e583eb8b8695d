import type { Clock } from '../../clock.ts'
import type { CentralinoError } from '../../errors.ts'
import type { Store, Transaction } from '../store.ts'
import { Disk } from './disk.ts'
import { type Files, systemFiles } from './files.ts'
import { unwritable } from './folder.ts'
import { lockFolder } from './lock-file.ts'
import { createTables } from './tables.ts'
import { TransactionRunner } from './transaction-runner.ts'

export interface EmbeddedStoreOptions {
  /** Made where it is not there. */
  readonly folder: string
  readonly clock: Clock
  /** Told what went wrong without keeping the store from its work. */
  readonly report: (fault: CentralinoError) => void
  /** Size of the log in bytes at which it becomes a snapshot. */
  readonly compactAtBytes?: number
  readonly files?: Files
}

/** A quarter of a minute of the heaviest traffic, and half a second to read at the start. */
const COMPACT_AT_BYTES = 32 << 20

/**
 * Opens the store of a folder, for this process alone.
 *
 * @throws CentralinoError `store/locked`, `store/corrupt`, `store/newer`, `store/unwritable`; nothing has changed.
 */
export async function openEmbeddedStore(options: EmbeddedStoreOptions): Promise<Store> {
  const { folder, clock, report, compactAtBytes = COMPACT_AT_BYTES, files = systemFiles } = options
  try {
    await files.makeFolder(folder)
    const release = await lockFolder(files, folder, clock.now().toISOString())
    try {
      const tables = createTables()
      const onLost = (fault: CentralinoError) => runner.abort(fault)
      const disk = await Disk.open({ files, folder, tables, report, onLost })
      const runner = new TransactionRunner(tables, disk.archive, disk)
      return new EmbeddedStore({ runner, disk, release, compactAtBytes, report, folder })
    } catch (error) {
      await release()
      throw error
    }
  } catch (error) {
    throw unwritable(folder, error)
  }
}

interface Parts {
  readonly runner: TransactionRunner
  readonly disk: Disk
  readonly release: () => Promise<void>
  readonly compactAtBytes: number
  readonly report: (fault: CentralinoError) => void
  readonly folder: string
}

class EmbeddedStore implements Store {
  readonly #parts: Parts
  #compactAt: number
  #compacting: Promise<void> | undefined
  #closing: Promise<void> | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#compactAt = parts.compactAtBytes
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const value = await this.#parts.runner.transaction(work)
    const isDue = this.#closing === undefined && this.#parts.disk.logSize >= this.#compactAt
    if (isDue) this.#compacting ??= this.#compact()
    return value
  }

  /** Leaves a snapshot, which unlike the end of a log shows when it is cut. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const { runner, disk, release, folder, report } = this.#parts
    disk.hurry()
    await runner.close()
    await this.#compacting
    await this.#compact()
    await disk.close().catch((error) => report(unwritable(folder, error)))
    await release()
  }

  /** After a failure the log grows as much again before the next attempt. */
  async #compact(): Promise<void> {
    const { runner, disk, compactAtBytes, report, folder } = this.#parts
    try {
      await disk.compact((job) => runner.alone(job))
    } catch (error) {
      report(unwritable(folder, error))
    }
    this.#compactAt = disk.logSize + compactAtBytes
    this.#compacting = undefined
  }
}
