import { isInChannel } from './conversation-methods.ts'
import type { Conversation } from './conversations.ts'
import type { Delivery, LocalPerson, LocalUser } from './local-slack-types.ts'
import { messagePayload } from './message-payload.ts'
import { commandPayload, eventPayload, interactionPayload } from './payloads.ts'
import { channelPayload, type Interacting, press } from './pressing.ts'
import { readMessage, readView } from './readable.ts'
import { showResponse } from './response-url.ts'
import { closeTop, submit } from './submitting.ts'
import { viewPayload } from './view-methods.ts'
import type { Workspace } from './workspace.ts'
import type { Writing } from './writing.ts'

/** Somebody's hands and eyes in Slack. */
export function localUser(interacting: Interacting, writing: Writing, person: LocalPerson): LocalUser {
  const { workspace } = interacting
  const { conversations, views } = workspace
  const direct = () => conversations.direct(person.id)
  const seen = () => conversations.visibleTo(person.id)

  return {
    id: person.id,
    get directMessage() {
      return direct().id
    },
    say: (text, options = {}) => writing.say(person, text, options),
    mention: (channel, text, options = {}) => writing.mention(person, channel, text, options),
    post: (channel, text, options = {}) => writing.post(person, channel, text, options).ts,
    edit: (channel, ts, text) => writing.edit(channel, ts, text),
    remove: (channel, ts) => writing.remove(channel, ts),
    press: (button, options = {}) => press(interacting, person, button, options),
    pickAndSubmit: (values = {}) => submit(interacting, person, values),
    closeWindow: () => closeTop(interacting, person),
    command: (text, { channel = direct().id, name = '/centralino' } = {}) =>
      command(interacting, person, conversations.get(channel), { name, text }),
    shortcut: (callbackId, message) => shortcut(interacting, person, callbackId, message),
    openHome: (tab = 'home') => openHome(interacting, person, tab),
    messages: () => {
      const { id } = direct()
      return seen()
        .filter(({ channel }) => channel === id)
        .map(readMessage)
    },
    privateAnswers: () =>
      seen()
        .filter(({ ephemeralFor }) => ephemeralFor !== undefined)
        .map(readMessage),
    home() {
      const view = views.home(person.id)
      return view === undefined ? undefined : readView(view)
    },
    windows: () => views.stack(person.id).map((view) => ({ ...view, ...readView(view) })),
  }
}

async function command(
  { workspace, courier, responseUrl }: Interacting,
  person: LocalPerson,
  channel: Conversation,
  typed: { readonly name: string; readonly text: string },
): Promise<Delivery> {
  const answers = { userId: person.id, channel: channel.id, ts: undefined, threadTs: undefined }
  const given = { ...typed, responseUrl: responseUrl(workspace.tickets.answer(answers)) }
  const delivery = await courier.bring('slash_commands', commandPayload(workspace, person, channel, given))
  const answer = delivery.attempts.at(-1)?.answer
  if (typeof answer === 'string' && answer !== '') showResponse(workspace, answers, { text: answer })
  // Over a socket an empty acknowledgement is an empty object.
  if (typeof answer === 'object' && answer !== null && Object.keys(answer).length > 0) {
    showResponse(workspace, answers, { ...answer })
  }
  return delivery
}

function shortcut(
  { workspace, courier, responseUrl }: Interacting,
  person: LocalPerson,
  callbackId: string,
  { channel, ts }: { readonly channel: string; readonly ts: string },
): Promise<Delivery> {
  const message = workspace.conversations.findMessage(channel, ts)
  if (message === undefined) throw new Error('There is no such message')
  const answers = { userId: person.id, channel, ts: undefined, threadTs: message.threadTs }
  return courier.bring('interactive', {
    ...interactionPayload(workspace, 'message_action', person),
    callback_id: callbackId,
    message_ts: ts,
    channel: channelPayload(workspace.conversations.get(channel)),
    message: messagePayload(message),
    response_url: responseUrl(workspace.tickets.answer(answers)),
  })
}

function openHome(
  { workspace, courier }: Interacting,
  person: LocalPerson,
  tab: 'home' | 'messages',
): Promise<Delivery> {
  const view = workspace.views.home(person.id)
  const event = {
    type: 'app_home_opened',
    user: person.id,
    channel: workspace.conversations.direct(person.id).id,
    tab,
    event_ts: workspace.ids.ts(),
    ...(tab === 'home' && view !== undefined ? { view: viewPayload(view) } : {}),
  }
  return courier.bring('events_api', eventPayload(workspace, event))
}

/** What people read in a conversation or a thread. */
export function readConversation({ conversations }: Workspace, channel: string, threadTs: string | undefined) {
  return conversations
    .messages(channel)
    .filter((message) => message.ephemeralFor === undefined)
    .filter((message) =>
      threadTs === undefined ? isInChannel(message) : message.ts === threadTs || message.threadTs === threadTs,
    )
    .map(readMessage)
}
