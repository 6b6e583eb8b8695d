import type { AttachmentReference } from '../channel/message.ts'
import type { Assignee, Worker } from './assignee.ts'
import type { ClosingCause, Instant, PersonId, Rating, Urgency } from './terms.ts'
import type { TrailStep } from './trail.ts'

/** Why a request got an assignee without anybody passing it on by name. */
export type AssignmentCause =
  | 'opened'
  | 'declined'
  /** Reopened while the one who had it is away. */
  | 'reopened'
  /** The master or office is no longer in the knowledge base. */
  | 'assignee-gone'
  /** Messages to the assignee could not be delivered. */
  | 'undelivered'
  /** Nobody had taken it when the absence of the one who has it began. */
  | 'assignee-away'
  /** An administrator asked for it. */
  | 'administrator'

/** What a request is made of at the start. */
export interface RequestDraft {
  readonly unit: string
  readonly topic: string | null
  readonly application: string | null
  readonly title: string
  readonly description: string
  readonly phone: string | null
  readonly urgency: Urgency
  readonly onBehalfOf: string | null
  readonly attachments: readonly AttachmentReference[]
}

export type OpenedEvent = RequestDraft & {
  readonly type: 'opened'
  readonly number: number
  readonly requester: PersonId
  /** Masters the requester is: never asked to help themselves. Empty when opened for a colleague. */
  readonly requesterMasters: readonly string[]
  /** Whom it goes to first; the `assigned` event that follows says why. */
  readonly assignee: Assignee
}

type Happening =
  | OpenedEvent
  | {
      readonly type: 'assigned'
      readonly assignee: Assignee
      readonly cause: AssignmentCause
      readonly trail: readonly TrailStep[]
      readonly offerSupplier: boolean
    }
  /** `as` from here on has the request. */
  | { readonly type: 'taken'; readonly as: Assignee }
  | { readonly type: 'asked'; readonly as: Worker; readonly text: string }
  | {
      readonly type: 'answered'
      readonly as: Worker
      readonly text: string
      readonly attachments: readonly AttachmentReference[]
    }
  /** For the workers' eyes only: never shown to the requester or followers. */
  | { readonly type: 'noted'; readonly as: Worker; readonly text: string; readonly internal: true }
  /** The requester or a follower adds to it; while it waits for them, this is the answer. */
  | { readonly type: 'added'; readonly text: string; readonly attachments: readonly AttachmentReference[] }
  /** `by` has the same problem and follows from here on. */
  | { readonly type: 'joined'; readonly text: string | null }
  | {
      readonly type: 'forwarded'
      readonly as: Worker
      readonly from: Assignee
      readonly to: Assignee
      readonly reason: string
    }
  | { readonly type: 'declined'; readonly as: Worker; readonly reason: string }
  | { readonly type: 'resolved'; readonly as: Worker; readonly text: string | null }
  | {
      readonly type: 'reopened'
      readonly text: string | null
      readonly attachments: readonly AttachmentReference[]
    }
  | { readonly type: 'withdrawn'; readonly reason: string | null }
  | { readonly type: 'reminded'; readonly level: 'assignee'; readonly to: Worker }
  | { readonly type: 'reminded'; readonly level: 'requester' }
  /** `deputy`, `office`: nobody took it, `to` is asked to step in. `head`: too many hands, the head of `to` is told. */
  | { readonly type: 'escalated'; readonly level: 'deputy' | 'office' | 'head'; readonly to: Worker }
  | { readonly type: 'closed'; readonly cause: ClosingCause }
  | { readonly type: 'rated'; readonly rating: Rating }

/** Something that happened to a request. `by` null: Centralino itself. */
export type RequestEvent = { readonly at: Instant; readonly by: PersonId | null } & Happening
