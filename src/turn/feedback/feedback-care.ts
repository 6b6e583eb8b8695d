import { forgetFeedback } from '../../administration/unanswered/forget-feedback.ts'
import { settleFeedback } from '../../administration/unanswered/settle-feedback.ts'
import type { Store } from '../../store/store.ts'
import type { DeskBase } from '../desk-context.ts'

interface CareParts {
  readonly store: Store
  readonly desk: DeskBase
  readonly newId: () => string
  /** Now, as `Date.toISOString()` writes it. */
  readonly at: string
}

/**
 * Takes care of what was asked in vain and of what was reported, with each new day and each other base: forgets what is
 * older than it may be kept, settles what the base says by now. Looking where nothing has changed costs nothing.
 */
export class FeedbackCare {
  /** How long questions and reports are kept. */
  readonly #days: number
  #base: DeskBase['responder']['knowledge']['base'] | undefined
  #day = ''

  constructor(days: number) {
    this.#days = days
  }

  async look({ store, desk, newId, at }: CareParts): Promise<void> {
    const { responder } = desk
    const { base, day } = responder.knowledge
    if (this.#base === base && this.#day === day) return
    await store.transaction(async (tx) => {
      await forgetFeedback(this.#days, at, tx)
      await settleFeedback({ tx, responder, newId, at }, null)
    })
    this.#base = base
    this.#day = day
  }
}
