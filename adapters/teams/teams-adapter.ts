import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import type { ChannelAdapter, Receive } from '../../src/channel/adapter.ts'
import { isLoopback } from '../../src/channel/loopback.ts'
import type { IncomingContent } from '../../src/channel/message.ts'
import type { Clock, Timers } from '../../src/clock.ts'
import { CentralinoError, DeliveryError } from '../../src/errors.ts'
import type { Spool } from '../../src/spool.ts'
import type { AnswerTextsByLanguage } from './answer-texts.ts'
import { createAppToken } from './app-token.ts'
import { type CloudEndpoints, cloudOf } from './cloud.ts'
import { createConnector } from './connector.ts'
import { openConversationBook } from './conversation-book.ts'
import { Courtesy } from './courtesy.ts'
import { httpDoor } from './http-door.ts'
import { Intake } from './intake.ts'
import { Invokes } from './invokes.ts'
import { LiveAnswers } from './live-answers.ts'
import { OfferedChoices } from './offered-choices.ts'
import { People } from './people.ts'
import { createPersonalChats } from './personal-chats.ts'
import { createReception } from './reception.ts'
import { Sending } from './sending.ts'
import { playgroundLimits, teamsLimits } from './teams-limits.ts'
import { messagesPath, type TeamsConnection } from './teams-settings.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'
import { createTokenVerifier } from './verify-token.ts'

export interface TeamsAdapterOptions {
  /** Null: nothing is configured, and the adapter refuses to be made. */
  readonly connection: TeamsConnection | null
  /** The name or address the program's server listens on; the local mode wants one of this very machine. */
  readonly host: string
  /** Gives all calls to a path of that server to a listener. */
  readonly serve: (path: string, listener: RequestListener) => void
  /** Where it is kept how to reach people; made when it is not there. */
  readonly folder: string
  readonly spool: Spool
  readonly clock: Clock
  readonly timers: Timers
  readonly texts: TeamsTextsByLanguage
  readonly answers: AnswerTextsByLanguage
  /** What the core receives from who calls the bot without a word, and from who has just installed it. */
  readonly opening: IncomingContent
  /** What a person writes to open a request. */
  readonly openRequest: string
  /** Told of faults that nobody is waiting for. */
  readonly onFault: (fault: unknown) => void
  /** Told once, at the start of the local mode, what it means. */
  readonly onNotice: (notice: string) => void
  /** Other endpoints than those of the cloud. Default: those of Microsoft. */
  readonly endpoints?: Partial<CloudEndpoints>
  /** Milliseconds a call to Teams may take. Default: 10,000. */
  readonly timeoutMs?: number
}

const localNotice =
  'TEAMS_PLAYGROUND: modalità di prova senza credenziali. Chiunque su questo computer può parlare con il bot a nome di chiunque. Mai per l’uso vero.'

/**
 * Microsoft Teams, through the Bot Framework.
 *
 * @throws CentralinoError `config/invalid` without credentials, or where the local mode could be reached from outside.
 */
export function createTeamsAdapter(options: TeamsAdapterOptions): ChannelAdapter {
  const { connection, clock, timers, texts, answers, onFault, timeoutMs = 10_000 } = options
  if (connection === null) {
    const message = 'Teams ha bisogno di MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD e MICROSOFT_APP_TENANT_ID.'
    throw new CentralinoError('config/invalid', message)
  }
  const isLocal = connection.mode === 'playground'
  if (isLocal && !isLoopback(options.host)) {
    const message = `TEAMS_PLAYGROUND risponde solo su questo computer: CENTRALINO_HOST non può essere "${options.host}".`
    throw new CentralinoError('config/invalid', message)
  }
  const cloud = { ...cloudOf(isLocal ? [] : connection.serviceHosts), ...options.endpoints }
  const appId = isLocal ? '' : connection.appId
  const tenants = isLocal ? null : connection.tenants
  const serviceOrigins = isLocal ? 'loopback' : cloud.serviceOrigins
  const connector = createConnector({
    appId,
    token: isLocal ? null : createAppToken({ ...connection, ...cloud, clock, timeoutMs }),
    cloud,
    serviceOrigins,
    clock,
    onFault,
    timeoutMs,
  })
  const live = new LiveAnswers(clock, timers)
  const choices = new OfferedChoices()
  const limits = isLocal ? playgroundLimits : teamsLimits
  let open: { readonly sending: Sending; readonly stop: () => Promise<void> } | undefined
  let stopping: Promise<void> | undefined

  const started = () => {
    if (open === undefined) throw new DeliveryError('delivery/temporary', 'Teams is not open yet')
    return open.sending
  }

  const start = async (receive: Receive): Promise<void> => {
    const book = await openConversationBook(join(options.folder, 'conversations.jsonl'))
    // The service's address for who has not written yet, by the name that Teams gives it where there are many.
    const fallback = { serviceUrl: `${cloud.serviceOrigins[0]}/teams/`, tenant: isLocal ? '' : connection.tenantId }
    const chats = createPersonalChats({ connector, book, fallback, onFault })
    const people = new People({ connector, chats, clock, tenants })
    const courtesy = new Courtesy(connector, answers, clock)
    const wordings = { opening: options.opening, openRequest: options.openRequest }
    const common = { people, chats, courtesy, receive, clock, timers, onFault }
    const intake = new Intake({ ...common, wordings, spool: options.spool })
    const reception = createReception({
      gate: {
        verify: isLocal ? null : createTokenVerifier({ appId, ...cloud, clock }),
        tenants,
        serviceOrigins,
      },
      book,
      intake,
      invokes: new Invokes({ ...common, live, choices, texts, answers }),
      wordings,
      onFault,
    })
    open = {
      sending: new Sending({ connector, chats, live, choices, texts, answers, forms: limits.forms }),
      async stop() {
        await reception.idle()
        await intake.stop()
      },
    }
    await intake.resume()
    options.serve(
      messagesPath,
      httpDoor({ isLocal, isStopping: () => stopping !== undefined, answer: reception.answer, onFault }),
    )
    if (isLocal) options.onNotice(localNotice)
  }

  return {
    name: 'teams',
    limits,
    start,
    send: async (address, message, key, attempt) => started().send(address, message, key, attempt),
    update: async (address, ref, message) => started().update(address, ref, message),
    stop() {
      stopping ??= open === undefined ? Promise.resolve() : open.stop()
      return stopping
    },
  }
}
