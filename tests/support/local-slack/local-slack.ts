import { systemClock } from '../../../src/clock.ts'
import { ApiServer } from './api-server.ts'
import { Courier } from './courier.ts'
import { Faults } from './faults.ts'
import type { ApiCall, LocalSlack, LocalSlackOptions, LocalUser } from './local-slack-types.ts'
import { localUser, readConversation } from './local-user.ts'
import { SocketLinks } from './socket-links.ts'
import { bot, createWorkspace, team, tokens } from './workspace.ts'
import { Writing } from './writing.ts'

const allScopes = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
]

/** A workspace of Slack's on this machine, with the people in it and a bot that is somewhere else. */
export async function startLocalSlack(options: LocalSlackOptions = {}): Promise<LocalSlack> {
  const { clock = systemClock, scopes = allScopes, strict = true, answerWithinMs = 3_000, echo = false } = options
  const workspace = createWorkspace(clock, scopes, strict)
  const { conversations, people } = workspace
  const faults = new Faults()
  const calls: ApiCall[] = []
  const links = new SocketLinks(workspace.ids)
  const courier = new Courier(workspace.ids, links, answerWithinMs)
  const writing = new Writing(workspace, courier)
  const server = new ApiServer({
    workspace,
    faults,
    onCall(call) {
      calls.push(call)
      const { channel, ts } = call.answer ?? {}
      const isPost = call.method === 'chat.postMessage' && call.answer?.['ok'] === true
      if (echo && isPost && typeof channel === 'string' && typeof ts === 'string') {
        writing.echo(channel, ts)?.catch(() => undefined)
      }
    },
    onUpgrade: (request, socket, head) => links.connect(request, socket, head),
  })
  await server.open()
  const interacting = { workspace, courier, responseUrl: (ticket: string) => server.responseUrl(ticket) }
  const user = (id: string): LocalUser => localUser(interacting, writing, people.get(id))

  return {
    get apiUrl() {
      return server.apiUrl
    },
    token: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    team,
    bot,
    addPerson: (person) => user(people.add(person).id),
    addChannel({ name, members = [], withBot = true, private: isPrivate = false, archived = false }) {
      const all = new Set(withBot ? [...members, bot.userId] : members)
      return conversations.add({ kind: isPrivate ? 'group' : 'channel', name, members: all, archived }).id
    },
    user,
    deliverTo: (url) => courier.deliverTo(new URL(url)),
    deliverOverSocket: () => courier.deliverTo(undefined),
    sockets: (count) => links.count(count),
    disconnectSockets: (reason) => links.disconnect(reason),
    deliver: (kind, payload) => courier.bring(kind, payload),
    retryFailed: () =>
      Promise.all(
        courier.deliveries.filter((delivery) => courier.isOwed(delivery)).map((delivery) => courier.again(delivery)),
      ),
    redeliver: (delivery) => courier.again(delivery),
    fail: (method, list) => faults.order(method, list),
    away: () => server.close(),
    back: () => server.open(),
    conversation: (channel) => conversations.messages(channel),
    channel: (channel) => readConversation(workspace, channel, undefined),
    thread: (channel, ts) => readConversation(workspace, channel, ts),
    calls,
    deliveries: courier.deliveries,
    async stop() {
      links.stop()
      courier.stop()
      await server.close()
    },
  }
}
