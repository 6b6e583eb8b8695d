import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { slackScopes } from '../../adapters/slack/slack-scopes.ts'
import { signature } from '../support/local-slack/courier.ts'
import { LocalApi } from './local-api.ts'
import type { PlatformSide } from './platform-load.ts'
import { benchSecret } from './slack-bot.ts'

const scopes = slackScopes.map(({ scope }) => scope).join(',')

/** As much of Slack as a bot needs to answer direct messages. */
export function openSlack(answered: (person: number) => void): PlatformSide {
  let posts = 0

  const answer = async (request: IncomingMessage): Promise<object> => {
    const args = argsOf(request.headers['content-type'], await text(request))
    switch (request.url?.split('/').at(-1)) {
      case 'auth.test':
        return { team: 'Bench', team_id: 'TBENCH', user_id: 'UBOT', bot_id: 'BBOT' }
      case 'users.info': {
        const id = args.get('user') ?? ''
        const profile = { real_name: id, email: `${id.toLowerCase()}@example.org` }
        return { user: { id, team_id: 'TBENCH', real_name: id, is_email_confirmed: true, profile } }
      }
      case 'conversations.open':
        return { channel: { id: `D${args.get('users')}` } }
      case 'chat.postMessage': {
        const channel = args.get('channel') ?? ''
        answered(Number(channel.slice('DU'.length)))
        return { channel, ts: `1800000000.${String(++posts).padStart(6, '0')}`, message: {} }
      }
      default:
        throw new Error(`The bench knows no ${request.url}`)
    }
  }
  const api = new LocalApi(async (request) => ({
    body: { ok: true, ...(await answer(request)) },
    headers: { 'x-oauth-scopes': scopes },
  }))

  return {
    script: join(import.meta.dirname, 'slack-bot.js'),
    start: async () => `${await api.start()}/api/`,
    bring(person, n, said) {
      const body = JSON.stringify(eventOf(`U${person}`, n, said))
      return { body, headers: { ...signature(Math.floor(Date.now() / 1_000), body, benchSecret) } }
    },
    stop: () => api.stop(),
  }
}

function argsOf(type: string | undefined, body: string): { get(name: string): string | null | undefined } {
  return type?.startsWith('application/json') === true
    ? new Map(Object.entries(JSON.parse(body) as Record<string, string>))
    : new URLSearchParams(body)
}

function eventOf(user: string, n: number, text: string) {
  const ts = `${Math.floor(Date.now() / 1_000)}.${String(n % 1_000_000).padStart(6, '0')}`
  return {
    token: 'bench',
    team_id: 'TBENCH',
    api_app_id: 'ABENCH',
    event: { type: 'message', channel: `D${user}`, channel_type: 'im', user, text, ts, event_ts: ts },
    type: 'event_callback',
    event_id: `Ev${n}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ enterprise_id: null, team_id: 'TBENCH', user_id: 'UBOT', is_bot: true }],
  }
}
