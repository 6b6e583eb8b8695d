import { parseArgs } from 'node:util'
import { startApp, webChannel } from '../app.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { CentralinoError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { CommandContext } from './command.ts'

/** `centralino start`: runs until the process is told to end. */
export async function start(context: CommandContext): Promise<number> {
  const config = withOptions(context)
  const log = createLog(config.logLevel)
  let url: () => string | null = () => null
  const app = await startApp({
    config,
    clock: systemClock,
    onFault: log.fault,
    channels: async (parts) => {
      const web = await webChannel(parts)
      url = () => web.url
      return [web]
    },
  })
  context.out(`Centralino is listening. Open ${url() ?? ''} in your browser; Ctrl+C ends it.`)
  log.info('started', { url: url() })
  await endSignal()
  context.out('Ending…')
  await app.stop()
  return 0
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
