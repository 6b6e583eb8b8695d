import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { slackSettings } from '../adapters/slack/slack-settings.ts'
import { teamsSettings } from '../adapters/teams/teams-settings.ts'
import { packageRoot, readConfig as readWith } from '../src/config.ts'
import type { Environment } from '../src/environment-reader.ts'
import { CentralinoError } from '../src/errors.ts'

const platforms = [slackSettings, teamsSettings]
const readConfig = (environment: Environment) => readWith(environment, platforms)

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret-signing' }
const teams = {
  MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
  MICROSOFT_APP_PASSWORD: 's3cret-password',
  MICROSOFT_APP_TENANT_ID: '66666666-7777-8888-9999-000000000000',
}

function refusal(environment: Environment): CentralinoError {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof CentralinoError) return error
    throw error
  }
  throw new Error('the configuration was accepted')
}

const problems = (environment: Environment) => refusal(environment).data['problems']

describe('readConfig', () => {
  it('reads the administrators: addresses in small letters, ids of people with their platform as they are', () => {
    const administrators = (list: string) => readConfig({ CENTRALINO_ADMINISTRATORS: list }).administrators
    expect(administrators(' A@example.org, slack:U12,, b@example.org ,teams:29:xY')).toEqual([
      'a@example.org',
      'slack:U12',
      'b@example.org',
      'teams:29:xY',
    ])
  })

  it.each(['someone', 'slack:', 'U123', 'a b@example.org', ':U1'])(
    'names the administrator %j, who is nobody',
    (wrong) => {
      expect(problems({ CENTRALINO_ADMINISTRATORS: `a@example.org,${wrong}` })).toEqual([
        expect.stringContaining('CENTRALINO_ADMINISTRATORS'),
      ])
    },
  )

  it('reads who keeps which unit', () => {
    const editors = (list: string) => readConfig({ CENTRALINO_EDITORS: list }).editors
    expect(editors('A@example.org = d-servizi, teams:29:x=Y=scuole')).toEqual([
      { who: 'a@example.org', unit: 'd-servizi' },
      { who: 'teams:29:x=Y', unit: 'scuole' },
    ])
  })

  it.each(['a@example.org', 'a@example.org=', '=scuole', 'someone=scuole', 'a@example.org=Ufficio Scuole'])(
    'names %j, which does not say who keeps what',
    (wrong) => {
      expect(problems({ CENTRALINO_EDITORS: `b@example.org=scuole,${wrong}` })).toEqual([
        expect.stringContaining('CENTRALINO_EDITORS'),
      ])
    },
  )

  it('reads whether a second administrator approves', () => {
    expect(readConfig({ CENTRALINO_APPROVAL: 'second' }).secondApproval).toBe(true)
    expect(readConfig({ CENTRALINO_APPROVAL: 'none' }).secondApproval).toBe(false)
    expect(problems({ CENTRALINO_APPROVAL: 'yes' })).toEqual([expect.stringContaining('CENTRALINO_APPROVAL')])
  })

  it('works with nothing set: loopback, the shipped knowledge base, no platform', () => {
    expect(readConfig({})).toEqual({
      knowledgeFolder: join(packageRoot(), 'knowledge'),
      dataFolder: resolve('data'),
      host: '127.0.0.1',
      port: 3978,
      logLevel: 'info',
      administrators: [],
      editors: [],
      secondApproval: false,
      questionsDays: 90,
      platforms: {},
    })
  })

  it('takes what is set, without the spaces around it', () => {
    const config = readConfig({
      CENTRALINO_KNOWLEDGE: ' ../other ',
      CENTRALINO_DATA: '/srv/centralino',
      CENTRALINO_HOST: '::1',
      CENTRALINO_PORT: '0',
      CENTRALINO_LOG_LEVEL: 'WARN',
    })
    expect(config).toMatchObject({
      knowledgeFolder: resolve('../other'),
      dataFolder: resolve('/srv/centralino'),
      host: '::1',
      port: 0,
      logLevel: 'warn',
    })
  })

  it('treats an empty variable as absent', () => {
    const empty = Object.fromEntries([...Object.keys(slack), ...Object.keys(teams)].map((name) => [name, ' ']))
    expect(readConfig({ ...empty, CENTRALINO_PORT: '', CENTRALINO_KNOWLEDGE: '' })).toEqual(readConfig({}))
  })

  it('holds the values of each platform that is configured, and of no other', () => {
    expect(readConfig(slack).platforms).toEqual({ slack })
    expect(readConfig({ ...slack, ...teams, SLACK_APP_TOKEN: ' xapp-1 ', TEAMS_TENANTS: '' }).platforms).toEqual({
      slack: { ...slack, SLACK_APP_TOKEN: 'xapp-1' },
      teams,
    })
    expect(readWith({ ...slack, ...teams }, [teamsSettings]).platforms).toEqual({ teams })
  })

  it('lets a platform be turned on for a trial by one variable, never beside its credentials', () => {
    expect(readConfig({ TEAMS_PLAYGROUND: '1' }).platforms).toEqual({ teams: { TEAMS_PLAYGROUND: '1' } })
    expect(problems({ ...teams, TEAMS_PLAYGROUND: '1' })).toHaveLength(3)
    expect(problems({ TEAMS_PLAYGROUND: 'yes' })).toEqual([expect.stringMatching(/^TEAMS_PLAYGROUND is not usable/)])
  })

  it.each([
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'x', SLACK_APP_TOKEN: 'xapp-1' }],
    ['MICROSOFT_APP_TENANT_ID', { ...teams, MICROSOFT_APP_TENANT_ID: '' }],
    ['MICROSOFT_APP_PASSWORD', { ...teams, MICROSOFT_APP_PASSWORD: undefined }],
  ])('names %s when its set is half-filled', (missing, environment) => {
    expect(problems(environment)).toEqual([expect.stringMatching(new RegExp(`^${missing} is missing while `))])
  })

  it('asks for both others when only the app-level token of Slack is there', () => {
    expect(problems({ SLACK_APP_TOKEN: 'xapp-1' })).toHaveLength(2)
  })

  it('says of each problem where the value is found', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([expect.stringMatching(/Basic Information/)])
    expect(problems({ ...slack, SLACK_BOT_TOKEN: 'xoxp-1' })).toEqual([expect.stringMatching(/OAuth & Permissions/)])
  })

  it.each([
    ['SLACK_API_URL', 'ftp://slack.example', 'http://127.0.0.1:8080/api/'],
    ['SLACK_API_URL', 'file:///etc/passwd', 'https://slack.example'],
    ['SLACK_WORKSPACES', 'acme', 'T0123ABC, E77'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'xapp-1'],
  ])('refuses in %s the value %s, takes %s', (name, bad, good) => {
    expect(problems({ ...slack, [name]: bad })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
    expect(readConfig({ ...slack, [name]: good }).platforms['slack']).toMatchObject({ [name]: good })
  })

  it.each([
    ['MICROSOFT_APP_ID', 'centralino'],
    ['TEAMS_TENANTS', 'example.org'],
    ['TEAMS_SERVICE_HOSTS', 'https://smba.example.us/'],
  ])('refuses in %s the value %s', (name, bad) => {
    expect(problems({ ...teams, [name]: bad })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
  })

  it.each(['-1', '65536', '80.5', '1e3', 'http', '0x50'])('refuses the port %s', (port) => {
    expect(problems({ CENTRALINO_PORT: port })).toEqual([expect.stringContaining(`CENTRALINO_PORT is "${port}"`)])
  })

  it.each(['http://localhost', 'localhost:80', 'a b', '127.0.0.1/x'])('refuses the host %s', (host) => {
    expect(problems({ CENTRALINO_HOST: host })).toEqual([expect.stringContaining('CENTRALINO_HOST')])
  })

  it('reports all problems at once, and never a secret', () => {
    const error = refusal({
      CENTRALINO_PORT: 'many',
      CENTRALINO_LOG_LEVEL: 'loud',
      SLACK_BOT_TOKEN: 'xoxp-s3cret-user',
      SLACK_SIGNING_SECRET: 's3cret-signing',
      MICROSOFT_APP_PASSWORD: 's3cret-password',
    })
    expect(error.code).toBe('config/invalid')
    for (const name of ['CENTRALINO_PORT', 'CENTRALINO_LOG_LEVEL', 'SLACK_BOT_TOKEN', 'MICROSOFT_APP_ID']) {
      expect(error.message).toContain(name)
    }
    expect(error.data['problems']).toHaveLength(5)
    expect(`${error.message} ${JSON.stringify(error.data)}`).not.toContain('s3cret')
  })
})

describe('the process environment', () => {
  const folders: string[] = []

  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  it('is completed by the file .env of the working folder, and wins over it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'centralino-config-'))
    folders.push(folder)
    writeFileSync(join(folder, '.env'), 'CENTRALINO_PORT=4001\nCENTRALINO_HOST=localhost\n')
    vi.stubEnv('CENTRALINO_PORT', '4002')
    vi.stubEnv('CENTRALINO_HOST', undefined)
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    expect(readWith()).toMatchObject({ port: 4002, host: 'localhost' })
  })
})
