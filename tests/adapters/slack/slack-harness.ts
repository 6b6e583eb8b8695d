import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSlackAdapter, type SlackAdapterOptions } from '../../../adapters/slack/slack-adapter.ts'
import type { ChannelAdapter } from '../../../src/channel/adapter.ts'
import type { IncomingMessage, OutgoingMessage } from '../../../src/channel/message.ts'
import { systemClock } from '../../../src/clock.ts'
import { folderSpool } from '../../../src/spool.ts'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import type { LocalPerson, LocalSlack, LocalUser } from '../../support/local-slack/local-slack-types.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { sampleTexts } from './sample-texts.ts'

export interface SlackBot {
  readonly slack: LocalSlack
  readonly adapter: ChannelAdapter
  /** Where the bot takes requests over HTTP. */
  readonly url: string
  /** What the core was brought, redelivered events included. */
  readonly received: IncomingMessage[]
  readonly faults: unknown[]
  readonly spoolFolder: string
  readonly maria: LocalUser
  /** What the core does with each message, in the place of keeping it. */
  core: (message: IncomingMessage) => Promise<void>
  /** Answers in the conversation of a message, as the outbox does later. */
  reply(to: IncomingMessage | undefined, message: OutgoingMessage): ReturnType<ChannelAdapter['send']>
}

export interface SlackBotOptions {
  readonly slack?: LocalSlack
  readonly options?: Partial<SlackAdapterOptions>
  readonly socket?: boolean
  readonly person?: Partial<LocalPerson>
  /** Of an earlier bot, to go on from what it has kept. */
  readonly spoolFolder?: string
}

let keys = 0

/** A bot in a workspace on this machine, which it reaches over HTTP unless told otherwise; gone when the test is over. */
export async function startSlackBot({ options = {}, socket = false, person, ...given }: SlackBotOptions = {}) {
  const bot = await prepareSlackBot({ options, socket, ...(person === undefined ? {} : { person }), ...given })
  await bot.adapter.start((message) => {
    bot.received.push(message)
    return bot.core(message)
  })
  if (socket) await bot.slack.sockets(1)
  return bot
}

/** The same, not started. */
export async function prepareSlackBot({ options = {}, socket = false, person, ...given }: SlackBotOptions = {}) {
  const slack = given.slack ?? (await startLocalSlack())
  let listener: RequestListener = (_request, response) => response.writeHead(404).end()
  const server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const faults: unknown[] = []
  const received: IncomingMessage[] = []
  const spoolFolder = given.spoolFolder ?? join(await temporaryFolder(), 'spool')
  const adapter = createSlackAdapter({
    botToken: slack.token,
    signingSecret: slack.signingSecret,
    appToken: socket ? slack.appToken : null,
    apiUrl: slack.apiUrl,
    workspaces: [],
    serve: (_path, mounted) => {
      listener = mounted
    },
    clock: systemClock,
    newId: () => `id${++keys}`,
    texts: sampleTexts,
    onFault: (fault) => faults.push(fault),
    ...options,
    spool: folderSpool(
      spoolFolder,
      () => `id${++keys}`,
      (fault) => faults.push(fault),
    ),
  })
  if (socket) slack.deliverOverSocket()
  else slack.deliverTo(url)
  onTestFinished(async () => {
    await adapter.stop()
    await slack.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const bot: SlackBot = {
    slack,
    adapter,
    url,
    received,
    faults,
    spoolFolder,
    maria: slack.addPerson({ name: 'Maria Bianchi', email: 'maria.bianchi@example.org', ...person }),
    core: async () => {},
    reply(to, message) {
      if (to === undefined) throw new Error('Nothing was received')
      return adapter.send(to.address, message, `key-${++keys}`, 'first')
    },
  }
  return bot
}

export function say(text: string, more: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return { language: 'it', text, blocks: [{ type: 'paragraph', text }], ...more }
}

/** A form to answer request 42 with. */
export function replyForm(errors?: Readonly<Record<string, string>>): OutgoingMessage {
  const form = {
    form: 'reply',
    context: '42',
    title: 'Rispondi',
    submitLabel: 'Invia',
    fields: [
      { id: 'text', type: 'text', label: 'La risposta', required: true, multiline: true, maxLength: 1_000 },
    ] as const,
  }
  const block = { type: 'form', form: errors === undefined ? form : { ...form, errors } } as const
  return { language: 'it', text: 'Rispondi', blocks: [block] }
}

/** A message with one button. */
export function offer(label: string, action = 'take', value = '42'): OutgoingMessage {
  const button = { action, value, label, typed: `${action} ${value}`, style: 'primary' } as const
  return {
    language: 'it',
    text: label,
    blocks: [
      { type: 'paragraph', text: 'Richiesta 42' },
      { type: 'actions', actions: [button] },
    ],
  }
}
