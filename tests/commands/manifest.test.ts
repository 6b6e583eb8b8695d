import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './command-run.ts'

describe('manifest', () => {
  it('prints that of a platform, with the name that the knowledge base gives the bot', async () => {
    const { code, out, err } = await run('manifest', 'slack', '--url', 'https://bot.example.org')
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(parse(out)).toMatchObject({
      display_information: { name: 'Centralino' },
      settings: { event_subscriptions: { request_url: 'https://bot.example.org/slack/events' } },
    })
  })

  it('writes it to a file', async () => {
    const file = join(await temporaryFolder(), 'slack.yml')
    const { code, out } = await run('manifest', 'slack', '--socket', '--out', file)
    expect({ code, out }).toEqual({ code: 0, out: `${file} is written.` })
    expect(parse(await readFile(file, 'utf8')).settings.socket_mode_enabled).toBe(true)
  })

  it('writes what is no text', async () => {
    const file = join(await temporaryFolder(), 'app.zip')
    const id = '11111111-2222-3333-4444-555555555555'
    const { code, err } = await run('manifest', 'teams', '--app-id', id, '--host', 'bot.example.org', '--out', file)
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(Object.keys(unzipSync(await readFile(file)))).toContain('manifest.json')
  })

  it.each([
    ['no platform', ['manifest'], /manifest needs a platform, slack or teams/],
    ['an unknown platform', ['manifest', 'irc'], /manifest needs a platform, slack or teams/],
    ['no way to be reached', ['manifest', 'slack'], /--url/],
    ['an option that the platform does not know', ['manifest', 'slack', '--app-id', 'x'], /'--app-id'/],
    ['a file that cannot be', ['manifest', 'slack', '--socket', '--out', '/nowhere/at/all.yml'], /cannot be written/],
  ])('refuses %s', async (_, argv, message) => {
    const { code, out, err } = await run(...argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toEqual([expect.stringMatching(message)])
  })
})
