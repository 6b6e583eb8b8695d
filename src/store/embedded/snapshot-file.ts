import type { Adapter } from 'lowdb'
import { corrupt, FORMAT } from './damage.ts'
import type { Files } from './files.ts'
import { listStore, numberedName, replaceFile } from './folder.ts'
import { encodeLine } from './lines.ts'
import type { Pace } from './pace.ts'
import { readSnapshot, type SnapshotHeader } from './snapshot-reading.ts'
import { describeBackup, surveyStore } from './survey.ts'
import type { Key } from './table.ts'

/** The state after some transaction: rows by name of the table. */
export interface Snapshot {
  readonly sequence: number
  readonly tables: ReadonlyMap<string, readonly (readonly [Key, unknown])[]>
}

export const emptySnapshot: Snapshot = { sequence: 0, tables: new Map() }

/** About how many characters are put together before they are written and others get their turn. */
const CHUNK = 1 << 15

/**
 * Keeps lowdb's data for good: each write makes a new file beside the one before, whole or not at all and flushed to
 * the disk, and leaves the old one, which with the logs that follow it is the last good copy.
 */
export class SnapshotFile implements Adapter<Snapshot> {
  readonly #files: Files
  readonly #folder: string
  readonly #pace: Pace

  constructor(files: Files, folder: string, pace: Pace) {
    this.#files = files
    this.#folder = folder
    this.#pace = pace
  }

  /** The newest snapshot; null where there is none yet. Throws `store/corrupt` where it is damaged. */
  async read(): Promise<Snapshot | null> {
    const newest = (await listStore(this.#files, this.#folder)).snapshots.at(-1)
    if (newest === undefined) return null
    const tables = new Map<string, [Key, unknown][]>()
    const { damage } = await readSnapshot(this.#files, this.#folder, newest, (table, key, row) => {
      const rows = tables.get(table)
      if (rows === undefined) tables.set(table, [[key, row]])
      else rows.push([key, row])
    })
    if (damage !== undefined) {
      throw corrupt(this.#folder, damage, await describeBackup(await surveyStore(this.#files, this.#folder)))
    }
    return { sequence: newest.sequence, tables }
  }

  /** Takes its time without keeping others from theirs; the rows do not change meanwhile. */
  async write({ sequence, tables }: Snapshot): Promise<void> {
    const rows = [...tables.values()].reduce((sum, table) => sum + table.length, 0)
    const header: SnapshotHeader = { format: FORMAT, sequence, rows }
    await replaceFile(this.#files, this.#folder, numberedName('snapshot', sequence), async (append) => {
      let text = encodeLine(JSON.stringify(header))
      for (const [name, table] of tables) {
        for (const [key, row] of table) {
          text += encodeLine(JSON.stringify([name, key, row]))
          if (text.length < CHUNK) continue
          const part = text
          await this.#pace.work(() => append(part))
          text = ''
        }
      }
      await append(text)
    })
  }
}
