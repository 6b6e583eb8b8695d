import { describe, expect, it } from 'vitest'
import { parseEvent } from '../../../adapters/slack/parse-event.ts'
import { directMessage, event, homeOpened, mention, type Payload } from './recorded-payloads.ts'

const parse = (payload: unknown) => parseEvent(payload, 'U0BOT')

function arrivalOf(payload: Payload) {
  const parsed = parse(payload)
  if ('ignored' in parsed) throw new Error(`ignored: ${parsed.ignored}`)
  return parsed.arrival
}

describe('an event of the Events API', () => {
  it('brings what somebody writes to the bot alone', () => {
    expect(arrivalOf(directMessage())).toEqual({
      eventId: 'Ev07BCDEF123',
      from: { kind: 'user', user: 'U0MARIA' },
      user: 'U0MARIA',
      content: { type: 'text', text: 'La stampante non va' },
    })
  })

  it('keeps what is written in a thread of the direct messages there', () => {
    const { from } = arrivalOf(directMessage({ thread_ts: '1732300000.000100' }))
    expect(from).toEqual({ kind: 'user', user: 'U0MARIA', thread: '1732300000.000100' })
  })

  it('takes the first message of a thread for what it is', () => {
    expect(arrivalOf(directMessage({ thread_ts: '1732400000.000100' })).from).toEqual({ kind: 'user', user: 'U0MARIA' })
  })

  it('reads a mention in direct messages as text', () => {
    const { content } = arrivalOf(directMessage({ text: '<@U0BOT> aiuto' }))
    expect(content).toEqual({ type: 'text', text: '@U0BOT aiuto' })
  })

  it('answers a mention in a thread of the channel, without the mention', () => {
    const { from, content } = arrivalOf(mention())
    expect(from).toEqual({ kind: 'thread', channel: 'C0GENERALE', thread: '1732400001.000200' })
    expect(content).toEqual({ type: 'text', text: 'chi si occupa delle stampanti?' })
  })

  it('stays in the thread where it is mentioned', () => {
    const { from } = arrivalOf(mention({ thread_ts: '1732300000.000100' }))
    expect(from).toEqual({ kind: 'thread', channel: 'C0GENERALE', thread: '1732300000.000100' })
  })

  it('helps whoever mentions it without a word', () => {
    expect(arrivalOf(mention({ text: '<@U0BOT> ' })).content).toEqual({ type: 'action', action: 'ask', value: 'aiuto' })
  })

  it('passes files on by where they are', () => {
    const files = [
      { id: 'F1', name: 'errore.png', url_private: 'https://files.slack.com/1', permalink: 'https://x.slack.com/F1' },
      { id: 'F2', file_access: 'check_file_info' },
    ]
    const { content } = arrivalOf(directMessage({ subtype: 'file_share', text: '', files }))
    const attachments = [{ name: 'errore.png', url: 'https://x.slack.com/F1' }]
    expect(content).toEqual({ type: 'text', text: '', attachments })
  })

  it('passes on a file without a name, and does not lose the others for one it cannot read', () => {
    const files = [{ id: 'F1', name: null, title: null, permalink: 'https://x.slack.com/F1' }, 7]
    const { content } = arrivalOf(directMessage({ subtype: 'file_share', text: 'ecco', files }))
    const attachments = [{ name: 'file', url: 'https://x.slack.com/F1' }]
    expect(content).toEqual({ type: 'text', text: 'ecco', attachments })
  })

  it('helps whoever sends nothing but a file that Slack does not describe', () => {
    const files = [{ id: 'F2', file_access: 'check_file_info' }]
    const { content } = arrivalOf(directMessage({ subtype: 'file_share', text: '', files }))
    expect(content).toEqual({ type: 'action', action: 'ask', value: 'aiuto' })
  })

  it('tells that the Home was opened', () => {
    const { from, content } = arrivalOf(homeOpened())
    expect(from).toEqual({ kind: 'home', user: 'U0MARIA' })
    expect(content).toEqual({ type: 'action', action: 'home', value: '' })
  })

  it.each<[string, Payload]>([
    ['an edited message', directMessage({ subtype: 'message_changed', hidden: true, message: {}, user: undefined })],
    ['a deleted message', directMessage({ subtype: 'message_deleted', hidden: true, user: undefined })],
    ['somebody who joins', directMessage({ subtype: 'channel_join' })],
    ['a bot of old', directMessage({ subtype: 'bot_message', bot_id: 'B1', user: undefined })],
    ['a bot', directMessage({ bot_id: 'B1' })],
    ['itself', directMessage({ user: 'U0BOT' })],
    ['a mention that came with an edit', mention({ edited: { user: 'U0MARIA', ts: '1732400009.000000' } })],
    ['a message in a channel, which comes as a mention too', directMessage({ channel: 'C1', channel_type: 'channel' })],
    ['a message in a group', directMessage({ channel: 'G1', channel_type: 'mpim' })],
    ['a mention in direct messages, which comes as a message too', mention({ channel: 'D0MARIA' })],
    ['a message with nothing in it', directMessage({ text: ' ' })],
    ['the other tab of its page', homeOpened({ tab: 'messages' })],
    ['another kind of event', event({ type: 'reaction_added', user: 'U0MARIA', item: {} })],
    ['a payload without an event', { type: 'event_callback' }],
  ])('ignores %s', (_what, payload) => {
    expect(parse(payload)).toHaveProperty('ignored')
  })

  it.each([null, 7, 'text', [], { event: null }])('ignores what is no payload: %j', (payload) => {
    expect(parse(payload)).toHaveProperty('ignored')
  })
})
