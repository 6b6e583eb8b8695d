import type { Attempt, MessageRef } from '../../src/channel/adapter.ts'
import type { Address, Form, OutgoingMessage } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'
import { type ConversationKey, readKey, slackChannel } from './conversation-key.ts'
import { type FormWindows, formAlone } from './form-windows.ts'
import { readRef, writeRef } from './message-ref.ts'
import type { PendingSubmissions } from './pending-submissions.ts'
import { renderHome } from './render-home.ts'
import { renderMessage } from './render-message.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { SlackClient } from './slack-client.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'
import type { WindowAnswers } from './window-answers.ts'

export interface OutboundParts {
  readonly client: SlackClient
  readonly texts: SlackTextsByLanguage
  readonly submissions: PendingSubmissions
  readonly responseUrls: ResponseUrls
  readonly forms: FormWindows
  readonly windows: WindowAnswers
}

interface Sending {
  readonly conversation: string
  readonly message: OutgoingMessage
  readonly key: string
  readonly attempt: Attempt
}

/** Shows messages where their address says, or in the person's direct messages where that place is gone. */
export class Outbound {
  readonly #parts: OutboundParts

  constructor(parts: OutboundParts) {
    this.#parts = parts
  }

  async send(address: Address, message: OutgoingMessage, key: string, attempt: Attempt): Promise<MessageRef> {
    const { conversation } = address
    const to = address.channel === slackChannel ? readKey(conversation) : undefined
    if (to === undefined) throw new DeliveryError('delivery/permanent', 'There is no such conversation in Slack')
    return (
      (await this.#intoWindow(to, conversation, message)) ?? this.#show(to, { conversation, message, key, attempt })
    )
  }

  /** A window is changed while it is open; private answers are given anew. What changes in place answers a form as well. */
  async update(address: Address, ref: MessageRef, message: OutgoingMessage, key: string): Promise<MessageRef> {
    const { client, texts, windows, submissions } = this.#parts
    submissions.accept(address.conversation)
    const shown = readRef(ref)
    switch (shown.kind) {
      case 'message':
        await client.updateMessage(shown.channel, shown.ts, renderMessage(message, texts))
        return ref
      case 'home':
        await client.publishHome(shown.user, renderHome(message, texts))
        return ref
      case 'view':
        if (await windows.change(address.conversation, shown.view, message)) return ref
        throw new DeliveryError('delivery/permanent', 'The window is closed')
      case 'reply':
        return this.send(address, message, key, 'first')
    }
  }

  /** The window that was just sent, or one that the person has just asked for; undefined where the message is shown. */
  async #intoWindow(
    to: ConversationKey,
    conversation: string,
    message: OutgoingMessage,
  ): Promise<MessageRef | undefined> {
    const { submissions, forms } = this.#parts
    const form: Form | undefined = formAlone(message)
    const refused = form === undefined ? undefined : submissions.refuse(conversation, form)
    if (refused !== undefined) return writeRef({ kind: 'view', view: refused })
    submissions.accept(conversation)
    if (form === undefined || to.kind === 'thread' || to.kind === 'home') return undefined
    const view = await forms.open(to.user, conversation, form, message.language)
    return view === undefined ? undefined : writeRef({ kind: 'view', view })
  }

  async #show(to: ConversationKey, sending: Sending): Promise<MessageRef> {
    const { client, texts, windows } = this.#parts
    switch (to.kind) {
      case 'user':
        return this.#toPerson(to.user, sending, to.thread)
      case 'thread':
        return this.#post(to.channel, sending, to.thread)
      case 'home':
        await client.publishHome(to.user, renderHome(sending.message, texts))
        return writeRef({ kind: 'home', user: to.user })
      case 'reply':
        return (await this.#reply(sending)) ?? this.#toPerson(to.user, sending)
      case 'window': {
        const view = await windows.show(to.user, sending.conversation, sending.message)
        return view === undefined ? this.#toPerson(to.user, sending) : writeRef({ kind: 'view', view })
      }
    }
  }

  async #toPerson(user: string, sending: Sending, thread?: string): Promise<MessageRef> {
    return this.#post(await this.#parts.client.openDirectMessage(user), sending, thread)
  }

  async #post(channel: string, { message, key, attempt }: Sending, threadTs?: string): Promise<MessageRef> {
    const { client, texts } = this.#parts
    const rendered = renderMessage(message, texts)
    const sent = await client.postMessage(channel, rendered, { key, attempt, threadTs })
    return writeRef({ kind: 'message', ...sent })
  }

  /** Undefined where the address for private answers is used up, too old or forgotten. */
  async #reply({ conversation, message }: Sending): Promise<MessageRef | undefined> {
    const { client, texts, responseUrls } = this.#parts
    const url = responseUrls.take(conversation)
    if (url === undefined) return undefined
    try {
      await client.respond(url, renderMessage(message, texts))
      return writeRef({ kind: 'reply', conversation })
    } catch (error) {
      if (!(error instanceof DeliveryError && error.code === 'delivery/permanent')) throw error
      responseUrls.forget(conversation)
      return undefined
    }
  }
}
