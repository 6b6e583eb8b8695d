import { onTestFinished, vi } from 'vitest'
import { type ChannelParts, platformChannels, platforms } from '../../src/app.ts'
import type { ChannelAdapter } from '../../src/channel/adapter.ts'
import { readConfig } from '../../src/config.ts'
import type { Environment } from '../../src/environment-reader.ts'
import { createDispatcher } from '../../src/outbox/dispatcher.ts'
import { createPublicServer } from '../../src/public-server.ts'
import { routeUndelivered } from '../../src/turn/undelivered.ts'
import type { Turn } from '../../src/turn.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import type { SmallBody } from './small-body.ts'

export interface ServedBody {
  /** Where the platform reaches it; ends with a slash. */
  readonly url: string
  readonly faults: readonly unknown[]
  /** How many messages the core has taken. */
  readonly taken: () => number
  /** Sends what waits; resolves once nothing is left to send at this moment. */
  settle(): Promise<void>
}

/**
 * Serves the made-up body on the platforms that the variables configure: adapters, HTTP server and dispatcher as in
 * production. The time of the machine is the body's too: libraries look at it to judge signatures.
 */
export async function serveBody(
  body: SmallBody,
  variables: Environment,
  more: Pick<ChannelParts, 'teamsEndpoints'> = {},
): Promise<ServedBody> {
  const { store, time, newId, base } = body
  vi.setSystemTime(time.now())
  onTestFinished(() => void vi.useRealTimers())
  const config = readConfig({ CENTRALINO_DATA: await temporaryFolder(), CENTRALINO_PORT: '0', ...variables }, platforms)
  const faults: unknown[] = []
  const onFault = (fault: unknown) => void faults.push(fault)
  const server = createPublicServer(config)
  const parts = {
    base,
    config,
    clock: time,
    timers: time,
    newId,
    onFault,
    onNotice: () => {},
    serve: server.serve,
    ...more,
  }
  const adapters = new Map<string, ChannelAdapter>()
  for (const adapter of await platformChannels(parts)) adapters.set(adapter.name, adapter)
  const dispatcher = createDispatcher({
    store,
    adapters,
    clock: time,
    timers: time,
    random: () => 0,
    onUndelivered: (tx, row, code) =>
      routeUndelivered(row, code, { tx, desk: body.today(), newId, at: time.now().toISOString() }),
    onFault,
  })
  const turn = body.turn((channel) => adapters.get(channel)?.limits, dispatcher.wake)
  let taken = 0
  const counted: Turn = async (message) => {
    await turn(message)
    taken += 1
  }
  for (const adapter of adapters.values()) await adapter.start(counted)
  const url = await server.start()
  onTestFinished(async () => {
    await server.stop()
    for (const adapter of adapters.values()) await adapter.stop()
    await dispatcher.stop()
  })
  return {
    url,
    faults,
    taken: () => taken,
    settle() {
      dispatcher.wake()
      return dispatcher.idle()
    },
  }
}
