import type { AttachmentReference } from '../channel/message.ts'
import { type Worker, workerOf } from './assignee.ts'
import type { RequesterCommand } from './command.ts'
import { type Decision, type DecisionContext, decisionDay, refuse, refuseAccess, routingOf } from './decision.ts'
import { isKnown, whyUnavailable } from './directory.ts'
import type { RequestEvent } from './event.ts'
import { isOpenForJoining } from './joining.ts'
import { isActive, isParticipant, type Request } from './request.ts'
import { route, routeAround } from './routing.ts'
import type { PersonId } from './terms.ts'
import { textOrNull, tooLong, wrongMessage } from './wording.ts'

type JoinCommand = Extract<RequesterCommand, { type: 'join' }>

/** What the requester and followers may do; withdrawing and rating are the requester's alone. */
export function decideForRequester(command: RequesterCommand, request: Request, context: DecisionContext): Decision {
  const { actor } = context
  if (actor === 'system') return refuseAccess(command.type, request, context)
  const by = actor.person
  if (command.type === 'join') return join(command, by, request, context)
  if (!isParticipant(request, by)) return refuseAccess(command.type, request, context)
  return decideForParticipant(command, by, request, context)
}

function decideForParticipant(
  command: Exclude<RequesterCommand, JoinCommand>,
  by: PersonId,
  request: Request,
  context: DecisionContext,
): Decision {
  const { at } = context
  switch (command.type) {
    case 'add': {
      const { text, attachments } = command
      const wrong = wrongMessage(text, attachments)
      if (wrong !== undefined) return refuse(wrong)
      if (!isActive(request)) return reopen({ by, text, attachments }, request, context)
      return { events: [{ type: 'added', at, by, text: text.trim(), attachments }] }
    }
    case 'reopen': {
      const wrong = tooLong('text', command.text ?? '')
      if (wrong !== undefined) return refuse(wrong)
      return reopen({ by, text: command.text, attachments: [] }, request, context)
    }
    case 'withdraw': {
      if (request.requester !== by) return refuseAccess(command.type, request, context)
      if (!isActive(request)) return refuse({ reason: 'ended', data: { status: request.status } })
      const wrong = tooLong('reason', command.reason ?? '')
      if (wrong !== undefined) return refuse(wrong)
      return { events: [{ type: 'withdrawn', at, by, reason: textOrNull(command.reason) }] }
    }
    case 'rate':
      if (request.requester !== by) return refuseAccess(command.type, request, context)
      if (request.status === 'withdrawn') return refuse({ reason: 'ended', data: { status: request.status } })
      if (isActive(request)) return refuse({ reason: 'not-ended', data: { status: request.status } })
      return { events: request.rating === command.rating ? [] : [{ type: 'rated', at, by, rating: command.rating }] }
  }
}

function join(command: JoinCommand, by: PersonId, request: Request, context: DecisionContext): Decision {
  const { at, policy } = context
  if (isParticipant(request, by)) return refuse({ reason: 'already-following', data: {} })
  const { acceptedWithinMinutes } = policy.joining
  if (command.unit !== request.unit || !isOpenForJoining(request, new Date(at), acceptedWithinMinutes)) {
    return refuseAccess(command.type, request, context)
  }
  const wrong = tooLong('text', command.text ?? '')
  if (wrong !== undefined) return refuse(wrong)
  return { events: [{ type: 'joined', at, by, text: textOrNull(command.text) }] }
}

/** Back to whoever had it, or around them where they are away or gone meanwhile. */
function reopen(
  reply: { readonly by: PersonId; readonly text: string | null; readonly attachments: readonly AttachmentReference[] },
  request: Request,
  context: DecisionContext,
): Decision {
  const { at, calendar, policy } = context
  if (isActive(request)) return refuse({ reason: 'not-ended', data: { status: request.status } })
  if (request.status === 'withdrawn') return refuse({ reason: 'ended', data: { status: request.status } })
  const ended = request.status === 'resolved' ? request.resolvedAt : (request.resolvedAt ?? request.closedAt)
  const last = calendar.addWorkingDays(new Date(ended), policy.resolved.reopenWithinDays)
  const lastDay = last === undefined ? undefined : calendar.dayOf(last)
  if (lastDay !== undefined && calendar.dayOf(new Date(at)) > lastDay) {
    return refuse({ reason: 'reopen-too-late', data: { lastDay } })
  }
  return {
    events: [{ type: 'reopened', at, ...reply, text: textOrNull(reply.text) }, ...assignedAnew(request, context)],
  }
}

function assignedAnew(request: Request, context: DecisionContext): readonly RequestEvent[] {
  const { at, directory, calendar } = context
  const day = decisionDay(context)
  const worker = workerOf(request.assignee)
  const isGone = !isKnown(directory, worker, day)
  if (!isGone && !isAway(worker, context)) return []
  const question = routingOf(request, context)
  const { assignee, trail, offerSupplier } = isGone
    ? route(question, directory, calendar)
    : routeAround(worker, question, directory, calendar)
  return [{ type: 'assigned', at, by: null, assignee, cause: 'reopened', trail, offerSupplier }]
}

function isAway(worker: Worker, context: DecisionContext): boolean {
  if (worker.kind === 'office') return false
  return whyUnavailable(context.directory.master(worker.master), decisionDay(context)) !== undefined
}
