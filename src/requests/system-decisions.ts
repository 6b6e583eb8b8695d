import { isSameAssignee, workerOf } from './assignee.ts'
import type { SystemCommand } from './command.ts'
import { type Decision, type DecisionContext, decisionDay, refuse, refuseAccess, routingOf } from './decision.ts'
import { whyUnavailable } from './directory.ts'
import { isActive, type Request } from './request.ts'
import { isAmong } from './route-search.ts'
import { type Route, route, routeAround } from './routing.ts'

/** What Centralino does by itself. An administrator may have a request assigned anew, nothing else. */
export function decideForSystem(command: SystemCommand, request: Request, context: DecisionContext): Decision {
  const { actor, at } = context
  const isForAdministrators = command.type === 'reassign' && command.cause === 'administrator'
  const mayCommand = actor === 'system' || (isForAdministrators && actor.administrator)
  if (!mayCommand) return refuseAccess(command.type, request, context)
  const notDue = refuse({ reason: 'not-due', data: { command: command.type } })

  switch (command.type) {
    case 'reassign':
      return reassign(command.cause, request, context)
    case 'remind': {
      if (request.remindersSent.includes(command.level)) return notDue
      if (command.level === 'requester') {
        if (request.status !== 'waiting') return notDue
        return { events: [{ type: 'reminded', at, by: null, level: command.level }] }
      }
      const isTheirs = request.status === 'open' && isSameAssignee(workerOf(request.assignee), command.to)
      if (!isTheirs || isAmong(command.to, request.declinedBy)) return notDue
      return { events: [{ type: 'reminded', at, by: null, level: command.level, to: command.to }] }
    }
    case 'escalate': {
      const isDue = request.status === 'open' && !request.remindersSent.includes(command.level)
      if (!isDue || isAmong(command.to, request.declinedBy)) return notDue
      return { events: [{ type: 'escalated', at, by: null, level: command.level, to: command.to }] }
    }
    case 'close': {
      const from = command.cause === 'resolved' ? 'resolved' : 'waiting'
      if (request.status !== from) return notDue
      return { events: [{ type: 'closed', at, by: null, cause: command.cause }] }
    }
  }
}

type ReassignCause = Extract<SystemCommand, { type: 'reassign' }>['cause']

function reassign(cause: ReassignCause, request: Request, context: DecisionContext): Decision {
  if (!isActive(request)) return refuse({ reason: 'ended', data: { status: request.status } })
  if (cause === 'assignee-away' && !waitsForAbsent(request, context)) {
    return refuse({ reason: 'not-due', data: { command: 'reassign' } })
  }
  const { assignee, trail, offerSupplier } = findNewHands(cause, request, context)
  if (isSameAssignee(assignee, request.assignee)) return refuse({ reason: 'same-assignee', data: { assignee } })
  const by = context.actor === 'system' ? null : context.actor.person
  return { events: [{ type: 'assigned', at: context.at, by, assignee, cause, trail, offerSupplier }] }
}

function findNewHands(cause: ReassignCause, request: Request, context: DecisionContext): Route {
  const { directory, calendar } = context
  const question = routingOf(request, context)
  switch (cause) {
    case 'undelivered':
    case 'assignee-away':
      return routeAround(workerOf(request.assignee), question, directory, calendar)
    case 'assignee-gone':
    case 'administrator':
      return route(question, directory, calendar)
  }
}

/** Only what nobody has taken changes hands when an absence begins: what is in charge waits, or is asked for. */
function waitsForAbsent(request: Request, context: DecisionContext): boolean {
  const worker = workerOf(request.assignee)
  return (
    request.status === 'open' &&
    worker.kind === 'master' &&
    whyUnavailable(context.directory.master(worker.master), decisionDay(context)) === 'absence'
  )
}
