import { beforeEach, describe, expect, it } from 'vitest'
import { slackErrorCode } from '../../../adapters/slack/slack-errors.ts'
import { type ClientHarness, hello, homeView, refusalOf, startClient } from './client-harness.ts'

const modal = (title: string) =>
  ({
    type: 'modal',
    title: { type: 'plain_text', text: title },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Testo' } }],
  }) as const

let time: ClientHarness['time']
let slack: ClientHarness['slack']
let client: ClientHarness['client']
let anna: ClientHarness['anna']
let post: ClientHarness['post']
let callsOf: ClientHarness['callsOf']

beforeEach(async () => {
  ;({ time, slack, client, anna, post, callsOf } = await startClient())
})

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
      unfurl_links: false,
      unfurl_media: false,
      mrkdwn: false,
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
    await client.publishHome(anna.id, homeView)
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

async function trigger(): Promise<string> {
  const { payload } = await anna.command('aiuto')
  return String(payload['trigger_id'])
}
