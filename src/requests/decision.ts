import { maySee } from './authority.ts'
import type { Actor, CommandType, Refusal } from './command.ts'
import { type Directory, dayAtWork } from './directory.ts'
import type { RequestEvent } from './event.ts'
import type { RequestPolicy } from './policy.ts'
import type { Request } from './request.ts'
import type { RoutingQuestion } from './route-search.ts'
import type { Instant } from './terms.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** Everything a decision rests on besides the request itself. */
export interface DecisionContext {
  readonly at: Instant
  /** `system`: Centralino itself, when something falls due or the knowledge base changes. */
  readonly actor: Actor | 'system'
  readonly directory: Directory
  readonly calendar: WorkingCalendar
  readonly policy: RequestPolicy
  /** Active requests by master id; a master who is missing has none. */
  readonly loads: ReadonlyMap<string, number>
}

/** What follows from a command: events to apply in order, or a reason why nothing changes. */
export type Decision = { readonly events: readonly RequestEvent[] } | { readonly refusal: Refusal }

export function refuse(refusal: Refusal): Decision {
  return { refusal }
}

/** For somebody who may not do this: to whom may not even see the request, it does not exist. */
export function refuseAccess(command: CommandType, request: Request, context: DecisionContext): Decision {
  const { actor, directory } = context
  const visible = actor === 'system' || maySee(actor, request, directory, decisionDay(context))
  return refuse(visible ? { reason: 'not-allowed', data: { command } } : { reason: 'not-found', data: {} })
}

/** The working day on which what is decided now will be looked at. */
export function decisionDay({ calendar, at }: DecisionContext): string {
  return dayAtWork(calendar, new Date(at))
}

/** The question to ask the routing about a request that needs new hands. */
export function routingOf(request: Request, context: DecisionContext): RoutingQuestion {
  const { unit, topic, application, declinedBy, passedBy, hops } = request
  const { at, loads, policy } = context
  const hopsUntilHead = policy.hopsUntilHead
  return { unit, topic, application, declinedBy, passedBy, hops, at: new Date(at), loads, hopsUntilHead }
}

/** The event that tells the head of the IT office, once per request, that it passes from hand to hand. */
export function tellHead(request: Request, hops: number, context: DecisionContext): readonly RequestEvent[] {
  if (request.headInformed || hops < context.policy.hopsUntilHead) return []
  const to = { kind: 'office', unit: context.directory.itOffice } as const
  return [{ type: 'escalated', level: 'head', to, at: context.at, by: null }]
}
