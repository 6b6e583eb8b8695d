import { join } from 'node:path'
import type { Files, OpenFile } from './files.ts'
import { replaceFile } from './folder.ts'
import { writeAll } from './lines.ts'
import type { LinePlace } from './monthly-file.ts'

/** A line of a month's file. */
export interface ArchivePlace extends LinePlace {
  readonly month: string
}

export const INDEX_NAME = 'closed.index'

/** Bytes a request takes: year and month, length and offset of its line. All zero: not in the archive. */
const SLOT = 16

/**
 * Where each closed request stands, in a file with one slot per request number: finding one is one read, whatever
 * the number of requests, and starting reads nothing. Made of the archive, and made anew from it when it is lost.
 */
export class ClosedIndex {
  readonly #file: OpenFile

  private constructor(file: OpenFile) {
    this.#file = file
  }

  static async open(files: Files, folder: string): Promise<ClosedIndex> {
    return new ClosedIndex(await files.open(join(folder, INDEX_NAME), 'extend'))
  }

  async find(number: number): Promise<ArchivePlace | undefined> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(SLOT), 0, SLOT, number * SLOT)
    return bytesRead < SLOT ? undefined : readSlot(buffer)
  }

  /** Flushed to the disk when it resolves. */
  async set(places: ReadonlyMap<number, ArchivePlace>): Promise<void> {
    const ordered = [...places].sort(([one], [two]) => one - two)
    for (let from = 0; from < ordered.length; ) {
      const first = ordered[from]?.[0] ?? 0
      let to = from + 1
      while (ordered[to]?.[0] === first + to - from) to += 1
      const slots = ordered.slice(from, to).map(([, place]) => writeSlot(place))
      await writeAll(this.#file, Buffer.concat(slots), first * SLOT)
      from = to
    }
    await this.#file.datasync()
  }

  /** Makes the whole index anew. */
  static async replace(files: Files, folder: string, places: ReadonlyMap<number, ArchivePlace>): Promise<void> {
    const last = [...places.keys()].reduce((one, other) => Math.max(one, other), 0)
    const slots = Buffer.alloc((last + 1) * SLOT)
    for (const [number, place] of places) writeSlot(place).copy(slots, number * SLOT)
    await replaceFile(files, folder, INDEX_NAME, (append) => append(slots))
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}

function readSlot(slot: Buffer): ArchivePlace | undefined {
  const month = slot.readUInt32LE(0)
  if (month === 0) return undefined
  const digits = String(month).padStart(6, '0')
  return {
    month: `${digits.slice(0, 4)}-${digits.slice(4)}`,
    length: slot.readUInt32LE(4),
    offset: slot.readUIntLE(8, 6),
  }
}

function writeSlot({ month, length, offset }: ArchivePlace): Buffer {
  const slot = Buffer.alloc(SLOT)
  slot.writeUInt32LE(Number(month.replace('-', '')), 0)
  slot.writeUInt32LE(length, 4)
  slot.writeUIntLE(offset, 8, 6)
  return slot
}
