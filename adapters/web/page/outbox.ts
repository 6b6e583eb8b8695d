import type { IncomingContent } from '../../../src/channel/message.ts'
import type { Submission } from '../wire.ts'
import { tabMemory } from './memory.ts'
import { type Failure, submit } from './server.ts'

export interface OutboxEvents {
  /** Something is on its way, for the first time or again. */
  onSending(submission: Submission): void
  onAccepted(submission: Submission): void
  onFailed(submission: Submission, failure: Failure): void
}

/** What the person sends. What did not arrive stays, also across reloads, until it is sent again or thrown away. */
export class Outbox {
  readonly #identity: string
  readonly #events: OutboxEvents
  readonly #waiting = new Map<string, Submission>()

  constructor(identity: string, events: OutboxEvents) {
    this.#identity = identity
    this.#events = events
  }

  /** What an earlier visit of this tab left unsent. */
  restore(): void {
    for (const submission of this.#stored()) {
      this.#waiting.set(submission.eventId, submission)
      this.#events.onFailed(submission, 'unreachable')
    }
  }

  send(content: IncomingContent, more: Pick<Submission, 'shown' | 'about'> = {}): Promise<boolean> {
    return this.#deliver({ identity: this.#identity, eventId: newEventId(), content, ...more })
  }

  /** The same event again: if the first time got through after all, nothing happens twice. */
  async retry(eventId: string): Promise<boolean> {
    const submission = this.#waiting.get(eventId)
    return submission !== undefined && this.#deliver(submission)
  }

  discard(eventId: string): void {
    this.#waiting.delete(eventId)
    this.#store()
  }

  async #deliver(submission: Submission): Promise<boolean> {
    this.#waiting.set(submission.eventId, submission)
    this.#store()
    this.#events.onSending(submission)
    const outcome = await submit(submission)
    if (outcome.ok) {
      this.discard(submission.eventId)
      this.#events.onAccepted(submission)
    } else {
      this.#events.onFailed(submission, outcome.failure)
    }
    return outcome.ok
  }

  #store(): void {
    const waiting = [...this.#waiting.values()]
    tabMemory.set(`unsent.${this.#identity}`, waiting.length === 0 ? null : JSON.stringify(waiting))
  }

  #stored(): readonly Submission[] {
    try {
      const stored: unknown = JSON.parse(tabMemory.get(`unsent.${this.#identity}`) ?? '[]')
      return Array.isArray(stored) ? (stored as Submission[]) : []
    } catch {
      return []
    }
  }
}

/** `crypto.randomUUID` exists only where the page is considered secure; loopback is, everywhere that matters. */
function newEventId(): string {
  return crypto.randomUUID()
}
