import { type Assignee, isSameAssignee, type Worker, workerOf } from './assignee.ts'
import { workingAs } from './authority.ts'
import type { ForwardTarget, WorkerCommand } from './command.ts'
import {
  type Decision,
  type DecisionContext,
  decisionDay,
  refuse,
  refuseAccess,
  routingOf,
  tellHead,
} from './decision.ts'
import { isKnown, isUnitInForce } from './directory.ts'
import type { RequestEvent } from './event.ts'
import { type ActiveRequest, isActive, type Request } from './request.ts'
import { isAmong } from './route-search.ts'
import { route } from './routing.ts'
import { textOrNull, tooLong, wrongMessage, wrongReason, wrongText } from './wording.ts'

/** A worker at work: who they are and as which of the request's workers they act. */
interface Hand {
  readonly by: string
  readonly as: Worker
}

/** What the assignee, their deputy and the technical office may do. */
export function decideForWorker(command: WorkerCommand, request: Request, context: DecisionContext): Decision {
  const { actor, at, directory } = context
  const as = actor === 'system' ? undefined : workingAs(actor, request, directory, decisionDay(context))
  if (actor === 'system' || as === undefined) return refuseAccess(command.type, request, context)
  const hand: Hand = { by: actor.person, as }
  const happens = (...events: RequestEvent[]): Decision => ({ events })

  // A last word ("prego") is welcome after the resolution; anything else needs a request that is still in hand.
  if (command.type === 'answer' && request.status === 'resolved') {
    const wrong = wrongMessage(command.text, command.attachments)
    return wrong === undefined ? happens(answered(command, hand, at)) : refuse(wrong)
  }
  if (!isActive(request)) return refuse({ reason: 'ended', data: { status: request.status } })

  switch (command.type) {
    case 'take':
      return take(request, hand, at)
    case 'ask': {
      const wrong = wrongText(command.text)
      if (wrong !== undefined) return refuse(wrong)
      return happens(...takenFirst(request, hand, at), { type: 'asked', at, ...hand, text: command.text.trim() })
    }
    case 'answer': {
      const wrong = wrongMessage(command.text, command.attachments)
      if (wrong !== undefined) return refuse(wrong)
      return happens(...takenFirst(request, hand, at), answered(command, hand, at))
    }
    case 'note': {
      const wrong = wrongText(command.text)
      if (wrong !== undefined) return refuse(wrong)
      return happens({ type: 'noted', at, ...hand, text: command.text.trim(), internal: true })
    }
    case 'forward':
      return forward(command, request, hand, context)
    case 'decline':
      return decline(command.reason, request, hand, context)
    case 'resolve': {
      const wrong = tooLong('text', command.text ?? '')
      if (wrong !== undefined) return refuse(wrong)
      const text = textOrNull(command.text)
      return happens(...takenFirst(request, hand, at), { type: 'resolved', at, ...hand, text })
    }
  }
}

/** The first one wins. */
function take(request: ActiveRequest, hand: Hand, at: string): Decision {
  if (request.status === 'open') return { events: takenFirst(request, hand, at) }
  if (request.takenBy === hand.by) return refuse({ reason: 'already-yours', data: {} })
  return refuse({ reason: 'already-taken', data: { by: request.takenBy, assignee: request.assignee } })
}

/** Whoever answers, asks or resolves what nobody has taken takes it by doing so. */
function takenFirst(request: ActiveRequest, { by, as }: Hand, at: string): readonly RequestEvent[] {
  if (request.status !== 'open') return []
  const isTheirs = isSameAssignee(workerOf(request.assignee), as)
  return [{ type: 'taken', at, by, as: isTheirs ? request.assignee : as }]
}

function answered(command: Extract<WorkerCommand, { type: 'answer' }>, hand: Hand, at: string): RequestEvent {
  return { type: 'answered', at, ...hand, text: command.text.trim(), attachments: command.attachments }
}

function forward(
  command: Extract<WorkerCommand, { type: 'forward' }>,
  request: ActiveRequest,
  hand: Hand,
  context: DecisionContext,
): Decision {
  const wrong = wrongReason(command.reason)
  if (wrong !== undefined) return refuse(wrong)
  const to = assigneeOf(command.to, hand.as, context)
  if (to === undefined) return refuse({ reason: 'unknown-assignee', data: { to: command.to } })
  if (isSameAssignee(to, request.assignee)) return refuse({ reason: 'same-assignee', data: { assignee: to } })
  if (to.kind !== 'supplier' && isAmong(to, request.declinedBy)) {
    return refuse({ reason: 'declined-before', data: { assignee: to } })
  }
  const { at } = context
  const reason = command.reason.trim()
  return {
    events: [
      { type: 'forwarded', at, ...hand, from: request.assignee, to, reason },
      ...tellHead(request, request.hops + 1, context),
    ],
  }
}

/** The supplier's own unit stands for the supplier, however it was named. */
function assigneeOf(target: ForwardTarget, through: Worker, context: DecisionContext): Assignee | undefined {
  const { directory } = context
  const day = decisionDay(context)
  if (target.kind === 'master') return isKnown(directory, target, day) ? target : undefined
  if (!isUnitInForce(directory, target.unit, day)) return undefined
  if (target.unit === directory.supplier) return { kind: 'supplier', unit: target.unit, through }
  return target.kind === 'office' ? target : undefined
}

/** Declined by the one who has it, it goes on; by anybody else who was asked to step in, it stays where it is. */
function decline(reason: string, request: ActiveRequest, hand: Hand, context: DecisionContext): Decision {
  const wrong = wrongReason(reason)
  if (wrong !== undefined) return refuse(wrong)
  const { at, directory, calendar } = context
  const declined: RequestEvent = { type: 'declined', at, ...hand, reason: reason.trim() }
  if (!isSameAssignee(workerOf(request.assignee), hand.as)) return { events: [declined] }

  const question = routingOf(request, context)
  const hops = request.hops + 1
  const declinedBy = [...request.declinedBy, hand.as]
  const { assignee, trail, offerSupplier } = route({ ...question, declinedBy, hops }, directory, calendar)
  if (isSameAssignee(assignee, hand.as)) return refuse({ reason: 'nobody-left', data: { assignee } })
  return {
    events: [
      declined,
      { type: 'assigned', at, by: null, assignee, cause: 'declined', trail, offerSupplier },
      ...tellHead(request, hops, context),
    ],
  }
}
