import type { Refusal } from '../../requests/command.ts'
import type { AssignmentCause } from '../../requests/event.ts'
import type { RequestStatus } from '../../requests/request.ts'
import type { Urgency } from '../../requests/terms.ts'

/** Every sentence about requests, in one language. Numbers come as `#42`, names already chosen. */
export interface RequestTexts {
  readonly form: {
    readonly title: string
    readonly submit: string
    readonly unit: string
    readonly unitHint: string
    readonly matter: string
    readonly matterHint: string
    readonly description: string
    readonly descriptionHint: string
    readonly urgency: string
    readonly urgencies: Readonly<Record<Urgency, string>>
    readonly phone: string
    readonly phoneHint: string
    readonly onBehalfOf: string
    readonly onBehalfOfHint: string
    readonly other: string
  }
  readonly labels: {
    readonly status: string
    readonly from: string
    readonly unit: string
    readonly about: string
    readonly urgency: string
    readonly phone: string
    readonly onBehalfOf: string
    readonly assignee: string
    readonly opened: string
    readonly followers: string
    readonly story: string
    readonly why: string
    readonly reason: string
    readonly text: string
    readonly forwardTo: string
    readonly attachments: string
  }
  readonly status: Readonly<Record<RequestStatus, string>>
  /** `waiting`, as whoever works on it reads it. */
  readonly waitingForRequester: string
  /** Buttons with what can be typed instead; `typed` takes the number. */
  readonly buttons: Readonly<Record<Exclude<RequestButton, 'supplier'>, ButtonTexts>>
  readonly summary: string
  /** How to say that one cannot work. */
  readonly urgentHint: string
  /** The supplier has it, and a colleague follows it there. */
  through(supplier: string, colleague: string): string
  /** The button that passes a request to the supplier, by its name. */
  passTo(supplier: string): ButtonTexts
  forwardUnknown(said: string): string
  readonly phoneWrong: string
  readonly cancelled: string
  readonly nothingToCancel: string
  readonly nothingToSend: string
  readonly noRequests: string
  readonly myRequests: string
  readonly noQueue: string
  readonly queue: string
  readonly noTaken: string
  readonly taken: string
  readonly notMaster: string
  readonly joinOffer: string
  readonly noted: string
  readonly replyOrNew: (number: string) => string
  /** Somebody whose name no platform has told. */
  readonly colleague: string
  readonly rated: string
  opened(number: string, assignee: string): string
  /** Nobody who could help has ever written to the bot. `email`: of whoever it waits for; null where unknown. */
  openedUnreached(number: string, assignee: string, email: string | null): string
  joined(number: string): string
  /** What a step has led to, said to whoever took it; `assignee` has the request now. */
  readonly done: Readonly<
    Record<
      'add' | 'take' | 'ask' | 'answer' | 'forward' | 'decline' | 'resolve',
      (number: string, assignee: string) => string
    >
  >
  /** To the requester. */
  notices: {
    assigned(number: string, assignee: string, cause: AssignmentCause): string
    taken(number: string, assignee: string): string
    asked(number: string, assignee: string): string
    answered(number: string, assignee: string): string
    forwarded(number: string, to: string, reason: string): string
    declined(number: string): string
    resolved(number: string, assignee: string): string
    reopened(number: string): string
    withdrawn(number: string): string
    withdrawnForFollower(number: string): string
    remindedRequester(number: string): string
    reminded(number: string, assignee: string): string
    escalated(number: string, to: string): string
    closed(number: string, answered: boolean): string
  }
  /** To whoever works on it. */
  work: {
    assigned(number: string, cause: AssignmentCause): string
    forwarded(number: string, from: string, reason: string): string
    added(number: string, who: string): string
    joined(number: string, who: string): string
    reopened(number: string): string
    withdrawn(number: string): string
    reminded(number: string): string
    escalated(number: string, from: string): string
    head(number: string): string
    closed(number: string): string
    rated(number: string, up: boolean): string
    moved(number: string, to: string): string
  }
  digest(count: number): string
  refusal(refusal: Refusal, nameOf: (id: string) => string): string
  /** Steps of the story on a card. */
  story(type: string, who: string, text: string | null): string
  formQuestion(label: string, hint: string | undefined, required: boolean): string
  readonly formCancelHint: string
  readonly formSkip: string
  readonly formRequired: string
  /** Nothing comes near. */
  readonly formChoose: string
  /** Several come near: they are listed. */
  readonly formWhich: string
  /** What a field holds already. */
  formHeld(value: string): string
}

export interface ButtonTexts {
  readonly label: string
  /** What can be typed instead, with the number of the request. */
  typed(number: number): string
}

/** Buttons on requests. */
export type RequestButton =
  | 'send'
  | 'edit'
  | 'cancel'
  | 'open-anyway'
  | 'join'
  | 'reply-yes'
  | 'reply-no'
  | 'show'
  | 'add'
  | 'withdraw'
  | 'reopen'
  | 'rate-up'
  | 'rate-down'
  | 'take'
  | 'answer'
  | 'ask'
  | 'note'
  | 'forward'
  | 'decline'
  | 'resolve'
  | 'supplier'
