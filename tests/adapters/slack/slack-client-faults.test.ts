import { beforeEach, describe, expect, it } from 'vitest'
import { createSlackClient } from '../../../adapters/slack/slack-client.ts'
import { slackErrorCode } from '../../../adapters/slack/slack-errors.ts'
import { type ClientHarness, hello, homeView, refusalOf, startClient } from './client-harness.ts'

let time: ClientHarness['time']
let slack: ClientHarness['slack']
let client: ClientHarness['client']
let anna: ClientHarness['anna']
let faults: ClientHarness['faults']
let post: ClientHarness['post']
let callsOf: ClientHarness['callsOf']

beforeEach(async () => {
  ;({ time, slack, client, anna, faults, post, callsOf } = await startClient())
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
    const { slack, post } = await startClient({ timeoutMs: 50 })
    slack.fail('chat.postMessage', ['done-hang'])
    expect((await refusalOf(post())).code).toBe('delivery/ambiguous')
  })

  it('an answer that is none of Slack’s may have come after the message arrived, and is not repeated', async () => {
    slack.fail('chat.postMessage', ['done-200'])
    const refused = await refusalOf(post())
    expect(refused.code).toBe('delivery/ambiguous')
    expect(refused.message).not.toContain('html')
    expect(anna.messages()).toHaveLength(1)
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
    expect((await refusalOf(client.publishHome(anna.id, homeView))).code).toBe('delivery/temporary')
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
