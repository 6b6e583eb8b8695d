import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createTeamsAdapter, type TeamsAdapterOptions } from '../../../adapters/teams/teams-adapter.ts'
import type { ChannelAdapter } from '../../../src/channel/adapter.ts'
import type { IncomingMessage } from '../../../src/channel/message.ts'
import { teamsAnswerTexts } from '../../../src/conversation/texts/teams-answer-texts.ts'
import { folderSpool } from '../../../src/spool.ts'
import { type LocalTeams, localBot, startLocalTeams } from '../../support/local-teams/local-teams.ts'
import { ManualTime } from '../../support/manual-time.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { sampleTexts } from './sample-texts.ts'

/** What the core does with a message; may send through the adapter. */
export type Core = (message: IncomingMessage, adapter: ChannelAdapter) => Promise<void>

export interface TeamsHarness {
  readonly adapter: ChannelAdapter
  readonly teams: LocalTeams
  readonly time: ManualTime
  /** What the core was told, in order. */
  readonly received: readonly IncomingMessage[]
  readonly faults: readonly unknown[]
  readonly notices: readonly string[]
  readonly folder: string
  /** Says from now on what the core does. */
  answer(core: Core): void
  /** The same program once more, with what the first has left on disk. */
  restart(): Promise<ChannelAdapter>
  close(): Promise<void>
}

export interface TeamsHarnessOptions {
  readonly adapter?: Partial<TeamsAdapterOptions>
  readonly signed?: boolean
}

/** An adapter that serves the local Teams, both with the same clock, which stands still. */
export async function startTeams(options: TeamsHarnessOptions = {}): Promise<TeamsHarness> {
  const time = new ManualTime('2026-03-02T09:00:00.000Z')
  const teams = await startLocalTeams({ clock: time, signed: options.signed ?? true })
  const folder = await temporaryFolder()
  const received: IncomingMessage[] = []
  const faults: unknown[] = []
  const notices: string[] = []
  let core: Core = async () => undefined
  let listener: RequestListener = (_request, response) => response.writeHead(404).end()
  const server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  teams.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`)

  const open = async (): Promise<ChannelAdapter> => {
    let ids = 0
    const adapter = createTeamsAdapter({
      connection: { mode: 'credentials', ...localBot, tenants: [localBot.tenantId], serviceHosts: [] },
      host: '127.0.0.1',
      serve: (_path, serving) => {
        listener = serving
      },
      folder: join(folder, 'teams'),
      spool: folderSpool(
        join(folder, 'spool'),
        () => `id-${++ids}`,
        (fault) => faults.push(fault),
      ),
      clock: time,
      timers: time,
      texts: sampleTexts,
      answers: teamsAnswerTexts,
      opening: { type: 'action', action: 'ask', value: 'aiuto' },
      openRequest: 'apri una richiesta',
      onFault: (fault) => faults.push(fault),
      onNotice: (notice) => notices.push(notice),
      endpoints: teams.endpoints,
      timeoutMs: 1_000,
      ...options.adapter,
    })
    await adapter.start(async (message) => {
      received.push(message)
      await core(message, adapter)
    })
    return adapter
  }

  let adapter = await open()
  let closed = false
  const close = async () => {
    if (closed) return
    closed = true
    await adapter.stop()
    await teams.stop()
    server.closeAllConnections()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
  }
  onTestFinished(close)
  return {
    get adapter() {
      return adapter
    },
    teams,
    time,
    received,
    faults,
    notices,
    folder,
    answer(next) {
      core = next
    },
    async restart() {
      await adapter.stop()
      adapter = await open()
      return adapter
    },
    close,
  }
}
