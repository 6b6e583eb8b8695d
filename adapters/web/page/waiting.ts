import type { BotMessage } from './message-view.ts'
import type { Texts } from './texts.ts'

/** Faster answers need no sign that somebody is writing. */
const typingAfter = 300
const slowAfter = 12_000

/** Waits for the answer to what was sent: says that somebody is writing, and takes a person who pressed a button to it. */
export class Waiting {
  readonly #place: HTMLElement
  readonly #texts: Texts
  readonly #botName: string
  readonly #ends = new Set<() => void>()
  #focusWanted = false
  #typing: ReturnType<typeof setTimeout> | undefined
  #slow: ReturnType<typeof setTimeout> | undefined

  constructor(place: HTMLElement, texts: Texts, botName: string) {
    this.#place = place
    this.#texts = texts
    this.#botName = botName
  }

  get isWaiting(): boolean {
    return this.#ends.size > 0
  }

  /** Whether the answer takes the focus. */
  get leadsThere(): boolean {
    return this.#focusWanted
  }

  /** Resolves with the answer, when it gets late, or when there will be none. */
  begin(focus: boolean): Promise<void> {
    this.#stopTimers()
    this.#focusWanted = focus
    this.#typing = setTimeout(() => this.#show('typing', this.#texts.typing(this.#botName)), typingAfter)
    this.#slow = setTimeout(() => {
      this.stop()
      this.#show('slow', this.#texts.slow)
    }, slowAfter)
    return new Promise((end) => this.#ends.add(end))
  }

  /** The bot has said something: a new message, or an earlier one that has changed. */
  answered(message: BotMessage): void {
    const focus = this.#focusWanted
    this.stop()
    if (!focus) return
    const inForm = message.forms.some((form) => form.focusError())
    if (!inForm) message.article.focus({ preventScroll: true })
  }

  /** Nothing is awaited any more: it did not get through, or somebody else sits here now. */
  stop(): void {
    this.#stopTimers()
    this.#focusWanted = false
    for (const end of this.#ends) end()
    this.#ends.clear()
    this.#place.className = 'typing'
    this.#place.replaceChildren()
  }

  #stopTimers(): void {
    clearTimeout(this.#typing)
    clearTimeout(this.#slow)
  }

  #show(kind: 'typing' | 'slow', text: string): void {
    this.#place.className = `typing is-${kind}`
    this.#place.textContent = text
  }
}
