import type { BotEntry, MailboxEntry, PersonEntry, Submission } from '../wire.ts'
import { el, icon } from './dom.ts'
import {
  type BotMessage,
  botMessage,
  clockTime,
  type Delivery,
  type MessageContext,
  personMessage,
  showDelivery,
} from './message-view.ts'

interface Shown {
  readonly article: HTMLElement
  readonly position: number
  /** Absent for what is still on its way. */
  readonly entry?: MailboxEntry
  readonly bot?: BotMessage
}

/** The messages on the page, each once and in its place. */
export class Conversation {
  readonly #log: HTMLElement
  readonly #context: MessageContext
  readonly #shown = new Map<string, Shown>()

  constructor(log: HTMLElement, context: MessageContext) {
    this.#log = log
    this.#context = context
    log.replaceChildren()
  }

  get isEmpty(): boolean {
    return this.#shown.size === 0
  }

  has(id: string): boolean {
    return this.#shown.has(id)
  }

  /** Shows everything at once without reading it out. */
  fill(entries: readonly MailboxEntry[]): void {
    this.#log.setAttribute('aria-live', 'off')
    for (const entry of [...entries].sort((a, b) => a.position - b.position)) this.put(entry)
    // Only once the browser has noticed the new content is it safe to speak again.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#log.setAttribute('aria-live', 'polite')))
  }

  /** Takes away what the server no longer has. */
  keepOnly(entries: readonly MailboxEntry[]): void {
    const kept = new Set(entries.map(({ id }) => id))
    for (const [id, { entry }] of this.#shown) if (entry !== undefined && !kept.has(id)) this.remove(id)
  }

  /** Adds an entry, or shows its newer state. Returns the bot's message, or undefined where nothing new is to be read. */
  put(entry: MailboxEntry): BotMessage | undefined {
    const before = this.#shown.get(entry.id)
    if (before?.entry !== undefined && before.entry.seq >= entry.seq) return undefined
    if (entry.from === 'person') {
      this.#putPerson(entry, before)
      return undefined
    }
    return this.#putBot(entry, before)
  }

  /** Shows what is being sent, at the end until the server says where it stands. */
  putSubmission(submission: Submission, delivery: Delivery): HTMLElement {
    const { eventId, content } = submission
    const before = this.#shown.get(eventId)
    if (before !== undefined) {
      showDelivery(before.article, eventId, delivery, this.#context)
      return before.article
    }
    const text = content.type === 'text' ? content.text : (submission.shown ?? '')
    const entry = { id: eventId, at: new Date().toISOString(), kind: content.type, text }
    const article = personMessage(entry, this.#context)
    this.#place(eventId, { article, position: this.#lastPosition() + 0.5 })
    showDelivery(article, eventId, delivery, this.#context)
    return article
  }

  remove(id: string): void {
    this.#shown.get(id)?.article.remove()
    this.#shown.delete(id)
    this.#markFirst()
  }

  /** Something the page itself has to say, after the last message. */
  note(text: string): void {
    this.#log.append(el('p', { class: 'note' }, icon('it-refresh'), text))
  }

  #putBot(entry: BotEntry, before: Shown | undefined): BotMessage {
    const bot = botMessage(entry, this.#context, before?.bot)
    this.#place(entry.id, { article: bot.article, position: entry.position, entry, bot })
    for (const { entry: other } of this.#shown.values()) if (other?.from === 'person') this.#markForms(other)
    return bot
  }

  #putPerson(entry: PersonEntry, before: Shown | undefined): void {
    const article = before?.article ?? personMessage(entry, this.#context)
    showDelivery(article, entry.id, { state: 'sent' }, this.#context)
    this.#place(entry.id, { article, position: entry.position, entry })
    this.#markForms(entry)
  }

  /** A form stays sent until the bot shows it anew. */
  #markForms(answer: PersonEntry): void {
    if (answer.kind !== 'form' || answer.about === null) return
    const asked = this.#shown.get(answer.about.id)
    if (asked?.entry?.seq !== answer.about.seq) return
    for (const form of asked.bot?.forms ?? []) form.markSent(clockTime(answer.at, this.#context.language))
  }

  #place(id: string, shown: Shown): void {
    const before = this.#shown.get(id)
    this.#shown.set(id, shown)
    if (before?.position === shown.position && before.article === shown.article) return
    const next = [...this.#shown.values()]
      .filter(({ article, position }) => article !== shown.article && position > shown.position)
      .reduce<Shown | undefined>(
        (least, one) => (least === undefined || one.position < least.position ? one : least),
        undefined,
      )
    const stands = shown.article.isConnected && shown.article.nextElementSibling === (next?.article ?? null)
    if (!stands) this.#log.insertBefore(shown.article, next?.article ?? null)
    this.#markFirst()
  }

  #lastPosition(): number {
    return Math.max(0, ...[...this.#shown.values()].map(({ position }) => position))
  }

  /** The bot's first words offer what one can ask: the style sheet shows their buttons as suggestions. */
  #markFirst(): void {
    for (const { article } of this.#shown.values()) {
      article.classList.toggle('is-first', article === this.#log.firstElementChild)
    }
  }
}
