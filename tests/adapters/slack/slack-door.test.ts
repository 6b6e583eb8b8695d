import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { signature } from '../../support/local-slack/courier.ts'
import { directMessage, type Payload } from './recorded-payloads.ts'
import { type SlackBot, startSlackBot } from './slack-harness.ts'

interface Request {
  readonly body: string
  readonly type?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

const seconds = (shift = 0) => Math.floor(Date.now() / 1_000) + shift

async function post({ url }: SlackBot, { body, type = 'application/json', method = 'POST', headers }: Request) {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': type, ...(headers ?? signature(seconds(), body)) },
    ...(method === 'GET' ? {} : { body }),
  })
  return { status: response.status, text: await response.text() }
}

async function bot() {
  const started = await startSlackBot()
  const written = (changes: Payload = {}) => JSON.stringify(directMessage({ user: started.maria.id, ...changes }))
  return { bot: started, written }
}

describe('the door for Slack', () => {
  it('takes what Slack has signed', async () => {
    const { bot: started, written } = await bot()
    expect(await post(started, { body: written() })).toEqual({ status: 200, text: '' })
    expect(started.received).toMatchObject([
      {
        eventId: 'Ev07BCDEF123',
        address: { channel: 'slack', conversation: `user/${started.maria.id}` },
        personal: { channel: 'slack', conversation: `user/${started.maria.id}` },
        scope: 'personal',
        sender: { channel: 'slack', userId: started.maria.id, displayName: 'Maria Bianchi' },
        content: { type: 'text', text: 'La stampante non va' },
      },
    ])
  })

  it('passes on the same event under the same id, so that the core takes it once', async () => {
    const { bot: started, written } = await bot()
    const body = written()
    const headers = signature(seconds(), body)
    await post(started, { body, headers })
    await post(started, { body, headers: { ...headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'x' } })
    expect(new Set(started.received.map(({ eventId }) => eventId)).size).toBe(1)
  })

  it.each<[string, (body: string) => Readonly<Record<string, string>>]>([
    ['signed with another secret', (body) => signature(seconds(), body, 'another')],
    ['signed for another body', () => signature(seconds(), 'another')],
    [
      'signed at another time',
      (body) => ({ ...signature(seconds(), body), 'x-slack-request-timestamp': `${seconds(-1)}` }),
    ],
    ['more than five minutes old', (body) => signature(seconds(-301), body)],
    ['more than five minutes ahead', (body) => signature(seconds(+310), body)],
    ['signed at no time', (body) => ({ ...signature(seconds(), body), 'x-slack-request-timestamp': 'now' })],
    ['without a time', (body) => ({ 'x-slack-signature': signature(seconds(), body)['x-slack-signature'] })],
    ['without a signature', () => ({ 'x-slack-request-timestamp': `${seconds()}` })],
    ['without either', () => ({})],
  ])('refuses what is %s', async (_what, headersOf) => {
    const { bot: started, written } = await bot()
    const body = written()
    expect(await post(started, { body, headers: headersOf(body) })).toEqual({ status: 401, text: '' })
    expect(started.received).toEqual([])
  })

  it('says once where the right secret is, whatever calls with another', async () => {
    const { bot: started, written } = await bot()
    const body = written()
    for (let time = 0; time < 3; time += 1) {
      await post(started, { body, headers: signature(seconds(), body, 'another') })
    }
    await post(started, { body, headers: {} })
    expect(started.faults).toHaveLength(1)
    expect(String(started.faults[0])).toMatch(/SLACK_SIGNING_SECRET.*Basic Information.*clock/)
    expect(String(started.faults[0])).not.toContain(started.slack.signingSecret)
    expect(String(started.faults[0])).not.toContain('stampante')
  })

  it('says nothing of whoever calls without a signature', async () => {
    const { bot: started, written } = await bot()
    await post(started, { body: written(), headers: {} })
    expect(started.faults).toEqual([])
  })

  it.each([
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-8', 200],
  ])('takes JSON and forms only: %s', async (type, status) => {
    const { bot: started, written } = await bot()
    expect(await post(started, { body: written(), type })).toMatchObject({ status })
    expect(started.received).toHaveLength(status === 200 ? 1 : 0)
  })

  it('takes nothing but POST', async () => {
    const { bot: started } = await bot()
    expect(await post(started, { body: '', method: 'GET' })).toMatchObject({ status: 405 })
  })

  it('does not read what is too large', async () => {
    const { bot: started, written } = await bot()
    const body = written({ text: 'a'.repeat(1_100_000) })
    const status = await new Promise((resolve) => {
      const sent = httpRequest(started.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signature(seconds(), body) },
      })
      sent.on('response', (response) => resolve(response.resume().statusCode))
      sent.on('error', (error) => resolve(error.message))
      sent.end(body)
    })
    expect(status).toBe(413)
    expect(started.received).toEqual([])
  })

  it('refuses what is signed but malformed', async () => {
    const { bot: started } = await bot()
    expect(await post(started, { body: '{"type":' })).toMatchObject({ status: 400 })
  })

  it('proves the address to Slack', async () => {
    const { bot: started } = await bot()
    const body = JSON.stringify({ type: 'url_verification', token: 'x', challenge: '3eZbrw1a' })
    expect(await post(started, { body })).toEqual({ status: 200, text: '{"challenge":"3eZbrw1a"}' })
    expect(await post(started, { body, headers: signature(seconds(), body, 'another') })).toMatchObject({ status: 401 })
  })

  it('answers the check of the certificate, which is not signed, without taking what comes with it', async () => {
    const { bot: started, written } = await bot()
    const type = 'application/x-www-form-urlencoded'
    const body = `ssl_check=1&token=x&payload=${encodeURIComponent(written())}`
    expect(await post(started, { body, type, headers: {} })).toMatchObject({ status: 200 })
    expect(started.received).toEqual([])
  })

  it.each<[string, Payload]>([
    ['an event of another kind', { type: 'event_callback', event_id: 'Ev1', event: { type: 'reaction_added' } }],
    ['a window that was closed', { type: 'view_closed', user: { id: 'U1' }, view: { id: 'V1', callback_id: 'x' } }],
    ['something unheard of', { type: 'new_and_shiny' }],
    ['an empty payload', {}],
  ])('acknowledges %s', async (_what, payload) => {
    const { bot: started } = await bot()
    expect(await post(started, { body: JSON.stringify(payload) })).toMatchObject({ status: 200 })
    expect(started.received).toEqual([])
  })

  it('lets Slack bring again what comes while the program stops', async () => {
    const { bot: started, written } = await bot()
    await started.adapter.stop()
    expect(await post(started, { body: written() })).toMatchObject({ status: 503 })
    await expect(started.adapter.stop()).resolves.toBeUndefined()
  })
})
