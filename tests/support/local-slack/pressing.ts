import { type Control, findControl } from './controls.ts'
import type { Conversation, StoredMessage } from './conversations.ts'
import { conversationName } from './conversations.ts'
import type { Courier } from './courier.ts'
import type { Delivery, LocalPerson, PressOptions } from './local-slack-types.ts'
import { messagePayload } from './message-payload.ts'
import { interactionPayload } from './payloads.ts'
import { viewPayload } from './view-methods.ts'
import type { StoredView } from './views.ts'
import type { Workspace } from './workspace.ts'

type Place =
  | { readonly kind: 'message'; readonly message: StoredMessage }
  | { readonly kind: 'view'; readonly view: StoredView }

/** Makes the address of a response_url from its ticket. */
export type ResponseUrl = (ticket: string) => string

/** Presses a button where it can be seen; throws where it cannot. */
export async function press(
  { workspace, courier, responseUrl }: Interacting,
  person: LocalPerson,
  button: string,
  options: PressOptions,
): Promise<Delivery> {
  const { place, control } = find(workspace, person, button, options)
  const pressed = Array.from({ length: options.times ?? 1 }, () => {
    const base = interactionPayload(workspace, 'block_actions', person)
    const where = place.kind === 'view' ? inView(place.view) : inMessage(workspace, place.message, person, responseUrl)
    const actions = [{ ...control.action, action_ts: base['action_ts'] }]
    return courier.bring('interactive', { ...base, ...where, actions })
  })
  const deliveries = await Promise.all(pressed)
  const last = deliveries.at(-1)
  if (last === undefined) throw new Error('A button is pressed once at least')
  return last
}

export interface Interacting {
  readonly workspace: Workspace
  readonly courier: Courier
  readonly responseUrl: ResponseUrl
}

function find(workspace: Workspace, person: LocalPerson, button: string, { where, ts }: PressOptions) {
  const found = places(workspace, person, where, ts).flatMap((place) => {
    const control = findControl(place.kind === 'view' ? place.view.blocks : place.message.blocks, button)
    return control === undefined ? [] : [{ place, control }]
  })[0]
  if (found === undefined) throw new Error(`${person.name} sees no button "${button}"`)
  return found satisfies { place: Place; control: Control }
}

/** Where somebody looks for a button, one after the other. */
function places(
  { views, conversations }: Workspace,
  { id }: LocalPerson,
  where: PressOptions['where'],
  ts: string | undefined,
): Place[] {
  const top = ts === undefined ? views.stack(id).at(-1) : undefined
  const home = ts === undefined ? views.home(id) : undefined
  const messages = conversations
    .visibleTo(id)
    .filter((message) => ts === undefined || message.ts === ts)
    .toReversed()
  return [
    ...(top === undefined || (where ?? 'window') !== 'window' ? [] : [{ kind: 'view', view: top } as const]),
    ...((where ?? 'message') !== 'message' ? [] : messages.map((message) => ({ kind: 'message', message }) as const)),
    ...(home === undefined || (where ?? 'home') !== 'home' ? [] : [{ kind: 'view', view: home } as const]),
  ]
}

function inView(view: StoredView) {
  return { container: { type: 'view', view_id: view.id }, view: viewPayload(view) }
}

function inMessage(
  { conversations, tickets }: Workspace,
  message: StoredMessage,
  person: LocalPerson,
  responseUrl: ResponseUrl,
) {
  const { channel, ts, threadTs, ephemeralFor } = message
  const answers = { userId: person.id, channel, ts, threadTs }
  return {
    container: {
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeralFor !== undefined,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    channel: channelPayload(conversations.get(channel)),
    ...(ephemeralFor === undefined ? { message: messagePayload(message, true) } : {}),
    state: { values: {} },
    response_url: responseUrl(tickets.answer(answers)),
  }
}

export function channelPayload(conversation: Conversation) {
  return { id: conversation.id, name: conversationName(conversation) }
}
