import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import type { DeskBase } from './desk-context.ts'
import { runDue } from './due-requests.ts'
import { DueSchedule } from './due-schedule.ts'
import { FeedbackCare } from './feedback/feedback-care.ts'

/** Milliseconds between two looks at what falls due by itself. */
const dueEvery = 30_000

export interface DueWatch {
  /** Looks at once: the base has changed, or the time. */
  look(): void
  /** Ends it. Resolves when a look under way is over. */
  stop(): Promise<void>
}

/** Looks at what falls due, now and again and again. */
export function watchDue(parts: {
  readonly store: Store
  readonly desk: () => DeskBase
  readonly newId: () => string
  readonly clock: Clock
  /** Days for which questions without an answer, and reports, are kept. */
  readonly questionsDays: number
  /** Called after each look: there may be messages to send. */
  readonly wake: () => void
  readonly onFault: (fault: unknown) => void
}): DueWatch {
  const { store, desk, newId, clock, questionsDays, wake, onFault } = parts
  const schedule = new DueSchedule(() => setImmediate())
  const care = new FeedbackCare(questionsDays)
  let looking: Promise<void> | undefined
  const look = async () => {
    try {
      const parts = { store, desk: desk(), newId, at: clock.now().toISOString() }
      await runDue(parts, schedule)
      await care.look(parts)
      wake()
    } catch (fault) {
      onFault(fault)
    } finally {
      looking = undefined
    }
  }
  const lookUnlessLooking = () => {
    looking ??= look()
  }
  lookUnlessLooking()
  const timer = setInterval(lookUnlessLooking, dueEvery)
  return {
    look: lookUnlessLooking,
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
