import type { IncomingContent, Language } from '../../../src/channel/message.ts'
import type { AboutEntry, BotEntry, PersonEntry } from '../wire.ts'
import { blockView, paragraph } from './block-view.ts'
import { el, icon } from './dom.ts'
import type { FormView } from './form-view.ts'
import type { Failure } from './server.ts'
import type { Texts } from './texts.ts'

export interface MessageContext {
  readonly texts: Texts
  readonly language: Language
  readonly botName: string
  use(content: IncomingContent, shown: string, about: AboutEntry): Promise<boolean>
  retry(eventId: string): void
  discard(eventId: string): void
}

export interface BotMessage {
  readonly article: HTMLElement
  readonly forms: readonly FormView[]
}

/** A message of the bot. `earlier` is the rendering it replaces: what was being written in its forms is kept. */
export function botMessage(entry: BotEntry, context: MessageContext, earlier?: BotMessage): BotMessage {
  const { texts, botName } = context
  const { message } = entry
  const forms: FormView[] = []
  const blocks = message.blocks.map((block) =>
    blockView(block, {
      texts,
      use: (content, shown) => context.use(content, shown, { id: entry.id, seq: entry.seq }),
      onForm(view) {
        const replaced = earlier?.forms[forms.length]
        if (replaced !== undefined) view.takeOver(replaced)
        forms.push(view)
      },
    }),
  )
  const updated =
    entry.updatedAt === null
      ? null
      : el('span', { class: 'updated' }, texts.updatedAt(clockTime(entry.updatedAt, context.language)))
  const parts = [
    head(botName, entry.at, context, updated),
    el('div', { class: 'bubble', lang: message.language }, ...(blocks.length > 0 ? blocks : [paragraph(message.text)])),
  ]
  const article = earlier?.article ?? el('article', { class: 'message from-bot', tabindex: '-1' })
  article.setAttribute('aria-label', texts.messageFrom(botName, clockTime(entry.at, context.language)))
  article.replaceChildren(el('span', { class: 'message-mark', 'aria-hidden': 'true' }, icon('it-comment')), ...parts)
  return { article, forms }
}

export type Delivery = { readonly state: 'sending' | 'sent' } | { readonly state: 'failed'; readonly failure: Failure }

/** The person's own message, on its way or arrived. */
export function personMessage(
  entry: Pick<PersonEntry, 'id' | 'at' | 'kind' | 'text'>,
  context: MessageContext,
): HTMLElement {
  const article = el('article', { class: `message from-person kind-${entry.kind}`, tabindex: '-1' })
  article.setAttribute(
    'aria-label',
    context.texts.messageFrom(context.texts.you, clockTime(entry.at, context.language)),
  )
  const headLine = head(context.texts.you, entry.at, context, null)
  // In a line that is there anyway: the conversation must not jump when it goes away.
  headLine.prepend(el('span', { class: 'sending' }))
  article.append(headLine, el('div', { class: 'bubble' }, paragraph(entry.text)), el('div', { class: 'delivery' }))
  return article
}

/** Says below the person's message how far it has come. The rest of it stays, so that it is not read out again. */
export function showDelivery(article: HTMLElement, eventId: string, delivery: Delivery, context: MessageContext): void {
  const { texts } = context
  const place = article.querySelector('.delivery')
  article.classList.toggle('is-failed', delivery.state === 'failed')
  const sending = article.querySelector('.sending')
  if (sending !== null) sending.textContent = delivery.state === 'sending' ? `${texts.sending} ` : ''
  if (delivery.state !== 'failed') {
    place?.replaceChildren()
    return
  }
  const why = texts.notSentWhy
  const reason = delivery.failure in why ? why[delivery.failure as keyof typeof why] : why.other
  const retry = el('button', { type: 'button', class: 'btn btn-primary' }, texts.retry)
  retry.addEventListener('click', () => context.retry(eventId))
  const discard = el('button', { type: 'button', class: 'btn btn-outline-danger' }, texts.discard)
  discard.addEventListener('click', () => context.discard(eventId))
  place?.replaceChildren(
    el('p', { class: 'not-sent', role: 'alert' }, icon('it-error'), el('strong', {}, `${texts.notSent}. `), reason),
    el('div', { class: 'actions' }, retry, discard),
  )
}

function head(author: string, at: string, { language }: MessageContext, more: HTMLElement | null): HTMLElement {
  const time = el('time', { datetime: at }, clockTime(at, language))
  return el(
    'div',
    { class: 'message-head' },
    el('span', { class: 'author' }, author),
    ' ',
    time,
    more === null ? null : ' ',
    more,
  )
}

/** Hours and minutes; with the day where it is not today's. */
export function clockTime(at: string, language: Language): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })
  if (date.toDateString() === new Date().toDateString()) return time
  return `${date.toLocaleDateString(language, { day: 'numeric', month: 'short' })}, ${time}`
}
