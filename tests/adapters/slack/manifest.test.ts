import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type SlackManifestOptions, slackManifest } from '../../../adapters/slack/manifest.ts'
import { buildSlackManifest } from '../../../adapters/slack/manifest-options.ts'
import { shortcutIds } from '../../../adapters/slack/parse-interaction.ts'
import { slackScopes } from '../../../adapters/slack/slack-scopes.ts'
import { manifestTexts } from '../../../src/conversation/texts/manifest-texts.ts'

// Slack's own: https://github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json, MIT licence.
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'app-schema/manifest.schema.1.0.0.json'), 'utf8'))
const follows = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema)

const made = (changes: Partial<SlackManifestOptions> = {}) => {
  const botName = changes.botName ?? 'Centralino'
  return slackManifest({ url: 'https://bot.example.org', botName, texts: manifestTexts(botName), ...changes })
}

function problems(manifest: string): unknown {
  follows(parse(manifest))
  return follows.errors ?? []
}

describe('the manifest of the Slack app', () => {
  it.each([
    ['over HTTP', {}],
    ['over Socket Mode', { url: null }],
    ['of a bot with a very long name', { botName: 'Il Centralino della Comunità Montana di Valfinta e Dintorni' }],
    ['of a bot with a short name', { botName: 'X' }],
  ])('%s follows the schema that Slack publishes', (_, changes) => {
    expect(problems(made(changes))).toEqual([])
  })

  it('asks for exactly the permissions of the adapter, each with its reason', () => {
    const text = made()
    const { oauth_config: oauth } = parse(text)
    expect(oauth).toEqual({ scopes: { bot: slackScopes.map(({ scope }) => scope) } })
    for (const { scope, why } of slackScopes) {
      const line = text
        .split('\n')
        .find((one) => one.trimStart().startsWith(`- ${scope} `) || one.includes(`"${scope}" `))
      expect(line, scope).toContain(`# ${why}`)
    }
  })

  it('brings what the adapter takes to its one address', () => {
    const { features, settings } = parse(made())
    const address = 'https://bot.example.org/slack/events'
    expect(settings).toMatchObject({
      event_subscriptions: { request_url: address, bot_events: ['app_home_opened', 'app_mention', 'message.im'] },
      interactivity: { is_enabled: true, request_url: address },
      socket_mode_enabled: false,
    })
    expect(features.slash_commands).toMatchObject([{ command: '/centralino', url: address }])
    expect(features.shortcuts).toMatchObject([
      { type: 'message', callback_id: shortcutIds.ask, name: 'Chiedi a Centralino' },
      { type: 'message', callback_id: shortcutIds.openRequest, name: 'Apri una richiesta' },
    ])
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
    expect(features.bot_user).toEqual({ display_name: 'Centralino', always_online: true })
  })

  it('names no address where the bot calls Slack', () => {
    const text = made({ url: null })
    expect(parse(text).settings.socket_mode_enabled).toBe(true)
    expect(text.replace(/#.*$/gm, '')).not.toContain('http')
  })
})

describe('the manifest that a command line asks for', () => {
  const build = (...args: string[]) =>
    buildSlackManifest(args, { botName: 'Centralino', texts: manifestTexts('Centralino') })
  const address = (...args: string[]) => parse(String(build(...args).content)).settings.event_subscriptions.request_url

  it.each([
    ['https://bot.example.org'],
    ['https://bot.example.org/'],
    ['https://bot.example.org/slack/events'],
    [' https://BOT.example.org/slack/events/ '],
  ])('with --url %j is reached at one address', (url) => {
    expect(address('--url', url)).toBe('https://bot.example.org/slack/events')
  })

  it('keeps a path in front, and goes to the file that is named', () => {
    expect(address('--url', 'https://example.org/bot')).toBe('https://example.org/bot/slack/events')
    expect(build('--socket').file).toBeNull()
    expect(build('--socket', '--out', 'slack.yml').file).toBe('slack.yml')
  })

  it.each([[[]], [['--url', 'https://bot.example.org', '--socket']]])('needs one way to be reached: %j', (args) => {
    expect(() => build(...args)).toThrow(/--url .*--socket/)
  })

  it.each(['http://bot.example.org', 'bot.example.org', 'https://', 'https://a@bot.example.org', 'https://b.org/?x=1'])(
    'refuses the address %s',
    (url) => {
      expect(() => build('--url', url)).toThrow(/--url is the public address/)
    },
  )
})
