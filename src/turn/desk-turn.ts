import type { OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import {
  numberText,
  requesterCard,
  requestList,
  requestOnCard,
  workerCard,
  workerCardKey,
} from '../conversation/desk/cards.ts'
import { type DeskStep, findTarget } from '../conversation/desk/desk.ts'
import { button } from '../conversation/desk/draft.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import { outcomeMessages } from '../conversation/desk/outcome.ts'
import { buttonForm } from '../conversation/desk/worker-forms.ts'
import type { ConversationState } from '../conversation/state.ts'
import { maySee, workingAs } from '../requests/authority.ts'
import type { Actor, RequesterCommand, WorkerCommand } from '../requests/command.ts'
import type { Request } from '../requests/request.ts'
import { noteAbsence, noteReturn } from './absence-turn.ts'
import { actorOf, voiceFor } from './desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from './desk-turned.ts'
import { draftForm, send, summary } from './draft-turn.ts'
import { carryOut, mayPassToSupplier, peopleIn, sendNotices } from './request-keeping.ts'
import { undeliveredList } from './undelivered-list.ts'

const nothing = () => Promise.resolve()

/** Carries out one step of the desk inside the turn's transaction. */
export async function takeDeskStep(step: DeskStep, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, desk, tx, state } = context
  const voice = await voiceFor(person.language, [person.id], desk, tx)
  const say = (message: OutgoingMessage, next: ConversationState = state): DeskTurned => ({
    state: next,
    replies: [message],
    notify: nothing,
  })
  const text = (said: string) => composeMessage(person.language, [{ type: 'paragraph', text: said }])
  switch (step.type) {
    case 'list':
      return say(await list(step.which, context, voice))
    case 'show':
      return say((await show(step.number, context)) ?? text(notFound(voice)))
    case 'command':
      return command(step.number, step.command, context)
    case 'form':
      return wordsForm(step, context, voice)
    case 'draft':
      return step.show === 'summary' ? summary(step.draft, context, voice) : draftForm(step, context, voice)
    case 'send':
      return send(step.draft, step.evenIfJoinable, context, voice)
    case 'join':
      return join(step.number, context)
    case 'nothing-to-send':
      return say(text(voice.texts.nothingToSend))
    case 'cancel': {
      const said = state.draft === null && state.filling === null ? voice.texts.nothingToCancel : voice.texts.cancelled
      return say(text(said), { ...state, draft: null, filling: null, pendingReply: null })
    }
    case 'ask-which':
      return say(whichMessage(step.number, voice), { ...state, pendingReply: step.text })
    case 'absence':
      return noteAbsence(step.words, context, voice)
    case 'back':
      return noteReturn(context, voice)
    case 'undelivered':
      return say(await undeliveredList(context, voice))
  }
}

/** What a card says now, for a platform that shows it again: as whoever looks at it may see it. */
export async function refreshCard(key: string, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, desk, tx, state } = context
  const number = requestOnCard(key)
  const shown = number === undefined ? undefined : await show(number, context)
  const voice = await voiceFor(person.language, [person.id], desk, tx)
  const message = shown ?? composeMessage(person.language, [{ type: 'paragraph', text: notFound(voice) }])
  const { card: _none, ...reply } = message
  return { state, replies: [reply], notify: nothing }
}

function wordsForm(
  { button: name, number, given }: Extract<DeskStep, { type: 'form' }>,
  context: DeskTurnContext,
  voice: DeskVoice,
): DeskTurned {
  const { knowledge } = context.desk.responder
  const target = given === undefined ? undefined : findTarget(given.to, knowledge)
  const id = target === undefined ? null : target.kind === 'master' ? target.master : target.unit
  const form = buttonForm(name, number, knowledge, voice, given && { ...given, target: id })
  return showForm(form, context.state, context, voice)
}

async function join(number: number, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, state } = context
  const turned = await command(
    number,
    { type: 'join', unit: person.unit ?? '', text: state.draft?.description ?? null },
    context,
  )
  return { ...turned, state: { ...turned.state, draft: null, filling: null } }
}

async function command(
  number: number,
  given: RequesterCommand | WorkerCommand,
  context: DeskTurnContext,
): Promise<DeskTurned> {
  const { tx, person, desk, state, at } = context
  const actor = actorOf(person, desk)
  const before = await tx.requests.get(number)
  const kept = await carryOut(given, before, actor, context)
  const voice = await voiceFor(person.language, before === undefined ? [] : peopleIn(before), desk, tx)
  if ('refusal' in kept) {
    const text = voice.texts.refusal(kept.refusal, voice.nameOf)
    const known = before !== undefined && isVisible(before, actor, context)
    const reply = composeMessage(person.language, [
      { type: 'notice', tone: 'warning', text },
      ...(known ? [{ type: 'actions' as const, actions: [button('show', number, voice)] }] : []),
    ])
    return { state, replies: [reply], notify: nothing }
  }
  const { request } = kept
  const named = await voiceOf(request, context)
  const focusEnds = state.focus?.number === number
  return {
    state: focusEnds ? { ...state, focus: null, pendingReply: null } : state,
    replies: outcomeMessages(given, request, named, {
      offerSupplier: mayPassToSupplier(request, desk, at),
      inPlace: await changesAbove(number, context),
      visible: isVisible(request, actor, context),
    }),
    notify: kept.changed ? () => sendNotices(kept.notices, request, person.id, context) : nothing,
  }
}

/** Whether the card that answers somebody's words takes the place of one above them. */
async function changesAbove(number: number, { typed, limits, person, tx }: DeskTurnContext): Promise<boolean> {
  const [address] = person.addresses
  if (!typed || limits?.updates !== true || address === undefined) return false
  return (await tx.outbox.lastRef(address, workerCardKey(number))) !== undefined
}

async function list(
  which: 'mine' | 'queue' | 'taken',
  context: DeskTurnContext,
  voice: DeskVoice,
): Promise<OutgoingMessage> {
  const { tx, person, desk } = context
  const { texts } = voice
  const empty = (said: string) => composeMessage(person.language, [{ type: 'paragraph', text: said }])
  if (which === 'mine') {
    const requests = await tx.requests.byParticipant(person.id)
    return requests.length === 0 ? empty(texts.noRequests) : requestList(requests, texts.myRequests, false, voice)
  }
  const actor = actorOf(person, desk)
  const workers = [
    ...actor.masters.map((master) => ({ kind: 'master', master }) as const),
    ...actor.offices.map((unit) => ({ kind: 'office', unit }) as const),
  ]
  if (workers.length === 0) return empty(texts.notMaster)
  const assigned = (await Promise.all(workers.map((worker) => tx.requests.byAssignee(worker)))).flat()
  const wanted = assigned.filter((request) =>
    which === 'queue' ? request.status === 'open' : request.status === 'taken' || request.status === 'waiting',
  )
  if (wanted.length === 0) return empty(which === 'queue' ? texts.noQueue : texts.noTaken)
  return requestList(wanted, which === 'queue' ? texts.queue : texts.taken, true, voice)
}

async function show(number: number, context: DeskTurnContext): Promise<OutgoingMessage | undefined> {
  const { tx, person, desk, at } = context
  const request = await tx.requests.get(number)
  const actor = actorOf(person, desk)
  if (request === undefined || !isVisible(request, actor, context)) return undefined
  const voice = await voiceOf(request, context)
  const day = desk.calendar.dayOf(new Date(at))
  const worksOnIt = workingAs(actor, request, desk.directory, day) !== undefined || actor.administrator
  return worksOnIt
    ? workerCard(request, voice, undefined, mayPassToSupplier(request, desk, at))
    : requesterCard(request, voice)
}

function isVisible(request: Request, actor: Actor, { desk, at }: DeskTurnContext): boolean {
  return maySee(actor, request, desk.directory, desk.calendar.dayOf(new Date(at)))
}

function voiceOf(request: Request, { person, desk, tx }: DeskTurnContext): Promise<DeskVoice> {
  return voiceFor(person.language, peopleIn(request), desk, tx)
}

function notFound({ texts, nameOf }: DeskVoice): string {
  return texts.refusal({ reason: 'not-found', data: {} }, nameOf)
}

function whichMessage(number: number, voice: DeskVoice): OutgoingMessage {
  return composeMessage(voice.language, [
    { type: 'paragraph', text: voice.texts.replyOrNew(numberText(number)) },
    { type: 'actions', actions: [button('reply-yes', 0, voice, 'primary'), button('reply-no', 0, voice)] },
  ])
}
