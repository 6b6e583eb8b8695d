import type { IncomingContent, Language } from '../../../src/channel/message.ts'
import type { MailboxEntry, MailboxState, Submission, WebConfig, WebIdentity } from '../wire.ts'
import { createComposer } from './composer.ts'
import { Connection } from './connection.ts'
import { Conversation } from './conversation.ts'
import { byId } from './dom.ts'
import { browserMemory, tabMemory } from './memory.ts'
import { Outbox } from './outbox.ts'
import { getMessages, open } from './server.ts'
import { ConnectionStatus } from './status.ts'
import type { Texts } from './texts.ts'
import type { Viewport } from './viewport.ts'
import { Waiting } from './waiting.ts'

const retryEvery = 2_000

/** One person at the page: their conversation from opening it to handing over to somebody else. */
export class Session {
  readonly #identity: WebIdentity
  readonly #config: WebConfig
  readonly #texts: Texts
  readonly #conversation: Conversation
  readonly #outbox: Outbox
  readonly #waiting: Waiting
  readonly #status: ConnectionStatus
  readonly #viewport: Viewport
  #connection: Connection | null = null
  #serverStarted: string | null = tabMemory.get('server')
  #unread = 0
  #closed = false
  readonly #close: () => void

  constructor(identity: WebIdentity, config: WebConfig, language: Language, texts: Texts, viewport: Viewport) {
    this.#identity = identity
    this.#config = config
    this.#texts = texts
    this.#viewport = viewport
    this.#waiting = new Waiting(byId('typing', HTMLElement), texts, config.botName)
    this.#status = new ConnectionStatus(byId('connection', HTMLElement), texts)
    this.#conversation = new Conversation(byId('log', HTMLElement), {
      texts,
      language,
      botName: config.botName,
      use: (content, shown, about) => this.#send(content, { shown, about }, true),
      retry: (eventId) => void this.#retry(eventId),
      discard: (eventId) => {
        this.#outbox.discard(eventId)
        this.#conversation.remove(eventId)
        composer.focus()
      },
    })
    this.#outbox = new Outbox(identity.id, {
      onSending: (submission) => {
        this.#conversation.putSubmission(submission, { state: 'sending' })
        this.#viewport.toEnd()
      },
      onAccepted: (submission) => this.#conversation.putSubmission(submission, { state: 'sent' }),
      onFailed: (submission, failure) => {
        this.#waiting.stop()
        this.#viewport.toMessage(this.#conversation.putSubmission(submission, { state: 'failed', failure }))
      },
    })
    const composer = createComposer(identity.id, (text) => void this.say(text), texts)
    const onVisible = () => {
      if (!document.hidden) this.#showTitle(0)
    }
    document.addEventListener('visibilitychange', onVisible)
    this.#close = () => {
      composer.close()
      document.removeEventListener('visibilitychange', onVisible)
    }
    this.#showTitle(0)
  }

  /** Shows the conversation and follows it. Resolves once it is there. */
  async start(): Promise<void> {
    const loading = byId('loading', HTMLElement)
    loading.textContent = this.#texts.loading
    loading.hidden = false
    const page = await this.#load()
    if (page === undefined) return
    loading.hidden = true
    this.#conversation.fill(page.entries)
    this.#outbox.restore()
    this.#noticeRestart(page, page.entries)
    this.#remember(page.entries)
    this.#viewport.toEnd()
    this.#connection = new Connection(this.#identity.id, page.seq, {
      onState: (state) => void this.#onState(state),
      onEntry: (entry) => this.#onEntry(entry),
      onLost: () => void this.#onLost(),
    })
    if (page.entries.length === 0) void open(this.#identity.id)
  }

  /** Says something as if it had been typed. */
  say(text: string): Promise<boolean> {
    return this.#send({ type: 'text', text }, {}, false)
  }

  close(): void {
    this.#closed = true
    this.#connection?.close()
    this.#waiting.stop()
    this.#status.clear()
    this.#close()
  }

  async #send(content: IncomingContent, more: Pick<Submission, 'shown' | 'about'>, focus: boolean): Promise<boolean> {
    const answered = this.#waiting.begin(focus)
    const accepted = await this.#outbox.send(content, more)
    if (accepted) await answered
    return accepted
  }

  async #retry(eventId: string): Promise<void> {
    void this.#waiting.begin(false)
    await this.#outbox.retry(eventId)
  }

  async #load() {
    while (!this.#closed) {
      const answer = await getMessages(this.#identity.id, 0)
      if (this.#closed) return undefined
      if (answer.ok) return answer.value
      byId('loading', HTMLElement).textContent = this.#texts.unavailable
      await new Promise((resolve) => setTimeout(resolve, retryEvery))
    }
    return undefined
  }

  /** After a restart everything is read again: the numbers of the changes may have begun anew. */
  async #onState(state: MailboxState): Promise<void> {
    this.#status.found()
    if (state.serverStarted === this.#serverStarted) return
    const page = await this.#load()
    if (page === undefined || page.serverStarted === this.#serverStarted) return
    const wasEmpty = this.#conversation.isEmpty
    this.#conversation.keepOnly(page.entries)
    for (const entry of page.entries) this.#conversation.put(entry)
    if (!wasEmpty) this.#noticeRestart(page, page.entries)
    this.#connection?.restartFrom(page.seq)
    this.#waiting.stop()
    if (page.entries.length === 0) void open(this.#identity.id)
  }

  /** A restarted program may no longer know the person who sits here: the page then begins afresh. */
  async #onLost(): Promise<void> {
    this.#status.lost()
    const answer = await getMessages(this.#identity.id, Number.MAX_SAFE_INTEGER)
    if (!answer.ok && answer.failure === 'unknown-identity') location.reload()
  }

  #noticeRestart({ serverStarted }: MailboxState, entries: readonly MailboxEntry[]): void {
    const known = this.#serverStarted
    this.#serverStarted = serverStarted
    tabMemory.set('server', serverStarted)
    if (known === null || known === serverStarted) return
    this.#conversation.note(entries.length > 0 ? this.#texts.restarted : this.#texts.restartedEmpty)
    this.#viewport.toEnd()
  }

  #onEntry(entry: MailboxEntry): void {
    const wasAtEnd = this.#viewport.isAtEnd
    const isNew = !this.#conversation.has(entry.id)
    const message = this.#conversation.put(entry)
    if (message === undefined) return
    this.#remember([entry])
    // A card that changes further up is no reason to pull somebody there who did not ask for it.
    const follow = isNew ? this.#waiting.isWaiting || wasAtEnd : this.#waiting.leadsThere
    if (follow) this.#viewport.toMessage(message.article)
    else if (isNew) this.#viewport.announceMore()
    this.#waiting.answered(message)
    if (document.hidden) this.#showTitle(this.#unread + 1)
  }

  /** What has been shown here is no news in the list of people. */
  #remember(entries: readonly MailboxEntry[]): void {
    const last = Math.max(0, ...entries.map((entry) => (entry.from === 'bot' ? entry.seq : 0)))
    if (last > 0) browserMemory.set(`read.${this.#identity.id}`, String(last))
  }

  #showTitle(unread: number): void {
    this.#unread = unread
    const { botName, organizationName } = this.#config
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${botName} · ${this.#identity.name} · ${organizationName}`
  }
}
