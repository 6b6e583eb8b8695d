import type { MailboxEntry, MailboxState } from '../wire.ts'
import { getMessages } from './server.ts'

export interface ConnectionEvents {
  /** The stream has begun, or a poll has answered: the server is there, in this state. */
  onState(state: MailboxState): void
  onEntry(entry: MailboxEntry): void
  onLost(): void
}

const firstWait = 500
const longestWait = 5_000
/** Without a sign of life for this long the stream counts as dead. The server gives one every 15 s. */
const silence = 40_000
const pollEvery = 4_000

/**
 * Follows one mailbox. A tab in view holds a stream; a hidden one only asks now and then, because a browser opens few
 * connections to one server and several tabs share them.
 */
export class Connection {
  readonly #identity: string
  readonly #events: ConnectionEvents
  #after: number
  #source: EventSource | null = null
  #wait = firstWait
  #timer: ReturnType<typeof setTimeout> | undefined
  #watchdog: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(identity: string, after: number, events: ConnectionEvents) {
    this.#identity = identity
    this.#after = after
    this.#events = events
    document.addEventListener('visibilitychange', this.#resume)
    window.addEventListener('online', this.#resume)
    this.#resume()
  }

  close(): void {
    this.#closed = true
    document.removeEventListener('visibilitychange', this.#resume)
    window.removeEventListener('online', this.#resume)
    this.#pause()
  }

  /** Goes on from here, e.g. after everything was read again. */
  restartFrom(seq: number): void {
    this.#after = seq
    this.#resume()
  }

  readonly #resume = () => {
    this.#pause()
    if (document.hidden) void this.#poll()
    else this.#stream()
  }

  #pause(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#watchdog)
    this.#source?.close()
    this.#source = null
  }

  #stream(): void {
    const query = new URLSearchParams({ identity: this.#identity, after: String(this.#after) })
    const source = new EventSource(`/api/events?${query}`)
    this.#source = source
    source.addEventListener('hello', (event) => {
      this.#wait = firstWait
      this.#alive()
      this.#events.onState(parse<MailboxState>(event))
    })
    source.addEventListener('entry', (event) => {
      this.#alive()
      this.#take(parse<MailboxEntry>(event))
    })
    source.addEventListener('beat', () => this.#alive())
    source.addEventListener('error', () => this.#lose())
    this.#alive()
  }

  #take(entry: MailboxEntry): void {
    this.#after = Math.max(this.#after, entry.seq)
    this.#events.onEntry(entry)
  }

  #alive(): void {
    clearTimeout(this.#watchdog)
    this.#watchdog = setTimeout(() => this.#lose(), silence)
  }

  #lose(): void {
    this.#pause()
    if (this.#closed) return
    this.#events.onLost()
    this.#timer = setTimeout(this.#resume, this.#wait)
    this.#wait = Math.min(longestWait, this.#wait * 2)
  }

  async #poll(): Promise<void> {
    const answer = await getMessages(this.#identity, this.#after)
    if (this.#closed || !document.hidden) return
    if (answer.ok) {
      this.#events.onState(answer.value)
      for (const entry of answer.value.entries) this.#take(entry)
    }
    this.#timer = setTimeout(this.#resume, pollEvery)
  }
}

function parse<T>(event: Event): T {
  return JSON.parse((event as MessageEvent<string>).data) as T
}
