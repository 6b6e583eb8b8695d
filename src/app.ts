import { randomInt, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { slackSettings } from '../adapters/slack/slack-settings.ts'
import { teamsSettings } from '../adapters/teams/teams-settings.ts'
import type { ChannelAdapter } from './channel/adapter.ts'
import type { PlatformSettings } from './channel/platform-settings.ts'
import { type Clock, systemTimers } from './clock.ts'
import type { Config } from './config.ts'
import { createResponder } from './conversation/responder.ts'
import { loadKnowledgeOrThrow } from './knowledge/load.ts'
import type { KnowledgeBase } from './knowledge/schema.ts'
import { createDispatcher } from './outbox/dispatcher.ts'
import { createPublicServer, type PublicServer } from './public-server.ts'
import { localDay } from './requests/local-time.ts'
import { openEmbeddedStore } from './store/embedded/embedded-store.ts'
import { restoreLines, verifyLines } from './store/embedded/report-text.ts'
import { restoreStore } from './store/embedded/restore.ts'
import { verifyStore } from './store/embedded/verify.ts'
import { type DeskBase, deskBase } from './turn/desk-context.ts'
import { watchDue } from './turn/due-watch.ts'
import { routeUndelivered } from './turn/undelivered.ts'
import { createTurn } from './turn.ts'

export interface AppOptions {
  readonly config: Config
  readonly clock: Clock
  /** Told of faults that nobody is waiting for. */
  readonly onFault: (fault: unknown) => void
  /** Makes the channels; an adapter is only loaded when it is used. */
  readonly channels: (parts: ChannelParts) => Promise<readonly ChannelAdapter[]>
}

/** What a channel may be made from. */
export interface ChannelParts {
  readonly base: KnowledgeBase
  readonly config: Config
  readonly clock: Clock
  readonly newId: () => string
  readonly onFault: (fault: unknown) => void
  /** Where the platforms that call the bot do so. It listens once all channels are started. */
  readonly serve: PublicServer['serve']
}

/** All platforms that the program can be connected to: how each is configured. */
export const platforms: readonly PlatformSettings[] = [slackSettings, teamsSettings]

export interface App {
  /** Where platforms reach the program, ending with a slash; `null` where none has to. */
  readonly url: string | null
  /** Resolves when everything owed at this moment is sent. */
  idle(): Promise<void>
  /** Takes nothing more, finishes what is under way, closes the store. */
  stop(): Promise<void>
}

/** Builds everything and starts it: the one place where adapters and stores are chosen. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, clock, onFault } = options
  const newId = () => randomUUID()
  const base = await loadKnowledgeOrThrow(config.knowledgeFolder)
  const desk = currentDesk(base, clock, config)
  const server = createPublicServer(config)
  const store = await openEmbeddedStore({ folder: config.dataFolder, clock, report: onFault })
  try {
    const adapters = await options.channels({ base, config, clock, newId, onFault, serve: server.serve })
    const byName = new Map(adapters.map((adapter) => [adapter.name, adapter]))
    const dispatcher = createDispatcher({
      store,
      adapters: byName,
      clock,
      timers: systemTimers(clock),
      random: () => randomInt(2 ** 32) / 2 ** 32,
      onUndelivered: (tx, row, code) =>
        routeUndelivered(row, code, { tx, desk: desk(), newId, at: clock.now().toISOString() }),
      onFault,
    })
    const turn = createTurn({
      store,
      desk,
      clock,
      newId,
      limitsOf: (channel) => byName.get(channel)?.limits,
      wake: dispatcher.wake,
    })
    const stopDue = watchDue({ store, desk, newId, clock, wake: dispatcher.wake, onFault })
    const started: ChannelAdapter[] = []
    const stop = async () => {
      await Promise.all([stopDue(), server.stop()])
      await Promise.all(started.map((adapter) => adapter.stop()))
      await dispatcher.stop()
      await store.close()
    }
    try {
      for (const adapter of adapters) {
        await adapter.start(turn)
        started.push(adapter)
      }
      const url = server.isNeeded ? await server.start() : null
      dispatcher.wake()
      return { url, idle: dispatcher.idle, stop }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The base made ready for today, made anew when the day changes: entries with dates switch by themselves. */
function currentDesk(base: KnowledgeBase, clock: Clock, config: Config): () => DeskBase {
  let made: { readonly day: string; readonly desk: DeskBase } | undefined
  return () => {
    const day = localDay(base.calendar.timeZone, clock.now())
    if (made?.day !== day) {
      made = { day, desk: deskBase(createResponder(base, day), base.calendar.requests, new Set(config.administrators)) }
    }
    return made.desk
  }
}

/** What is in the folder of the store, a line each, and whether it starts. Changes nothing. */
export async function verifyData(
  folder: string,
  clock: Clock,
): Promise<{ readonly sound: boolean; readonly lines: readonly string[] }> {
  const report = await verifyStore(folder, clock)
  return { sound: report.damage === null, lines: verifyLines(folder, report) }
}

/** Goes back to the last good state of the store and says what was done, a line each. Damaged files are kept aside. */
export async function restoreData(folder: string, clock: Clock): Promise<readonly string[]> {
  return restoreLines(folder, await restoreStore(folder, clock))
}

/** The local web chat, for who has connected no platform: one plays the people of the demonstration. */
export async function webChannel(parts: ChannelParts): Promise<ChannelAdapter & { readonly url: string | null }> {
  const { createWebAdapter } = await import('../adapters/web/web-adapter.ts')
  const { webIdentities, webShortcuts } = await import('./demonstration.ts')
  const { base, config, clock, newId, onFault } = parts
  return createWebAdapter({
    host: config.host,
    port: config.port,
    identities: webIdentities(
      base,
      config.administrators.filter((one) => !one.includes(':')),
    ),
    shortcuts: webShortcuts,
    mailboxFolder: join(config.dataFolder, 'web'),
    clock,
    newId,
    serverStarted: clock.now().toISOString(),
    botName: base.organization.botName,
    organizationName: base.organization.name,
    language: 'it',
    opening: { type: 'action', action: 'ask', value: 'aiuto' },
    onFault,
  })
}

/** A conversation in the terminal, with whoever sits there. */
export async function consoleChannel(input: Readable, output: Writable, userId: string) {
  const { createConsoleAdapter } = await import('../adapters/console/console-adapter.ts')
  const leave = ['esci', 'exit', 'quit']
  return createConsoleAdapter({ input, output, userId, newId: randomUUID, leave, prompt: '> ' })
}
