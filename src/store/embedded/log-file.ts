import { join } from 'node:path'
import { type Damage, FORMAT, refuseNewer } from './damage.ts'
import type { Files } from './files.ts'
import { type NumberedFile, numberedName, replaceFile } from './folder.ts'
import { decodeLine, encodeLine, type Line, readLines } from './lines.ts'
import type { Key } from './table.ts'

/** One transaction, as `ChangeSet.encode` writes it. */
export interface LogRecord {
  /** One more than that of the record before. */
  readonly sequence: number
  /** Name of the table, key, and the row afterwards; null: gone. */
  readonly changes: readonly (readonly [table: string, key: Key, row: unknown])[]
}

export interface LogReading {
  /** Of the last good record; of the last one before the file where it has none. */
  readonly last: number
  readonly transactions: number
  /** Bytes up to the end of the last good record. */
  readonly size: number
  /** A last line that breaks off without an end, as a process killed while writing leaves it: never acknowledged. */
  readonly torn: boolean
  readonly damage: Damage | undefined
  /** Lines from the first damaged one on. */
  readonly damagedLines: number
}

interface LogHeader {
  readonly format: number
  /** Of the last transaction before this file. */
  readonly after: number
}

/** Makes an empty log for the transactions that follow. */
export async function createLog(files: Files, folder: string, after: number): Promise<string> {
  const name = numberedName('log', after)
  await replaceFile(files, folder, name, (append) => append(encodeLine(JSON.stringify({ format: FORMAT, after }))))
  return name
}

/** Reads a log, handing over each good record in order up to the end or the first damage. */
export async function readLog(
  files: Files,
  folder: string,
  { name, sequence }: NumberedFile,
  take: (record: LogRecord) => void,
): Promise<LogReading> {
  const file = await files.open(join(folder, name), 'read')
  const reading = new LogReader(name, sequence, take)
  try {
    for await (const lines of readLines(file)) {
      for (const line of lines) reading.next(line)
    }
  } finally {
    await file.close()
  }
  return reading.end()
}

class LogReader {
  readonly #name: string
  readonly #after: number
  readonly #take: (record: LogRecord) => void
  #last: number
  #size = 0
  #torn = false
  #damage: Damage | undefined
  #damagedLines = 0

  constructor(name: string, after: number, take: (record: LogRecord) => void) {
    this.#name = name
    this.#after = after
    this.#last = after
    this.#take = take
  }

  next(line: Line): void {
    if (this.#damage === undefined) this.#read(line)
    if (this.#damage !== undefined) this.#damagedLines += 1
  }

  end(): LogReading {
    if (this.#size === 0) this.#damage ??= { file: this.#name, line: null, what: 'cut-short' }
    return {
      last: this.#last,
      transactions: this.#last - this.#after,
      size: this.#size,
      torn: this.#torn,
      damage: this.#damage,
      damagedLines: this.#damagedLines,
    }
  }

  #read(line: Line): void {
    if (!line.complete && line.number > 1) {
      this.#torn = true
      return
    }
    const what = line.complete ? this.#takeRow(decodeLine(line.bytes), line.number === 1) : 'cut-short'
    if (what === undefined) this.#size = line.offset + line.bytes.length + 1
    else this.#damage = { file: this.#name, line: line.number, what }
  }

  /** Returns what is wrong with it. */
  #takeRow(row: unknown, isHeader: boolean): Damage['what'] | undefined {
    if (row === undefined) return 'unreadable'
    if (isHeader) {
      const { format, after } = row as LogHeader
      refuseNewer(this.#name, format)
      return after === this.#after ? undefined : 'out-of-order'
    }
    const record = row as LogRecord
    if (record.sequence !== this.#last + 1) return 'out-of-order'
    this.#take(record)
    this.#last = record.sequence
    return undefined
  }
}
