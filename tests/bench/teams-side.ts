import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { localBot } from '../support/local-teams/local-teams.ts'
import { publishedKeys, signToken } from '../support/local-teams/token-issuer.ts'
import { LocalApi } from './local-api.ts'
import type { PlatformSide } from './platform-load.ts'

const chat = 'a:chat-'

/** As much of Teams and the Bot Framework as a bot needs to answer in personal chats. */
export function openTeams(answered: (person: number) => void): PlatformSide {
  let origin = ''
  let token = ''
  let ids = 0

  const answer = async (request: IncomingMessage): Promise<object> => {
    const parts = decodeURIComponent(request.url ?? '').split('/')
    switch (parts.at(-2) === 'members' ? 'member' : parts.at(-1)) {
      case 'openid':
        return { issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` }
      case 'keys':
        return publishedKeys()
      case 'token':
        return { token_type: 'Bearer', expires_in: 3_600, access_token: 'bench' }
      case 'member': {
        const id = parts.at(-1) ?? ''
        const user = id.replace('29:', '')
        return { id, name: user, aadObjectId: user, email: `${user}@example.org`, tenantId: localBot.tenantId }
      }
      default: {
        // The bare bot answers to the activity, the other one in the conversation.
        const conversation = parts.find((part) => part.startsWith(chat))
        if (conversation === undefined) throw new Error(`The bench knows no ${request.url}`)
        answered(Number(conversation.slice(chat.length)))
        return { id: String(++ids) }
      }
    }
  }
  const api = new LocalApi(async (request) => {
    await drained(request)
    return { body: await answer(request) }
  })

  return {
    script: join(import.meta.dirname, 'teams-bot.js'),
    async start() {
      origin = await api.start()
      // One for all, as the Bot Framework does for as long as one is good.
      token = await signToken(localBot.appId, `${origin}/emea/`, {}, new Date())
      return origin
    },
    bring(person, n, said) {
      const body = JSON.stringify(activityOf(person, n, said, `${origin}/emea/`))
      return { body, headers: { authorization: `Bearer ${token}` } }
    },
    stop: () => api.stop(),
  }
}

async function drained(request: IncomingMessage): Promise<void> {
  for await (const _part of request);
}

function activityOf(person: number, n: number, text: string, serviceUrl: string) {
  const user = `aaaaaaaa-0000-4000-8000-${String(person).padStart(12, '0')}`
  return {
    type: 'message',
    id: `${1_700_000_000_000 + n}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${user}`, name: user, aadObjectId: user },
    recipient: { id: `28:${localBot.appId}`, name: 'Centralino' },
    conversation: { id: `${chat}${person}`, conversationType: 'personal', tenantId: localBot.tenantId },
    channelData: { tenant: { id: localBot.tenantId } },
    locale: 'it-IT',
    text,
    textFormat: 'plain',
  }
}
