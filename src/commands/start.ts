import { parseArgs } from 'node:util'
import { type App, type AppOptions, platformChannels, platforms, startApp, webChannel } from '../app.ts'
import type { PlatformReach } from '../channel/platform-settings.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { CentralinoError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { CommandContext } from './command.ts'

/** `centralino start`: runs until the process is told to end. */
export async function start(context: CommandContext): Promise<number> {
  const config = withOptions(context)
  const log = createLog(config.logLevel)
  const common = { config, clock: systemClock, onFault: log.fault, onNotice: context.out }
  const { app, lines } = isConnected(config) ? await startPlatforms(common) : await startWebChat(common)
  for (const line of lines) context.out(line)
  log.info('started', { platforms: Object.keys(config.platforms), url: app.url })
  await endSignal()
  context.out('Ending…')
  await app.stop()
  return 0
}

interface Started {
  readonly app: App
  /** What whoever started the program is told. */
  readonly lines: readonly string[]
}

type Common = Omit<AppOptions, 'channels'>

function isConnected(config: Config): boolean {
  return Object.keys(config.platforms).length > 0
}

/** The web chat takes whoever one says one is: it is never served beside a platform with real people. */
async function startPlatforms(common: Common): Promise<Started> {
  const app = await startApp({ ...common, channels: platformChannels })
  const served = platforms.flatMap((platform) => {
    const values = common.config.platforms[platform.name]
    return values === undefined ? [] : [reachText(platform.title, platform.reach(values), app.url ?? '')]
  })
  return { app, lines: [...served, '"centralino doctor" checks the connection; Ctrl+C ends.'] }
}

async function startWebChat(common: Common): Promise<Started> {
  let url: () => string | null = () => null
  const app = await startApp({
    ...common,
    channels: async (parts) => {
      const web = await webChannel(parts)
      url = () => web.url
      return [web]
    },
  })
  const titles = platforms.map(({ title }) => title).join(' or ')
  const guides = platforms.map(({ name }) => `docs/${name}.md`).join(' or ')
  return {
    app,
    lines: [
      `Centralino is listening. Open ${url() ?? ''} in your browser; Ctrl+C ends it.`,
      `This is the local web chat, for trying it out. To serve ${titles}, follow ${guides}.`,
    ],
  }
}

function reachText(title: string, reach: PlatformReach, url: string): string {
  if (reach.way === 'calling') {
    return `Centralino serves ${title} through ${reach.manner}: it calls ${title} itself, nothing has to be forwarded to it.`
  }
  const here = `${url.replace(/\/$/, '')}${reach.path}`
  return reach.localOnly
    ? `Centralino serves ${title} for trials on this machine only, at ${here}.`
    : `Centralino serves ${title} at ${here}: your reverse proxy has to forward https://YOUR-HOST${reach.path} there.`
}

function withOptions({ args, config }: CommandContext): Config {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, knowledge: { type: 'string' }, data: { type: 'string' } },
  })
  const port = values.port === undefined ? config.port : Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || values.port === '') {
    throw new CentralinoError('usage/invalid', `--port is a number from 0 to 65535, not "${values.port}".`)
  }
  return {
    ...config,
    port,
    knowledgeFolder: values.knowledge ?? config.knowledgeFolder,
    dataFolder: values.data ?? config.dataFolder,
  }
}

function endSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
