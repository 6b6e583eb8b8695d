import { crc32 } from 'node:zlib'
import type { OpenFile } from './files.ts'

/**
 * Every file of the store holds JSON Lines of one form: `{"sum":"<CRC-32 of the row, 8 hex digits>","row":…}`.
 * Damage anywhere in a line is found; whoever needs to can still read the file with the usual tools.
 */
export function encodeLine(rowJson: string): string {
  return `{"sum":"${hex(crc32(rowJson))}","row":${rowJson}}\n`
}

/** The same in pieces, as it is written: what is large is turned into bytes once, not for its sum as well. */
export function encodeLineBytes(rowJson: string): readonly Buffer[] {
  const row = Buffer.from(rowJson)
  return [Buffer.from(`{"sum":"${hex(crc32(row))}","row":`), row, endOfLine]
}

const endOfLine = Buffer.from('}\n')

/** Length of `{"sum":"01234567","row":`. */
const HEAD = 24
const NEWLINE = 0x0a
const CHUNK = 1 << 18

/** The row of a line without its end of line; `undefined` where it is damaged. */
export function decodeLine(line: Buffer): unknown {
  if (line.length <= HEAD || line.toString('latin1', 0, 8) !== '{"sum":"') return undefined
  const row = line.subarray(HEAD, -1)
  if (hex(crc32(row)) !== line.toString('latin1', 8, 16)) return undefined
  try {
    return JSON.parse(row.toString('utf8'))
  } catch {
    return undefined
  }
}

export interface Line {
  /** Counted from 1. */
  readonly number: number
  /** Of its first byte in the file. */
  readonly offset: number
  /** Without the end of line. */
  readonly bytes: Buffer
  /** False for a last line that breaks off. */
  readonly complete: boolean
}

/** The lines of a file from its beginning, a handful at a time, never holding the whole file. */
export async function* readLines(file: OpenFile): AsyncIterable<readonly Line[]> {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  let number = 0
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK)
    const { bytesRead } = await file.read(chunk, 0, CHUNK, offset + rest.length)
    if (bytesRead === 0) break
    const text = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    const lines: Line[] = []
    let from = 0
    for (let to = text.indexOf(NEWLINE, rest.length); to !== -1; to = text.indexOf(NEWLINE, from)) {
      number += 1
      lines.push({ number, offset: offset + from, bytes: text.subarray(from, to), complete: true })
      from = to + 1
    }
    rest = text.subarray(from)
    offset += from
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield [{ number: number + 1, offset, bytes: rest, complete: false }]
}

/** Writes all of it at that place, however often the platform takes only a part. */
export async function writeAll(file: OpenFile, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}

function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}
