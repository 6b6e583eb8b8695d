import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { CentralinoError } from '../../errors.ts'
import type { Files } from './files.ts'
import { writeAll } from './lines.ts'

/** A file of the store that holds everything up to, or after, one transaction. */
export interface NumberedFile {
  readonly name: string
  readonly sequence: number
}

/** What a store's folder holds; each list by sequence. */
export interface FolderContents {
  readonly snapshots: readonly NumberedFile[]
  readonly logs: readonly NumberedFile[]
  /** Left over by a process that was stopped while writing; nothing in them counts. */
  readonly unfinished: readonly string[]
}

export const ARCHIVE_FOLDER = 'archive'

/** `snapshot-…`: the state after that many transactions. `log-…`: the transactions that follow. */
export function numberedName(kind: 'snapshot' | 'log', sequence: number): string {
  return `${kind}-${String(sequence).padStart(12, '0')}.jsonl`
}

export async function listStore(files: Files, folder: string): Promise<FolderContents> {
  const names = await files.list(folder)
  const numbered = (kind: string) =>
    names
      .flatMap((name) => {
        const digits = new RegExp(`^${kind}-(\\d{12})\\.jsonl$`).exec(name)?.[1]
        return digits === undefined ? [] : [{ name, sequence: Number(digits) }]
      })
      .sort((one, two) => one.sequence - two.sequence)
  return {
    snapshots: numbered('snapshot'),
    logs: numbered('log'),
    unfinished: names.filter((name) => name.endsWith('.unfinished')),
  }
}

/** Whether anything was ever archived: then the rest cannot have been empty. */
export async function hasArchive(files: Files, folder: string): Promise<boolean> {
  if (!(await files.list(folder)).includes(ARCHIVE_FOLDER)) return false
  return (await files.list(join(folder, ARCHIVE_FOLDER))).some((name) => name.endsWith('.jsonl'))
}

/** Bytes. A big file flushed in one go would keep the log's own flushes waiting behind it. */
const FLUSH_EVERY = 1 << 18

/** Writes a file whole or not at all, and for good. `write` fills the new file. */
export async function replaceFile(
  files: Files,
  folder: string,
  name: string,
  write: (append: (part: string | Buffer) => Promise<void>) => Promise<void>,
): Promise<void> {
  const path = join(folder, name)
  const unfinished = `${path}.${randomUUID()}.unfinished`
  try {
    const file = await files.open(unfinished, 'create')
    try {
      let size = 0
      let flushed = 0
      await write(async (part) => {
        const bytes = typeof part === 'string' ? Buffer.from(part) : part
        await writeAll(file, bytes, size)
        size += bytes.length
        if (size - flushed < FLUSH_EVERY) return
        await file.datasync()
        flushed = size
      })
      await file.datasync()
    } finally {
      await file.close()
    }
    await files.rename(unfinished, path)
    await files.syncFolder(folder)
  } catch (cause) {
    await files.remove(unfinished).catch(() => undefined)
    throw unwritable(folder, cause)
  }
}

/** What people are told when the disk refuses. */
export function unwritable(folder: string, cause: unknown): CentralinoError {
  if (cause instanceof CentralinoError) return cause
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new CentralinoError('store/unwritable', `The store in ${folder} cannot be written: ${reason}`, {
    cause,
    data: { folder },
  })
}
