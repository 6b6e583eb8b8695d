import type { OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { numberText, requesterCard } from '../conversation/desk/cards.ts'
import type { DeskStep } from '../conversation/desk/desk.ts'
import { button, type Draft, openForm, summaryMessage, toRequestDraft } from '../conversation/desk/draft.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import { workerOf } from '../requests/assignee.ts'
import { findJoinable } from '../requests/joining.ts'
import type { Request } from '../requests/request.ts'
import { titleOf } from '../requests/wording.ts'
import { actorOf, emailOf, voiceFor } from './desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from './desk-turned.ts'
import { carryOut, peopleIn, sendNotices } from './request-keeping.ts'

const nothing = () => Promise.resolve()

/** Asks what is missing, or everything. */
export function draftForm(
  { draft, show }: Extract<DeskStep, { type: 'draft' }>,
  context: DeskTurnContext,
  voice: DeskVoice,
): DeskTurned {
  const everything = show === 'edit'
  const form = openForm(draft, context.desk.responder.knowledge, voice, everything)
  return showForm(form, { ...context.state, draft }, context, voice, everything)
}

/** Shows what would be sent; asks again for what is missing or wrong. */
export function summary(draft: Draft, context: DeskTurnContext, voice: DeskVoice): DeskTurned {
  const form = openForm(draft, context.desk.responder.knowledge, voice)
  const noPhone = draft.phone !== null && !/\d/.test(draft.phone) ? { phone: voice.texts.phoneWrong } : {}
  const missing = Object.fromEntries(
    form.fields
      .filter(
        (field) =>
          field.required && (field.id === 'description' ? draft.description.trim() === '' : field.value === undefined),
      )
      .map((field) => [field.id, voice.texts.formRequired]),
  )
  const state = { ...context.state, draft, filling: null }
  const errors = { ...missing, ...noPhone }
  if (Object.keys(errors).length > 0) return showForm({ ...form, errors }, state, context, voice)
  const unit = draft.unit === null ? {} : { unit: draft.unit }
  return { state, replies: [summaryMessage(draft, voice)], notify: nothing, ...unit }
}

/** Sends a draft, unless a colleague has just reported the same. */
export async function send(
  draft: Draft,
  evenIfJoinable: boolean,
  context: DeskTurnContext,
  voice: DeskVoice,
): Promise<DeskTurned> {
  const { desk, tx, person, state, at } = context
  const about = draft.application ?? draft.topic
  const title = titleOf(draft.description) || (about === null ? '' : voice.nameOf(about))
  const request = toRequestDraft(draft, title)
  if (request === undefined) return summary(draft, context, voice)
  if (!evenIfJoinable) {
    const [joinable] = findJoinable(await tx.requests.byUnit(request.unit), {
      person: person.id,
      unit: request.unit,
      topic: request.topic,
      application: request.application,
      at: new Date(at),
      withinMinutes: desk.policy.joining.offeredWithinMinutes,
    })
    if (joinable !== undefined) return { state, replies: [joinMessage(joinable, voice)], notify: nothing }
  }
  const number = await tx.requests.nextNumber()
  const kept = await carryOut({ type: 'open', number, ...request }, undefined, actorOf(person, desk), context)
  if ('refusal' in kept) {
    const reply = composeMessage(person.language, [
      { type: 'notice', tone: 'warning', text: voice.texts.refusal(kept.refusal, voice.nameOf) },
      { type: 'actions', actions: [button('edit', 0, voice, 'primary'), button('cancel', 0, voice)] },
    ])
    return { state, replies: [reply], notify: nothing }
  }
  const opened = kept.request
  const who = voice.assigneeName(opened.assignee)
  const lead = kept.reached
    ? voice.texts.opened(numberText(number), who)
    : voice.texts.openedUnreached(numberText(number), who, emailOf(workerOf(opened.assignee), desk))
  return {
    state: { ...state, draft: null, filling: null },
    replies: [requesterCard(opened, await voiceFor(person.language, peopleIn(opened), desk, tx), lead)],
    notify: () => sendNotices(kept.notices, opened, person.id, context),
    unit: request.unit,
  }
}

function joinMessage(request: Request, voice: DeskVoice): OutgoingMessage {
  return composeMessage(voice.language, [
    { type: 'paragraph', text: voice.texts.joinOffer },
    {
      type: 'facts',
      facts: [
        { label: voice.texts.labels.assignee, text: voice.assigneeName(workerOf(request.assignee)) },
        { label: voice.texts.labels.status, text: voice.texts.status[request.status] },
      ],
    },
    {
      type: 'actions',
      actions: [
        button('join', request.number, voice, 'primary'),
        button('open-anyway', 0, voice),
        button('cancel', 0, voice),
      ],
    },
  ])
}
