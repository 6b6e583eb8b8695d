import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { MailboxChange } from './mailbox.ts'
import type { MailboxEntry } from './wire.ts'

const fields = { id: z.string(), position: z.number(), seq: z.number(), at: z.string() }

/** What the page needs in order not to stumble; the message inside was written by this program. */
const changeSchema = z.object({
  entry: z.discriminatedUnion('from', [
    z.object({
      ...fields,
      from: z.literal('bot'),
      updatedAt: z.string().nullable(),
      message: z.looseObject({ language: z.string(), text: z.string(), blocks: z.array(z.looseObject({})) }),
    }),
    z.object({
      ...fields,
      from: z.literal('person'),
      kind: z.enum(['text', 'action', 'form']),
      text: z.string(),
      about: z.object({ id: z.string(), seq: z.number() }).nullable(),
    }),
  ]),
  key: z.string().nullable(),
})

/** Lines beyond which opening the file rewrites it without what was replaced. */
const longFile = 4_000
const keptLines = 2_000

export interface MailboxFile {
  /** What was kept, oldest first. Lines that a fault left unfinished are left out. */
  readonly changes: readonly MailboxChange[]
  append(change: MailboxChange): Promise<void>
}

/** Opens a mailbox kept as JSON Lines, one change a line, made when it is not there. */
export async function openMailboxFile(path: string): Promise<MailboxFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = await readOrEmpty(path)
  let changes = text.split('\n').flatMap(parseLine)
  let unfinished = text !== '' && !text.endsWith('\n')
  if (changes.length > longFile) {
    changes = changes.slice(-keptLines)
    await rewrite(path, changes)
    unfinished = false
  }
  return {
    changes,
    async append(change) {
      const line = `${unfinished ? '\n' : ''}${JSON.stringify(change)}\n`
      unfinished = true
      await appendFile(path, line, { mode: 0o600 })
      unfinished = false
    },
  }
}

function parseLine(line: string): MailboxChange[] {
  if (line.trim() === '') return []
  try {
    const parsed = changeSchema.safeParse(JSON.parse(line))
    return parsed.success ? [{ entry: parsed.data.entry as MailboxEntry, key: parsed.data.key }] : []
  } catch {
    return []
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

async function rewrite(path: string, changes: readonly MailboxChange[]): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(changes.map((change) => `${JSON.stringify(change)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
