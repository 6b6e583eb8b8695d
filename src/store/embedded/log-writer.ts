import type { CentralinoError } from '../../errors.ts'
import type { OpenFile } from './files.ts'
import { unwritable } from './folder.ts'
import { encodeLineBytes, writeAll } from './lines.ts'

/** Told before those who wait for a record are. */
export interface LogObserver {
  /** So many more records, the oldest ones, are safely on disk. */
  kept(records: number): void
  /** None of the records appended but not yet kept will be. */
  lost(error: CentralinoError): void
}

interface Batch {
  /** Pieces of the lines, in order. */
  readonly pieces: Buffer[]
  records: number
  readonly done: Promise<void>
  resolve(): void
  reject(error: Error): void
}

/**
 * The end of the log. Records that arrive while the disk is busy are written and flushed together, so that many
 * transactions share one flush. After a failure the next record first cuts off whatever the failed one left.
 */
export class LogWriter {
  readonly #folder: string
  readonly #file: OpenFile
  readonly #observer: LogObserver
  /** Bytes that are safely on disk. */
  #size: number
  #waiting: Batch | undefined
  #writing: Batch | undefined
  #mustCut: boolean

  /**
   * `file`: opened so that what is written is on disk once the writing is over. `size`: where the last good record ends;
   * what follows is cut off before the first append.
   */
  constructor(folder: string, file: OpenFile, size: number, observer: LogObserver) {
    this.#folder = folder
    this.#file = file
    this.#size = size
    this.#observer = observer
    this.#mustCut = true
  }

  get size(): number {
    return this.#size
  }

  /** Resolves once the record is safely on disk; rejects with `store/unwritable` where it will never be. */
  append(recordJson: string): Promise<void> {
    this.#waiting ??= newBatch()
    const batch = this.#waiting
    batch.pieces.push(...encodeLineBytes(recordJson))
    batch.records += 1
    if (this.#writing === undefined) void this.#write()
    return batch.done
  }

  /** Resolves once everything appended so far is safely on disk. */
  settled(): Promise<void> {
    return this.#waiting?.done ?? this.#writing?.done ?? Promise.resolve()
  }

  /** Cuts off what a failed record has left, if any. */
  async trim(): Promise<void> {
    if (!this.#mustCut) return
    await this.#file.truncate(this.#size)
    await this.#file.datasync()
    this.#mustCut = false
  }

  /** Nothing is appended afterwards. */
  async close(): Promise<void> {
    await this.#file.close()
  }

  async #write(): Promise<void> {
    while (this.#waiting !== undefined) {
      const batch = this.#waiting
      this.#writing = batch
      this.#waiting = undefined
      try {
        await this.trim()
        this.#mustCut = true
        const bytes = Buffer.concat(batch.pieces)
        await writeAll(this.#file, bytes, this.#size)
        this.#mustCut = false
        this.#size += bytes.length
        this.#observer.kept(batch.records)
        batch.resolve()
      } catch (cause) {
        this.#fail(batch, unwritable(this.#folder, cause))
      }
    }
    this.#writing = undefined
  }

  /** What was appended meanwhile rests on what failed, and fails with it. */
  #fail(batch: Batch, error: CentralinoError): void {
    const rest = this.#waiting
    this.#waiting = undefined
    this.#observer.lost(error)
    batch.reject(error)
    rest?.reject(error)
  }
}

function newBatch(): Batch {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const done = new Promise<void>((onKept, onLost) => {
    resolve = onKept
    reject = onLost
  })
  return { pieces: [], records: 0, done, resolve, reject }
}
