import { afterEach, describe, expect, it } from 'vitest'
import type { MailboxEntry } from '../../../adapters/web/wire.ts'
import { plainMessage, requestCard } from './sample-messages.ts'
import { employee, master, type RunningWeb, startWeb } from './web-harness.ts'

interface StreamEvent {
  readonly event: string
  readonly id: string | undefined
  readonly data: unknown
}

/** Reads server-sent events as a browser would. */
class Reader {
  readonly #reader: ReadableStreamDefaultReader<string>
  #rest = ''

  constructor(response: Response) {
    if (response.body === null) throw new Error('The stream has no body')
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  }

  /** The next event; undefined once the stream has ended. */
  async next(): Promise<StreamEvent | undefined> {
    for (;;) {
      const end = this.#rest.indexOf('\n\n')
      if (end >= 0) {
        const lines = this.#rest.slice(0, end).split('\n')
        this.#rest = this.#rest.slice(end + 2)
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        return { event: field('event') ?? 'message', id: field('id'), data: JSON.parse(field('data') ?? 'null') }
      }
      const { done, value } = await this.#reader.read()
      if (done) return undefined
      this.#rest += value
    }
  }

  async entry(): Promise<MailboxEntry> {
    const event = await this.next()
    expect(event?.event).toBe('entry')
    return event?.data as MailboxEntry
  }

  close(): Promise<void> {
    return this.#reader.cancel()
  }
}

let web: RunningWeb
const readers: Reader[] = []

afterEach(async () => {
  await Promise.all(readers.splice(0).map((reader) => reader.close()))
  await web.adapter.stop()
})

async function follow(identity = employee.id, headers: Record<string, string> = {}, after = 0): Promise<Reader> {
  const response = await fetch(`${web.base}/api/events?identity=${identity}&after=${after}`, { headers })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = new Reader(response)
  readers.push(reader)
  return reader
}

const send = (text: string, identity = employee.id) =>
  web.adapter.send({ channel: 'web', conversation: identity }, plainMessage(text), `key-${text}`, 'first')

describe('the stream of a mailbox', () => {
  it('begins with when the program started and how far the mailbox is', async () => {
    web = await startWeb({ serverStarted: '2026-03-02T08:00:00.000Z' })
    await send('prima')
    const stream = await follow()
    expect(await stream.next()).toEqual({
      event: 'hello',
      id: undefined,
      data: { serverStarted: '2026-03-02T08:00:00.000Z', seq: 1 },
    })
  })

  it('gives what was missed, then what comes, to every open tab of the person and to nobody else', async () => {
    web = await startWeb()
    await send('prima')
    const [one, two, other] = [await follow(), await follow(), await follow(master.id)]
    for (const stream of [one, two, other]) await stream.next()
    await send('seconda')
    await send('per il master', master.id)
    for (const stream of [one, two]) {
      expect(await stream.entry()).toMatchObject({ message: { text: 'prima' } })
      expect(await stream.entry()).toMatchObject({ message: { text: 'seconda' } })
    }
    expect(await other.entry()).toMatchObject({ message: { text: 'per il master' } })
  })

  it('goes on after what the browser says it saw last', async () => {
    web = await startWeb()
    for (const text of ['a', 'b', 'c']) await send(text)
    const stream = await follow(employee.id, { 'last-event-id': '2' }, 1)
    await stream.next()
    expect(await stream.entry()).toMatchObject({ seq: 3, message: { text: 'c' } })
  })

  it('tells of a card that changed, in the place where it stood', async () => {
    web = await startWeb()
    const address = { channel: 'web', conversation: employee.id }
    const ref = await web.adapter.send(address, requestCard('open'), 'k1', 'first')
    await send('dopo')
    const stream = await follow(employee.id, {}, 2)
    await stream.next()
    await web.adapter.update(address, ref, requestCard('taken'), 'k2')
    expect(await stream.entry()).toMatchObject({
      id: ref.id,
      position: 1,
      seq: 3,
      message: { text: 'Richiesta 42: taken' },
    })
  })

  it('gives signs of life', async () => {
    web = await startWeb({ heartbeatMs: 5 })
    const stream = await follow()
    await stream.next()
    expect(await stream.next()).toMatchObject({ event: 'beat' })
  })

  it('ends when the program stops', async () => {
    web = await startWeb()
    const stream = await follow()
    await stream.next()
    await web.adapter.stop()
    expect(await stream.next()).toBeUndefined()
  })
})
