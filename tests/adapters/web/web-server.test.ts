import { afterEach, describe, expect, it } from 'vitest'
import { createWebAdapter, type WebAdapterOptions } from '../../../adapters/web/web-adapter.ts'
import type { MailboxEntry, MailboxPage, Refusal } from '../../../adapters/web/wire.ts'
import { CentralinoError } from '../../../src/errors.ts'
import { plainMessage } from './sample-messages.ts'
import { employee, identities, master, type RunningWeb, startWeb, webOptions } from './web-harness.ts'

const running: RunningWeb[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ adapter }) => adapter.stop()))
})

async function start(overrides: Partial<WebAdapterOptions> = {}): Promise<RunningWeb> {
  const web = await startWeb(overrides)
  running.push(web)
  return web
}

const post = (base: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const say = (base: string, text: string, eventId: string = crypto.randomUUID(), identity = employee.id) =>
  post(base, '/api/messages', { identity, eventId, content: { type: 'text', text } })

async function messages(base: string, identity = employee.id, after = 0): Promise<MailboxPage> {
  const response = await fetch(`${base}/api/messages?identity=${identity}&after=${after}`)
  return (await response.json()) as MailboxPage
}

const wordsOf = (entry: MailboxEntry) => (entry.from === 'bot' ? entry.message.text : entry.text)

const inOrder = ({ entries }: MailboxPage) =>
  [...entries].sort((a, b) => a.position - b.position).map((entry) => `${entry.from}: ${wordsOf(entry)}`)

async function refusal(response: Response): Promise<[number, Refusal['error']]> {
  const { error, message } = (await response.json()) as Refusal
  expect(message).not.toBe('')
  return [response.status, error]
}

describe('starting', () => {
  it('refuses to listen where other machines could reach it', () => {
    for (const host of ['0.0.0.0', '192.168.1.10', '::', 'example.org', '']) {
      expect(() => createWebAdapter(webOptions({ host }))).toThrow(CentralinoError)
    }
  })

  it('refuses to start with nobody to play', () => {
    expect(() => createWebAdapter(webOptions({ identities: [] }))).toThrow(CentralinoError)
  })

  it('says what to do when the port is taken', async () => {
    const first = await start()
    const { port } = new URL(first.base)
    const second = createWebAdapter(webOptions({ port: Number(port) }))
    const failure = await second.start(async () => undefined).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'web/port-in-use', data: { port: Number(port) } })
    expect((failure as Error).message).toContain(`La porta ${port} è già usata`)
    await second.stop()
  })

  it('knows its address once it listens', async () => {
    const adapter = createWebAdapter(webOptions())
    expect(adapter.url).toBeNull()
    await adapter.start(async () => undefined)
    expect(adapter.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    await adapter.stop()
  })
})

describe('taking messages', () => {
  it('passes on what a person wrote, in the name of the person the tab plays', async () => {
    const { base, bot } = await start()
    const response = await say(base, 'ciao', 'event-0001', master.id)
    expect(response.status).toBe(202)
    expect(bot.received).toEqual([
      {
        eventId: `${master.id}:event-0001`,
        address: { channel: 'web', conversation: master.id },
        scope: 'personal',
        sender: { channel: 'web', userId: master.id, displayName: master.name, email: master.email },
        content: { type: 'text', text: 'ciao' },
      },
    ])
  })

  it('leaves the e-mail out where the person has none', async () => {
    const { base, bot } = await start()
    await say(base, 'ciao')
    expect(bot.received[0]?.sender).not.toHaveProperty('email')
  })

  it('keeps what the person wrote before the answer to it', async () => {
    const { base } = await start()
    await say(base, 'prima')
    await say(base, 'seconda')
    await expect
      .poll(async () => inOrder(await messages(base)))
      .toEqual(['person: prima', 'bot: prima', 'person: seconda', 'bot: seconda'])
  })

  it('shows a resent message once', async () => {
    const { base, bot } = await start()
    await say(base, 'una volta', 'event-0001')
    expect((await say(base, 'una volta', 'event-0001')).status).toBe(202)
    await expect.poll(async () => inOrder(await messages(base))).toEqual(['person: una volta', 'bot: una volta'])
    expect(bot.received).toHaveLength(1)
  })

  it('shows a button by its label and says which message it stood in', async () => {
    const { base } = await start()
    const content = { type: 'action', action: 'choose', value: 's-cultura' }
    await post(base, '/api/messages', {
      identity: employee.id,
      eventId: 'event-0001',
      content,
      shown: 'Servizio Cultura',
      about: { id: 'id-1', seq: 7 },
    })
    const { entries } = await messages(base)
    const own = entries.find((entry) => entry.from === 'person')
    expect(own).toMatchObject({
      from: 'person',
      kind: 'action',
      text: 'Servizio Cultura',
      about: { id: 'id-1', seq: 7 },
    })
  })

  it('keeps nothing that was not accepted, and takes it when it comes again', async () => {
    const { base, bot, faults } = await start()
    bot.refuse(true)
    expect(await refusal(await say(base, 'aiuto', 'event-0001'))).toEqual([503, 'not-accepted'])
    expect((await messages(base)).entries).toEqual([])
    expect(faults).toHaveLength(1)
    bot.refuse(false)
    expect((await say(base, 'aiuto', 'event-0001')).status).toBe(202)
    await expect.poll(async () => inOrder(await messages(base))).toEqual(['person: aiuto', 'bot: aiuto'])
  })

  it('passes on texts far longer than the core wants', async () => {
    const { base, bot } = await start()
    const long = '€'.repeat(100_000)
    expect((await say(base, long)).status).toBe(202)
    expect(bot.received[0]?.content).toEqual({ type: 'text', text: long })
  })

  it.each([
    ['nothing', {}],
    ['an empty text', { identity: employee.id, eventId: 'event-0001', content: { type: 'text', text: ' \n ' } }],
    [
      'a text beyond all measure',
      { identity: employee.id, eventId: 'event-0001', content: { type: 'text', text: 'a'.repeat(100_001) } },
    ],
    ['an event without a usable id', { identity: employee.id, eventId: '../..', content: { type: 'text', text: 'a' } }],
    ['an unknown kind of content', { identity: employee.id, eventId: 'event-0001', content: { type: 'file' } }],
    [
      'a field nobody asked for',
      { identity: employee.id, eventId: 'event-0001', content: { type: 'text', text: 'a' }, sender: 'boss' },
    ],
    [
      'values that are not text',
      {
        identity: employee.id,
        eventId: 'event-0001',
        content: { type: 'form', form: 'f', context: '', values: { a: 1 } },
      },
    ],
    ['JSON cut short', '{"identity":'],
    ['JSON that is no object', '"ciao"'],
  ])('refuses %s', async (_what, body) => {
    const { base, bot } = await start()
    expect(await refusal(await post(base, '/api/messages', body))).toEqual([400, 'invalid'])
    expect(bot.received).toEqual([])
  })

  it('refuses a body over a megabyte', async () => {
    const { base } = await start()
    expect(await refusal(await say(base, 'a'.repeat(1_100_000)))).toEqual([413, 'too-large'])
  })

  it('refuses what is not JSON, as a form of another page would send it', async () => {
    const { base } = await start()
    const response = await post(base, '/api/messages', '{}', { 'content-type': 'text/plain' })
    expect(await refusal(response)).toEqual([415, 'not-json'])
  })

  it('refuses a person who is not in the demonstration', async () => {
    const { base } = await start()
    expect(await refusal(await say(base, 'ciao', 'event-0001', 'somebody-else'))).toEqual([404, 'unknown-identity'])
    expect(await refusal(await fetch(`${base}/api/messages?identity=somebody-else`))).toEqual([404, 'unknown-identity'])
    expect(await refusal(await fetch(`${base}/api/events`))).toEqual([404, 'unknown-identity'])
    expect(await refusal(await post(base, '/api/open', { identity: '' }))).toEqual([404, 'unknown-identity'])
  })
})

describe('opening a conversation', () => {
  it('lets the bot say hello once', async () => {
    const { base, bot } = await start()
    await Promise.all([
      post(base, '/api/open', { identity: employee.id }),
      post(base, '/api/open', { identity: employee.id }),
    ])
    await expect.poll(async () => inOrder(await messages(base))).toEqual(['bot: Buongiorno, sono il centralino.'])
    await post(base, '/api/open', { identity: employee.id })
    expect(bot.received).toHaveLength(1)
  })

  it('stays silent where something has been said already, and where no opening is wanted', async () => {
    const spoken = await start()
    await spoken.adapter.send({ channel: 'web', conversation: employee.id }, plainMessage('avviso'), 'k', 'first')
    await post(spoken.base, '/api/open', { identity: employee.id })
    expect(spoken.bot.received).toEqual([])
    const silent = await start({ opening: null })
    expect((await post(silent.base, '/api/open', { identity: employee.id })).status).toBe(202)
    expect(silent.bot.received).toEqual([])
  })

  it('tries again when the first time failed', async () => {
    const { base, bot } = await start()
    bot.refuse(true)
    expect(await refusal(await post(base, '/api/open', { identity: employee.id }))).toEqual([503, 'not-accepted'])
    bot.refuse(false)
    expect((await post(base, '/api/open', { identity: employee.id })).status).toBe(202)
    expect(bot.received).toHaveLength(1)
  })
})

describe('who has news', () => {
  it('tells for each person how far the bot has spoken, whatever they said themselves', async () => {
    const { base, bot } = await start()
    bot.hold()
    await say(base, 'ciao')
    await running[0]?.adapter.send({ channel: 'web', conversation: master.id }, plainMessage('per te'), 'k', 'first')
    const activity = await (await fetch(`${base}/api/activity`)).json()
    expect(activity).toEqual(Object.fromEntries(identities.map(({ id }) => [id, id === master.id ? 1 : 0])))
  })
})

describe('stopping', () => {
  it('lets what is under way finish', async () => {
    let accept: () => void = () => undefined
    let taken: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      taken = resolve
    })
    const adapter = createWebAdapter(webOptions())
    await adapter.start(() => {
      taken()
      return new Promise<void>((resolve) => {
        accept = resolve
      })
    })
    const answer = say((adapter.url ?? '').slice(0, -1), 'quasi fuori tempo')
    await arrived
    const stopped = adapter.stop()
    accept()
    expect((await answer).status).toBe(202)
    await stopped
    await adapter.stop()
  })

  it('can be stopped before it was started', async () => {
    await expect(createWebAdapter(webOptions()).stop()).resolves.toBeUndefined()
  })
})
