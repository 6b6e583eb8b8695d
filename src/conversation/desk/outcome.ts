import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { RequesterCommand, WorkerCommand } from '../../requests/command.ts'
import type { Request } from '../../requests/request.ts'
import { actionNames } from '../reply-context.ts'
import { homeTexts } from '../texts/home-texts.ts'
import { numberText, requesterCard, withoutActions, workerCard } from './cards.ts'
import { button } from './draft.ts'
import type { DeskVoice } from './names.ts'

export interface OutcomeOptions {
  readonly offerSupplier: boolean
  /** Their card changes where it stands, perhaps far above what they have just written. */
  readonly inPlace: boolean
  /** False: it has passed on, and they do not see it any more. */
  readonly visible: boolean
}

/** What whoever acted on a request is answered, in this order. */
export function outcomeMessages(
  given: RequesterCommand | WorkerCommand,
  request: Request,
  voice: DeskVoice,
  { offerSupplier, inPlace, visible }: OutcomeOptions,
): readonly OutgoingMessage[] {
  const lead = leadOf(given, request, voice)
  switch (given.type) {
    case 'add':
    case 'rate':
      return [brief(lead, request, voice)]
    case 'join':
    case 'reopen':
    case 'withdraw':
      return [requesterCard(request, voice, lead)]
    case 'take':
    case 'ask':
    case 'answer':
    case 'note':
    case 'forward':
    case 'decline':
    case 'resolve':
      if (!visible) return [withoutActions(workerCard(request, voice)), passedOn(lead, voice)]
      return inPlace
        ? [workerCard(request, voice, undefined, offerSupplier), brief(lead, request, voice)]
        : [workerCard(request, voice, lead, offerSupplier)]
  }
}

/** What can be done next is elsewhere: the request is no longer theirs. */
function passedOn(lead: string, { language }: DeskVoice): OutgoingMessage {
  const { queue, queueTyped } = homeTexts(language)
  const next = {
    action: actionNames.ask,
    value: queueTyped,
    label: queue,
    typed: queueTyped,
    style: 'secondary',
  } as const
  return composeMessage(language, [
    { type: 'paragraph', text: lead },
    { type: 'actions', actions: [next] },
  ])
}

function brief(lead: string, request: Request, voice: DeskVoice): OutgoingMessage {
  return composeMessage(voice.language, [
    { type: 'paragraph', text: lead },
    { type: 'actions', actions: [button('show', request.number, voice)] },
  ])
}

function leadOf(given: RequesterCommand | WorkerCommand, request: Request, voice: DeskVoice): string {
  const { texts } = voice
  const number = numberText(request.number)
  const assignee = voice.assigneeName(request.assignee)
  switch (given.type) {
    case 'join':
      return texts.joined(number)
    case 'rate':
      return texts.rated
    case 'note':
      return texts.noted
    case 'withdraw':
      return texts.notices.withdrawn(number)
    case 'reopen':
      return texts.notices.reopened(number)
    default:
      return texts.done[given.type](number, assignee)
  }
}
