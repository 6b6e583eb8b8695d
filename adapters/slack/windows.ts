import type { OutgoingMessage } from '../../src/channel/message.ts'
import { LimitedMap } from './limited-map.ts'

interface OpenWindow {
  readonly view: string
  /** What it shows, oldest first. */
  readonly messages: readonly OutgoingMessage[]
}

/** Messages one window shows; older ones make room. */
const MESSAGES = 10

/** Windows on somebody's screen that show answers, by conversation. Whether they are closed, only Slack knows. */
export class Windows {
  readonly #open = new LimitedMap<OpenWindow>(1_000)

  /** Something was done in a window, perhaps one that was opened before the program started. */
  seen(conversation: string, view: string): void {
    if (this.#open.get(conversation)?.view !== view) this.#open.set(conversation, { view, messages: [] })
  }

  opened(conversation: string, view: string, messages: readonly OutgoingMessage[]): void {
    this.#open.set(conversation, { view, messages })
  }

  get(conversation: string): OpenWindow | undefined {
    return this.#open.get(conversation)
  }

  /** What the window would show with one message more. A card takes the place of the same card. */
  withMessage({ messages }: OpenWindow, message: OutgoingMessage): readonly OutgoingMessage[] {
    const { card } = message
    const at = card === undefined ? -1 : messages.findIndex((shown) => shown.card === card)
    const next = at < 0 ? [...messages, message] : messages.with(at, message)
    return next.slice(-MESSAGES)
  }

  closed(conversation: string): void {
    this.#open.delete(conversation)
  }
}
