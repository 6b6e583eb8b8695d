import type { Action, Block, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import { type Assignee, isSameAssignee, type Worker, workerOf } from '../../requests/assignee.ts'
import type { RequestEvent } from '../../requests/event.ts'
import type { Request } from '../../requests/request.ts'
import type { PersonId } from '../../requests/terms.ts'
import { numberText, workerCard } from './cards.ts'
import { button } from './draft.ts'
import type { DeskVoice } from './names.ts'

export type Recipient =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'worker'; readonly worker: Worker }

/** What a free text means after a notice: an answer to a question, or that it is not solved after all. */
export type Focus = { readonly number: number; readonly mode: 'answer' | 'reopen' }

/** Something to tell somebody, put into their language when it is known who they are. */
export interface Notice {
  readonly to: Recipient
  readonly focus: Focus | null
  /** Reminders to one person become one digest. */
  readonly digest: boolean
  readonly number: number
  compose(voice: DeskVoice): OutgoingMessage
}

/** Whom to tell about what has just happened to a request, and what. Whoever did it is answered apart. */
export function noticesFor(events: readonly RequestEvent[], request: Request, offerSupplier: boolean): Notice[] {
  return events.flatMap((event) => [
    ...participantNotices(event, request),
    ...workerNotices(event, events, request, offerSupplier),
  ])
}

function participantNotices(event: RequestEvent, request: Request): Notice[] {
  const said = sayToParticipants(event, request)
  if (said === undefined) return []
  const participants = [request.requester, ...request.followers].filter((person) => person !== event.by)
  return participants.map((person) => ({
    to: { kind: 'person', person },
    focus: said.mode === undefined ? null : { number: request.number, mode: said.mode },
    digest: false,
    number: request.number,
    compose: (voice) =>
      composeMessage(voice.language, [
        { type: 'paragraph', text: said.lead(voice) },
        ...(said.quote === undefined || said.quote === ''
          ? []
          : [{ type: 'quote' as const, author: voice.assigneeName(request.assignee), text: said.quote }]),
        { type: 'actions', actions: said.actions(voice) },
      ]),
  }))
}

interface Said {
  lead(voice: DeskVoice): string
  readonly quote?: string
  readonly mode?: Focus['mode']
  actions(voice: DeskVoice): readonly Action[]
}

function sayToParticipants(event: RequestEvent, request: Request): Said | undefined {
  const number = numberText(request.number)
  const show = (voice: DeskVoice) => [button('show', request.number, voice)]
  switch (event.type) {
    case 'assigned':
      // Whoever opened it is told in the reply; a forward speaks for itself.
      if (event.cause === 'opened') return undefined
      return {
        lead: (voice) => voice.texts.notices.assigned(number, voice.assigneeName(event.assignee), event.cause),
        actions: show,
      }
    case 'taken':
      return { lead: (voice) => voice.texts.notices.taken(number, voice.assigneeName(event.as)), actions: show }
    case 'asked':
      return {
        lead: (voice) => voice.texts.notices.asked(number, voice.assigneeName(event.as)),
        quote: event.text,
        mode: 'answer',
        actions: (voice) => [button('add', request.number, voice, 'primary'), ...show(voice)],
      }
    case 'answered':
      return {
        lead: (voice) => voice.texts.notices.answered(number, voice.assigneeName(event.as)),
        quote: event.text,
        actions: (voice) => [button('add', request.number, voice), ...show(voice)],
      }
    case 'forwarded':
      return {
        lead: (voice) => voice.texts.notices.forwarded(number, voice.assigneeName(event.to), event.reason),
        actions: show,
      }
    case 'declined':
      return { lead: (voice) => voice.texts.notices.declined(number), actions: show }
    case 'resolved':
      return {
        lead: (voice) => voice.texts.notices.resolved(number, voice.assigneeName(event.as)),
        ...(event.text === null ? {} : { quote: event.text }),
        mode: 'reopen',
        actions: (voice) => [
          button('rate-up', request.number, voice),
          button('rate-down', request.number, voice),
          button('reopen', request.number, voice),
        ],
      }
    case 'reopened':
      return { lead: (voice) => voice.texts.notices.reopened(number), actions: show }
    case 'withdrawn':
      // Only the requester withdraws: whoever else hears of it followed.
      return { lead: (voice) => voice.texts.notices.withdrawnForFollower(number), actions: show }
    case 'reminded':
      return event.level === 'requester'
        ? {
            lead: (voice) => voice.texts.notices.remindedRequester(number),
            mode: 'answer',
            actions: (voice) => [button('add', request.number, voice, 'primary'), ...show(voice)],
          }
        : { lead: (voice) => voice.texts.notices.reminded(number, voice.assigneeName(event.to)), actions: show }
    case 'escalated':
      return event.level === 'head'
        ? undefined
        : { lead: (voice) => voice.texts.notices.escalated(number, voice.assigneeName(event.to)), actions: show }
    case 'closed':
      return {
        lead: (voice) => voice.texts.notices.closed(number, event.cause === 'resolved'),
        mode: 'reopen',
        actions: (voice) => [button('reopen', request.number, voice)],
      }
    case 'opened':
    case 'noted':
    case 'added':
    case 'joined':
    case 'rated':
      return undefined
  }
}

function workerNotices(
  event: RequestEvent,
  events: readonly RequestEvent[],
  request: Request,
  offerSupplier: boolean,
): Notice[] {
  const number = numberText(request.number)
  const current = workerOf(request.assignee)
  const card = (worker: Worker, lead: (voice: DeskVoice) => string, digest = false): Notice => ({
    to: { kind: 'worker', worker },
    focus: null,
    digest,
    number: request.number,
    compose: (voice) => workerCard(request, voice, lead(voice), offerSupplier),
  })
  const plain = (worker: Worker, lead: (voice: DeskVoice) => string, quote?: string): Notice => ({
    to: { kind: 'worker', worker },
    focus: null,
    digest: false,
    number: request.number,
    compose: (voice) =>
      composeMessage(voice.language, [
        { type: 'paragraph', text: lead(voice) },
        ...(quote === undefined || quote === ''
          ? []
          : [{ type: 'quote', author: voice.nameOf(event.by ?? request.requester), text: quote } satisfies Block]),
        { type: 'actions', actions: [button('show', request.number, voice), button('answer', request.number, voice)] },
      ]),
  })
  switch (event.type) {
    case 'assigned':
      return [card(workerOf(event.assignee), (voice) => voice.texts.work.assigned(number, event.cause))]
    case 'forwarded': {
      const to = workerOf(event.to)
      const isHandedOver = !isSameAssignee(to, event.as)
      return isHandedOver
        ? [card(to, (voice) => voice.texts.work.forwarded(number, voice.assigneeName(event.as), event.reason))]
        : []
    }
    case 'added':
      return [plain(current, (voice) => voice.texts.work.added(number, voice.nameOf(event.by ?? '')), event.text)]
    case 'joined':
      return [
        plain(
          current,
          (voice) => voice.texts.work.joined(number, voice.nameOf(event.by ?? '')),
          event.text ?? undefined,
        ),
      ]
    case 'reopened': {
      const reassigned = events.some((other) => other.type === 'assigned')
      return reassigned ? [] : [card(current, (voice) => voice.texts.work.reopened(number))]
    }
    case 'withdrawn':
      return [plain(current, (voice) => voice.texts.work.withdrawn(number), event.reason ?? undefined)]
    case 'reminded':
      return event.level === 'assignee' ? [card(event.to, (voice) => voice.texts.work.reminded(number), true)] : []
    case 'escalated':
      return [
        card(event.to, (voice) =>
          event.level === 'head'
            ? voice.texts.work.head(number)
            : voice.texts.work.escalated(number, voice.assigneeName(request.assignee)),
        ),
      ]
    case 'rated':
      return [plain(current, (voice) => voice.texts.work.rated(number, event.rating === 'up'))]
    default:
      return []
  }
}

/** Everybody who has worked on a request so far: their cards are brought up to date. */
export function formerWorkers(request: Request): readonly Worker[] {
  const all: Assignee[] = request.history.flatMap((event) => {
    switch (event.type) {
      case 'assigned':
        return [event.assignee]
      case 'forwarded':
        return [event.from, event.to]
      case 'taken':
        return [event.as]
      case 'escalated':
        return [event.to]
      default:
        return []
    }
  })
  const workers = all.map(workerOf)
  return workers.filter((worker, at) => workers.findIndex((other) => isSameAssignee(other, worker)) === at)
}
