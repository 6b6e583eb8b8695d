import type { Activity } from 'botbuilder'
import type { LocalMessage, LocalPerson } from './local-teams-types.ts'

export interface LocalConversation {
  readonly id: string
  readonly type: 'personal' | 'channel' | 'groupChat'
  readonly members: Set<string>
  readonly messages: LocalMessage[]
}

/** A message at the moment it was sent or changed. */
export interface ShownMessage {
  readonly conversation: string
  readonly activity: Partial<Activity>
}

/** What Teams keeps: people, conversations and what stands in them. */
export class Conversations {
  readonly people = new Map<string, LocalPerson>()
  /** What the bot has put before people's eyes, new or in the place of something, in order. */
  readonly shown: ShownMessage[] = []
  readonly #all = new Map<string, LocalConversation>()
  #lastId = 1_700_000_000_000

  nextId(): string {
    this.#lastId += 1
    return String(this.#lastId)
  }

  add(type: LocalConversation['type'], id: string, members: readonly string[]): LocalConversation {
    const conversation = { id, type, members: new Set(members), messages: [] }
    this.#all.set(id, conversation)
    return conversation
  }

  /** A thread belongs to its channel. */
  find(id: string): LocalConversation | undefined {
    const known = this.#all.get(id)
    const channel = this.#all.get(id.split(';')[0] ?? '')
    if (known !== undefined || channel === undefined) return known
    return this.add(channel.type, id, [...channel.members])
  }

  remove(id: string): void {
    this.#all.delete(id)
  }

  /** The chat of the bot with one person: the same however often it is made. */
  personal(user: string): LocalConversation {
    const id = `a:1chat-${user}`
    return this.#all.get(id) ?? this.add('personal', id, [user])
  }

  put(conversation: LocalConversation, activity: Partial<Activity>, fromBot: boolean): string {
    const id = this.nextId()
    conversation.messages.push({ id, activity, fromBot, edited: false })
    if (fromBot) this.shown.push({ conversation: conversation.id, activity })
    return id
  }

  replace(conversation: LocalConversation, id: string, activity: Partial<Activity>): boolean {
    const at = conversation.messages.findIndex((message) => message.id === id && message.fromBot)
    if (at < 0) return false
    conversation.messages[at] = { id, activity, fromBot: true, edited: true }
    this.shown.push({ conversation: conversation.id, activity })
    return true
  }
}
