import { isInForce } from '../knowledge/tree.ts'
import type { Worker } from './assignee.ts'
import { type Directory, dayAtWork, isUnitInForce, type Matter, technicalOffice } from './directory.ts'
import { defaultPolicy } from './policy.ts'
import { findDeputy, isAmong, type RouteSearch, type RoutingQuestion, whyAway, whyLeftOut } from './route-search.ts'
import type { TrailStep } from './trail.ts'
import { findUnitMaster } from './unit-masters.ts'
import type { WorkingCalendar } from './working-calendar.ts'

export interface Route {
  readonly assignee: Worker
  /** Whom and why, step by step. */
  readonly trail: readonly TrailStep[]
  /** The IT office when its head must hear that the request passes from hand to hand. */
  readonly notifyHeadOf: string | null
  /** Whether the assignee is offered to pass it to the supplier directly. */
  readonly offerSupplier: boolean
}

/**
 * Whom a request goes to: a master of the nearest unit up the tree, else a deputy, else the technical office behind
 * the matter, else the IT office. Presence is that of the working day on which the request will be looked at.
 */
export function route(question: RoutingQuestion, directory: Directory, calendar: WorkingCalendar): Route {
  const search = begin(question, directory, calendar)
  const { day, trail } = search
  const unit = directory.tree.unit(question.unit)
  if (unit !== undefined && isInForce(unit, day)) {
    return finish(findUnitMaster(search) ?? findOffice(search), search)
  }
  trail.push(
    unit === undefined
      ? { code: 'unit-unknown', data: { unit: question.unit } }
      : { code: 'unit-ended', data: { unit: question.unit, day } },
  )
  return finish(itOffice(search), search)
}

/**
 * Whom a request goes to when the one who has it is away or cannot be reached: their deputy, else the technical
 * office behind the matter, else the IT office.
 */
export function routeAround(
  worker: Worker,
  question: RoutingQuestion,
  directory: Directory,
  calendar: WorkingCalendar,
): Route {
  const unreachable = [...(question.unreachable ?? []), worker]
  const search = begin({ ...question, unreachable }, directory, calendar)
  if (worker.kind === 'master') {
    const because = whyAway(worker.master, { ...search, question }) ?? 'unreachable'
    search.trail.push({ code: 'not-available', data: { master: worker.master, because, day: search.day } })
    const deputy = findDeputy(worker.master, new Set([worker.master]), search)
    if (deputy !== undefined) return finish(deputy, search)
  }
  return finish(findOffice(search), search)
}

/** Whether whoever has a request is offered to pass it to the supplier directly. */
export function offersSupplier(worker: Worker, matter: Matter, directory: Directory, day: string): boolean {
  return (
    worker.kind === 'master' &&
    directory.supplier !== null &&
    directory.master(worker.master)?.csiDirect === true &&
    directory.application(matter.application) !== undefined &&
    isUnitInForce(directory, directory.supplier, day)
  )
}

function begin(question: RoutingQuestion, directory: Directory, calendar: WorkingCalendar): RouteSearch {
  return { question, directory, day: dayAtWork(calendar, question.at), trail: [] }
}

function findOffice(search: RouteSearch): Worker {
  const { question, directory, day, trail } = search
  const office = technicalOffice(directory, question, day)
  if (office === undefined) {
    trail.push({ code: 'no-technical-office', data: { behind: question.application ?? question.topic } })
    return itOffice(search)
  }
  const worker: Worker = { kind: 'office', unit: office.unit }
  const because = whyOfficeLeftOut(worker, question)
  if (because !== undefined) {
    trail.push({ code: 'left-out', data: { worker, because } })
    return itOffice(search)
  }
  trail.push({ code: 'technical-office', data: office })
  return worker
}

function whyOfficeLeftOut(
  worker: Worker,
  question: RoutingQuestion,
): 'declined' | 'passed-by' | 'unreachable' | undefined {
  return whyLeftOut(worker, question) ?? (isAmong(worker, question.unreachable ?? []) ? 'unreachable' : undefined)
}

function itOffice({ directory, trail }: RouteSearch): Worker {
  trail.push({ code: 'it-office', data: { unit: directory.itOffice } })
  return { kind: 'office', unit: directory.itOffice }
}

function finish(assignee: Worker, { question, directory, day, trail }: RouteSearch): Route {
  const offerSupplier = offersSupplier(assignee, question, directory, day)
  const hasManyHops = question.hops >= (question.hopsUntilHead ?? defaultPolicy.hopsUntilHead)
  const last: TrailStep[] = []
  if (offerSupplier && assignee.kind === 'master' && directory.supplier !== null) {
    last.push({ code: 'supplier-offered', data: { unit: directory.supplier, master: assignee.master } })
  }
  if (hasManyHops) last.push({ code: 'many-hops', data: { hops: question.hops, unit: directory.itOffice } })
  return {
    assignee,
    trail: [...trail, ...last],
    notifyHeadOf: hasManyHops ? directory.itOffice : null,
    offerSupplier,
  }
}
