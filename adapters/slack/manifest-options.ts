import { parseArgs } from 'node:util'
import type { PlatformManifest } from '../../src/channel/platform-settings.ts'
import { CentralinoError } from '../../src/errors.ts'
import { type SlackManifestTexts, slackManifest } from './manifest.ts'
import { eventsPath } from './slack-settings.ts'

export interface SlackManifestContent {
  readonly botName: string
  readonly texts: SlackManifestTexts
}

/**
 * The manifest that a command line asks for: `--url https://…` or `--socket`, and `--out FILE`.
 *
 * @throws CentralinoError `usage/invalid`
 */
export function buildSlackManifest(args: readonly string[], content: SlackManifestContent): PlatformManifest {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' }, socket: { type: 'boolean', default: false }, out: { type: 'string' } },
  })
  if ((values.url === undefined) !== values.socket) {
    throw wrong('manifest slack needs --url https://… (Slack calls the bot) or --socket (the bot calls Slack).')
  }
  const url = values.url === undefined ? null : readAddress(values.url)
  return { content: slackManifest({ ...content, url }), file: values.out ?? null }
}

/** The address without what the bot adds to it. */
function readAddress(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  if (url?.protocol !== 'https:' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw wrong(`--url is the public address of the bot, such as https://bot.example.org, not "${text}".`)
  }
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  return address.endsWith(eventsPath) ? address.slice(0, -eventsPath.length) : address
}

function wrong(message: string): CentralinoError {
  return new CentralinoError('usage/invalid', message)
}
