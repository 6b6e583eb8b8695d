import type { Attempt, MessageRef } from '../../src/channel/adapter.ts'
import type { Action, Address, OutgoingMessage } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { AnswerTextsByLanguage } from './answer-texts.ts'
import type { Connector } from './connector.ts'
import { ConnectorRefusal } from './connector-errors.ts'
import { type ConversationKey, readConversation, readSent, writeSent } from './conversation-key.ts'
import { renderInline } from './inline-form.ts'
import type { LiveAnswers } from './live-answers.ts'
import type { OfferedChoices } from './offered-choices.ts'
import type { PersonalChats } from './personal-chats.ts'
import { renderMessage } from './render-message.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

export interface SendingOptions {
  readonly connector: Connector
  readonly chats: PersonalChats
  readonly live: LiveAnswers
  readonly texts: TeamsTextsByLanguage
  readonly answers: AnswerTextsByLanguage
  /** `inline`: no dialog can open; forms stand in the conversation, and what would open one is answered there. */
  readonly forms: 'dialog' | 'inline'
  /** Where options are kept that are written by name. */
  readonly choices: OfferedChoices
}

/** Messages remembered by their key, so that none is sent twice while the program runs. */
const mostRemembered = 2_000

/** Shows messages: to whoever waits for them in a dialog or a search, else in the conversation. */
export class Sending {
  readonly #options: SendingOptions
  readonly #byKey = new Map<string, Promise<MessageRef>>()

  constructor(options: SendingOptions) {
    this.#options = options
  }

  send(address: Address, message: OutgoingMessage, key: string, attempt: Attempt): Promise<MessageRef> {
    const earlier = this.#byKey.get(key)
    if (earlier !== undefined) return earlier
    const sending = this.#send(address, message, key, attempt)
    this.#byKey.set(key, sending)
    sending.catch(() => this.#byKey.delete(key))
    for (const oldest of this.#byKey.keys()) {
      if (this.#byKey.size <= mostRemembered) break
      this.#byKey.delete(oldest)
    }
    return sending
  }

  async update(address: Address, ref: MessageRef, message: OutgoingMessage): Promise<MessageRef> {
    const key = keyOf(address)
    const sent = readSent(ref.id)
    // What was shown in a dialog is gone: the core sends it anew.
    if (sent === undefined) throw new DeliveryError('delivery/permanent', 'The message is not in a conversation')
    this.#options.live.replaced(address.conversation, ref.id, message)
    const { connector } = this.#options
    const serviceUrl = await this.#serviceOf(key)
    await connector.replace(serviceUrl, sent.conversation, sent.activity, this.#render(address, message))
    return ref
  }

  async #send(address: Address, message: OutgoingMessage, key: string, attempt: Attempt): Promise<MessageRef> {
    const { live, connector, chats } = this.#options
    const place = keyOf(address)
    const isShown = live.offer(address.conversation, message)
    // The result of a search that nobody waits for any more has no reader.
    if (isShown || place.type === 'query') return { channel: 'teams', id: `shown/${key}` }
    const activity = this.#render(address, attempt === 'again' ? this.#perhapsAgain(message) : message)
    const create = async (serviceUrl: string, conversation: string): Promise<MessageRef> => {
      const sent = { conversation, activity: await connector.create(serviceUrl, conversation, activity) }
      return { channel: 'teams', id: writeSent(sent) }
    }
    const ref = await (place.type === 'shared'
      ? create(chats.serviceUrl, place.conversation)
      : this.#createPersonal(place.user, create))
    live.said(address.conversation)
    return ref
  }

  /** A personal chat that is gone is made anew once. */
  async #createPersonal(user: string, create: (serviceUrl: string, conversation: string) => Promise<MessageRef>) {
    const { chats } = this.#options
    const chat = await chats.of(user)
    try {
      return await create(chat.serviceUrl, chat.conversation)
    } catch (fault) {
      const isGone =
        fault instanceof DeliveryError && fault.cause instanceof ConnectorRefusal && fault.cause.status === 404
      const other = isGone ? await chats.renew(user, chat) : undefined
      if (other === undefined) throw fault
      return create(other.serviceUrl, other.conversation)
    }
  }

  async #serviceOf(key: ConversationKey): Promise<string> {
    const { chats } = this.#options
    return key.type === 'user' ? (await chats.of(key.user)).serviceUrl : chats.serviceUrl
  }

  #render({ conversation }: Address, message: OutgoingMessage) {
    const { forms, texts, choices } = this.#options
    if (forms === 'dialog') return renderMessage(message, texts)
    const { activity, written } = renderInline(withoutDialogs(message), texts)
    choices.remember(conversation, written)
    return activity
  }

  #perhapsAgain(message: OutgoingMessage): OutgoingMessage {
    const { perhapsAgain } = this.#options.answers[message.language]
    const blocks = message.blocks.length > 0 ? message.blocks : [{ type: 'paragraph', text: message.text } as const]
    return {
      ...message,
      text: `${perhapsAgain}\n${message.text}`,
      blocks: [{ type: 'notice', tone: 'info', text: perhapsAgain }, ...blocks],
    }
  }
}

function withoutDialogs(message: OutgoingMessage): OutgoingMessage {
  const blocks = message.blocks.map((block) =>
    block.type === 'actions'
      ? { ...block, actions: block.actions.map(({ opens: _none, ...action }): Action => action) }
      : block,
  )
  return { ...message, blocks }
}

function keyOf(address: Address): ConversationKey {
  const key = readConversation(address)
  if (key === undefined) throw new DeliveryError('delivery/permanent', 'The address is none of Teams')
  return key
}
