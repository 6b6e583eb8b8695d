import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { IncomingContent } from '../../src/channel/message.ts'
import { readButton } from './button-id.ts'
import { type ConversationKey, ownerOf, readKey } from './conversation-key.ts'
import { type Arrival, askForHelp, idOfTrigger, type Parsed, urlOf } from './parsed.ts'
import { messageShortcutShape, pressShape, submissionShape } from './payload-shapes.ts'
import { readView } from './read-view.ts'
import { readableText } from './readable-text.ts'
import { readViewMetadata } from './view-metadata.ts'

/** The ids of the shortcuts in the app's configuration. */
export const shortcutIds = { ask: 'ask_message', openRequest: 'open_request_message' } as const

/** Reads the press of a button, in a message, on the Home or in a window. */
export function parsePress(body: unknown): Parsed {
  const read = pressShape.safeParse(body)
  const [pressed] = read.data?.actions ?? []
  const content = pressed === undefined ? undefined : readButton(pressed)
  if (read.data === undefined || content === undefined) return { ignored: 'not a button of the bot' }
  const { user, trigger_id: trigger, response_url: url, view } = read.data
  return {
    arrival: {
      eventId: `action/${trigger}`,
      from: conversationOfPress(read.data),
      user: user.id,
      content: { type: 'action', ...content },
      trigger,
      ...(view?.type === 'modal' ? { window: view.id } : {}),
      ...urlOf(url),
    },
  }
}

function conversationOfPress({
  user,
  trigger_id,
  channel,
  container,
  view,
}: z.infer<typeof pressShape>): ConversationKey {
  const own = idOfTrigger(trigger_id)
  if (view !== undefined) return windowOf(user.id, view.private_metadata) ?? { kind: 'window', user: user.id, id: own }
  const { message_ts: ts, thread_ts: thread, is_ephemeral: isPrivate = false } = container
  if (channel === undefined || ts === undefined || isPrivate) return { kind: 'reply', user: user.id, id: own }
  if (!channel.id.startsWith('D')) return { kind: 'thread', channel: channel.id, thread: thread ?? ts }
  return thread === undefined || thread === ts
    ? { kind: 'user', user: user.id }
    : { kind: 'user', user: user.id, thread }
}

/** The window that a view is, if it is one of this person. */
function windowOf(user: string, metadata: string): ConversationKey | undefined {
  const key = conversationOfView(user, metadata)
  return key?.kind === 'window' ? key : undefined
}

function conversationOfView(user: string, metadata: string): ConversationKey | undefined {
  const key = readKey(readViewMetadata(metadata)?.conversation ?? '')
  return key !== undefined && ownerOf(key) === user ? key : undefined
}

/** Reads a shortcut on a message. */
export function parseShortcut(body: unknown): Parsed {
  const read = messageShortcutShape.safeParse(body)
  if (!read.success) return { ignored: 'not a shortcut on a message' }
  const { user, trigger_id: trigger, callback_id: callback, message, response_url: url } = read.data
  const content = contentOfShortcut(callback, readableText(message.text))
  if (content === undefined) return { ignored: 'a shortcut that the bot does not have' }
  return {
    arrival: {
      eventId: `shortcut/${trigger}`,
      from: { kind: 'reply', user: user.id, id: idOfTrigger(trigger) },
      user: user.id,
      content,
      trigger,
      ...urlOf(url),
    },
  }
}

function contentOfShortcut(callback: string, text: string): IncomingContent | undefined {
  switch (callback) {
    case shortcutIds.ask:
      return text === '' ? askForHelp : { type: 'text', text }
    case shortcutIds.openRequest:
      return text === ''
        ? { type: 'text', text: 'apri una richiesta' }
        : { type: 'text', text: 'apri una richiesta', quoted: text }
    default:
      return undefined
  }
}

/** A form that was sent. */
export interface Submission {
  readonly arrival: Arrival
  readonly view: string
}

/**
 * Reads a form that was sent in a window. Whoever sends the same values again because Slack could not say that they
 * had arrived does the same act; `refused`, how often this window was refused, tells a new attempt from that.
 */
export function parseSubmission(body: unknown, refused: (view: string) => number): Submission | { ignored: string } {
  const read = submissionShape.safeParse(body)
  const form = readViewMetadata(read.data?.view.private_metadata ?? '')?.form
  if (read.data === undefined || form === undefined) return { ignored: 'not a form of the bot' }
  const { user, view } = read.data
  const values = readView(view)
  const digest = createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22)
  return {
    view: view.id,
    arrival: {
      eventId: `view/${view.id}/${refused(view.id)}/${digest}`,
      from: conversationOfView(user.id, view.private_metadata) ?? { kind: 'user', user: user.id },
      user: user.id,
      content: { type: 'form', ...form, values },
    },
  }
}
