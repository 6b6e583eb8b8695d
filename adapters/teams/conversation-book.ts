import { appendFile, mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Where somebody's personal chat is. */
export interface PersonalChat {
  readonly conversation: string
  readonly serviceUrl: string
  readonly tenant: string
}

/** What must be known of Teams to write first, also after a restart: kept in a file, never needed to be right. */
export interface ConversationBook {
  personal(user: string): PersonalChat | undefined
  /** The service of the tenant last heard from, which serves all of its conversations. */
  service(): { readonly serviceUrl: string; readonly tenant: string } | undefined
  rememberPersonal(user: string, chat: PersonalChat): Promise<void>
  rememberService(tenant: string, serviceUrl: string): Promise<void>
  /** The chat is no longer there; the next message opens another. */
  forgetPersonal(user: string): void
}

const line = z.union([
  z.object({ user: z.string(), conversation: z.string(), serviceUrl: z.string(), tenant: z.string() }),
  z.object({ tenant: z.string(), serviceUrl: z.string() }),
])
type Line = z.infer<typeof line>

/**
 * Opens the book, made when it is not there: JSON Lines, one thing learnt a line, the last word counts. Opening writes
 * it anew without what has been replaced; lines that a fault left unfinished are left out.
 */
export async function openConversationBook(path: string): Promise<ConversationBook> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const chats = new Map<string, PersonalChat>()
  let service: { readonly serviceUrl: string; readonly tenant: string } | undefined
  const written = (await readOrEmpty(path)).split('\n').filter((text) => text !== '')
  for (const text of written) {
    const read = line.safeParse(parseOrUndefined(text))
    if (!read.success) continue
    if ('user' in read.data) chats.set(read.data.user, chatOf(read.data))
    else service = read.data
  }
  if (written.length > 0) await replaceFile(path, lines(chats, service))

  let writing: Promise<void> = Promise.resolve()
  const append = (learnt: Line) => {
    const next = writing.then(() => appendFile(path, `${JSON.stringify(learnt)}\n`, { mode: 0o600, flush: true }))
    writing = next.catch(() => undefined)
    return next
  }

  return {
    personal: (user) => chats.get(user),
    service: () => service,
    async rememberPersonal(user, chat) {
      const known = chats.get(user)
      if (known?.conversation === chat.conversation && known.serviceUrl === chat.serviceUrl) return
      chats.set(user, chat)
      await append({ user, ...chat })
    },
    async rememberService(tenant, serviceUrl) {
      if (service?.serviceUrl === serviceUrl && service.tenant === tenant) return
      service = { tenant, serviceUrl }
      await append(service)
    },
    forgetPersonal(user) {
      chats.delete(user)
    },
  }
}

function chatOf({ conversation, serviceUrl, tenant }: PersonalChat): PersonalChat {
  return { conversation, serviceUrl, tenant }
}

function lines(chats: ReadonlyMap<string, PersonalChat>, service: Line | undefined): string {
  const all: readonly Line[] = [
    ...(service === undefined ? [] : [service]),
    ...[...chats].map(([user, chat]) => ({ user, ...chat })),
  ]
  return all.map((one) => `${JSON.stringify(one)}\n`).join('')
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.new`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return ''
    throw fault
  }
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
