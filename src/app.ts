import { randomInt, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { eventsPath, readSlackConnection, slackSettings } from '../adapters/slack/slack-settings.ts'
import type { CloudEndpoints } from '../adapters/teams/cloud.ts'
import { messagesPath, readTeamsConnection, teamsSettings } from '../adapters/teams/teams-settings.ts'
import { keepKnowledge } from './administration/keep-knowledge.ts'
import type { ChannelAdapter } from './channel/adapter.ts'
import type { Finding } from './channel/finding.ts'
import type { IncomingContent } from './channel/message.ts'
import type { PlatformManifest, PlatformReach, PlatformSettings, PlatformValues } from './channel/platform-settings.ts'
import { type Clock, systemTimers, type Timers } from './clock.ts'
import { type Config, packageRoot } from './config.ts'
import { appPackageTexts } from './conversation/texts/app-package-texts.ts'
import { manifestTexts } from './conversation/texts/manifest-texts.ts'
import { platformTexts } from './conversation/texts/platform-texts.ts'
import { teamsAnswerTexts } from './conversation/texts/teams-answer-texts.ts'
import { LiveKnowledge } from './knowledge/editing/live-knowledge.ts'
import { finishInterrupted } from './knowledge/editing/write-files.ts'
import type { KnowledgeBase } from './knowledge/schema.ts'
import { createDispatcher } from './outbox/dispatcher.ts'
import { createPublicServer, type PublicServer } from './public-server.ts'
import { folderSpool } from './spool.ts'
import { openEmbeddedStore } from './store/embedded/embedded-store.ts'
import { restoreLines, verifyLines } from './store/embedded/report-text.ts'
import { restoreStore } from './store/embedded/restore.ts'
import { verifyStore } from './store/embedded/verify.ts'
import { currentDesk } from './turn/current-desk.ts'
import { watchDue } from './turn/due-watch.ts'
import { routeUndelivered } from './turn/undelivered.ts'
import { createTurn } from './turn.ts'

export interface AppOptions {
  readonly config: Config
  readonly clock: Clock
  /** Default: those of the machine. */
  readonly timers?: Timers
  /** Told of faults that nobody is waiting for. */
  readonly onFault: (fault: unknown) => void
  /** Told, in one sentence, what whoever started the program should know. Default: nobody is. */
  readonly onNotice?: (notice: string) => void
  /** Makes the channels; an adapter is only loaded when it is used. */
  readonly channels: (parts: ChannelParts) => Promise<readonly ChannelAdapter[]>
}

/** What a channel may be made from. */
export interface ChannelParts {
  readonly base: KnowledgeBase
  readonly config: Config
  readonly clock: Clock
  readonly timers: Timers
  readonly newId: () => string
  readonly onFault: (fault: unknown) => void
  readonly onNotice: (notice: string) => void
  /** Where the platforms that call the bot do so. It listens once all channels are started. */
  readonly serve: PublicServer['serve']
  /** Other addresses than those of Microsoft, for a Teams that is not theirs. Default: theirs. */
  readonly teamsEndpoints?: Partial<CloudEndpoints>
}

/** A chat platform that the program can be connected to. Its adapter is loaded only when it is used. */
export interface Platform extends PlatformSettings {
  reach(values: PlatformValues): PlatformReach
  channel(values: PlatformValues, parts: ChannelParts): Promise<ChannelAdapter>
  /** Asks the platform whether what is configured will do. */
  check(values: PlatformValues, clock: Clock): AsyncIterable<Finding>
  /** What introduces the bot to the platform. `args`: what follows the platform's name on the command line. */
  manifest(args: readonly string[], base: KnowledgeBase): Promise<PlatformManifest>
}

export interface App {
  /** Where platforms reach the program, ending with a slash; `null` where none has to. */
  readonly url: string | null
  /** Resolves when everything owed at this moment is sent. */
  idle(): Promise<void>
  /** Takes up at once what has changed in the knowledge folder, as it does by itself every half second. */
  refresh(): Promise<void>
  /** Takes nothing more, finishes what is under way, closes the store. */
  stop(): Promise<void>
}

/** Builds everything and starts it: the one place where adapters and stores are chosen. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, clock, onFault, onNotice = () => {}, timers = systemTimers(options.clock) } = options
  const newId = () => randomUUID()
  const { editors, secondApproval, questionsDays } = config
  const policy = { administrators: new Set(config.administrators), editors, secondApproval }
  await finishInterrupted(config.knowledgeFolder)
  const live = await LiveKnowledge.open(config.knowledgeFolder)
  const { base } = live.state
  const desk = currentDesk(live, clock, policy.administrators)
  const server = createPublicServer(config)
  const store = await openEmbeddedStore({ folder: config.dataFolder, clock, report: onFault })
  try {
    const adapters = await options.channels({
      base,
      config,
      clock,
      timers,
      newId,
      onFault,
      onNotice,
      serve: server.serve,
    })
    const byName = new Map(adapters.map((adapter) => [adapter.name, adapter]))
    const dispatcher = createDispatcher({
      store,
      adapters: byName,
      clock,
      timers,
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
      editing: { policy, state: () => live.state, wake: () => keeping.wake() },
      wake: dispatcher.wake,
    })
    const due = watchDue({ store, desk, newId, clock, questionsDays, wake: dispatcher.wake, onFault })
    const keeping = keepKnowledge({
      live,
      store,
      policy,
      responder: () => desk().responder,
      clock,
      // Looking at the folder is no business of whoever owns the waiting for platforms.
      timers: systemTimers(clock),
      newId,
      wakeOutbox: dispatcher.wake,
      // What requests need is made anew at once, before anybody writes; whose hands have changed is looked at then.
      onChanged: () => void [desk(), due.look()],
      onFault,
    })
    const started: ChannelAdapter[] = []
    const stop = async () => {
      await Promise.all([due.stop(), keeping.stop(), server.stop()])
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
      const idle = async () => {
        await keeping.idle()
        await dispatcher.idle()
      }
      return { url, idle, refresh: keeping.refresh, stop }
    } catch (error) {
      await stop()
      throw error
    }
  } catch (error) {
    await store.close()
    throw error
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

/** What whoever comes to the bot for the first time is answered to. */
const opening: IncomingContent = { type: 'action', action: 'ask', value: 'aiuto' }

const slack: Platform = {
  ...slackSettings,
  reach: (values) =>
    readSlackConnection(values).appToken === null
      ? { way: 'called', path: eventsPath, localOnly: false }
      : { way: 'calling', manner: 'Socket Mode' },
  async channel(values, { config, clock, timers, newId, onFault, serve }) {
    const { createSlackAdapter } = await import('../adapters/slack/slack-adapter.ts')
    const spool = folderSpool(join(config.dataFolder, 'slack'), newId, onFault)
    const connection = readSlackConnection(values)
    return createSlackAdapter({ ...connection, serve, spool, clock, timers, newId, texts: platformTexts, onFault })
  },
  async *check(values, clock) {
    const { checkSlack } = await import('../adapters/slack/check-slack.ts')
    yield* checkSlack({ ...readSlackConnection(values), clock })
  },
  async manifest(args, { organization: { botName } }) {
    const { buildSlackManifest } = await import('../adapters/slack/manifest-options.ts')
    return buildSlackManifest(args, { botName, texts: manifestTexts(botName) })
  },
}

const teams: Platform = {
  ...teamsSettings,
  reach: (values) => ({
    way: 'called',
    path: messagesPath,
    localOnly: readTeamsConnection(values).mode === 'playground',
  }),
  async channel(values, { config, clock, timers, newId, onFault, onNotice, serve, teamsEndpoints = {} }) {
    const { createTeamsAdapter } = await import('../adapters/teams/teams-adapter.ts')
    const folder = join(config.dataFolder, 'teams')
    return createTeamsAdapter({
      connection: readTeamsConnection(values),
      host: config.host,
      serve,
      folder,
      spool: folderSpool(join(folder, 'events'), newId, onFault),
      clock,
      timers,
      texts: platformTexts,
      answers: teamsAnswerTexts,
      opening,
      openRequest: 'apri una richiesta',
      onFault,
      onNotice,
      endpoints: teamsEndpoints,
    })
  },
  async *check(values, clock) {
    const { checkTeams } = await import('../adapters/teams/check-teams.ts')
    yield* checkTeams(readTeamsConnection(values), clock)
  },
  async manifest(args, { organization }) {
    const { buildTeamsManifest } = await import('../adapters/teams/manifest-options.ts')
    const icon = (name: string) => readFile(join(packageRoot(), 'adapters/teams/package', name))
    const [color, outline] = await Promise.all([icon('color.png'), icon('outline.png')])
    const { botName, name: organizationName } = organization
    const { version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }
    const content = { botName, organizationName, version, icons: { color, outline } }
    return buildTeamsManifest(args, { ...content, texts: appPackageTexts })
  },
}

/** All of them, in the order in which they are named. */
export const platforms: readonly Platform[] = [slack, teams]

/** The channels of the platforms that are configured. */
export function platformChannels(parts: ChannelParts): Promise<readonly ChannelAdapter[]> {
  return Promise.all(
    platforms.flatMap((platform) => {
      const values = parts.config.platforms[platform.name]
      return values === undefined ? [] : [platform.channel(values, parts)]
    }),
  )
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
    opening,
    onFault,
  })
}

/** A conversation in the terminal, with whoever sits there. */
export async function consoleChannel(input: Readable, output: Writable, userId: string) {
  const { createConsoleAdapter } = await import('../adapters/console/console-adapter.ts')
  const leave = ['esci', 'exit', 'quit']
  return createConsoleAdapter({ input, output, userId, newId: randomUUID, leave, prompt: '> ' })
}
