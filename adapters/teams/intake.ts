import type { Receive } from '../../src/channel/adapter.ts'
import type { Clock, Timers } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { Spool } from '../../src/spool.ts'
import { activityShape, type IncomingActivity } from './activity-shape.ts'
import type { Courtesy } from './courtesy.ts'
import { eventIdOf } from './event-id.ts'
import { onlyWithin } from './only-within.ts'
import type { People } from './people.ts'
import type { PersonalChats } from './personal-chats.ts'
import { chatOf, isOwnChat, placeOf } from './place.ts'
import { type Act, readAct, type Wordings } from './read-act.ts'

export interface IntakeOptions {
  readonly people: People
  readonly chats: PersonalChats
  readonly courtesy: Courtesy
  readonly wordings: Wordings
  readonly receive: Receive
  readonly spool: Spool
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
}

/** Milliseconds until Teams is told that a message was taken; what takes longer is kept in the spool first. */
const promptly = 2_500
/** Milliseconds until the next try, doubled each time. */
const firstPause = 5_000
const longestPause = 5 * 60_000
/** Milliseconds after which nobody waits for an answer: the core forgets by then what it has seen. */
const tooOld = 24 * 60 * 60_000

/**
 * Takes messages so that none is lost: Teams is told within seconds that a message was taken, when it is in the store
 * or, while Teams' directory or the store are slow or down, in the spool, from where it is tried again.
 */
export class Intake {
  readonly #options: IntakeOptions
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #pauses = new Set<() => void>()
  #stopped = false

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  /** Resolves when the message is safe; rejects when it is not. */
  async take(activity: IncomingActivity, user: string): Promise<void> {
    const { spool, clock, timers, onFault } = this.#options
    const at = clock.now()
    const delivering = this.#begin(activity, user)
    const outcome = await onlyWithin(promptly, delivering, clock, timers).catch((fault: unknown) => {
      if (!(fault instanceof DeliveryError)) onFault(fault)
      return 'failed' as const
    })
    if (outcome === 'done') return
    const name = await spool.keep({ kind: 'activity', body: activity, at })
    if (outcome === 'failed') this.#later(name, activity, user, at, 1)
    else this.#finish(delivering, name, activity, user, at, 1)
  }

  /** Takes what an earlier run of the program has left in the spool. */
  async resume(): Promise<void> {
    for (const { name, delivery } of await this.#options.spool.list()) {
      const read = activityShape.safeParse(delivery.body)
      const user = read.success ? read.data.from.aadObjectId?.toLowerCase() : undefined
      if (!read.success || user === undefined) continue
      this.#finish(this.#begin(read.data, user), name, read.data, user, delivery.at, 1)
    }
  }

  /** Begins nothing more; resolves when what is under way is over. What is left waits in the spool. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const callOff of this.#pauses) callOff()
    this.#pauses.clear()
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay)
  }

  async #deliver(activity: IncomingActivity, user: string): Promise<void> {
    const { people, chats, courtesy, wordings, receive } = this.#options
    const act = readAct(activity, wordings)
    if (act.type !== 'said' && act.type !== 'welcome') return
    const recognition = await people.recognize(activity, user)
    if (recognition.type === 'not-served') return courtesy.refuse(activity)
    if (isOwnChat(activity)) await chats.remember(user, chatOf(activity))
    await receive({
      eventId: eventIdOf(activity, act.type === 'said' ? 'message' : 'welcome'),
      ...placeOf(activity, user),
      sender: recognition.sender,
      content: contentOf(act, wordings),
    })
  }

  #finish(delivering: Promise<void>, name: string, activity: IncomingActivity, user: string, at: Date, tries: number) {
    const { spool, onFault } = this.#options
    const finishing = delivering.then(
      () => spool.remove(name).catch(onFault),
      (fault: unknown) => {
        if (!(fault instanceof DeliveryError)) onFault(fault)
        this.#later(name, activity, user, at, tries + 1)
      },
    )
    this.#track(finishing)
  }

  #later(name: string, activity: IncomingActivity, user: string, at: Date, tries: number): void {
    const { clock, timers, spool, onFault } = this.#options
    if (this.#stopped) return
    const now = clock.now().getTime()
    if (now - at.getTime() >= tooOld) {
      onFault(
        new DeliveryError('delivery/permanent', 'A message of Teams could not be taken for a day: it is given up'),
      )
      this.#track(spool.remove(name).catch(onFault))
      return
    }
    const pause = Math.min(firstPause * 2 ** (tries - 1), longestPause)
    const callOff = timers.set(new Date(now + pause), () => {
      this.#pauses.delete(callOff)
      this.#finish(this.#begin(activity, user), name, activity, user, at, tries)
    })
    this.#pauses.add(callOff)
  }

  /** Kept in mind until it is over, however it ends. */
  #track(work: Promise<unknown>): void {
    const tracked: Promise<unknown> = work.catch(() => undefined).finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
  }

  #begin(activity: IncomingActivity, user: string): Promise<void> {
    const delivering = this.#deliver(activity, user)
    this.#track(delivering)
    return delivering
  }
}

function contentOf(act: Extract<Act, { type: 'said' | 'welcome' }>, { opening }: Wordings) {
  return act.type === 'said' ? act.content : opening
}
