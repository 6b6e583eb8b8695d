import type { Ids } from './ids.ts'
import type { LocalMessage } from './local-slack-types.ts'
import type { People } from './people.ts'
import { Refusal } from './refusal.ts'

export interface Conversation {
  readonly id: string
  readonly kind: 'im' | 'channel' | 'group'
  readonly name: string
  readonly members: Set<string>
  readonly archived: boolean
}

export interface StoredMessage extends LocalMessage {
  /** False: only entities are read in the text, no markup. */
  readonly mrkdwn: boolean
  readonly files: readonly object[]
}

export type NewMessage = Pick<StoredMessage, 'channel' | 'user' | 'text'> & Partial<StoredMessage>

/** As payloads of interactions call it. */
export function conversationName({ kind, name }: Conversation): string {
  return kind === 'im' ? 'directmessage' : name
}

/** Channels, direct messages with the bot, and what stands in them. */
export class Conversations {
  readonly #ids: Ids
  readonly #people: People
  readonly #botUser: string
  readonly #conversations = new Map<string, Conversation>()
  readonly #messages = new Map<string, Map<string, StoredMessage>>()
  readonly #direct = new Map<string, string>()

  constructor(ids: Ids, people: People, botUser: string) {
    this.#ids = ids
    this.#people = people
    this.#botUser = botUser
  }

  add(conversation: Omit<Conversation, 'id'>): Conversation {
    const id = this.#ids.next({ im: 'D', channel: 'C', group: 'G' }[conversation.kind])
    const added = { ...conversation, id }
    this.#conversations.set(id, added)
    this.#messages.set(id, new Map())
    return added
  }

  find(id: string): Conversation | undefined {
    return this.#conversations.get(id)
  }

  get(id: string): Conversation {
    const conversation = this.find(id)
    if (conversation === undefined) throw new Refusal('channel_not_found')
    return conversation
  }

  /** Where the bot may read and write; private channels it is not in do not exist for it. */
  ofBot(id: string): Conversation {
    const conversation = this.get(this.#people.find(id) === undefined ? id : this.direct(id).id)
    if (!conversation.members.has(this.#botUser)) {
      throw new Refusal(conversation.kind === 'group' ? 'channel_not_found' : 'not_in_channel')
    }
    return conversation
  }

  /** The conversation of the bot with one person; opened where it was not. */
  direct(userId: string): Conversation {
    const known = this.#direct.get(userId)
    if (known !== undefined) return this.get(known)
    const person = this.#people.get(userId)
    const members = new Set([person.id, this.#botUser])
    const opened = this.add({ kind: 'im', name: person.id, members, archived: false })
    this.#direct.set(userId, opened.id)
    return opened
  }

  /** The person a direct conversation is with. */
  partner(conversation: Conversation): string | undefined {
    return conversation.kind === 'im' ? [...conversation.members].find((id) => id !== this.#botUser) : undefined
  }

  post(message: NewMessage): StoredMessage {
    const posted: StoredMessage = {
      ts: this.#ids.ts(),
      threadTs: undefined,
      fromBot: message.user === this.#botUser,
      blocks: [],
      metadata: undefined,
      ephemeralFor: undefined,
      edited: false,
      mrkdwn: true,
      files: [],
      ...message,
    }
    this.#in(message.channel).set(posted.ts, posted)
    return posted
  }

  findMessage(channel: string, ts: string): StoredMessage | undefined {
    return this.#messages.get(channel)?.get(ts)
  }

  change(channel: string, ts: string, change: Partial<StoredMessage>): StoredMessage {
    const message = this.findMessage(channel, ts)
    if (message === undefined) throw new Refusal('message_not_found')
    const changed = { ...message, edited: true, ...change }
    this.#in(channel).set(ts, changed)
    return changed
  }

  remove(channel: string, ts: string): StoredMessage {
    const message = this.findMessage(channel, ts)
    if (message === undefined) throw new Refusal('message_not_found')
    this.#in(channel).delete(ts)
    return message
  }

  /** The oldest first, private answers included. */
  messages(channel: string): readonly StoredMessage[] {
    return [...this.#in(channel).values()]
  }

  /** What one person can see of all conversations they are in; the oldest first. */
  visibleTo(userId: string): readonly StoredMessage[] {
    return [...this.#conversations.values()]
      .filter(({ members }) => members.has(userId))
      .flatMap(({ id }) => this.messages(id))
      .filter(({ ephemeralFor }) => ephemeralFor === undefined || ephemeralFor === userId)
      .sort((one, other) => (one.ts < other.ts ? -1 : 1))
  }

  #in(channel: string): Map<string, StoredMessage> {
    this.get(channel)
    return this.#messages.get(channel) ?? new Map<string, StoredMessage>()
  }
}
