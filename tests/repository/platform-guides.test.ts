import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { slackScopes, socketModeScope } from '../../adapters/slack/slack-scopes.ts'
import { eventsPath, slackCommand } from '../../adapters/slack/slack-settings.ts'
import { cloudOf } from '../../adapters/teams/cloud.ts'
import { messagesPath, teamsSettings } from '../../adapters/teams/teams-settings.ts'
import { platforms } from '../../src/app.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import { packageRoot } from '../../src/config.ts'
import { appPackageTexts } from '../../src/conversation/texts/app-package-texts.ts'
import { manifestTexts } from '../../src/conversation/texts/manifest-texts.ts'
import { teamsAnswerTexts } from '../../src/conversation/texts/teams-answer-texts.ts'

const guideOf = (name: string) => join(packageRoot(), 'docs', `${name}.md`)
const found = (pattern: RegExp, text: string) => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
]

describe.each(platforms.filter(({ name }) => existsSync(guideOf(name))))(
  'the guide to $title',
  ({ name, variables }) => {
    const text = readFileSync(guideOf(name), 'utf8')
    const prefixes = found(/^([A-Z]+)_/gm, variables.map((variable) => variable.name).join('\n'))

    it('names every variable of the platform, and none that does not exist', () => {
      const named = found(new RegExp(`\\b((?:${prefixes.join('|')})_[A-Z][A-Z_]*)\\b`, 'g'), text)
      expect(named.sort()).toEqual(variables.map((variable) => variable.name).sort())
    })

    it('shows commands that run', async () => {
      const shown = found(/^npx centralino (manifest .*?)(?: --out \S+)?$/gm, text)
      expect(shown).not.toEqual([])
      for (const command of shown) {
        const file = name === 'slack' ? [] : ['--out', '/dev/null']
        const said: string[] = []
        const print = (line: string) => void said.push(line)
        expect(
          await runCommand([...command.split(' '), ...file], { out: print, err: print }, {}),
          said.join('\n'),
        ).toBe(0)
      }
    })
  },
)

describe('the guide to Slack', () => {
  const text = readFileSync(guideOf('slack'), 'utf8')

  it('explains exactly the permissions that the manifest asks for', () => {
    const explained = found(/^\| `([a-z_]+(?::[a-z.]+)?)` \|/gm, text)
    expect(explained).toEqual(slackScopes.map(({ scope }) => scope))
    const named = found(/`([a-z_]+:[a-z.]+)`/g, text).filter((scope) => !scope.endsWith('.example'))
    expect(named.filter((scope) => scope !== socketModeScope && !explained.includes(scope))).toEqual([])
  })

  it('shows every picture that was taken for it, and no other', () => {
    const taken = readdirSync(join(packageRoot(), 'docs/images')).filter((name) => name.startsWith('slack-'))
    expect(found(/\]\(images\/([^)]+)\)/g, text).sort()).toEqual(taken.sort())
  })

  it('names the command, the address and the shortcuts as they are', () => {
    const { ask, openRequest } = manifestTexts('Centralino')
    for (const name of [slackCommand, `https://bot.example.org${eventsPath}`, ask.name, openRequest.name]) {
      expect(text).toContain(name)
    }
  })
})

describe('the guide to Teams', () => {
  const text = readFileSync(guideOf('teams'), 'utf8')

  it('names the address and the ways in as they are', () => {
    const { openRequest, search } = appPackageTexts.it
    for (const name of [`https://bot.example.org${messagesPath}`, `location = ${messagesPath}`, openRequest.title]) {
      expect(text).toContain(name)
    }
    expect(text.toLowerCase()).toContain(search.title.toLowerCase())
  })

  it('shows every picture that was taken for it, and no other', () => {
    const taken = readdirSync(join(packageRoot(), 'docs/images')).filter((name) => name.startsWith('teams-'))
    expect(found(/\]\(images\/([^)]+)\)/g, text).sort()).toEqual(taken.sort())
  })

  it('names every service that has to be reached', () => {
    const { loginUrl, openIdMetadataUrl, serviceOrigins } = cloudOf([])
    for (const url of [loginUrl, openIdMetadataUrl, ...serviceOrigins]) expect(text).toContain(new URL(url).host)
  })

  it('says of each credential where it is', () => {
    const required = teamsSettings.variables.filter(({ need }) => need === 'required').map(({ name }) => name)
    expect(found(/^\| `([A-Z_]+)` \|/gm, text)).toEqual(required)
  })

  it('quotes what people read', () => {
    for (const [, quoted = ''] of text.matchAll(/^\| «(.+?)»/gm)) {
      expect(Object.values(teamsAnswerTexts.it).some((said) => said.startsWith(quoted))).toBe(true)
    }
  })
})
