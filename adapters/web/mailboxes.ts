import { join } from 'node:path'
import type { Clock } from '../../src/clock.ts'
import { Mailbox } from './mailbox.ts'
import { openMailboxFile } from './mailbox-file.ts'
import type { WebIdentity } from './wire.ts'

export interface MailboxesOptions {
  readonly identities: readonly WebIdentity[]
  /** Where conversations are kept across restarts; null: only in memory. */
  readonly folder: string | null
  readonly clock: Clock
  readonly newId: () => string
}

/** The mailboxes of all identities, each opened when it is first needed; undefined for anybody else. */
export function createMailboxes(options: MailboxesOptions): (identity: string) => Promise<Mailbox> | undefined {
  const known = new Set(options.identities.map(({ id }) => id))
  const opened = new Map<string, Promise<Mailbox>>()
  return (identity) => {
    if (!known.has(identity)) return undefined
    const already = opened.get(identity)
    if (already !== undefined) return already
    const opening = openMailbox(identity, options)
    opened.set(identity, opening)
    opening.catch(() => opened.delete(identity))
    return opening
  }
}

async function openMailbox(identity: string, { folder, clock, newId }: MailboxesOptions): Promise<Mailbox> {
  if (folder === null) return new Mailbox({ changes: [], append: async () => undefined, clock, newId })
  const file = await openMailboxFile(join(folder, `${encodeURIComponent(identity)}.jsonl`))
  return new Mailbox({ changes: file.changes, append: (change) => file.append(change), clock, newId })
}
