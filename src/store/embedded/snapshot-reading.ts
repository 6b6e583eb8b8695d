import { join } from 'node:path'
import { type Damage, refuseNewer } from './damage.ts'
import type { Files } from './files.ts'
import type { NumberedFile } from './folder.ts'
import { decodeLine, readLines } from './lines.ts'
import type { Key } from './table.ts'

/** The first line of a snapshot. One line per row follows: name of the table, key, row. */
export interface SnapshotHeader {
  readonly format: number
  readonly sequence: number
  /** How many rows follow: fewer, and the file was cut. */
  readonly rows: number
}

export interface SnapshotReading {
  readonly rows: number
  readonly damage: Damage | undefined
}

/** Reads a snapshot up to its end or the first damage, handing over each good row. */
export async function readSnapshot(
  files: Files,
  folder: string,
  { name, sequence }: NumberedFile,
  take: (table: string, key: Key, row: unknown) => void,
): Promise<SnapshotReading> {
  const file = await files.open(join(folder, name), 'read')
  let expected: number | undefined
  let rows = 0
  const stopAt = (line: number, what: Damage['what']) => ({ rows, damage: { file: name, line, what } })
  try {
    for await (const lines of readLines(file)) {
      for (const line of lines) {
        if (!line.complete) return stopAt(line.number, 'cut-short')
        const row = decodeLine(line.bytes)
        if (row === undefined) return stopAt(line.number, 'unreadable')
        if (expected === undefined) {
          const header = row as SnapshotHeader
          refuseNewer(name, header.format)
          if (header.sequence !== sequence) return stopAt(line.number, 'out-of-order')
          expected = header.rows
        } else {
          const [table, key, value] = row as [string, Key, unknown]
          take(table, key, value)
          rows += 1
        }
      }
    }
  } finally {
    await file.close()
  }
  return rows === expected ? { rows, damage: undefined } : stopAt(rows + 2, 'cut-short')
}
