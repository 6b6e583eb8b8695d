import { type Clock, systemClock } from '../../../src/clock.ts'
import type { ShownCard } from '../adaptive-cards/shown-card.ts'
import { startConnectorServer } from './connector-server.ts'
import { Conversations, type ShownMessage } from './conversations.ts'
import { type LocalClient, localClient } from './local-client.ts'
import type {
  BotAnswer,
  Fault,
  LocalCall,
  LocalMessage,
  LocalPerson,
  Operation,
  TokenParts,
} from './local-teams-types.ts'
import { type LocalUser, localUser } from './local-user.ts'
import { readableActivity } from './readable.ts'
import { signToken, tokenIssuer } from './token-issuer.ts'

/** What the bot must be told to work with the local Teams. */
export const localBot = {
  appId: '11111111-1111-4111-8111-111111111111',
  appPassword: 'right-secret',
  tenantId: '22222222-2222-4222-8222-222222222222',
} as const

export interface LocalTeams {
  /** For `TeamsAdapterOptions.endpoints`. */
  readonly endpoints: {
    readonly loginUrl: string
    readonly openIdMetadataUrl: string
    readonly tokenIssuer: string
    readonly serviceOrigins: readonly string[]
  }
  readonly serviceUrl: string
  /** Where the bot listens; called once it does. */
  deliverTo(url: string): void
  addPerson(
    person: Partial<LocalPerson> & Pick<LocalPerson, 'aadObjectId'>,
  ): LocalUser & { readonly client: LocalClient }
  /** Resolves the id of the conversation. */
  addChannel(members: readonly string[]): string
  addGroupChat(members: readonly string[]): string
  remove(conversation: string): void
  /** What stands in a conversation. */
  messages(conversation: string): readonly LocalMessage[]
  /** The same in the chat of the bot with one person. */
  chat(user: string): readonly LocalMessage[]
  /** What the bot has said to one person, as they read it. */
  read(user: string): readonly ShownCard[]
  /** Posts an activity to the bot, with a token made of these parts. `authorization`: this header instead. */
  deliver(
    activity: unknown,
    how?: { readonly token?: TokenParts; readonly authorization?: string | null },
  ): Promise<BotAnswer>
  fail(operation: Operation, ...faults: readonly Fault[]): void
  readonly calls: readonly LocalCall[]
  /** What the bot has sent or changed, in order. */
  readonly shown: readonly ShownMessage[]
  stop(): Promise<void>
}

export interface LocalTeamsOptions {
  readonly clock?: Clock
  /** Whether activities and the bot carry tokens. Default: true. */
  readonly signed?: boolean
}

/** Teams on this machine: the Bot Connector, Entra and the people, with a bot that is somewhere else. */
export async function startLocalTeams({
  clock = systemClock,
  signed = true,
}: LocalTeamsOptions = {}): Promise<LocalTeams> {
  const conversations = new Conversations()
  const server = await startConnectorServer(conversations, signed)
  const serviceUrl = `${server.origin}/emea/`
  let botUrl = ''

  const deliver: LocalTeams['deliver'] = async (activity, { token = {}, authorization } = {}) => {
    const header =
      authorization === undefined && signed
        ? `Bearer ${await signToken(localBot.appId, serviceUrl, token, clock.now())}`
        : authorization
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(header === undefined || header === null ? {} : { authorization: header }),
      },
      body: JSON.stringify(activity),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  const found = (id: string) => {
    const conversation = conversations.find(id)
    if (conversation === undefined) throw new Error(`There is no conversation ${id}`)
    return conversation
  }

  return {
    endpoints: {
      loginUrl: `${server.origin}/login`,
      openIdMetadataUrl: `${server.origin}/openid`,
      tokenIssuer,
      // The address for who has never written is made of the first of them.
      serviceOrigins: [server.origin],
    },
    serviceUrl,
    deliverTo(url) {
      botUrl = url
    },
    addPerson(given) {
      const person = { name: given.aadObjectId, tenantId: localBot.tenantId, ...given }
      conversations.people.set(person.aadObjectId, person)
      const personal = () => conversations.personal(person.aadObjectId)
      const user = localUser({
        person,
        personal,
        conversation: found,
        nextId: () => conversations.nextId(),
        botId: `28:${localBot.appId}`,
        serviceUrl,
        now: () => clock.now(),
        deliver,
      })
      return { ...user, client: localClient(user, personal, conversations) }
    },
    addChannel: (members) => conversations.add('channel', `19:${conversations.nextId()}@thread.tacv2`, members).id,
    addGroupChat: (members) => conversations.add('groupChat', `19:${conversations.nextId()}@thread.v2`, members).id,
    remove: (id) => conversations.remove(id),
    messages: (id) => found(id).messages,
    chat: (user) => conversations.personal(user).messages,
    read: (user) =>
      conversations
        .personal(user)
        .messages.filter(({ fromBot }) => fromBot)
        .map(({ activity }) => readableActivity(activity)),
    deliver,
    fail: (operation, ...faults) => server.fail(operation, faults),
    calls: server.calls,
    shown: conversations.shown,
    stop: () => server.stop(),
  }
}
