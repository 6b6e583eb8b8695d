import type { AttachmentReference, IncomingContent } from '../../src/channel/message.ts'
import { specialActions } from '../../src/channel/special-actions.ts'
import type { ConversationKey } from './conversation-key.ts'
import { askForHelp, type Parsed } from './parsed.ts'
import { eventShape, type WrittenEvent } from './payload-shapes.ts'
import { readableText } from './readable-text.ts'

/**
 * Messages that somebody just wrote: plain ones, with files, `/me`, and answers in a thread shown in the conversation
 * as well. All other subtypes (edited, deleted, joined, of a bot…) tell of something else.
 * Source: https://docs.slack.dev/reference/events/message#subtypes.
 */
const writtenSubtypes = new Set<string | undefined>([undefined, 'file_share', 'me_message', 'thread_broadcast'])

/** Reads an event of the Events API. `botUser`: the bot's own user, who is left out of what is said to it. */
export function parseEvent(body: unknown, botUser: string): Parsed {
  const read = eventShape.safeParse(body)
  if (!read.success) return { ignored: 'an event of a kind that says nothing to the bot' }
  const { event, event_id: eventId } = read.data
  if (event.type !== 'app_home_opened') return parseWritten(event, eventId, botUser)
  if (event.tab !== 'home') return { ignored: 'another tab than the Home' }
  return {
    arrival: {
      eventId,
      from: { kind: 'home', user: event.user },
      user: event.user,
      content: { type: 'action', action: specialActions.home, value: '' },
    },
  }
}

function parseWritten(event: WrittenEvent, eventId: string, botUser: string): Parsed {
  const { user } = event
  if (!writtenSubtypes.has(event.subtype) || event.hidden === true || event.edited !== undefined) {
    return { ignored: 'not a message that was just written' }
  }
  if (user === undefined || user === botUser || event.bot_id !== undefined) return { ignored: 'written by a bot' }
  const direct = event.channel.startsWith('D')
  // What is said in direct messages comes as a message, what is said elsewhere only where the bot is mentioned.
  if ((event.type === 'message') !== direct) return { ignored: 'not said to the bot, or said in another event as well' }
  const content = contentOf(event, botUser)
  if (content === undefined) return { ignored: 'nothing in it' }
  return { arrival: { eventId, from: conversationOf(event, user, direct), user, content } }
}

function conversationOf({ channel, ts, thread_ts }: WrittenEvent, user: string, direct: boolean): ConversationKey {
  if (!direct) return { kind: 'thread', channel, thread: thread_ts ?? ts }
  return thread_ts === undefined || thread_ts === ts
    ? { kind: 'user', user }
    : { kind: 'user', user, thread: thread_ts }
}

function contentOf({ type, text, files }: WrittenEvent, botUser: string): IncomingContent | undefined {
  const readable = readableText(text, type === 'app_mention' ? botUser : undefined)
  const attachments = files.flatMap(({ name, title, permalink }): AttachmentReference[] =>
    permalink === undefined ? [] : [{ name: name ?? title ?? 'file', url: permalink }],
  )
  if (attachments.length > 0) return { type: 'text', text: readable, attachments }
  if (readable !== '') return { type: 'text', text: readable }
  return type === 'app_mention' || files.length > 0 ? askForHelp : undefined
}
