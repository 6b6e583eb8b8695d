import { parseArgs } from 'node:util'
import { cutText } from '../../src/channel/cut-text.ts'
import type { PlatformManifest } from '../../src/channel/platform-settings.ts'
import { CentralinoError } from '../../src/errors.ts'
import { type AppIcons, buildAppPackage } from './app-package.ts'
import type { ManifestTextsByLanguage } from './manifest-texts.ts'

/** What the app package is made of, besides what the command line says. */
export interface TeamsManifestContent {
  readonly botName: string
  /** Who answers for the bot; cut after 32 characters, as Teams allows no more. */
  readonly organizationName: string
  /** Of the program, of the form 1.2.3. */
  readonly version: string
  readonly texts: ManifestTextsByLanguage
  /** The files of `adapters/teams/package`. */
  readonly icons: AppIcons
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/**
 * The app package that a command line asks for: `--app-id ID --host HOST`, and `--out FILE.zip`; with `--website`,
 * `--privacy` and `--terms` the pages that Teams shows beside the bot's name, by default all the host itself.
 *
 * @throws CentralinoError `usage/invalid`
 */
export function buildTeamsManifest(args: readonly string[], content: TeamsManifestContent): PlatformManifest {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: { 'app-id': text, host: text, out: text, website: text, privacy: text, terms: text },
  })
  const appId = values['app-id']?.trim() ?? ''
  if (!guid.test(appId)) {
    throw wrong('manifest teams needs --app-id, the id of the app registration (MICROSOFT_APP_ID).')
  }
  const host = readHost(values.host ?? '')
  const website = readPage('--website', values.website ?? `https://${host}/`)
  const options = {
    appId: appId.toLowerCase(),
    host,
    version: content.version,
    botName: content.botName,
    developer: {
      name: cutText(content.organizationName, 32),
      websiteUrl: website,
      privacyUrl: readPage('--privacy', values.privacy ?? website),
      termsOfUseUrl: readPage('--terms', values.terms ?? website),
    },
    texts: content.texts,
  }
  return { content: buildAppPackage(options, content.icons), file: values.out ?? 'centralino-teams.zip' }
}

/** The host alone; whoever gives the whole address means its host. */
function readHost(given: string): string {
  const text = given.trim()
  const url = text.includes('://') ? text : `https://${text}`
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'https:' || !parsed.hostname.includes('.') || parsed.username !== '') {
    throw wrong(`manifest teams needs --host, the public host of the bot, such as bot.example.org, not "${given}".`)
  }
  return parsed.host
}

function readPage(option: string, given: string): string {
  const url = URL.canParse(given.trim()) ? new URL(given.trim()) : undefined
  if (url?.protocol !== 'https:') throw wrong(`${option} is a page that begins with https://, not "${given}".`)
  return url.href
}

function wrong(message: string): CentralinoError {
  return new CentralinoError('usage/invalid', message)
}
