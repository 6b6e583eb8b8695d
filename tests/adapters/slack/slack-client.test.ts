import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSlackClient, type SlackClient } from '../../../adapters/slack/slack-client.ts'
import { slackErrorCode } from '../../../adapters/slack/slack-errors.ts'
import { DeliveryError } from '../../../src/errors.ts'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import type { LocalSlack, LocalUser } from '../../support/local-slack/local-slack-types.ts'
import { ManualTime } from '../../support/manual-time.ts'

const hello = { text: 'Buongiorno', blocks: [] }
const modal = (title: string) =>
  ({
    type: 'modal',
    title: { type: 'plain_text', text: title },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Testo' } }],
  }) as const
const home = {
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'La tua unità' } }],
} as const

let time: ManualTime
let slack: LocalSlack
let client: SlackClient
let anna: LocalUser
let faults: unknown[]

beforeEach(async () => {
  time = new ManualTime('2026-03-02T08:00:00.000Z')
  slack = await startLocalSlack({ clock: time })
  faults = []
  client = newClient()
  anna = slack.addPerson({ name: 'Anna Bianchi', email: 'anna.bianchi@example.org', title: 'Servizio Biblioteche' })
})

afterEach(() => slack.stop())

function newClient(options: { readonly token?: string; readonly timeoutMs?: number } = {}): SlackClient {
  const { apiUrl, token } = slack
  return createSlackClient({ token, apiUrl, clock: time, onFault: (fault) => faults.push(fault), ...options })
}

const post = (key = 'k', attempt: 'first' | 'again' = 'first', channel = anna.directMessage) =>
  client.postMessage(channel, hello, { key, attempt })

const refusalOf = async (doing: Promise<unknown>): Promise<DeliveryError> => {
  const refused = await doing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refused instanceof DeliveryError)) throw new Error(`Not refused as it should be: ${String(refused)}`)
  return refused
}

const callsOf = (method: string) => slack.calls.filter((call) => call.method === method)

describe('the Slack client', () => {
  it('posts, updates in place and keeps the key of a message with it', async () => {
    const sent = await post('row-1')
    expect(sent).toEqual({ channel: anna.directMessage, ts: expect.stringMatching(/^\d+\.\d{6}$/) })
    expect(anna.messages()).toMatchObject([{ text: 'Buongiorno', ts: sent.ts }])
    expect(await client.updateMessage(sent.channel, sent.ts, { ...hello, text: 'Buonasera' })).toEqual(sent)
    expect(anna.messages().map(({ text }) => text)).toEqual(['Buonasera'])
    expect(slack.conversation(sent.channel)[0]?.metadata?.event_payload).toEqual({ key: 'row-1' })
  })

  it('asks that nothing be unfurled and no text be taken for markup', async () => {
    await post()
    expect(callsOf('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      mrkdwn: 'false',
      text: 'Buongiorno',
    })
  })

  it('takes away the blocks of a message that becomes one of text', async () => {
    const sent = await client.postMessage(
      anna.directMessage,
      { text: 'Uno', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Uno' } }] as never },
      { key: 'k', attempt: 'first' },
    )
    await client.updateMessage(sent.channel, sent.ts, { text: 'Due', blocks: [] })
    expect(anna.messages().map(({ text }) => text)).toEqual(['Due'])
  })

  it('posts to a thread', async () => {
    const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
    const ts = anna.post(channel, 'chi si occupa delle stampanti?')
    await client.postMessage(channel, hello, { key: 'k', attempt: 'first', threadTs: ts })
    expect(slack.channel(channel)).toHaveLength(1)
    expect(slack.thread(channel, ts).map(({ text }) => text)).toEqual(['chi si occupa delle stampanti?', 'Buongiorno'])
  })

  it('opens the conversation with a person once, however many ask at the same time', async () => {
    const ids = await Promise.all([client.openDirectMessage(anna.id), client.openDirectMessage(anna.id)])
    expect(new Set([...ids, await client.openDirectMessage(anna.id)])).toEqual(new Set([anna.directMessage]))
    expect(callsOf('conversations.open')).toHaveLength(1)
  })

  it('asks again for a conversation that it could not open', async () => {
    slack.fail('conversations.open', ['503'])
    expect((await refusalOf(client.openDirectMessage(anna.id))).code).toBe('delivery/temporary')
    expect(await client.openDirectMessage(anna.id)).toBe(anna.directMessage)
  })

  it('asks again for a conversation that Slack does not know any more', async () => {
    await client.openDirectMessage(anna.id)
    slack.fail('chat.postMessage', ['channel_not_found'])
    await refusalOf(post())
    await client.openDirectMessage(anna.id)
    expect(callsOf('conversations.open')).toHaveLength(2)
  })

  it('shows a private message to one person only', async () => {
    const bruno = slack.addPerson({ name: 'Bruno Verdi' })
    const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id, bruno.id] })
    await client.postEphemeral(channel, anna.id, hello)
    expect(anna.privateAnswers().map(({ text }) => text)).toEqual(['Buongiorno'])
    expect(bruno.privateAnswers()).toEqual([])
  })

  it('opens, pushes and updates windows and publishes the home', async () => {
    const opened = await client.openView(await trigger(), modal('Prima'))
    const pushed = await client.pushView(await trigger(), modal('Seconda'))
    expect(pushed.rootId).toBe(opened.id)
    expect(await client.updateView(pushed.id, modal('Terza'))).toMatchObject({ id: pushed.id, rootId: opened.id })
    expect(anna.windows().map(({ title }) => title)).toEqual(['Prima', 'Terza'])
    await client.publishHome(anna.id, home)
    expect(anna.home()?.text).toContain('La tua unità')
  })

  it('says who the bot is and what it may do', async () => {
    expect(await client.authTest()).toEqual({
      teamId: slack.team.id,
      teamName: slack.team.name,
      url: 'https://esempio.slack.com/',
      userId: slack.bot.userId,
      botId: slack.bot.botId,
      scopes: expect.arrayContaining(['chat:write', 'users:read.email']),
    })
  })

  it('describes a person', async () => {
    expect(await client.userInfo(anna.id)).toMatchObject({
      id: anna.id,
      team_id: slack.team.id,
      real_name: 'Anna Bianchi',
      is_email_confirmed: true,
      profile: { email: 'anna.bianchi@example.org', title: 'Servizio Biblioteche' },
    })
  })
})

describe('a response_url', () => {
  async function responseUrl(): Promise<string> {
    const { payload } = await anna.command('aiuto')
    return String(payload['response_url'])
  }

  it('answers its author alone', async () => {
    await client.respond(await responseUrl(), hello)
    expect(anna.privateAnswers().map(({ text }) => text)).toEqual(['Buongiorno'])
  })

  it('is refused for good after five uses', async () => {
    const url = await responseUrl()
    for (let use = 0; use < 5; use += 1) await client.respond(url, hello)
    const refused = await refusalOf(client.respond(url, hello))
    expect([refused.code, slackErrorCode(refused)]).toEqual(['delivery/permanent', 'used_url'])
  })

  it('is refused for good after half an hour', async () => {
    const url = await responseUrl()
    await time.pass(30 * 60_000 + 1, async () => undefined)
    const refused = await refusalOf(client.respond(url, hello))
    expect([refused.code, slackErrorCode(refused)]).toEqual(['delivery/permanent', 'expired_url'])
  })

  it.each([
    ['429:7', 'delivery/rate-limited'],
    ['500', 'delivery/ambiguous'],
    ['503', 'delivery/temporary'],
    ['404', 'delivery/permanent'],
    ['reset', 'delivery/ambiguous'],
  ])('that meets %s fails as %s', async (fault, code) => {
    slack.fail('response_url', [fault])
    expect((await refusalOf(client.respond(await responseUrl(), hello))).code).toBe(code)
  })
})

describe('what goes wrong while posting', () => {
  it.each([
    ['429:30', 'delivery/rate-limited'],
    ['ratelimited', 'delivery/rate-limited'],
    ['500', 'delivery/ambiguous'],
    ['502', 'delivery/ambiguous'],
    ['503', 'delivery/temporary'],
    ['504', 'delivery/ambiguous'],
    ['reset', 'delivery/ambiguous'],
    ['done-reset', 'delivery/ambiguous'],
    ['internal_error', 'delivery/ambiguous'],
    ['fatal_error', 'delivery/ambiguous'],
    ['service_unavailable', 'delivery/temporary'],
    ['request_timeout', 'delivery/temporary'],
    ['channel_not_found', 'delivery/permanent'],
    ['user_is_deactivated', 'delivery/permanent'],
    ['not_in_channel', 'delivery/permanent'],
    ['is_archived', 'delivery/permanent'],
    ['restricted_action', 'delivery/permanent'],
    ['msg_blocks_too_long', 'delivery/permanent'],
    ['an_error_of_tomorrow', 'delivery/permanent'],
    ['invalid_auth', 'delivery/temporary'],
    ['account_inactive', 'delivery/temporary'],
    ['token_revoked', 'delivery/temporary'],
    ['missing_scope', 'delivery/temporary'],
  ])('%s is %s', async (fault, code) => {
    slack.fail('chat.postMessage', [fault])
    expect((await refusalOf(post())).code).toBe(code)
    expect(callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('a call that never ends is given up after its time, and may have arrived', async () => {
    client = newClient({ timeoutMs: 50 })
    slack.fail('chat.postMessage', ['done-hang'])
    expect((await refusalOf(post())).code).toBe('delivery/ambiguous')
  })

  it('a port where nobody listens has seen nothing', async () => {
    await slack.away()
    expect((await refusalOf(post())).code).toBe('delivery/temporary')
    await slack.back()
    await post()
    expect(anna.messages()).toHaveLength(1)
  })

  it('a host that nobody knows has seen nothing', async () => {
    const apiUrl = 'http://nobody.invalid/api/'
    const lost = createSlackClient({ token: 'xoxb', apiUrl, clock: time, onFault: () => undefined })
    expect((await refusalOf(lost.authTest())).code).toBe('delivery/temporary')
  })

  it.each(['500', 'reset', 'internal_error'])('%s is never ambiguous for what can be done twice', async (fault) => {
    const { channel, ts } = await post()
    slack.fail('*', [fault, fault, fault])
    expect((await refusalOf(client.updateMessage(channel, ts, hello))).code).toBe('delivery/temporary')
    expect((await refusalOf(client.publishHome(anna.id, home))).code).toBe('delivery/temporary')
    expect((await refusalOf(client.openDirectMessage(anna.id))).code).toBe('delivery/temporary')
  })

  it('tells operators once of what they have to mend, and again when it worked in between', async () => {
    slack.fail('chat.postMessage', ['missing_scope', 'missing_scope', 'ok', 'missing_scope', 'channel_not_found'])
    for (let times = 0; times < 5; times += 1) await post().catch(() => undefined)
    expect(faults.map(slackErrorCode)).toEqual(['missing_scope', 'missing_scope'])
  })

  it('names what Slack found wrong, and neither text nor token', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'segreto'.repeat(50) } }]
    const refused = await refusalOf(
      client.postMessage(
        anna.directMessage,
        { text: 'segreto', blocks: blocks as never },
        { key: 'k', attempt: 'first' },
      ),
    )
    expect(refused.message).toContain('chat.postMessage: invalid_blocks [ERROR] blocks/0/text/text')
    expect(refused.message).not.toMatch(/segreto|xoxb/)
    expect(faults).toEqual([refused])
  })
})

describe('a pause that Slack asks for', () => {
  it('is kept without a request, for that method alone, and ends by itself', async () => {
    slack.fail('chat.postMessage', ['429:30'])
    expect((await refusalOf(post())).retryAfterMs).toBe(30_000)
    await time.pass(12_000, async () => undefined)
    expect((await refusalOf(post())).retryAfterMs).toBe(18_000)
    expect(callsOf('chat.postMessage')).toHaveLength(1)
    await client.authTest()
    await time.pass(18_000, async () => undefined)
    await post()
    expect(anna.messages()).toHaveLength(1)
  })

  it('does not last longer because the clock was set back', async () => {
    slack.fail('chat.postMessage', ['429:30'])
    await refusalOf(post())
    time.turnTo('2026-03-02T06:00:00.000Z')
    await post()
    expect(anna.messages()).toHaveLength(1)
  })
})

describe('a message that may have been sent already', () => {
  it.each(['done-500', 'done-reset', 'done-internal_error'])(
    'is found by its key after %s, not posted twice',
    async (fault) => {
      slack.fail('chat.postMessage', [fault])
      expect((await refusalOf(post('row-7'))).code).toBe('delivery/ambiguous')
      const sent = await post('row-7', 'again')
      expect(anna.messages()).toMatchObject([{ text: 'Buongiorno', ts: sent.ts }])
    },
  )

  it('is posted where it never arrived, whatever stands there', async () => {
    await post('row-6')
    slack.fail('chat.postMessage', ['500'])
    await refusalOf(post('row-7'))
    await post('row-7', 'again')
    expect(anna.messages()).toHaveLength(2)
  })

  it('is found at the end of a long thread', async () => {
    const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
    const threadTs = anna.post(channel, 'domanda')
    for (let reply = 0; reply < 150; reply += 1) anna.post(channel, `risposta ${reply}`, { threadTs })
    const first = await client.postMessage(channel, hello, { key: 'row-8', attempt: 'first', threadTs })
    expect(await client.postMessage(channel, hello, { key: 'row-8', attempt: 'again', threadTs })).toEqual(first)
  })

  it('waits while nobody can look', async () => {
    slack.fail('conversations.history', ['500', '429:5'])
    expect((await refusalOf(post('row-9', 'again'))).code).toBe('delivery/temporary')
    expect(await refusalOf(post('row-9', 'again'))).toMatchObject({
      code: 'delivery/rate-limited',
      retryAfterMs: 5_000,
    })
    expect(anna.messages()).toEqual([])
  })

  it.each(['missing_scope', 'not_in_channel'])('is posted rather than lost where looking ends in %s', async (fault) => {
    slack.fail('conversations.history', [fault])
    await post('row-10', 'again')
    expect(anna.messages()).toHaveLength(1)
  })
})

async function trigger(): Promise<string> {
  const { payload } = await anna.command('aiuto')
  return String(payload['trigger_id'])
}
