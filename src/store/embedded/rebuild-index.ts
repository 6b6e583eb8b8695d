import { join } from 'node:path'
import type { Request } from '../../requests/request.ts'
import { type ArchivePlace, ClosedIndex } from './closed-index.ts'
import type { Files } from './files.ts'
import { decodeLine, readLines } from './lines.ts'

/** Makes the index of closed requests from the files in the archive's folder, reading every line. */
export async function rebuildIndex(files: Files, folder: string): Promise<void> {
  const places = new Map<number, ArchivePlace>()
  const lengths = new Map<number, number>()
  for (const name of (await files.list(folder)).toSorted()) {
    const month = /^closed-(\d{4}-\d{2})\.jsonl$/.exec(name)?.[1]
    if (month === undefined) continue
    const file = await files.open(join(folder, name), 'read')
    try {
      for await (const lines of readLines(file)) {
        for (const { bytes, offset, complete } of lines) {
          const row = complete ? decodeLine(bytes) : undefined
          if (!isRequest(row) || row.history.length < (lengths.get(row.number) ?? 0)) continue
          places.set(row.number, { month, offset, length: bytes.length + 1 })
          lengths.set(row.number, row.history.length)
        }
      }
    } finally {
      await file.close()
    }
  }
  await ClosedIndex.replace(files, folder, places)
}

/** Whether a row, which is as it was written, is a request. */
export function isRequest(row: unknown): row is Request {
  return typeof row === 'object' && row !== null && 'number' in row && 'history' in row
}
