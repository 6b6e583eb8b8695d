import type { LocalConversation } from './conversations.ts'
import type { ActingIn, BotAnswer, LocalPerson, PressedContent } from './local-teams-types.ts'

/** Sends an activity as the Bot Framework does; what is not given is that of this person in this conversation. */
export type Deliver = (activity: Readonly<Record<string, unknown>>) => Promise<BotAnswer>

export interface LocalUserParts {
  readonly person: LocalPerson
  readonly personal: () => LocalConversation
  readonly conversation: (id: string) => LocalConversation
  readonly nextId: () => string
  readonly botId: string
  readonly serviceUrl: string
  readonly now: () => Date
  readonly deliver: Deliver
}

/** Somebody at their Teams client. Each act resolves to what the bot answered to the request. */
export interface LocalUser {
  /** The activity of an act of this person, as Teams would send it; for what has no method here. */
  activity(parts: Readonly<Record<string, unknown>>, acting?: ActingIn): Readonly<Record<string, unknown>>
  say(text: string, acting?: ActingIn): Promise<BotAnswer>
  /** Writes to the bot by its name, where others read along. */
  mention(text: string, conversation: string): Promise<BotAnswer>
  /** Presses a button of a card that a client without universal actions shows. */
  pressSubmit(content: PressedContent, message: string, acting?: ActingIn): Promise<BotAnswer>
  pressExecute(content: PressedContent, message: string, acting?: ActingIn): Promise<BotAnswer>
  /** What the client itself does when a card comes into sight that says how to ask for it anew. */
  refresh(content: PressedContent, message: string): Promise<BotAnswer>
  openDialog(data: object, message: string): Promise<BotAnswer>
  submitDialog(data: object): Promise<BotAnswer>
  search(text: string): Promise<BotAnswer>
  useOnMessage(html: string): Promise<BotAnswer>
  /** Sends the form of a dialog that was opened from a message. */
  submitFromMessage(data: object): Promise<BotAnswer>
  install(): Promise<BotAnswer>
}

export function localUser(parts: LocalUserParts): LocalUser {
  const { person, personal, nextId, botId, deliver } = parts

  const activity: LocalUser['activity'] = (given, { conversation } = {}) => {
    const place = conversation === undefined ? personal() : parts.conversation(conversation)
    return {
      id: nextId(),
      timestamp: parts.now().toISOString(),
      channelId: 'msteams',
      serviceUrl: parts.serviceUrl,
      from: { id: `29:${person.aadObjectId}`, name: person.name, aadObjectId: person.aadObjectId },
      recipient: { id: botId, name: 'Centralino' },
      conversation: {
        id: place.id,
        conversationType: place.type,
        tenantId: person.tenantId,
        ...(place.type === 'personal' ? {} : { isGroup: true }),
      },
      channelData: { tenant: { id: person.tenantId } },
      locale: 'it-IT',
      ...given,
    }
  }

  const invoke = (name: string, value: object, more: object = {}, acting: ActingIn = {}) =>
    deliver(activity({ type: 'invoke', name, value, ...more }, acting))

  return {
    activity,
    async say(text, acting = {}) {
      const place = acting.conversation === undefined ? personal() : parts.conversation(acting.conversation)
      const sent = activity({ type: 'message', text, textFormat: 'plain' }, acting)
      place.messages.push({ id: String(sent['id']), fromBot: false, activity: { text }, edited: false })
      return deliver(sent)
    },
    mention: (text, conversation) =>
      deliver(
        activity(
          {
            type: 'message',
            text: `<at>Centralino</at> ${text}`,
            entities: [{ type: 'mention', text: '<at>Centralino</at>', mentioned: { id: botId, name: 'Centralino' } }],
          },
          { conversation },
        ),
      ),
    pressSubmit: (content, message, acting) =>
      deliver(activity({ type: 'message', value: content, replyToId: message }, acting)),
    pressExecute: ({ action, value }, message, acting) =>
      invoke(
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', verb: action, data: { action, value } }, trigger: 'manual' },
        { replyToId: message },
        acting,
      ),
    refresh: ({ action, value }, message) =>
      invoke(
        'adaptiveCard/action',
        { action: { type: 'Action.Execute', verb: action, data: { action, value } }, trigger: 'automatic' },
        { replyToId: message },
      ),
    openDialog: (data, message) =>
      invoke('task/fetch', { data: { ...data, msteams: { type: 'task/fetch' } } }, { replyToId: message }),
    submitDialog: (data) => invoke('task/submit', { data }),
    search: (text) =>
      invoke('composeExtension/query', {
        commandId: 'search',
        parameters: [text === '' ? { name: 'initialRun', value: 'true' } : { name: 'query', value: text }],
      }),
    useOnMessage: (html) =>
      invoke('composeExtension/fetchTask', {
        commandId: 'openRequest',
        commandContext: 'message',
        messagePayload: { id: nextId(), body: { contentType: 'html', content: html } },
      }),
    submitFromMessage: (data) =>
      invoke('composeExtension/submitAction', { commandId: 'openRequest', commandContext: 'message', data }),
    install: () => deliver(activity({ type: 'installationUpdate', action: 'add' })),
  }
}
