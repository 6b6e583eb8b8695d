import { expect, it } from 'vitest'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import { emulator, mayBeSkipped, startEmulator } from './slack-emulator.ts'
import { type WebApiHarness, webApiContract } from './web-api.contract.ts'

const email = 'anna.bianchi@example.org'
const scopes = [
  'channels:history',
  'channels:read',
  'chat:write',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
]

webApiContract('The local Slack', async (): Promise<WebApiHarness> => {
  const slack = await startLocalSlack()
  const anna = slack.addPerson({ name: 'Anna Bianchi', email })
  const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
  return {
    apiUrl: slack.apiUrl,
    token: slack.token,
    bot: slack.bot,
    person: { id: anna.id, email },
    channel,
    write: async (text) => anna.post(channel, text),
    trigger: async () => String((await anna.command('aiuto')).payload['trigger_id']),
    close: () => slack.stop(),
  }
})

if ('missing' in emulator) {
  const { missing } = emulator
  it.skipIf(mayBeSkipped)(`The emulator does what the adapter relies on (skipped: ${missing})`, () => {
    expect.fail(missing)
  })
} else {
  // A Slack written by others (https://github.com/vercel-labs/emulate): proves that the local one is not only our idea.
  webApiContract('The emulator', startEmulated, {
    'granted scopes': 'the emulator sends no x-oauth-scopes',
    'unknown token': 'the emulator takes any token for that of its first user, so that nothing has to be set up',
  })
}

async function startEmulated(): Promise<WebApiHarness> {
  const bot = { userId: 'U000000BOT', botId: 'B000000BOT' }
  const installed = { app_id: 'A000000APP', bot_id: bot.botId, bot_user_id: bot.userId, scopes }
  const { origin, stop } = await startEmulator({
    team: { name: 'Comune di Esempio', domain: 'esempio' },
    users: [{ name: 'anna', real_name: 'Anna Bianchi', email }],
    channels: [{ name: 'biblioteche' }],
    oauth_apps: [{ ...installed, client_id: '1.1', client_secret: 's', name: 'Centralino', redirect_uris: [] }],
    tokens: [
      { ...installed, token: 'xoxb-local', type: 'bot', user_id: bot.userId },
      { token: 'xoxp-anna', type: 'user', user: 'anna', scopes: ['chat:write', 'users:read', 'channels:read'] },
    ],
  })
  const call = async (method: string, token: string, args: Readonly<Record<string, string>>) => {
    const response = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    })
    const answer = (await response.json()) as Readonly<Record<string, unknown>>
    expect(answer).toMatchObject({ ok: true })
    return answer
  }
  const { user_id: annaId } = await call('auth.test', 'xoxp-anna', {})
  const { channels } = await call('conversations.list', 'xoxb-local', {})
  const channel = Array.isArray(channels) ? channels.find(({ name }) => name === 'biblioteche')?.id : undefined
  return {
    apiUrl: `${origin}/api/`,
    token: 'xoxb-local',
    bot,
    person: { id: String(annaId), email },
    channel: String(channel),
    write: async (text) =>
      String((await call('chat.postMessage', 'xoxp-anna', { channel: String(channel), text }))['ts']),
    async trigger(viewId) {
      const args = { user_id: String(annaId), ...(viewId === undefined ? {} : { view_id: viewId }) }
      return String((await call('views.generateTriggerId', 'xoxb-local', args))['trigger_id'])
    },
    close: stop,
  }
}
