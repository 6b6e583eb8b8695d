import { describe, expect, it, onTestFinished } from 'vitest'
import { checkTeams } from '../../../adapters/teams/check-teams.ts'
import type { TeamsConnection } from '../../../adapters/teams/teams-settings.ts'
import { systemClock } from '../../../src/clock.ts'
import { localBot, startLocalTeams } from '../../support/local-teams/local-teams.ts'

const good = { mode: 'credentials', ...localBot, tenants: [localBot.tenantId], serviceHosts: [] } as const

async function check(connection: TeamsConnection, fail?: 'token' | 'metadata' | 'keys') {
  const teams = await startLocalTeams()
  onTestFinished(() => teams.stop())
  if (fail !== undefined) teams.fail(fail, { status: 500 })
  const findings = await all(checkTeams(connection, systemClock, teams.endpoints))
  return { findings, levels: findings.map(({ level }) => level), said: JSON.stringify(findings) }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('The check of Teams', () => {
  it('finds nothing wrong where the token and the keys can be had', async () => {
    const { levels, said } = await check(good)
    expect(new Set(levels)).toEqual(new Set(['ok']))
    expect(said).toContain('/api/messages')
  })

  it('says that the secret is wrong, and where another is made, without repeating it', async () => {
    const { findings, said } = await check({ ...good, appPassword: 'wrong-secret' })
    const problem = findings.find(({ level }) => level === 'problem')
    expect(problem?.what).toContain('AADSTS7000215')
    expect(problem?.remedy).toContain('Certificates & secrets')
    expect(said).not.toContain('wrong-secret')
  })

  it('does not ask Entra with what is no id', async () => {
    const { findings } = await check({ ...good, appId: 'my bot', tenantId: 'comune.onmicrosoft.com' })
    const problems = findings.filter(({ level }) => level === 'problem')
    expect(problems.map(({ what }) => what)).toEqual([
      'MICROSOFT_APP_ID is no id.',
      'MICROSOFT_APP_TENANT_ID is no id.',
    ])
  })

  it.each(['token', 'metadata', 'keys'] as const)('says so when there is no answer about %s', async (what) => {
    const { findings } = await check(good, what)
    expect(findings.filter(({ level }) => level === 'problem')).toHaveLength(1)
  })

  it('warns of the local mode', async () => {
    expect((await check({ mode: 'playground' })).levels).toEqual(['warning'])
  })
})
