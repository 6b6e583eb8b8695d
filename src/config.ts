import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type Environment, EnvironmentReader } from './environment-reader.ts'
import { CentralinoError } from './errors.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

export interface SlackSecrets {
  /** Begins with `xoxb-`. */
  readonly botToken: string
  readonly signingSecret: string
  /** Begins with `xapp-`; `null`: events come over HTTP instead of Socket Mode. */
  readonly appToken: string | null
}

export interface TeamsSecrets {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
}

export interface Config {
  /** Absolute path. Default: the knowledge base that comes with the program. */
  readonly knowledgeFolder: string
  /** Absolute path; need not exist yet. Default: `data` in the working folder. */
  readonly dataFolder: string
  /** Address to listen on. Default: loopback, where only this machine reaches it. */
  readonly host: string
  /** Default 3978; 0 takes any free one. */
  readonly port: number
  readonly logLevel: LogLevel
  /** Verified e-mail addresses of administrators, lower case. Default: nobody. */
  readonly administrators: readonly string[]
  /** Apart from the rest: never logged. `null` where the platform is not used. */
  readonly secrets: {
    readonly slack: SlackSecrets | null
    readonly teams: TeamsSecrets | null
  }
}

/**
 * Reads the whole configuration. Without an argument: the process's variables, then the file `.env` of the working
 * folder for those that are not set.
 *
 * @throws CentralinoError `config/invalid`; its message names every variable that is wrong and what to do,
 *   `data.problems` holds the same as a list. No value of a secret is ever repeated.
 */
export function readConfig(environment: Environment = processEnvironment()): Config {
  const read = new EnvironmentReader(environment)
  const slack = read.together('Slack', ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'], ['SLACK_APP_TOKEN'])
  const teams = read.together('Teams', ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'])
  read.expectPrefix('SLACK_BOT_TOKEN', 'xoxb-', 'the "Bot User OAuth Token" of the Slack app')
  read.expectPrefix('SLACK_APP_TOKEN', 'xapp-', 'the "App-Level Token" of the Slack app')
  const config: Config = {
    knowledgeFolder: resolve(read.text('CENTRALINO_KNOWLEDGE') ?? join(packageRoot(), 'knowledge')),
    dataFolder: resolve(read.text('CENTRALINO_DATA') ?? 'data'),
    host: read.host('CENTRALINO_HOST', '127.0.0.1'),
    port: read.integer('CENTRALINO_PORT', { least: 0, most: 65_535, fallback: 3978 }),
    logLevel: read.oneOf('CENTRALINO_LOG_LEVEL', logLevels, 'info'),
    administrators: read.emails('CENTRALINO_ADMINISTRATORS'),
    secrets: {
      slack: slack && {
        botToken: slack.SLACK_BOT_TOKEN,
        signingSecret: slack.SLACK_SIGNING_SECRET,
        appToken: read.text('SLACK_APP_TOKEN'),
      },
      teams: teams && {
        appId: teams.MICROSOFT_APP_ID,
        appPassword: teams.MICROSOFT_APP_PASSWORD,
        tenantId: teams.MICROSOFT_APP_TENANT_ID,
      },
    },
  }
  if (read.problems.length === 0) return config
  throw new CentralinoError(
    'config/invalid',
    ['The configuration is not usable:', ...read.problems.map((problem) => `  ${problem}`)].join('\n'),
    { data: { problems: read.problems } },
  )
}

/** The nearest folder above this file with a package.json: the same one from the sources and from what is compiled. */
export function packageRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new CentralinoError('config/invalid', 'The program was moved out of its package.')
    folder = parent
  }
  return folder
}

function processEnvironment(): Environment {
  const file = resolve('.env')
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env
}
