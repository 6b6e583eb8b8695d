import type { ChannelAdapter, Receive } from '../../../src/channel/adapter.ts'
import type { IncomingMessage, OutgoingMessage } from '../../../src/channel/message.ts'
import { askBack, plainMessage, printerAnswer, requestCard, requestForm, welcome } from './sample-messages.ts'

/** A stand-in for the core: fixed answers, each event answered once. */
export class ScriptedBot {
  readonly received: IncomingMessage[] = []
  readonly #seen = new Set<string>()
  readonly #adapter: () => ChannelAdapter
  #held: Array<() => void> | null = null
  #refusing = false

  constructor(adapter: () => ChannelAdapter) {
    this.#adapter = adapter
  }

  /** From now on answers wait for `release`. */
  hold(): void {
    this.#held = []
  }

  release(): void {
    for (const go of this.#held ?? []) go()
    this.#held = null
  }

  /** While true nothing is accepted. */
  refuse(refusing: boolean): void {
    this.#refusing = refusing
  }

  readonly receive: Receive = async (message) => {
    if (this.#refusing) throw new Error('The store is full')
    if (this.#seen.has(message.eventId)) return
    this.#seen.add(message.eventId)
    this.received.push(message)
    const held = this.#held
    const wait = held === null ? Promise.resolve() : new Promise<void>((go) => held.push(go))
    void wait.then(() => this.#answer(message))
  }

  async #answer(message: IncomingMessage): Promise<void> {
    const replies = answersTo(message)
    for (const [at, reply] of replies.entries()) {
      await this.#adapter().send(message.address, reply, `${message.eventId}/${at}`, 'first')
    }
  }
}

function answersTo({ content }: IncomingMessage): readonly OutgoingMessage[] {
  if (content.type === 'action') {
    switch (content.action) {
      case 'welcome':
        return [welcome]
      case 'ask':
        return [printerAnswer]
      case 'request':
        return [requestForm()]
      case 'take':
        return [requestCard('taken')]
      default:
        return [plainMessage(`Hai scelto: ${content.value}`)]
    }
  }
  if (content.type === 'form') {
    const { title = '' } = content.values
    if (title === 'xx') return [requestForm({ title: 'Due lettere sono poche: scrivi qualche parola in più.' })]
    return [plainMessage(`Richiesta registrata: ${title}`)]
  }
  const text = content.text.toLowerCase()
  if (text.includes('stampante')) return [printerAnswer]
  if (text.includes('permessi')) return [askBack]
  if (text.includes('richiesta')) return [requestForm()]
  if (text.includes('scheda')) return [requestCard('open')]
  if (text.includes('hello')) return [{ ...plainMessage('Good morning, how can I help?'), language: 'en' }]
  return [plainMessage(content.text)]
}
