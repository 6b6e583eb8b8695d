import type { OutgoingMessage } from '../../src/channel/message.ts'
import type { Clock } from '../../src/clock.ts'
import type { BotEntry, MailboxEntry, PersonEntry } from './wire.ts'

/** One change of a mailbox, as it is kept. `key` is the delivery's; null for the person's own messages. */
export interface MailboxChange {
  readonly entry: MailboxEntry
  readonly key: string | null
}

export interface MailboxOptions {
  /** What was kept before, oldest first. */
  readonly changes: readonly MailboxChange[]
  /** Keeps a change. When it rejects, the change has not happened. */
  readonly append: (change: MailboxChange) => Promise<void>
  readonly clock: Clock
  readonly newId: () => string
}

export type Spoken = Pick<PersonEntry, 'id' | 'kind' | 'text' | 'about'>

const keptEntries = 500
const keptKeys = 5_000

/** One person's conversation: what the bot sent and what the person wrote, in order, each thing once. */
export class Mailbox {
  readonly #options: MailboxOptions
  readonly #entries = new Map<string, MailboxEntry>()
  readonly #keys = new Map<string, string>()
  readonly #listeners = new Set<(entry: MailboxEntry) => void>()
  #lastSeq = 0
  #lastPosition = 0
  #writing: Promise<unknown> = Promise.resolve()

  constructor(options: MailboxOptions) {
    this.#options = options
    for (const change of options.changes) this.#apply(change)
  }

  /** Number of the last change; 0 where there has been none. */
  get seq(): number {
    return this.#lastSeq
  }

  /** Number of the last change made by the bot; 0 where there has been none. */
  get botSeq(): number {
    return Math.max(0, ...[...this.#entries.values()].map((entry) => (entry.from === 'bot' ? entry.seq : 0)))
  }

  /** The entries changed after `seq`, in the order of their changes. */
  after(seq: number): readonly MailboxEntry[] {
    return [...this.#entries.values()].filter((entry) => entry.seq > seq).sort((a, b) => a.seq - b.seq)
  }

  /** Calls `listener` for every change from now on. Returns what ends it. */
  subscribe(listener: (entry: MailboxEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes a place in the conversation for something that is shown only once it has been accepted. */
  reserve(): number {
    return ++this.#lastPosition
  }

  /** Adds the person's own message at a reserved place. The same id a second time changes nothing. */
  hear(spoken: Spoken, position: number): Promise<void> {
    return this.#serially(async () => {
      if (this.#entries.has(spoken.id)) return
      const at = this.#options.clock.now().toISOString()
      await this.#keep({ entry: { ...spoken, from: 'person', position, seq: this.#lastSeq + 1, at }, key: null })
    })
  }

  /** Adds a message, or replaces the one with the same card. Returns its id; a key seen before changes nothing. */
  deliver(message: OutgoingMessage, key: string): Promise<string> {
    return this.#serially(async () => {
      const earlier = this.#keys.get(key)
      if (earlier !== undefined) return earlier
      const sameCard = message.card === undefined ? undefined : this.#findCard(message.card)
      return this.#put(sameCard, message, key)
    })
  }

  /** Replaces a message in place; one that is no longer kept is added anew. Returns its id. */
  replace(id: string, message: OutgoingMessage, key: string): Promise<string> {
    return this.#serially(async () => {
      const earlier = this.#keys.get(key)
      if (earlier !== undefined) return earlier
      const entry = this.#entries.get(id)
      return this.#put(entry?.from === 'bot' ? entry : undefined, message, key)
    })
  }

  async #put(replaced: BotEntry | undefined, message: OutgoingMessage, key: string): Promise<string> {
    const now = this.#options.clock.now().toISOString()
    const seq = this.#lastSeq + 1
    const entry: BotEntry =
      replaced === undefined
        ? { id: this.#options.newId(), from: 'bot', position: this.reserve(), seq, at: now, updatedAt: null, message }
        : { ...replaced, seq, updatedAt: now, message }
    await this.#keep({ entry, key })
    return entry.id
  }

  async #keep(change: MailboxChange): Promise<void> {
    await this.#options.append(change)
    this.#apply(change)
    for (const listener of this.#listeners) listener(change.entry)
  }

  /** A key that comes a second time was kept although the writing had seemed to fail, and was then sent again. */
  #apply({ entry, key }: MailboxChange): void {
    if (key !== null && this.#keys.has(key)) return
    this.#entries.set(entry.id, entry)
    if (key !== null) this.#keys.set(key, entry.id)
    this.#lastSeq = Math.max(this.#lastSeq, entry.seq)
    this.#lastPosition = Math.max(this.#lastPosition, entry.position)
    dropOldest(this.#entries, keptEntries)
    dropOldest(this.#keys, keptKeys)
  }

  #findCard(card: string): BotEntry | undefined {
    for (const entry of this.#entries.values()) if (entry.from === 'bot' && entry.message.card === card) return entry
    return undefined
  }

  #serially<T>(write: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(write)
    this.#writing = done.catch(() => undefined)
    return done
  }
}

function dropOldest(map: Map<string, unknown>, kept: number): void {
  for (const key of map.keys()) {
    if (map.size <= kept) return
    map.delete(key)
  }
}
