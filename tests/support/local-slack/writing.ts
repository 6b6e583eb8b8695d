import type { Conversation, StoredMessage } from './conversations.ts'
import type { Courier } from './courier.ts'
import type { Delivery, LocalFile, LocalPerson } from './local-slack-types.ts'
import { messagePayload } from './message-payload.ts'
import { eventPayload } from './payloads.ts'
import { encodeTyped } from './readable-mrkdwn.ts'
import { bot, type Workspace } from './workspace.ts'

interface Written {
  readonly threadTs?: string
  readonly files?: readonly LocalFile[]
}

const mention = `<@${bot.userId}>`

/** What people write, and what the bot is told of it: direct messages and mentions, nothing else. */
export class Writing {
  readonly #workspace: Workspace
  readonly #courier: Courier

  constructor(workspace: Workspace, courier: Courier) {
    this.#workspace = workspace
    this.#courier = courier
  }

  /** To the bot alone. */
  say(person: LocalPerson, text: string, written: Written): Promise<Delivery> {
    const { id } = this.#workspace.conversations.direct(person.id)
    return this.#tell(this.post(person, id, encodeTyped(text), written))
  }

  mention(person: LocalPerson, channel: string, text: string, written: Written): Promise<Delivery> {
    return this.#tell(this.post(person, channel, `${mention} ${encodeTyped(text)}`, written))
  }

  post(person: LocalPerson, channel: string, text: string, { threadTs, files = [] }: Written): StoredMessage {
    return this.#workspace.conversations.post({ channel, user: person.id, text, threadTs, files })
  }

  /** In a channel the bot hears of an edited mention only. */
  edit(channel: string, ts: string, text: string): Promise<Delivery> {
    const conversation = this.#workspace.conversations.get(channel)
    const before = this.#workspace.conversations.findMessage(channel, ts)
    const after = this.#workspace.conversations.change(channel, ts, { text: encodeTyped(text) })
    if (conversation.kind !== 'im') return this.#tell(this.#mentioning(after))
    return this.#changed(conversation, 'message_changed', {
      message: messagePayload(after),
      ...(before === undefined ? {} : { previous_message: messagePayload(before) }),
    })
  }

  remove(channel: string, ts: string): Promise<Delivery> {
    const before = this.#workspace.conversations.remove(channel, ts)
    const conversation = this.#workspace.conversations.get(channel)
    return this.#changed(conversation, 'message_deleted', { deleted_ts: ts, previous_message: messagePayload(before) })
  }

  /** Tells the bot of a message that stands there already. */
  echo(channel: string, ts: string): Promise<Delivery> | undefined {
    const message = this.#workspace.conversations.findMessage(channel, ts)
    const isDirect = this.#workspace.conversations.get(channel).kind === 'im'
    return message === undefined || !isDirect ? undefined : this.#tell(message)
  }

  #mentioning(message: StoredMessage): StoredMessage {
    return this.#workspace.conversations.change(message.channel, message.ts, { text: `${mention} ${message.text}` })
  }

  #tell(message: StoredMessage): Promise<Delivery> {
    const { channel, ts, files } = message
    const direct = this.#workspace.conversations.get(channel).kind === 'im'
    const event = {
      ...messagePayload(message),
      type: direct ? 'message' : 'app_mention',
      ...(direct ? { channel_type: 'im' } : {}),
      ...(files.length > 0 ? { subtype: 'file_share' } : {}),
      ...(message.fromBot ? {} : { client_msg_id: this.#workspace.ids.next('client-') }),
      channel,
      event_ts: ts,
    }
    return this.#courier.bring('events_api', eventPayload(this.#workspace, event), ts)
  }

  #changed(conversation: Conversation, subtype: string, more: object): Promise<Delivery> {
    const ts = this.#workspace.ids.ts()
    const event = {
      type: 'message',
      subtype,
      hidden: true,
      channel: conversation.id,
      channel_type: conversation.kind,
      ts,
      event_ts: ts,
      ...more,
    }
    return this.#courier.bring('events_api', eventPayload(this.#workspace, event), ts)
  }
}
