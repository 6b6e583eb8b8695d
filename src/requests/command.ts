import type { AttachmentReference } from '../channel/message.ts'
import type { Assignee, Worker } from './assignee.ts'
import type { AssignmentCause, RequestDraft } from './event.ts'
import type { RequestStatus } from './request.ts'
import type { ClosingCause, PersonId, Rating } from './terms.ts'

/** Whoever acts, as the platform has verified them. Nothing here comes from what a card or a form sends back. */
export interface Actor {
  readonly person: PersonId
  /** Ids of the masters this person is. */
  readonly masters: readonly string[]
  /** Ids of the units this person speaks for. */
  readonly offices: readonly string[]
  readonly administrator: boolean
}

export type RequesterCommand =
  /** Adds to a request; on one that is resolved or closed this reopens it. */
  | { readonly type: 'add'; readonly text: string; readonly attachments: readonly AttachmentReference[] }
  | { readonly type: 'reopen'; readonly text: string | null }
  | { readonly type: 'withdraw'; readonly reason: string | null }
  | { readonly type: 'rate'; readonly rating: Rating }
  /** `unit`: of whoever joins, as known before; never what they claim in the same message. */
  | { readonly type: 'join'; readonly unit: string; readonly text: string | null }

/** Whoever passes a request to the supplier goes on acting for it. */
export type ForwardTarget = Worker | { readonly kind: 'supplier'; readonly unit: string }

export type WorkerCommand =
  | { readonly type: 'take' }
  | { readonly type: 'ask'; readonly text: string }
  | { readonly type: 'answer'; readonly text: string; readonly attachments: readonly AttachmentReference[] }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'forward'; readonly to: ForwardTarget; readonly reason: string }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'resolve'; readonly text: string | null }

export type SystemCommand =
  | {
      readonly type: 'reassign'
      readonly cause: Extract<AssignmentCause, 'assignee-gone' | 'assignee-away' | 'undelivered' | 'administrator'>
    }
  | { readonly type: 'remind'; readonly level: 'assignee'; readonly to: Worker }
  | { readonly type: 'remind'; readonly level: 'requester' }
  | { readonly type: 'escalate'; readonly level: 'deputy' | 'office'; readonly to: Worker }
  | { readonly type: 'close'; readonly cause: ClosingCause }

export type OpenCommand = { readonly type: 'open'; readonly number: number } & RequestDraft

export type Command = OpenCommand | RequesterCommand | WorkerCommand | SystemCommand

export type CommandType = Command['type']

/** The text of a draft or command that a refusal is about. */
export type TextField = 'description' | 'text' | 'reason' | 'phone' | 'on-behalf-of'

/** Why a command changes nothing, for a sentence that a person understands. */
export type Refusal =
  /** It does not exist, or is none of the actor's business: the two are not told apart. */
  | { readonly reason: 'not-found'; readonly data: Record<string, never> }
  /** The actor may see the request but not do this. */
  | { readonly reason: 'not-allowed'; readonly data: { readonly command: CommandType } }
  | {
      readonly reason: 'already-taken'
      readonly data: { readonly by: PersonId; readonly assignee: Assignee }
    }
  | { readonly reason: 'already-yours'; readonly data: Record<string, never> }
  /** Resolved, closed or withdrawn. */
  | { readonly reason: 'ended'; readonly data: { readonly status: RequestStatus } }
  /** Still open: nothing to reopen or rate yet. */
  | { readonly reason: 'not-ended'; readonly data: { readonly status: RequestStatus } }
  /** The last working day for reopening, `YYYY-MM-DD`, is over: a new request is needed. */
  | { readonly reason: 'reopen-too-late'; readonly data: { readonly lastDay: string } }
  /** Nothing in it that a person could understand. */
  | { readonly reason: 'nothing-said'; readonly data: { readonly field: TextField } }
  /** In characters as people count them (code points). */
  | {
      readonly reason: 'too-long'
      readonly data: { readonly field: TextField; readonly length: number; readonly max: number }
    }
  /** Forwarded to whoever has it already. */
  | { readonly reason: 'same-assignee'; readonly data: { readonly assignee: Assignee } }
  /** Forwarded to someone who has already declined it. */
  | { readonly reason: 'declined-before'; readonly data: { readonly assignee: Assignee } }
  /** Forwarded to a master or unit that is not in the knowledge base. */
  | { readonly reason: 'unknown-assignee'; readonly data: { readonly to: ForwardTarget } }
  /** Declined by the one it would come back to: it can only be forwarded by name. */
  | { readonly reason: 'nobody-left'; readonly data: { readonly assignee: Assignee } }
  | { readonly reason: 'already-following'; readonly data: Record<string, never> }
  /** Done before, or no longer due: for commands Centralino gives itself. */
  | { readonly reason: 'not-due'; readonly data: { readonly command: CommandType } }
  /** The number is in use. */
  | { readonly reason: 'number-taken'; readonly data: { readonly number: number } }
