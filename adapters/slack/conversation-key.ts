import type { Address } from '../../src/channel/message.ts'

/** Where a conversation stands in Slack. */
export type ConversationKey =
  /** Somebody's direct messages; `thread` only where they wrote in a thread there. */
  | { readonly kind: 'user'; readonly user: string; readonly thread?: string }
  /** A thread of a channel or a group, where others read along. */
  | { readonly kind: 'thread'; readonly channel: string; readonly thread: string }
  /** The answer to a command or a shortcut that only its author sees. */
  | { readonly kind: 'reply'; readonly user: string; readonly id: string }
  | { readonly kind: 'home'; readonly user: string }
  /** A window that opens over the Home or over another window. */
  | { readonly kind: 'window'; readonly user: string; readonly id: string }

/** The channel's name in addresses and senders. */
export const slackChannel = 'slack'

export function slackAddress(key: ConversationKey): Address {
  return { channel: slackChannel, conversation: writeKey(key) }
}

function writeKey(key: ConversationKey): string {
  switch (key.kind) {
    case 'user':
      return key.thread === undefined ? `user/${key.user}` : `user/${key.user}/${key.thread}`
    case 'thread':
      return `thread/${key.channel}/${key.thread}`
    case 'reply':
    case 'window':
      return `${key.kind}/${key.user}/${key.id}`
    case 'home':
      return `home/${key.user}`
  }
}

/** Undefined: this adapter never wrote that. */
export function readKey(conversation: string): ConversationKey | undefined {
  if (!/^[a-z]+(?:\/[A-Za-z0-9._-]+){1,2}$/.test(conversation)) return undefined
  const [kind, first = '', second] = conversation.split('/')
  switch (kind) {
    case 'user':
      return second === undefined ? { kind, user: first } : { kind, user: first, thread: second }
    case 'thread':
      return second === undefined ? undefined : { kind, channel: first, thread: second }
    case 'reply':
    case 'window':
      return second === undefined ? undefined : { kind, user: first, id: second }
    case 'home':
      return second === undefined ? { kind, user: first } : undefined
    default:
      return undefined
  }
}

/** Whose conversation it is alone; undefined where others read along. */
export function ownerOf(key: ConversationKey): string | undefined {
  return key.kind === 'thread' ? undefined : key.user
}
