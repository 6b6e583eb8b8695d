import type { Attempt, ChannelAdapter, ChannelLimits, MessageRef } from '../../src/channel/adapter.ts'
import type { Address, OutgoingMessage } from '../../src/channel/message.ts'

/** What a platform was asked to show. */
export interface Shown {
  readonly conversation: string
  readonly text: string
  readonly key: string
  /** The message it took the place of; undefined: a new one. */
  readonly replaced: string | undefined
  /** Undefined for what was replaced. */
  readonly attempt: Attempt | undefined
}

type Behaviour = (attempt: Shown) => Promise<void> | void

/** A platform that takes everything at once unless told otherwise. */
export class FakeChannel implements ChannelAdapter {
  readonly name = 'fake'
  readonly limits: ChannelLimits = { textLength: 1_000, actions: 5, actionLabel: 75, forms: 'none', updates: true }
  /** In the order in which it was tried, failures included. */
  readonly attempts: Shown[] = []
  /** In the order in which it was taken. */
  readonly shown: Shown[] = []
  #behaviour: Behaviour = () => {}

  /** Called with each attempt: throwing refuses it, a promise keeps it waiting. */
  behave(behaviour: Behaviour): void {
    this.#behaviour = behaviour
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  send(address: Address, message: OutgoingMessage, key: string, attempt: Attempt): Promise<MessageRef> {
    return this.#take({ conversation: address.conversation, text: message.text, key, replaced: undefined, attempt })
  }

  update(address: Address, ref: MessageRef, message: OutgoingMessage, key: string): Promise<MessageRef> {
    return this.#take({
      conversation: address.conversation,
      text: message.text,
      key,
      replaced: ref.id,
      attempt: undefined,
    })
  }

  get texts(): readonly string[] {
    return this.shown.map(({ text }) => text)
  }

  async #take(attempt: Shown): Promise<MessageRef> {
    this.attempts.push(attempt)
    await this.#behaviour(attempt)
    this.shown.push(attempt)
    return { channel: this.name, id: attempt.replaced ?? `ref-${attempt.key}` }
  }
}
