import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { runCommand } from '../../src/commands/run-command.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { startLocalSlack } from '../support/local-slack/local-slack.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string

beforeEach(async () => {
  folder = await temporaryFolder()
  await writeSmallBase(join(folder, 'knowledge'))
})

/** Starts the program; resolves once it has said all it says at its start. `end` tells it to end. */
async function start(environment: Readonly<Record<string, string>>) {
  const lines: string[] = []
  let end = () => {}
  const started = new Promise<void>((resolve) => {
    const { once } = process
    vi.spyOn(process, 'once').mockImplementation((event, listener) => {
      if (event !== 'SIGTERM') return event === 'SIGINT' ? process : once.call(process, event, listener)
      end = listener as () => void
      resolve()
      return process
    })
    onTestFinished(() => void vi.restoreAllMocks())
  })
  const print = (text: string) => void lines.push(text)
  const ended = runCommand(
    ['start', '--port', '0'],
    { out: print, err: print },
    {
      CENTRALINO_KNOWLEDGE: join(folder, 'knowledge'),
      CENTRALINO_DATA: join(folder, 'data'),
      CENTRALINO_LOG_LEVEL: 'silent',
      ...environment,
    },
  )
  await Promise.race([started, ended])
  return {
    lines,
    url: /http:\/\/127[^\s,:]*:\d+/.exec(lines.join('\n'))?.[0],
    end: () => {
      end()
      return ended
    },
  }
}

async function slackVariables() {
  const slack = await startLocalSlack()
  onTestFinished(() => slack.stop())
  const { token, signingSecret, apiUrl } = slack
  const variables = { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl }
  return { slack, variables }
}

describe('start', () => {
  it('serves the local web chat where no platform is configured, and says how to connect one', async () => {
    const { lines, url, end } = await start({})
    expect(lines[0]).toMatch(/^Centralino is listening\. Open http/)
    expect(lines.join('\n')).toContain('To serve Slack or Teams')
    expect((await fetch(`${url}/api/identities`)).status).not.toBe(500)
    expect(await end()).toBe(0)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  })

  it('serves a platform that calls the bot, says where, and never the web chat beside it', async () => {
    const { slack, variables } = await slackVariables()
    const { lines, url, end } = await start(variables)
    expect(lines[0]).toMatch(/serves Slack at http:\S+\/slack\/events: .*https:\/\/YOUR-HOST\/slack\/events/)
    expect(lines.join('\n')).not.toMatch(/browser/)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/`)).status).toBe(404)
    expect((await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' })).status).not.toBe(404)
    slack.deliverTo(`${url}/slack/events`)
    const maria = slack.addPerson({ name: 'Maria', email: 'maria@example.org' })
    expect((await maria.say('chi si occupa dei sentieri?')).acknowledged).toBe(true)
    await vi.waitFor(() => expect(maria.messages().at(-1)?.text).toContain('Boschi'))
    expect(await end()).toBe(0)
  })

  it('listens nowhere where the bot calls the platform', async () => {
    const { slack, variables } = await slackVariables()
    const { lines, url, end } = await start({ ...variables, SLACK_APP_TOKEN: slack.appToken })
    expect(lines[0]).toContain('through Socket Mode')
    expect(url).toBeUndefined()
    await slack.sockets(1)
    expect(await end()).toBe(0)
  })

  it('does not start with a token that the platform refuses, and says which', async () => {
    const { variables } = await slackVariables()
    const { lines, end } = await start({ ...variables, SLACK_BOT_TOKEN: 'xoxb-wrong' })
    expect(await end()).toBe(2)
    expect(lines).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')])
    expect(lines.join('\n')).not.toContain('xoxb-wrong')
  })

  it('serves another platform on the same terms, for trials only on this machine', async () => {
    const { lines, end } = await start({ TEAMS_PLAYGROUND: '1' })
    expect(lines.join('\n')).toMatch(/serves Teams for trials on this machine only, at http:\S+\/api\/messages/)
    expect(await end()).toBe(0)
  })
})
