import { createServer, type Server } from 'node:http'
import type { ChannelAdapter, ChannelLimits, Receive } from '../../src/channel/adapter.ts'
import { isLoopback } from '../../src/channel/loopback.ts'
import type { Address, IncomingContent, Language } from '../../src/channel/message.ts'
import type { Clock } from '../../src/clock.ts'
import { CentralinoError, DeliveryError } from '../../src/errors.ts'
import { listenOn, stopListening } from '../../src/http-listening.ts'
import { fitMessage } from './fit-message.ts'
import { httpApp } from './http-app.ts'
import type { Mailbox } from './mailbox.ts'
import { createMailboxes } from './mailboxes.ts'
import { findPageFolder } from './page-files.ts'
import type { WebIdentity, WebShortcut } from './wire.ts'

export interface WebAdapterOptions {
  /** Only names and addresses of this very machine; anything else is refused. Default: 127.0.0.1. */
  readonly host?: string
  /** 0: any free port. */
  readonly port: number
  /** Whom one can play, in the order of the list; the first is who a new tab plays. At least one. */
  readonly identities: readonly WebIdentity[]
  readonly shortcuts: readonly WebShortcut[]
  /** Where conversations are kept across restarts; null: only in memory. */
  readonly mailboxFolder: string | null
  readonly clock: Clock
  readonly newId: () => string
  /** When the program started, as `Date.toISOString()` writes it: pages notice a restart by it. */
  readonly serverStarted: string
  readonly botName: string
  readonly organizationName: string
  /** Language of the page where the person has chosen none. */
  readonly language: Language
  /** What the core receives in the name of a person whose conversation is still empty; null: nothing. */
  readonly opening: IncomingContent | null
  /** Told of faults that nobody is waiting for. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds between signs of life on an open stream. Default: 15,000. */
  readonly heartbeatMs?: number
  /** Where the compiled page is. Default: where the build puts it. */
  readonly pageFolder?: string
}

export interface WebAdapter extends ChannelAdapter {
  /** Where the page is; null before `start`. */
  readonly url: string | null
}

const limits: ChannelLimits = { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'inline', updates: true }

/** Milliseconds that calls under way have to finish once the program stops. */
const patience = 5_000

/**
 * A chat in a page on this machine, where one plays the people of the demonstration. It takes whoever the page says
 * for that person, and therefore answers nobody but this machine.
 */
export function createWebAdapter(options: WebAdapterOptions): WebAdapter {
  const { host = '127.0.0.1', identities, clock, newId, onFault } = options
  if (!isLoopback(host)) {
    throw new CentralinoError('config/invalid', `La chat di prova risponde solo su questo computer: "${host}" non va.`)
  }
  if (identities.length === 0) {
    throw new CentralinoError('config/invalid', 'La chat di prova ha bisogno di almeno una persona da interpretare.')
  }
  const mailboxOf = createMailboxes({ identities, folder: options.mailboxFolder, clock, newId })
  const streams = new Set<() => void>()
  let server: Server | null = null
  let stopped: Promise<void> | null = null
  let url: string | null = null

  const start = async (receive: Receive): Promise<void> => {
    await Promise.all(identities.map(({ id }) => mailboxOf(id)))
    const app = httpApp({
      config: {
        botName: options.botName,
        organizationName: options.organizationName,
        language: options.language,
        identities,
        shortcuts: options.shortcuts,
      },
      pageFolder: options.pageFolder ?? findPageFolder(),
      heartbeatMs: options.heartbeatMs ?? 15_000,
      isStopping: () => stopped !== null,
      serverStarted: options.serverStarted,
      opening: options.opening,
      newId,
      onFault,
      mailboxOf,
      streams,
      receive,
    })
    const listening = createServer(app)
    server = listening
    url = await listenOn(listening, host, options.port)
  }

  const deliver = async (address: Address, put: (mailbox: Mailbox) => Promise<string>) => {
    const mailbox = address.channel === 'web' ? mailboxOf(address.conversation) : undefined
    if (mailbox === undefined) {
      throw new DeliveryError('delivery/permanent', `Nessuno si chiama "${address.conversation}" nella chat di prova.`)
    }
    try {
      return { channel: 'web', id: await put(await mailbox) }
    } catch (cause) {
      throw new DeliveryError('delivery/temporary', 'La conversazione non si può scrivere su disco.', { cause })
    }
  }

  return {
    name: 'web',
    limits,
    get url() {
      return url
    },
    start,
    send: (address, message, key) => deliver(address, (mailbox) => mailbox.deliver(fitMessage(message, limits), key)),
    update: (address, ref, message, key) =>
      deliver(address, (mailbox) => mailbox.replace(ref.id, fitMessage(message, limits), key)),
    stop() {
      stopped ??= server === null ? Promise.resolve() : close(server, streams)
      return stopped
    },
  }
}

function close(server: Server, streams: ReadonlySet<() => void>): Promise<void> {
  const closed = stopListening(server, patience)
  for (const end of [...streams]) end()
  return closed
}
