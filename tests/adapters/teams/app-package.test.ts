import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildTeamsManifest, type TeamsManifestContent } from '../../../adapters/teams/manifest-options.ts'
import { packageRoot } from '../../../src/config.ts'
import { appPackageTexts } from '../../../src/conversation/texts/app-package-texts.ts'
import { Office } from '../../flow/office.ts'

const read = (path: string) => readFileSync(join(packageRoot(), path))
const icons = {
  color: read('adapters/teams/package/color.png'),
  outline: read('adapters/teams/package/outline.png'),
}
const content: TeamsManifestContent = {
  botName: 'Centralino',
  organizationName: 'Comune di Vallechiara e delle sue frazioni',
  version: '0.1.0',
  texts: appPackageTexts,
  icons,
}
const appId = 'ABCDEF01-2345-6789-abcd-ef0123456789'
const args = ['--app-id', appId, '--host', 'bot.example.org']

const manifestShape = z.looseObject({
  id: z.string(),
  validDomains: z.array(z.string()),
  developer: z.record(z.string(), z.string()),
  bots: z.array(z.looseObject({ botId: z.string(), scopes: z.array(z.string()) })),
})

/** Microsoft's schemas are of draft 4; what they use of it means the same today. */
function validator(name: string) {
  const { $schema: _, ...schema } = JSON.parse(read(`tests/support/teams-app-schema/${name}.schema.json`).toString())
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    unicodeRegExp: false,
    formats: { uri: (text: string) => URL.canParse(text) },
  })
  return ajv.compile(schema)
}

function unpack(given: readonly string[] = args, made = content) {
  const { content: zip } = buildTeamsManifest(given, made)
  if (typeof zip === 'string') throw new Error('a package is no text')
  const files = unzipSync(zip)
  const json = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
  return { names: Object.keys(files), files, manifest: json('manifest.json'), english: json('en.json') }
}

describe('the app package', () => {
  const isManifest = validator('microsoft-teams')
  const isLocalisation = validator('microsoft-teams.localization')

  it('holds a manifest that Microsoft’s schema takes', () => {
    const { manifest } = unpack()
    isManifest(manifest)
    expect(isManifest.errors).toBeNull()
    expect(manifest).toMatchObject({
      manifestVersion: '1.30',
      id: appId.toLowerCase(),
      name: { short: 'Centralino' },
      description: { short: appPackageTexts.it.shortDescription },
      localizationInfo: { defaultLanguageTag: 'it', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
      bots: [{ botId: appId.toLowerCase(), scopes: ['personal', 'team', 'groupChat'] }],
      validDomains: ['bot.example.org'],
    })
  })

  it('is measured by a schema that finds what is wrong', () => {
    const { manifest } = unpack([...args], { ...content, botName: 'x'.repeat(31) })
    expect(isManifest(manifest)).toBe(false)
    expect(isManifest(Object.assign(unpack().manifest as object, { bot: [] }))).toBe(false)
  })

  it('says in English all that it says in Italian, by paths the schema knows and the manifest has', () => {
    const { manifest, english } = unpack()
    isLocalisation(english)
    expect(isLocalisation.errors).toBeNull()
    const strings = z.record(z.string(), z.string()).parse(english)
    for (const [path, text] of Object.entries(strings).filter(([name]) => name !== '$schema')) {
      const italian = path
        .split(/[.[\]]+/)
        .filter(Boolean)
        .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], manifest)
      expect(italian, path).toEqual(expect.any(String))
      expect(text).not.toBe('')
    }
    expect(sayings(appPackageTexts.it)).toBe(sayings(appPackageTexts.en))
    // All sayings have a title and a description; beside them stand the names, the descriptions and the schema.
    expect(Object.keys(strings)).toHaveLength(sayings(appPackageTexts.en) * 2 + 5)
  })

  it('holds both icons in the sizes Teams wants', () => {
    const { names, files } = unpack()
    expect(names.toSorted()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png'])
    for (const [name, side] of [
      ['color.png', 192],
      ['outline.png', 32],
    ] as const) {
      const png = Buffer.from(files[name] ?? [])
      expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side])
    }
  })

  it('is the same file whenever it is built', () => {
    expect(buildTeamsManifest(args, content)).toEqual(buildTeamsManifest(args, content))
  })

  it('is written to a file of its own, or to the one named', () => {
    expect(buildTeamsManifest(args, content).file).toBe('centralino-teams.zip')
    expect(buildTeamsManifest([...args, '--out', 'app.zip'], content).file).toBe('app.zip')
  })

  it.each(['https://bot.example.org/', 'https://bot.example.org/api/messages', ' bot.example.org '])(
    'takes the host out of an address: %s',
    (host) => {
      const { validDomains } = manifestShape.parse(unpack(['--app-id', appId, '--host', host]).manifest)
      expect(validDomains).toEqual(['bot.example.org'])
    },
  )

  it('names who answers for the bot, and their pages', () => {
    const { developer } = manifestShape.parse(unpack([...args, '--privacy', 'https://www.example.org/dati']).manifest)
    expect(developer).toEqual({
      name: 'Comune di Vallechiara e delle s…',
      websiteUrl: 'https://bot.example.org/',
      privacyUrl: 'https://www.example.org/dati',
      termsOfUseUrl: 'https://bot.example.org/',
    })
  })

  it.each([
    [['--host', 'bot.example.org'], /--app-id/],
    [['--app-id', 'centralino', '--host', 'bot.example.org'], /--app-id/],
    [['--app-id', appId], /--host/],
    [['--app-id', appId, '--host', 'localhost'], /--host/],
    [['--app-id', appId, '--host', 'http://bot.example.org'], /--host/],
    [[...args, '--website', 'javascript:alert(1)'], /--website/],
  ])('says what is missing or wrong: %j', (given, message) => {
    expect(() => buildTeamsManifest(given, content)).toThrow(message)
  })
})

describe('a suggested command', () => {
  const answers: Readonly<Record<string, RegExp>> = {
    aiuto: /^Sono Centralino/,
    'apri una richiesta': /^Apri una richiesta di aiuto/,
    'le mie richieste': /^Non hai richieste/,
    'il mio ufficio': /^In che ufficio lavori/,
    'da prendere': /nulla da prendere/,
    'le mie in carico': /^Non hai richieste in carico/,
    help: /^I am Centralino/,
    'open a request': /^Open a request for help/,
    'my requests': /^You have no requests/,
    'my office': /^Which office do you work in/,
    'to take': /nothing to take/,
    'in charge': /^You have no requests in charge/,
  }
  const office = new Office()

  beforeAll(() => office.present('master'))

  it.each(Object.values(appPackageTexts).flatMap(({ commands }) => commands.personal.map(({ title }) => title)))(
    'does what it says when it is written: %s',
    async (title) => {
      expect(await office.say('master', title)).toMatch(answers[title] ?? 'an answer for every command')
    },
  )
})

/** How many things with a title are said. */
function sayings({ commands }: (typeof appPackageTexts)['it']): number {
  return commands.personal.length + commands.shared.length + 3
}
