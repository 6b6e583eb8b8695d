import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'
import type { DeskBase } from './desk-context.ts'
import { runDue } from './due-requests.ts'
import { DueSchedule } from './due-schedule.ts'

/** Milliseconds between two looks at what falls due by itself. */
const dueEvery = 30_000

/** Looks at what falls due, now and again and again. Returns what ends it: resolves when a look under way is over. */
export function watchDue(parts: {
  readonly store: Store
  readonly desk: () => DeskBase
  readonly newId: () => string
  readonly clock: Clock
  /** Called after each look: there may be messages to send. */
  readonly wake: () => void
  readonly onFault: (fault: unknown) => void
}): () => Promise<void> {
  const { store, desk, newId, clock, wake, onFault } = parts
  const schedule = new DueSchedule(() => setImmediate())
  let looking: Promise<void> | undefined
  const look = async () => {
    try {
      await runDue({ store, desk: desk(), newId, at: clock.now().toISOString() }, schedule)
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
  return async () => {
    clearInterval(timer)
    await looking
  }
}
