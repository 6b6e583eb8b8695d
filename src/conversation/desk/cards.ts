import type { Action, Block, Fact, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { RequestEvent } from '../../requests/event.ts'
import { isActive, type Request, visibleHistory } from '../../requests/request.ts'
import type { RequestButton } from '../texts/request-texts.ts'
import { trailText } from '../texts/trail-texts.ts'
import { button } from './draft.ts'
import type { DeskVoice } from './names.ts'

/** Steps of the story shown on a card; earlier ones are left out. */
const maxSteps = 12

export function numberText(number: number): string {
  return `#${number}`
}

/** The card of a worker: the whole story with internal notes, and what can be done. Replaced in place as it changes. */
export function workerCard(request: Request, voice: DeskVoice, lead?: string, offerSupplier = false): OutgoingMessage {
  const { texts } = voice
  const assigned = request.history.findLast((event) => event.type === 'assigned')
  const blocks: Block[] = [
    { type: 'heading', text: title(request) },
    ...(lead === undefined ? [] : [{ type: 'paragraph' as const, text: lead }]),
    { type: 'facts', facts: cardFacts(request, voice, true) },
    { type: 'quote', author: voice.nameOf(request.requester), text: request.description || request.title },
    { type: 'list', title: texts.labels.story, items: story(request.history, voice) },
    ...(assigned?.type === 'assigned' && assigned.trail.length > 0
      ? [
          {
            type: 'details' as const,
            summary: texts.labels.why,
            items: assigned.trail.map((step) => trailText(step, voice.language, voice.nameOf)),
          },
        ]
      : []),
    { type: 'actions', actions: workerActions(request, voice, offerSupplier) },
  ]
  const card = composeMessage(voice.language, blocks, workerCardKey(request.number))
  return isActive(request) ? { ...card, refreshable: true } : card
}

/** A card that only tells, for whoever can do nothing about it any more. */
export function withoutActions({ language, blocks, card }: OutgoingMessage): OutgoingMessage {
  return composeMessage(
    language,
    blocks.filter((block) => block.type !== 'actions'),
    card,
  )
}

export function workerCardKey(number: number): string {
  return `work-${number}`
}

/** The number of the request on a worker's card; undefined where the key is of another card. */
export function requestOnCard(key: string): number | undefined {
  const [, digits] = /^work-(\d{1,9})$/.exec(key) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** The card of the requester and followers: no internal notes. */
export function requesterCard(request: Request, voice: DeskVoice, lead?: string): OutgoingMessage {
  const blocks: Block[] = [
    { type: 'heading', text: title(request) },
    ...(lead === undefined ? [] : [{ type: 'paragraph' as const, text: lead }]),
    { type: 'facts', facts: cardFacts(request, voice, false) },
    { type: 'list', title: voice.texts.labels.story, items: story(visibleHistory(request), voice) },
    { type: 'actions', actions: requesterActions(request, voice) },
  ]
  return composeMessage(voice.language, blocks)
}

/** One line per request, each with its button. */
export function requestList(
  requests: readonly Request[],
  lead: string,
  forWorker: boolean,
  voice: DeskVoice,
): OutgoingMessage {
  const lines = requests.map((request) => requestLine(request, forWorker, voice))
  const shown = requests.slice(0, 10)
  return composeMessage(voice.language, [
    { type: 'paragraph', text: lead },
    { type: 'list', items: lines },
    {
      type: 'actions',
      actions: shown.map((request) => ({
        ...button('show', request.number, voice),
        label: `${voice.texts.buttons.show.label} ${numberText(request.number)}`,
      })),
    },
  ])
}

/** A request in one line: number, title and status. */
export function requestLine(request: Request, forWorker: boolean, voice: DeskVoice): string {
  const status = forWorker ? statusForWorker(request, voice) : voice.texts.status[request.status]
  return `${title(request)} – ${status}`
}

function statusForWorker(request: Request, { texts }: DeskVoice): string {
  return request.status === 'waiting' ? texts.waitingForRequester : texts.status[request.status]
}

function title(request: Request): string {
  return `${numberText(request.number)} ${request.title}`.trim()
}

function cardFacts(request: Request, voice: DeskVoice, forWorker: boolean): Fact[] {
  const { labels, status, form } = voice.texts
  const about = request.application ?? request.topic
  return [
    { label: labels.status, text: forWorker ? statusForWorker(request, voice) : status[request.status] },
    ...(forWorker ? [{ label: labels.from, text: voice.nameOf(request.requester) }] : []),
    { label: labels.unit, text: voice.nameOf(request.unit) },
    ...(about === null ? [] : [{ label: labels.about, text: voice.nameOf(about) }]),
    { label: labels.urgency, text: form.urgencies[request.urgency] },
    ...(request.phone === null ? [] : [{ label: labels.phone, text: request.phone }]),
    ...(request.onBehalfOf === null ? [] : [{ label: labels.onBehalfOf, text: request.onBehalfOf }]),
    ...(request.followers.length === 0 ? [] : [{ label: labels.followers, text: String(request.followers.length) }]),
    ...(request.attachments.length === 0
      ? []
      : [{ label: labels.attachments, text: request.attachments.map((file) => file.name).join(', ') }]),
    { label: labels.assignee, text: voice.assigneeName(request.assignee) },
    { label: labels.opened, text: formatInstant(request.openedAt, voice) },
  ]
}

function story(history: readonly RequestEvent[], voice: DeskVoice): string[] {
  // Hands that a request only passed through in the same moment are no part of its story.
  const told = history.filter((event, at) => {
    const next = history[at + 1]
    return event.type !== 'assigned' || next?.type !== 'assigned' || next.at !== event.at
  })
  const steps = told.map(
    (event) =>
      `${formatInstant(event.at, voice)} – ${voice.texts.story(event.type, actorName(event, voice), saidIn(event))}`,
  )
  return steps.length > maxSteps ? ['…', ...steps.slice(-maxSteps)] : steps
}

function actorName(event: RequestEvent, voice: DeskVoice): string {
  switch (event.type) {
    case 'assigned':
      return voice.assigneeName(event.assignee)
    case 'taken':
    case 'asked':
    case 'answered':
    case 'noted':
    case 'forwarded':
    case 'declined':
    case 'resolved':
      return voice.assigneeName(event.as)
    case 'escalated':
      return voice.assigneeName(event.to)
    case 'reminded':
      return event.level === 'assignee' ? voice.assigneeName(event.to) : voice.texts.labels.from
    default:
      return event.by === null ? '' : voice.nameOf(event.by)
  }
}

function saidIn(event: RequestEvent): string | null {
  switch (event.type) {
    case 'asked':
    case 'answered':
    case 'noted':
    case 'added':
    case 'joined':
    case 'resolved':
    case 'reopened':
      return event.text
    case 'forwarded':
    case 'declined':
    case 'withdrawn':
      return event.reason
    case 'rated':
      return event.rating === 'up' ? '👍' : '👎'
    default:
      return null
  }
}

/** Day and time in the time zone of the organisation. */
export function formatInstant(at: string, voice: DeskVoice): string {
  return new Intl.DateTimeFormat(voice.language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: voice.timeZone,
  }).format(new Date(at))
}

function workerActions(request: Request, voice: DeskVoice, offerSupplier: boolean): Action[] {
  if (!isActive(request)) return []
  const names: RequestButton[] = ['answer', 'ask', 'note', 'forward', 'decline', 'resolve']
  return [
    ...(request.status === 'open' ? [button('take', request.number, voice, 'primary')] : []),
    ...names.map((name) => button(name, request.number, voice, name === 'decline' ? 'danger' : 'secondary')),
    ...(offerSupplier ? [button('supplier', request.number, voice)] : []),
  ]
}

function requesterActions(request: Request, voice: DeskVoice): Action[] {
  const { number } = request
  switch (request.status) {
    case 'open':
    case 'taken':
      return [button('add', number, voice), button('withdraw', number, voice, 'danger')]
    case 'waiting':
      return [button('add', number, voice, 'primary'), button('withdraw', number, voice, 'danger')]
    case 'resolved':
    case 'closed':
      return [button('rate-up', number, voice), button('rate-down', number, voice), button('reopen', number, voice)]
    case 'withdrawn':
      return []
  }
}
