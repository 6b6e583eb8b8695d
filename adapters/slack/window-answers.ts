import type { OutgoingMessage } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { LiveTriggers } from './live-triggers.ts'
import { renderWindow } from './render-window.ts'
import type { SlackClient } from './slack-client.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'
import type { Windows } from './windows.ts'

export interface WindowAnswerParts {
  readonly client: SlackClient
  readonly texts: SlackTextsByLanguage
  readonly triggers: LiveTriggers
  readonly windows: Windows
}

/** Shows answers in windows: of buttons of the Home in a new one, of buttons of a window in that one. */
export class WindowAnswers {
  readonly #parts: WindowAnswerParts

  constructor(parts: WindowAnswerParts) {
    this.#parts = parts
  }

  /** The window's id; undefined where there is none, and none can be opened: the person has closed it, or waited. */
  async show(user: string, conversation: string, message: OutgoingMessage): Promise<string | undefined> {
    const { client, texts, triggers, windows } = this.#parts
    const open = windows.get(conversation)
    if (open !== undefined) {
      return (await this.change(conversation, open.view, message)) ? open.view : undefined
    }
    const trigger = triggers.take(user)
    if (trigger === undefined) return undefined
    try {
      const { id } = await client.openView(trigger.id, renderWindow([message], texts, conversation))
      windows.opened(conversation, id, [message])
      return id
    } catch (error) {
      if (error instanceof DeliveryError) return undefined
      throw error
    }
  }

  /** Adds a message to a window, or puts it in the place of the same card. False where the window is gone. */
  async change(conversation: string, view: string, message: OutgoingMessage): Promise<boolean> {
    const { client, texts, windows } = this.#parts
    const open = windows.get(conversation)
    if (open?.view !== view) return false
    const messages = windows.withMessage(open, message)
    try {
      await client.updateView(view, renderWindow(messages, texts, conversation))
      windows.opened(conversation, view, messages)
      return true
    } catch (error) {
      if (!(error instanceof DeliveryError && error.code === 'delivery/permanent')) throw error
      windows.closed(conversation)
      return false
    }
  }
}
