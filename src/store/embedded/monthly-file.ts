import type { Files, OpenFile } from './files.ts'
import { decodeLine, encodeLine, writeAll } from './lines.ts'

const NEWLINE = 0x0a
/** Bytes written and flushed together: much at once would keep the log's own flushes waiting. */
const CHUNK = 1 << 18

/** Where a line stands in its file. */
export interface LinePlace {
  readonly offset: number
  /** With its end of line. */
  readonly length: number
}

/** The month of an instant as files are named by it. */
export function monthOf(instant: string): string {
  return /^\d{4}-\d{2}/.exec(instant)?.[0] ?? '1970-01'
}

/**
 * Adds rows to the end of a file of lines, made where it is not there, flushed to the disk. A last line that breaks
 * off is cut first. `select` chooses from the rows, knowing the last one already there.
 *
 * Returns where each selected row went, in order.
 */
export async function appendRows<T>(
  files: Files,
  path: string,
  select: (last: unknown) => readonly T[],
): Promise<readonly LinePlace[]> {
  const file = await files.open(path, 'extend')
  try {
    const { end, last } = await findLastLine(file)
    await file.truncate(end)
    const places: LinePlace[] = []
    let offset = end
    let parts: Buffer[] = []
    let written = end
    const write = async () => {
      await writeAll(file, Buffer.concat(parts), written)
      await file.datasync()
      written = offset
      parts = []
    }
    for (const row of select(last)) {
      const bytes = Buffer.from(encodeLine(JSON.stringify(row)))
      parts.push(bytes)
      places.push({ offset, length: bytes.length })
      offset += bytes.length
      if (offset - written >= CHUNK) await write()
    }
    await write()
    return places
  } finally {
    await file.close()
  }
}

/** The row at a place; `undefined` where it is damaged or something else stands there. */
export async function readRow(file: OpenFile, { offset, length }: LinePlace): Promise<unknown> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
  return bytesRead === length && buffer[length - 1] === NEWLINE ? decodeLine(buffer.subarray(0, -1)) : undefined
}

/** The last complete line, and where it ends. */
async function findLastLine(file: OpenFile): Promise<{ readonly end: number; readonly last: unknown }> {
  const { size } = await file.stat()
  let tail: Buffer = Buffer.alloc(0)
  for (let step = 1 << 16, from = size; from > 0; step *= 2) {
    from = Math.max(0, size - step)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from)
    tail = buffer.subarray(0, bytesRead)
    const end = tail.lastIndexOf(NEWLINE)
    const start = end === -1 ? -1 : tail.lastIndexOf(NEWLINE, end - 1)
    if (start !== -1 || (from === 0 && end !== -1)) {
      return { end: from + end + 1, last: decodeLine(tail.subarray(start + 1, end)) }
    }
  }
  return { end: 0, last: undefined }
}
