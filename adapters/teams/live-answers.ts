import type { OutgoingMessage } from '../../src/channel/message.ts'
import type { Clock, Timers } from '../../src/clock.ts'

/** What became of a wait. `shown`: take the message; `elsewhere`: something was said in the conversation instead. */
export type LiveAnswer =
  | { readonly type: 'shown'; readonly message: OutgoingMessage }
  | { readonly type: 'elsewhere' }
  | { readonly type: 'nothing' }

/** What an open request waits for. */
export interface Awaited {
  /** The conversation of the address to which the core answers. */
  readonly conversation: string
  /** A message with a form, any message, or the change of a card (by the id of its `MessageRef`). */
  readonly wants: 'form' | 'message' | { readonly card: string }
  readonly patienceMs: number
}

export interface LiveWait {
  /** Never rejects. */
  readonly answer: Promise<LiveAnswer>
  /** Nobody waits any more: what comes now is sent as always. A second call does nothing. */
  end(): void
}

interface Waiting extends Awaited {
  readonly settle: (answer: LiveAnswer) => void
  readonly expectElsewhere: () => void
}

/** Milliseconds in which what was waited for may still follow something else said in the conversation. */
const grace = 500

/**
 * Brings what the core sends to the requests that Teams keeps open for it. Who waits must begin before the core is
 * told, because the answer may come before it has returned.
 */
export class LiveAnswers {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #waiting = new Set<Waiting>()

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock
    this.#timers = timers
  }

  wait(awaited: Awaited): LiveWait {
    const { promise, resolve } = promiseToSettle()
    let isElsewhere = false
    const settle = (answer: LiveAnswer) => {
      callOff()
      this.#waiting.delete(waiting)
      resolve(answer)
    }
    let callOff = this.#after(awaited.patienceMs, () => settle({ type: 'nothing' }))
    const waiting: Waiting = {
      ...awaited,
      settle,
      expectElsewhere: () => {
        if (isElsewhere) return
        isElsewhere = true
        callOff()
        callOff = this.#after(grace, () => settle({ type: 'elsewhere' }))
      },
    }
    this.#waiting.add(waiting)
    return { answer: promise, end: () => settle({ type: 'nothing' }) }
  }

  /** Whether somebody has taken the message; then it is not sent. */
  offer(conversation: string, message: OutgoingMessage): boolean {
    const hasForm = message.blocks.some(({ type }) => type === 'form')
    for (const waiting of this.#waiting) {
      const { wants } = waiting
      if (waiting.conversation !== conversation || !(wants === 'message' || (wants === 'form' && hasForm))) continue
      waiting.settle({ type: 'shown', message })
      return true
    }
    return false
  }

  /** Something was said in the conversation that nobody has taken. */
  said(conversation: string): void {
    for (const waiting of [...this.#waiting]) {
      if (waiting.conversation === conversation) waiting.expectElsewhere()
    }
  }

  /** A card of the conversation has changed: to who waits for something else this is something said. */
  replaced(conversation: string, ref: string, message: OutgoingMessage): void {
    for (const waiting of [...this.#waiting]) {
      if (typeof waiting.wants === 'object' && waiting.wants.card === ref) waiting.settle({ type: 'shown', message })
    }
    this.said(conversation)
  }

  #after(milliseconds: number, run: () => void): () => void {
    return this.#timers.set(new Date(this.#clock.now().getTime() + milliseconds), run)
  }
}

function promiseToSettle(): { readonly promise: Promise<LiveAnswer>; readonly resolve: (answer: LiveAnswer) => void } {
  let settle: (answer: LiveAnswer) => void = () => undefined
  const promise = new Promise<LiveAnswer>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (answer) => settle(answer) }
}
