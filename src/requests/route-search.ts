import { isSameAssignee, type Worker } from './assignee.ts'
import type { Directory, Matter, Unavailable } from './directory.ts'
import { deputyOn, whyUnavailable } from './directory.ts'
import type { TrailStep } from './trail.ts'

/** What routing works from. */
export interface RoutingQuestion extends Matter {
  /** The requester's unit. */
  readonly unit: string
  readonly at: Date
  /** Never chosen, except the IT office when nobody else is left. */
  readonly declinedBy: readonly Worker[]
  /** Left out likewise: whoever passed it on, and the requester where they are a master. */
  readonly passedBy?: readonly Worker[]
  /** Treated as absent: messages do not reach them. */
  readonly unreachable?: readonly Worker[]
  /** How many times it has passed from hand to hand, this time included. */
  readonly hops: number
  /** Active requests by master id; a master who is missing has none. */
  readonly loads: ReadonlyMap<string, number>
  /** From how many hops on the head of the IT office is told; absent: the default policy's. */
  readonly hopsUntilHead?: number
}

/** One search under way: `trail` grows with each step. */
export interface RouteSearch {
  readonly question: RoutingQuestion
  readonly directory: Directory
  /** The working day on which somebody has to be there. */
  readonly day: string
  readonly trail: TrailStep[]
}

/** Why somebody is not asked at all; `undefined`: they may be. */
export function whyLeftOut(worker: Worker, question: RoutingQuestion): 'declined' | 'passed-by' | undefined {
  if (isAmong(worker, question.declinedBy)) return 'declined'
  return isAmong(worker, question.passedBy ?? []) ? 'passed-by' : undefined
}

/** Why a master who might be asked is not there; `undefined`: they are. */
export function whyAway(master: string, search: RouteSearch): Unavailable | 'unreachable' | undefined {
  return isAmong({ kind: 'master', master }, search.question.unreachable ?? [])
    ? 'unreachable'
    : whyUnavailable(search.directory.master(master), search.day)
}

export function isAmong(worker: Worker, workers: readonly Worker[]): boolean {
  return workers.some((one) => isSameAssignee(one, worker))
}

/**
 * The first deputy in the chain who is there and may be asked. `tried` are masters already considered, and grows:
 * a chain that comes back to one of them ends.
 */
export function findDeputy(master: string, tried: Set<string>, search: RouteSearch): Worker | undefined {
  const { directory, day, question, trail } = search
  let of = master
  while (true) {
    const away = directory.master(of)
    const deputy = away === undefined ? null : deputyOn(away, day)
    if (deputy === null || tried.has(deputy)) {
      trail.push({ code: 'no-deputy', data: { of, because: deputy === null ? 'none' : 'circle' } })
      return undefined
    }
    tried.add(deputy)
    trail.push({ code: 'deputy', data: { master: deputy, of } })
    const worker: Worker = { kind: 'master', master: deputy }
    const leftOut = whyLeftOut(worker, question)
    const because = whyAway(deputy, search)
    if (leftOut === undefined && because === undefined) return worker
    if (leftOut !== undefined) trail.push({ code: 'left-out', data: { worker, because: leftOut } })
    else if (because !== undefined) trail.push({ code: 'not-available', data: { master: deputy, because, day } })
    of = deputy
  }
}
