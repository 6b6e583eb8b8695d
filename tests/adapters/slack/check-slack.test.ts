import { describe, expect, it, onTestFinished } from 'vitest'
import { checkSlack } from '../../../adapters/slack/check-slack.ts'
import { slackScopes } from '../../../adapters/slack/slack-scopes.ts'
import type { SlackConnection } from '../../../adapters/slack/slack-settings.ts'
import type { Finding } from '../../../src/channel/finding.ts'
import { systemClock } from '../../../src/clock.ts'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import type { LocalSlackOptions } from '../../support/local-slack/local-slack-types.ts'

const needed = slackScopes.map(({ scope }) => scope)
const signingSecret = '0123456789abcdef0123456789abcdef'

async function localSlack(options: LocalSlackOptions = {}) {
  const slack = await startLocalSlack({ scopes: needed, ...options })
  onTestFinished(() => slack.stop())
  const check = async (changes: Partial<SlackConnection> = {}) => {
    const connection = { botToken: slack.token, signingSecret, appToken: null, workspaces: [], apiUrl: slack.apiUrl }
    const findings: Finding[] = []
    for await (const finding of checkSlack({ ...connection, ...changes, clock: systemClock })) findings.push(finding)
    expect(JSON.stringify(findings)).not.toContain(slack.token)
    return findings
  }
  return { slack, check }
}

const bad = (findings: readonly Finding[]) => findings.filter(({ level }) => level !== 'ok')

describe('checking Slack', () => {
  it('finds nothing wrong where all is well, names the workspace and where to look for the rest', async () => {
    const { slack, check } = await localSlack()
    const findings = await check()
    expect(bad(findings)).toEqual([])
    expect(findings[0]?.what).toContain(slack.team.name)
    expect(findings.at(-1)?.remedy).toContain('/slack/events')
  })

  it('asks for a connection where there is an app-level token', async () => {
    const { slack, check } = await localSlack()
    const findings = await check({ appToken: slack.appToken })
    expect(bad(findings)).toEqual([])
    expect(slack.calls.map(({ method }) => method)).toContain('apps.connections.open')
  })

  it('says which permission is missing, what it is for and where to give it', async () => {
    const { check } = await localSlack({ scopes: needed.filter((scope) => scope !== 'im:write') })
    expect(bad(await check())).toEqual([
      {
        level: 'problem',
        what: expect.stringMatching(/im:write is missing.*to open the conversation/),
        remedy: expect.stringContaining('Reinstall'),
      },
    ])
  })

  it('warns of permissions that the bot does not need', async () => {
    const { check } = await localSlack({ scopes: [...needed, 'channels:history'] })
    expect(bad(await check())).toEqual([
      { level: 'warning', what: expect.stringContaining('channels:history'), remedy: expect.any(String) },
    ])
  })

  it('says that a token is refused and where a good one is', async () => {
    const { check } = await localSlack()
    expect(bad(await check({ botToken: 'xoxb-wrong', appToken: 'xapp-wrong' }))).toEqual([
      {
        level: 'problem',
        what: expect.stringMatching(/refuses SLACK_BOT_TOKEN \(invalid_auth\)/),
        remedy: expect.stringContaining('OAuth & Permissions'),
      },
      {
        level: 'problem',
        what: expect.stringMatching(/refuses SLACK_APP_TOKEN \(invalid_auth\)/),
        remedy: expect.stringContaining('App-Level Tokens'),
      },
    ])
  })

  it('tells an app-level token without its permission from a wrong one', async () => {
    const { slack, check } = await localSlack()
    slack.fail('apps.connections.open', ['missing_scope'])
    expect(bad(await check({ appToken: slack.appToken }))).toEqual([
      expect.objectContaining({ what: expect.stringContaining('connections:write') }),
    ])
  })

  it('says that people cannot be asked about', async () => {
    const { slack, check } = await localSlack()
    slack.fail('users.info', ['missing_scope'])
    expect(bad(await check())).toEqual([expect.objectContaining({ what: expect.stringContaining('users.info') })])
  })

  it('says that Slack cannot be reached, which is no fault of the token', async () => {
    const { slack, check } = await localSlack()
    await slack.away()
    const [first, ...others] = bad(await check())
    expect(first).toMatchObject({ level: 'problem', remedy: expect.stringContaining('slack.com') })
    expect(others).toEqual([])
  })

  it('doubts a signing secret of another shape without repeating it', async () => {
    const { check } = await localSlack()
    const [finding] = bad(await check({ signingSecret: 'not-a-s3cret' }))
    expect(finding).toMatchObject({ level: 'warning', what: expect.stringContaining('SLACK_SIGNING_SECRET') })
    expect(JSON.stringify(finding)).not.toContain('s3cret')
  })
})
