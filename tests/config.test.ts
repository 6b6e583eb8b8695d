import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { packageRoot, readConfig } from '../src/config.ts'
import type { Environment } from '../src/environment-reader.ts'
import { CentralinoError } from '../src/errors.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret-signing' }
const teams = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_PASSWORD: 's3cret-password', MICROSOFT_APP_TENANT_ID: 'tenant' }

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
  it('reads the administrators, whatever their letters, and names an address that is none', () => {
    expect(readConfig({ CENTRALINO_ADMINISTRATORS: ' A@example.org, b@example.org ' }).administrators).toEqual([
      'a@example.org',
      'b@example.org',
    ])
    expect(() => readConfig({ CENTRALINO_ADMINISTRATORS: 'someone' })).toThrow(/CENTRALINO_ADMINISTRATORS/)
  })

  it('works with nothing set: loopback, the shipped knowledge base, no platform', () => {
    expect(readConfig({})).toEqual({
      knowledgeFolder: join(packageRoot(), 'knowledge'),
      dataFolder: resolve('data'),
      host: '127.0.0.1',
      port: 3978,
      logLevel: 'info',
      administrators: [],
      secrets: { slack: null, teams: null },
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

  it('turns Slack on over HTTP, or over Socket Mode with an app-level token', () => {
    expect(readConfig(slack).secrets.slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 's3cret-signing',
      appToken: null,
    })
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: 'xapp-1' }).secrets.slack?.appToken).toBe('xapp-1')
  })

  it('turns Teams on', () => {
    expect(readConfig(teams).secrets.teams).toEqual({
      appId: 'app',
      appPassword: 's3cret-password',
      tenantId: 'tenant',
    })
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
    expect(readConfig()).toMatchObject({ port: 4002, host: 'localhost' })
  })
})
