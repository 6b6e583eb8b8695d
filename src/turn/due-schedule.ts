import { workerOf } from '../requests/assignee.ts'
import { isKnown } from '../requests/directory.ts'
import { findDue } from '../requests/reminders.ts'
import { isActive, type Request } from '../requests/request.ts'
import type { DeskBase } from './desk-context.ts'

/** Requests looked at before others get their turn: a few milliseconds. */
const lookedAtOnce = 40

/** Nothing falls due before that moment if nothing happens to the request first. */
interface Quiet {
  readonly updatedAt: string
  readonly steps: number
  /** Milliseconds of the epoch; infinite where nothing will. */
  readonly until: number
}

export interface DueNow {
  readonly due: readonly Request[]
  /** When to look again; undefined where nothing will fall due. */
  readonly next: Date | undefined
}

/**
 * Knows when each open request is due something next, so that looking again costs next to nothing: only what has
 * changed or come due since is worked out anew. Forgets everything with a new day, new absences or another base, and
 * when the clock was set back.
 */
export class DueSchedule {
  readonly #pause: () => Promise<void>
  #quiet = new Map<number, Quiet>()
  #desk: DeskBase | undefined
  #day = ''
  #lookedAt = 0

  /** `pause` lets others have their turn; by default nobody has. */
  constructor(pause: () => Promise<void> = () => Promise.resolve()) {
    this.#pause = pause
  }

  /** What is due now. `open`: all open requests. One call after the other. */
  async find(open: readonly Request[], desk: DeskBase, now: Date): Promise<DueNow> {
    const { calendar, directory, policy } = desk
    const day = calendar.dayOf(now)
    if (this.#desk !== desk || this.#day !== day || now.getTime() < this.#lookedAt) this.#quiet.clear()
    this.#desk = desk
    this.#day = day
    this.#lookedAt = now.getTime()
    const quiet = new Map<number, Quiet>()
    const due: Request[] = []
    let next = Number.POSITIVE_INFINITY
    let looked = 0
    for (const request of open) {
      const known = this.#stillQuiet(request, now)
      if (known !== undefined) {
        quiet.set(request.number, known)
        next = Math.min(next, known.until)
        continue
      }
      const { commands, nextDueAt } = findDue(request, { now, calendar, directory, policy })
      const until = nextDueAt?.getTime() ?? Number.POSITIVE_INFINITY
      next = Math.min(next, until)
      if (commands.length > 0 || isOrphan(request, desk, now)) due.push(request)
      else quiet.set(request.number, { updatedAt: request.updatedAt, steps: request.history.length, until })
      looked += 1
      if (looked % lookedAtOnce === 0) await this.#pause()
    }
    this.#quiet = quiet
    return { due, next: next === Number.POSITIVE_INFINITY ? undefined : new Date(next) }
  }

  /** Lets others have their turn. */
  pause(): Promise<void> {
    return this.#pause()
  }

  #stillQuiet({ number, updatedAt, history }: Request, now: Date): Quiet | undefined {
    const known = this.#quiet.get(number)
    if (known === undefined || known.updatedAt !== updatedAt || known.steps !== history.length) return undefined
    return known.until > now.getTime() ? known : undefined
  }
}

/** Whether whoever has it is no longer in the knowledge base. */
export function isOrphan(request: Request, { directory, calendar }: DeskBase, now: Date): boolean {
  return isActive(request) && !isKnown(directory, workerOf(request.assignee), calendar.dayOf(now))
}
