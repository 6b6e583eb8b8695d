import type { Address } from '../../src/channel/message.ts'

/** What an address of this channel means. */
export type ConversationKey =
  /** The personal chat of whoever has this object id in Entra; made when there is none yet. */
  | { readonly type: 'user'; readonly user: string }
  /** A thread in a channel (`19:…;messageid=…`) or a group chat, by Teams' own id. */
  | { readonly type: 'shared'; readonly conversation: string }
  /** Whoever waits for the result of a search; nobody does any more after a few seconds. */
  | { readonly type: 'query'; readonly id: string }

export function writeConversation(key: ConversationKey): Address {
  switch (key.type) {
    case 'user':
      return { channel: 'teams', conversation: `user/${key.user}` }
    case 'shared':
      return { channel: 'teams', conversation: `shared/${key.conversation}` }
    case 'query':
      return { channel: 'teams', conversation: `query/${key.id}` }
  }
}

/** Undefined where the address is none of this channel's. */
export function readConversation(address: Address): ConversationKey | undefined {
  if (address.channel !== 'teams') return undefined
  const slash = address.conversation.indexOf('/')
  const rest = address.conversation.slice(slash + 1)
  if (slash < 0 || rest === '') return undefined
  switch (address.conversation.slice(0, slash)) {
    case 'user':
      return { type: 'user', user: rest }
    case 'shared':
      return { type: 'shared', conversation: rest }
    case 'query':
      return { type: 'query', id: rest }
    default:
      return undefined
  }
}

/** What Teams calls a sent message: it is unique only together with its conversation. */
export interface SentActivity {
  readonly conversation: string
  readonly activity: string
}

export function writeSent({ conversation, activity }: SentActivity): string {
  return `${activity} ${conversation}`
}

/** Undefined where it was no message in a conversation, but shown in a dialog or as the result of a search. */
export function readSent(id: string): SentActivity | undefined {
  const space = id.indexOf(' ')
  return space <= 0 ? undefined : { activity: id.slice(0, space), conversation: id.slice(space + 1) }
}
