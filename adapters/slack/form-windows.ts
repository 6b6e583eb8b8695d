import type { Form, Language, OutgoingMessage } from '../../src/channel/message.ts'
import { formReference } from '../../src/channel/special-actions.ts'
import { DeliveryError } from '../../src/errors.ts'
import { LimitedMap } from './limited-map.ts'
import type { LiveTriggers } from './live-triggers.ts'
import { renderForm } from './render-form.ts'
import type { SlackClient } from './slack-client.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'

/** The form of a message that holds nothing else: only then can a window stand for the message. */
export function formAlone({ blocks }: OutgoingMessage): Form | undefined {
  const [block] = blocks
  return blocks.length === 1 && block?.type === 'form' ? block.form : undefined
}

export interface FormWindowParts {
  readonly client: SlackClient
  readonly texts: SlackTextsByLanguage
  readonly triggers: LiveTriggers
}

/** Milliseconds within which the same form for the same person is a button pressed twice. */
const PRESSED_TWICE = 1_000

/** Opens forms in windows, for people who have just pressed something. */
export class FormWindows {
  readonly #parts: FormWindowParts
  readonly #opened = new LimitedMap<{ readonly at: number; readonly view: string }>(1_000)

  constructor(parts: FormWindowParts) {
    this.#parts = parts
  }

  /** The window's id; undefined where none can be opened now: nobody has just pressed anything, or Slack refuses. */
  async open(user: string, conversation: string, form: Form, language: Language): Promise<string | undefined> {
    const { client, texts, triggers } = this.#parts
    const trigger = triggers.take(user)
    if (trigger === undefined) return undefined
    const now = trigger.at.getTime()
    const name = `${user} ${conversation} ${formReference(form)}`
    const twin = this.#opened.get(name)
    if (twin !== undefined && now >= twin.at && now < twin.at + PRESSED_TWICE) return twin.view
    try {
      const view = renderForm(form, { language, texts: texts[language], conversation })
      const opened =
        trigger.over === undefined ? await client.openView(trigger.id, view) : await client.pushView(trigger.id, view)
      this.#opened.set(name, { at: now, view: opened.id })
      return opened.id
    } catch (error) {
      // The message with its button is shown instead: the person can open the window from there.
      if (error instanceof DeliveryError) return undefined
      throw error
    }
  }
}
