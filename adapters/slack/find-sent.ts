import type { SlackCall } from './slack-call.ts'
import { slackErrorCode } from './slack-errors.ts'

/** The event type of the metadata that every message carries; its payload holds the key of the outbox. */
export const messageEventType = 'centralino_message'

export interface SentMessage {
  readonly channel: string
  readonly ts: string
}

/** Where a message with a key may stand already. */
interface Whereabouts {
  readonly channel: string
  readonly threadTs: string | undefined
  readonly key: string
}

/** Newest messages of a conversation that are looked through: an outbox that tries again does so within minutes. */
const NEWEST = 100
/** Pages of a thread, which Slack gives from its beginning. */
const PAGES = 10

/**
 * Looks for a message that an earlier attempt may have sent. Rejects where looking may succeed later; where it never
 * will (no access to the history), resolves to undefined: better a message twice than never.
 */
export async function findSent(call: SlackCall, where: Whereabouts): Promise<SentMessage | undefined> {
  try {
    return where.threadTs === undefined ? await inChannel(call, where) : await inThread(call, where, where.threadTs)
  } catch (error) {
    if (slackErrorCode(error) === 'missing_scope' || isPermanent(error)) return undefined
    throw error
  }
}

async function inChannel(call: SlackCall, { channel, key }: Whereabouts): Promise<SentMessage | undefined> {
  const args = { channel, limit: NEWEST, include_all_metadata: true }
  return pick(await call.method('conversations.history', args, 'repeatable'), channel, key)
}

async function inThread(
  call: SlackCall,
  { channel, key }: Whereabouts,
  threadTs: string,
): Promise<SentMessage | undefined> {
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const args = { channel, ts: threadTs, limit: NEWEST, include_all_metadata: true, cursor }
    const result = await call.method('conversations.replies', args, 'repeatable')
    const found = pick(result, channel, key)
    cursor = result.response_metadata?.next_cursor
    if (found !== undefined || cursor === undefined || cursor === '') return found
  }
  return undefined
}

interface History {
  readonly ok: boolean
  readonly messages?: readonly {
    readonly ts?: string
    readonly metadata?: { readonly event_type?: string; readonly event_payload?: { readonly key?: unknown } }
  }[]
}

function pick(history: History, channel: string, key: string): SentMessage | undefined {
  const found = history.messages?.find(
    ({ metadata }) => metadata?.event_type === messageEventType && metadata.event_payload?.key === key,
  )
  return found?.ts === undefined ? undefined : { channel, ts: found.ts }
}

function isPermanent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'delivery/permanent'
}
