import type { Worker } from '../../src/requests/assignee.ts'
import type { RoutingQuestion } from '../../src/requests/route-search.ts'
import { type Route, route } from '../../src/requests/routing.ts'
import { MONDAY, sampleCalendar, sampleDirectory } from './sample-body.ts'

export const master = (id: string): Worker => ({ kind: 'master', master: id })
export const office = (unit: string): Worker => ({ kind: 'office', unit })

/** Somebody at the schools whose printer is broken, on Monday at nine. */
export const printerQuestion: RoutingQuestion = {
  unit: 'schools',
  topic: 'printers',
  application: null,
  at: new Date(MONDAY),
  declinedBy: [],
  hops: 0,
  loads: new Map(),
}

export function routed(changes: Partial<RoutingQuestion> = {}, directory = sampleDirectory): Route {
  return route({ ...printerQuestion, ...changes }, directory, sampleCalendar)
}

export const codesOf = (found: Route) => found.trail.map((step) => step.code)

/** The data of the first step with that code. */
export const stepOf = (found: Route, code: string) => found.trail.find((step) => step.code === code)?.data
