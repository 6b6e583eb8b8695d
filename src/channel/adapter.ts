import type { Address, IncomingMessage, OutgoingMessage } from './message.ts'

/** What differs between platforms, as data. */
export interface ChannelLimits {
  /** Characters in one text block; longer ones are cut by the adapter with an ellipsis. */
  readonly textLength: number
  /** Buttons in one message. */
  readonly actions: number
  /** Characters on one button. */
  readonly actionLabel: number
  /** `inline`: a form stands in the conversation; `dialog`: it opens in a window; `none`: the bot asks one thing at a time. */
  readonly forms: 'inline' | 'dialog' | 'none'
  /** Whether a sent message can be replaced in place. */
  readonly updates: boolean
}

/** The platform's own name of a sent message: opaque, kept in the outbox. */
export interface MessageRef {
  readonly channel: string
  readonly id: string
}

/** `again`: an earlier attempt with the same key may have reached the platform, or it is not known whether it has. */
export type Attempt = 'first' | 'again'

/** Takes one incoming message. Resolves once it is durably accepted; rejects when it was not and may be sent again. */
export type Receive = (message: IncomingMessage) => Promise<void>

/**
 * One chat platform. An adapter verifies, parses, renders and sends; it knows nothing of the domain.
 *
 * `send` and `update` reject with a `DeliveryError` that says whether trying again makes sense.
 */
export interface ChannelAdapter {
  /** The channel's name, as in `Address.channel`. */
  readonly name: string
  readonly limits: ChannelLimits
  /** Begins to listen. Called once. */
  start(receive: Receive): Promise<void>
  /**
   * Sends a message. `key` is the same on every retry of the same message, so that a platform that can will not show it
   * twice; one that cannot looks for it before it sends it `again`.
   */
  send(address: Address, message: OutgoingMessage, key: string, attempt: Attempt): Promise<MessageRef>
  /** Replaces a sent message. Where `limits.updates` is false it is sent anew. */
  update(address: Address, ref: MessageRef, message: OutgoingMessage, key: string): Promise<MessageRef>
  /** Stops listening; what is under way finishes. A second call does nothing. */
  stop(): Promise<void>
}
