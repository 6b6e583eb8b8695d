import type { OutgoingMessage } from '../channel/message.ts'
import { withoutActions, workerCard, workerCardKey } from '../conversation/desk/cards.ts'
import { formerWorkers, type Notice, noticesFor } from '../conversation/desk/notices.ts'
import { readConversationState } from '../conversation/state.ts'
import { type Worker, workerOf } from '../requests/assignee.ts'
import type { Actor, Command, Refusal } from '../requests/command.ts'
import type { RequestEvent } from '../requests/event.ts'
import { decide, evolveAll } from '../requests/lifecycle.ts'
import { isActive, type Request } from '../requests/request.ts'
import { offersSupplier } from '../requests/routing.ts'
import type { PersonId } from '../requests/terms.ts'
import type { Person } from '../store/person.ts'
import type { Transaction } from '../store/store.ts'
import { actorOf, type DeskBase, decisionContext, isReachable, personOf, voiceFor } from './desk-context.ts'

export interface KeepingContext {
  readonly desk: DeskBase
  readonly tx: Transaction
  readonly newId: () => string
  /** Now, as `Date.toISOString()` writes it. */
  readonly at: string
}

export type Kept =
  | {
      readonly request: Request
      readonly notices: readonly Notice[]
      /** False: it was so already. */
      readonly changed: boolean
      /** False: it has new hands, and neither they nor anybody in their place can be reached yet. */
      readonly reached: boolean
    }
  | { readonly refusal: Refusal }

/** Tries at most so many hands before leaving a request with the IT office. */
const maxReroutes = 12

/**
 * Carries out a command on a request inside a transaction: decides, keeps the outcome and writes the journal. Whoever
 * gets it and cannot be reached is passed by at once; where nobody can be, it waits for the first of them. Returns the
 * notices still to be sent.
 */
export async function carryOut(
  command: Command,
  before: Request | undefined,
  actor: Actor | 'system',
  context: KeepingContext,
): Promise<Kept> {
  const { desk, tx, at } = context
  const decision = decide(command, before, await decisionContext(actor, at, desk, tx))
  if ('refusal' in decision) return decision
  if (decision.events.length === 0 && before !== undefined) {
    return { request: before, notices: [], changed: false, reached: true }
  }
  const decided = evolveAll(before, decision.events)
  if (decided === undefined) return { refusal: { reason: 'not-found', data: {} } }
  const changedHands = decision.events.some(({ type }) => type === 'assigned' || type === 'forwarded')
  const around = changedHands ? await findReachable(decided, context) : { request: decided, events: [] }
  const { request, events: more } = around ?? { request: decided, events: [] }
  const events = [...decision.events, ...more]
  await tx.requests.put(request)
  await tx.journal.append({
    at,
    actor: actor === 'system' ? null : actor.person,
    what: `request/${command.type}`,
    data: { number: request.number, events: events.map((event) => event.type) },
  })
  const notices = noticesFor(settled(events), request, mayPassToSupplier(request, desk, at))
  return { request, notices, changed: true, reached: around !== undefined }
}

/** The request in the first hands that a message reaches; undefined where it reaches nobody. */
async function findReachable(
  decided: Request,
  { desk, tx, at }: KeepingContext,
): Promise<{ readonly request: Request; readonly events: readonly RequestEvent[] } | undefined> {
  const events: RequestEvent[] = []
  let request = decided
  for (let tries = 0; tries <= maxReroutes && isActive(request); tries++) {
    if (isReachable(await personOf(workerOf(request.assignee), desk, tx))) return { request, events }
    const context = await decisionContext('system', at, desk, tx)
    const around = decide({ type: 'reassign', cause: 'undelivered' }, request, context)
    if ('refusal' in around || around.events.length === 0) return undefined
    events.push(...around.events)
    request = evolveAll(request, around.events) ?? request
  }
  return isActive(request) ? undefined : { request, events }
}

/** Of several assignments in one go only the last one is told: nobody hears about hands it only passed through. */
function settled(events: readonly RequestEvent[]): readonly RequestEvent[] {
  const last = events.findLastIndex((event) => event.type === 'assigned')
  const opened = events.some((event) => event.type === 'opened')
  return events
    .filter((event, at) => event.type !== 'assigned' || at === last)
    .map((event) => (event.type === 'assigned' && opened ? { ...event, cause: 'opened' } : event))
}

export function mayPassToSupplier(request: Request, desk: DeskBase, at: string): boolean {
  return offersSupplier(workerOf(request.assignee), request, desk.directory, desk.calendar.dayOf(new Date(at)))
}

/**
 * Puts notices into the outbox, each in the language of whoever gets it, and brings the cards of earlier workers up to
 * date. `except` has just been answered in the same breath.
 */
export async function sendNotices(
  notices: readonly Notice[],
  request: Request,
  except: PersonId | null,
  context: KeepingContext,
): Promise<void> {
  const { desk, tx } = context
  const told = new Set<PersonId>(except === null ? [] : [except])
  for (const notice of notices) {
    const person = await recipientOf(notice, desk, tx)
    if (!isReachable(person) || (person.id === except && notice.to.kind === 'worker')) continue
    const voice = await voiceFor(person.language, peopleIn(request), desk, tx)
    const message = notice.compose(voice)
    await owe(person, message, request.number, context)
    if (message.card !== undefined) told.add(person.id)
    if (notice.focus !== null) await setFocus(person, notice.focus, tx)
  }
  await refreshCards(request, told, context)
}

async function recipientOf(notice: Notice, desk: DeskBase, tx: Transaction): Promise<Person | undefined> {
  return notice.to.kind === 'person' ? tx.people.get(notice.to.person) : personOf(notice.to.worker, desk, tx)
}

/** Cards already shown to workers change in place; nobody gets a new one this way. */
async function refreshCards(request: Request, told: ReadonlySet<PersonId>, context: KeepingContext): Promise<void> {
  const { desk, tx, at } = context
  for (const worker of formerWorkers(request)) {
    const person = await personOf(worker, desk, tx)
    const address = person?.addresses[0]
    if (person === undefined || address === undefined || told.has(person.id)) continue
    if ((await tx.outbox.lastRef(address, workerCardKey(request.number))) === undefined) continue
    const voice = await voiceFor(person.language, peopleIn(request), desk, tx)
    const isTheirs = isWorkerOf(person, workerOf(request.assignee), desk)
    const lead = isTheirs
      ? undefined
      : voice.texts.work.moved(`#${request.number}`, voice.assigneeName(request.assignee))
    const card = workerCard(request, voice, lead, isTheirs && mayPassToSupplier(request, desk, at))
    await owe(person, isTheirs ? card : withoutActions(card), request.number, context)
  }
}

function isWorkerOf(person: Person, worker: Worker, desk: DeskBase): boolean {
  const actor = actorOf(person, desk)
  return worker.kind === 'master' ? actor.masters.includes(worker.master) : actor.offices.includes(worker.unit)
}

/** Everybody whose name may stand on a card. */
export function peopleIn(request: Request): PersonId[] {
  return [
    request.requester,
    ...request.followers,
    ...request.history.flatMap((event) => (event.by === null ? [] : [event.by])),
  ]
}

/** One message to a person, where they last wrote from. */
export async function owe(
  person: Person,
  message: OutgoingMessage,
  request: number | null,
  { tx, newId, at }: KeepingContext,
): Promise<void> {
  const [address] = person.addresses
  if (address !== undefined) await tx.outbox.add({ id: newId(), address, message, to: person.id, request, at })
}

async function setFocus(person: Person, focus: NonNullable<Notice['focus']>, tx: Transaction): Promise<void> {
  const key = personKey(person.id)
  const state = readConversationState(await tx.conversations.get(key))
  await tx.conversations.put(key, { ...state, focus, pendingReply: null })
}

/** A person has one conversation with the bot on all platforms. */
export function personKey(person: PersonId): string {
  return `person:${person}`
}
