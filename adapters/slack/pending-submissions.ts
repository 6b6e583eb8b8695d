import type { Form } from '../../src/channel/message.ts'
import type { Clock, Timers } from '../../src/clock.ts'
import { LimitedMap } from './limited-map.ts'
import { formErrors } from './render-form.ts'

/** What Slack is answered when a window is submitted; undefined: the window closes. */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | undefined

interface Pending {
  readonly view: string
  readonly form: string
  readonly answer: (answer: SubmissionAnswer) => void
}

/** Milliseconds after which a window closes without waiting for what the core says of it. Slack waits for three seconds. */
const WAITS_FOR = 2_000

/** Windows that were submitted and wait for the core's word, by the conversation it will be said in. */
export class PendingSubmissions {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #pending = new Map<string, Pending>()
  readonly #refused = new LimitedMap<number>(1_000)

  constructor(clock: Clock, timers: Timers) {
    this.#clock = clock
    this.#timers = timers
  }

  /** Waits from `at`; resolves in any case. */
  wait(conversation: string, view: string, form: string, at: Date): Promise<SubmissionAnswer> {
    // Of two windows sent at once the earlier one closes: what is said now may be about either.
    this.#pending.get(conversation)?.answer(undefined)
    return new Promise((resolve) => {
      const pending = {
        view,
        form,
        answer: (answer: SubmissionAnswer) => {
          callOff()
          if (this.#pending.get(conversation) === pending) this.#pending.delete(conversation)
          resolve(answer)
        },
      }
      const latest = Math.min(at.getTime(), this.#clock.now().getTime()) + WAITS_FOR
      const callOff = this.#timers.set(new Date(latest), () => pending.answer(undefined))
      this.#pending.set(conversation, pending)
    })
  }

  /** The core asks the same form again: its errors go into the window. Returns the window's id, where one waits. */
  refuse(conversation: string, form: Form): string | undefined {
    const pending = this.#pending.get(conversation)
    const errors = formErrors(form)
    if (pending?.form !== form.form || Object.keys(errors).length === 0) return undefined
    this.#refused.set(pending.view, this.refusals(pending.view) + 1)
    pending.answer({ response_action: 'errors', errors })
    return pending.view
  }

  /** The core says something else: the window closes. */
  accept(conversation: string): void {
    this.#pending.get(conversation)?.answer(undefined)
  }

  /** How often a window was refused. */
  refusals(view: string): number {
    return this.#refused.get(view) ?? 0
  }
}
