import type { Clock } from '../../src/clock.ts'
import { LimitedMap } from './limited-map.ts'

/** What opens one window, once, within three seconds of what somebody did. */
export interface Trigger {
  readonly id: string
  /** The window in which it was done: the new one opens over it. */
  readonly over?: string
  /** When it came. */
  readonly at: Date
}

/** Milliseconds a trigger serves: Slack's three seconds less the way there and back. */
const SERVES_FOR = 2_500

/** The newest trigger of each person. */
export class LiveTriggers {
  readonly #clock: Clock
  readonly #triggers = new LimitedMap<Trigger>(1_000)

  constructor(clock: Clock) {
    this.#clock = clock
  }

  remember(user: string, trigger: Trigger): void {
    this.#triggers.set(user, trigger)
  }

  /** Each trigger is given once: Slack takes it once. */
  take(user: string): Trigger | undefined {
    const trigger = this.#triggers.get(user)
    this.#triggers.delete(user)
    const age = trigger === undefined ? 0 : this.#clock.now().getTime() - trigger.at.getTime()
    return age >= 0 && age < SERVES_FOR ? trigger : undefined
  }
}
