import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { PlatformSettings, PlatformValues } from './channel/platform-settings.ts'
import { type Environment, EnvironmentReader } from './environment-reader.ts'
import { CentralinoError } from './errors.ts'

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

export type LogLevel = (typeof logLevels)[number]

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
  /** Verified e-mail addresses in lower case, or `channel:id` of a person on a platform. Default: nobody. */
  readonly administrators: readonly string[]
  /** Who keeps only what is below a unit: people as above, with the id of the unit. Default: nobody. */
  readonly editors: readonly { readonly who: string; readonly unit: string }[]
  /** Whether each change of the knowledge base waits for another administrator. Default: it does not. */
  readonly secondApproval: boolean
  /** Days for which questions that nobody could answer, and reports that an entry is no longer so, are kept. Default 90. */
  readonly questionsDays: number
  /** Values by platform and variable, secrets among them: never logged. A platform that is not configured is absent. */
  readonly platforms: Readonly<Record<string, PlatformValues>>
}

/**
 * Reads the whole configuration. Without an environment: the process's variables, then the file `.env` of the working
 * folder for those that are not set. Of the platforms only those named are read.
 *
 * @throws CentralinoError `config/invalid`; its message names every variable that is wrong and what to do,
 *   `data.problems` holds the same as a list. No value of a secret is ever repeated.
 */
export function readConfig(
  environment: Environment = processEnvironment(),
  platforms: readonly PlatformSettings[] = [],
): Config {
  const read = new EnvironmentReader(environment)
  const config: Config = {
    knowledgeFolder: resolve(read.text('CENTRALINO_KNOWLEDGE') ?? join(packageRoot(), 'knowledge')),
    dataFolder: resolve(read.text('CENTRALINO_DATA') ?? 'data'),
    host: read.host('CENTRALINO_HOST', '127.0.0.1'),
    port: read.integer('CENTRALINO_PORT', { least: 0, most: 65_535, fallback: 3978 }),
    logLevel: read.oneOf('CENTRALINO_LOG_LEVEL', logLevels, 'info'),
    administrators: read.people('CENTRALINO_ADMINISTRATORS'),
    editors: read.peopleOfUnits('CENTRALINO_EDITORS'),
    secondApproval: read.oneOf('CENTRALINO_APPROVAL', ['none', 'second'], 'none') === 'second',
    questionsDays: read.integer('CENTRALINO_QUESTIONS_DAYS', { least: 1, most: 3_650, fallback: 90 }),
    platforms: Object.fromEntries(
      platforms.flatMap((platform) => {
        const values = read.platform(platform)
        return values === null ? [] : [[platform.name, values]]
      }),
    ),
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
