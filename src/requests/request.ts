import type { AttachmentReference } from '../channel/message.ts'
import type { Assignee, Worker } from './assignee.ts'
import type { RequestEvent } from './event.ts'
import type { ClosingCause, Instant, PersonId, Rating, Urgency } from './terms.ts'

/** What has been sent once and must not be sent again before something changes. */
export type ReminderLevel = 'assignee' | 'deputy' | 'office' | 'requester'

/** What a request has in every status. */
export interface RequestFields {
  /** Counted from 1; what people write as `#42`. */
  readonly number: number
  readonly requester: PersonId
  /** Colleagues with the same problem, in the order in which they joined. */
  readonly followers: readonly PersonId[]
  /** The requester's unit when the request was opened; it may have ended since. */
  readonly unit: string
  readonly topic: string | null
  readonly application: string | null
  /** One line; empty where only the topic, the application or an attachment says what it is about. */
  readonly title: string
  readonly description: string
  readonly phone: string | null
  readonly urgency: Urgency
  /** The colleague it is for, in the requester's words; null: the requester. */
  readonly onBehalfOf: string | null
  readonly attachments: readonly AttachmentReference[]
  readonly assignee: Assignee
  /** How many times it has passed from hand to hand after the first assignment. */
  readonly hops: number
  /** Whoever said it is not theirs: it never goes back to them, and nobody reminds them of it. */
  readonly declinedBy: readonly Worker[]
  /**
   * Others that routing leaves out: whoever passed it on, whom no message reached, and the requester where they are
   * a master themselves.
   */
  readonly passedBy: readonly Worker[]
  /** Asked to step in while nobody took it, since the last assignment. */
  readonly escalatedTo: readonly Worker[]
  /** Sent since the last assignment or question. */
  readonly remindersSent: readonly ReminderLevel[]
  /** Whether the head of the IT office knows that it passes from hand to hand. */
  readonly headInformed: boolean
  readonly openedAt: Instant
  readonly assignedAt: Instant
  /** Of the last event. */
  readonly updatedAt: Instant
  readonly rating: Rating | null
  /** Every event, oldest first; `history.reduce(evolve)` gives this request again. */
  readonly history: readonly RequestEvent[]
}

/** Assigned, taken by nobody. */
export type OpenRequest = RequestFields & { readonly status: 'open' }

export type TakenRequest = RequestFields & {
  readonly status: 'taken'
  readonly takenBy: PersonId
  readonly takenAt: Instant
}

/** The requester owes an answer. */
export type WaitingRequest = RequestFields & {
  readonly status: 'waiting'
  readonly takenBy: PersonId
  readonly takenAt: Instant
  /** When the last question was asked. */
  readonly askedAt: Instant
}

export type ResolvedRequest = RequestFields & {
  readonly status: 'resolved'
  readonly resolvedBy: PersonId
  readonly resolvedAt: Instant
}

export type ClosedRequest = RequestFields & {
  readonly status: 'closed'
  readonly closedAt: Instant
  readonly cause: ClosingCause
  /** Null where it was closed for want of an answer. */
  readonly resolvedAt: Instant | null
}

export type WithdrawnRequest = RequestFields & { readonly status: 'withdrawn'; readonly withdrawnAt: Instant }

/** What an employee asks a master to do. Plain data that survives JSON. */
export type Request = OpenRequest | TakenRequest | WaitingRequest | ResolvedRequest | ClosedRequest | WithdrawnRequest

export type RequestStatus = Request['status']

/** Somebody is, or should be, at work on it. */
export type ActiveRequest = OpenRequest | TakenRequest | WaitingRequest

export function isActive(request: Request): request is ActiveRequest {
  return request.status === 'open' || request.status === 'taken' || request.status === 'waiting'
}

/** The requester and whoever joined. */
export function isParticipant(request: Request, person: PersonId): boolean {
  return request.requester === person || request.followers.includes(person)
}

/** The history as the requester and followers may read it: without internal notes. */
export function visibleHistory(request: Request): readonly RequestEvent[] {
  return request.history.filter((event) => event.type !== 'noted')
}
