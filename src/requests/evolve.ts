import { CentralinoError } from '../errors.ts'
import { type Assignee, isSameAssignee, type Worker, workerOf } from './assignee.ts'
import type { OpenedEvent, RequestEvent } from './event.ts'
import type { Request, RequestFields } from './request.ts'

/**
 * The request after an event. Trusts that the event was decided: it does not ask again whether it may happen.
 *
 * @throws CentralinoError `requests/invalid-history` where a history does not begin with, or repeats, its opening.
 */
export function evolve(request: Request | undefined, event: RequestEvent): Request {
  if (event.type === 'opened') {
    if (request !== undefined) throw invalidHistory('Opened twice', event)
    return opened(event)
  }
  if (request === undefined) throw invalidHistory('Not opened yet', event)
  return changed(request, event)
}

function changed(request: Request, event: Exclude<RequestEvent, { type: 'opened' }>): Request {
  const after: Request = { ...request, updatedAt: event.at, history: [...request.history, event] }
  const fields = fieldsOf(after)
  switch (event.type) {
    case 'assigned': {
      const hops = event.cause === 'declined' ? after.hops + 1 : after.hops
      const declinedBy = without(after.declinedBy, event.assignee)
      // Two deputies of each other whom no message reaches must not hand it back and forth.
      const left = event.cause === 'undelivered' ? withOnce(after.passedBy, workerOf(after.assignee)) : after.passedBy
      const passedBy = without(left, event.assignee)
      return { ...givenTo(fields, event.assignee, event.at), hops, declinedBy, passedBy, status: 'open' }
    }
    case 'taken':
      return {
        ...fields,
        status: 'taken',
        assignee: event.as,
        declinedBy: without(fields.declinedBy, event.as),
        remindersSent: [],
        takenBy: personOf(event),
        takenAt: event.at,
      }
    case 'asked':
      return {
        ...fields,
        status: 'waiting',
        remindersSent: [],
        takenBy: 'takenBy' in after ? after.takenBy : personOf(event),
        takenAt: 'takenAt' in after ? after.takenAt : event.at,
        askedAt: event.at,
      }
    case 'answered':
    case 'noted':
      return after
    case 'added': {
      const attachments = [...after.attachments, ...event.attachments]
      return after.status === 'waiting'
        ? { ...fields, attachments, status: 'taken', takenBy: after.takenBy, takenAt: after.takenAt }
        : { ...after, attachments }
    }
    case 'joined':
      return { ...after, followers: [...after.followers, personOf(event)] }
    case 'forwarded': {
      const given = givenTo(fields, event.to, event.at)
      const hops = after.hops + 1
      if (event.to.kind === 'supplier') {
        return { ...given, hops, status: 'taken', takenBy: personOf(event), takenAt: event.at }
      }
      const passedBy = [event.as, workerOf(event.from)].reduce(withOnce, given.passedBy)
      return { ...given, hops, passedBy: without(passedBy, event.to), status: 'open' }
    }
    case 'declined':
      return { ...after, declinedBy: withOnce(after.declinedBy, event.as) }
    case 'resolved':
      return { ...fields, status: 'resolved', resolvedBy: personOf(event), resolvedAt: event.at }
    case 'reopened': {
      const attachments = [...after.attachments, ...event.attachments]
      return { ...givenTo(fields, after.assignee, event.at), attachments, rating: null, status: 'open' }
    }
    case 'withdrawn':
      return { ...fields, status: 'withdrawn', withdrawnAt: event.at }
    case 'reminded':
      return { ...after, remindersSent: [...after.remindersSent, event.level] }
    case 'escalated':
      return event.level === 'head'
        ? { ...after, headInformed: true }
        : {
            ...after,
            escalatedTo: withOnce(after.escalatedTo, event.to),
            remindersSent: [...after.remindersSent, event.level],
          }
    case 'closed': {
      const resolvedAt = after.status === 'resolved' ? after.resolvedAt : null
      return { ...fields, status: 'closed', closedAt: event.at, cause: event.cause, resolvedAt }
    }
    case 'rated':
      return { ...after, rating: event.rating }
  }
}

function opened(event: OpenedEvent & RequestEvent): Request {
  return {
    status: 'open',
    number: event.number,
    requester: event.requester,
    followers: [],
    unit: event.unit,
    topic: event.topic,
    application: event.application,
    title: event.title,
    description: event.description,
    phone: event.phone,
    urgency: event.urgency,
    onBehalfOf: event.onBehalfOf,
    attachments: event.attachments,
    assignee: event.assignee,
    hops: 0,
    declinedBy: [],
    passedBy: event.requesterMasters.map((master) => ({ kind: 'master', master })),
    escalatedTo: [],
    remindersSent: [],
    headInformed: false,
    openedAt: event.at,
    assignedAt: event.at,
    updatedAt: event.at,
    rating: null,
    history: [event],
  }
}

/** In new hands: whatever was sent about the old ones counts no more. */
function givenTo(fields: RequestFields, assignee: Assignee, at: string): RequestFields {
  return { ...fields, assignee, assignedAt: at, remindersSent: [], escalatedTo: [] }
}

function withOnce(workers: readonly Worker[], worker: Worker): readonly Worker[] {
  return [...without(workers, worker), worker]
}

function without(workers: readonly Worker[], gone: Assignee): readonly Worker[] {
  return workers.filter((worker) => !isSameAssignee(worker, gone))
}

function personOf(event: RequestEvent): string {
  if (event.by === null) throw invalidHistory('Nobody did it', event)
  return event.by
}

function invalidHistory(message: string, event: RequestEvent): CentralinoError {
  return new CentralinoError('requests/invalid-history', message, { data: { event: event.type, at: event.at } })
}

/** What every status has, and nothing of what only one has. */
function fieldsOf(request: Request): RequestFields {
  const { number, requester, followers, unit, topic, application, title, description, phone, urgency } = request
  const { onBehalfOf, attachments, assignee, hops, declinedBy, passedBy, escalatedTo, remindersSent } = request
  const { headInformed, openedAt, assignedAt, updatedAt, rating, history } = request
  return {
    ...{ number, requester, followers, unit, topic, application, title, description, phone, urgency },
    ...{ onBehalfOf, attachments, assignee, hops, declinedBy, passedBy, escalatedTo, remindersSent },
    ...{ headInformed, openedAt, assignedAt, updatedAt, rating, history },
  }
}
