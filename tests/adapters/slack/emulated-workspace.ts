import { startEmulator } from './slack-emulator.ts'

/** A workspace of the emulator, with the bot installed, one person and one channel. */
export interface EmulatedWorkspace {
  /** Where the emulator shows in a browser what it holds. */
  readonly origin: string
  readonly apiUrl: string
  readonly token: string
  readonly teamId: string
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string }
  readonly person: { readonly id: string; readonly token: string }
  /** Id of the channel. */
  readonly channel: string
  /** Calls the Web API; throws where it refuses. */
  call(
    method: string,
    token: string,
    args: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, unknown>>>
  stop(): Promise<void>
}

const bot = { userId: 'U000000BOT', botId: 'B000000BOT', appId: 'A000000APP' }
const channelName = 'biblioteche'
const token = 'xoxb-local'
const personToken = 'xoxp-local'
const scopes = [
  'channels:history',
  'channels:read',
  'chat:write',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
]

export async function startEmulatedWorkspace(person: {
  readonly name: string
  readonly realName: string
  readonly email: string
}): Promise<EmulatedWorkspace> {
  const { name, realName, email } = person
  const installed = { app_id: bot.appId, bot_id: bot.botId, bot_user_id: bot.userId, scopes }
  const { origin, stop } = await startEmulator({
    team: { name: 'Comune di Esempio', domain: 'esempio' },
    users: [{ name, real_name: realName, email }],
    channels: [{ name: channelName }],
    oauth_apps: [{ ...installed, client_id: '1.1', client_secret: 's', name: 'Centralino', redirect_uris: [] }],
    tokens: [
      { ...installed, token, type: 'bot', user_id: bot.userId },
      { token: personToken, type: 'user', user: name, scopes: ['chat:write', 'users:read', 'channels:read'] },
    ],
  })
  const apiUrl = `${origin}/api/`
  const call: EmulatedWorkspace['call'] = async (method, of, args) => {
    const response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${of}` },
      body: new URLSearchParams(args),
    })
    const answer = (await response.json()) as Readonly<Record<string, unknown>>
    if (answer['ok'] !== true) throw new Error(`The emulator refuses ${method}: ${String(answer['error'])}`)
    return answer
  }
  const { user_id: id, team_id: teamId } = await call('auth.test', personToken, {})
  const { channels } = await call('conversations.list', token, {})
  const channel = Array.isArray(channels) ? channels.find((one) => one.name === channelName)?.id : undefined
  return {
    origin,
    apiUrl,
    token,
    teamId: String(teamId),
    bot,
    person: { id: String(id), token: personToken },
    channel: String(channel),
    call,
    stop,
  }
}
