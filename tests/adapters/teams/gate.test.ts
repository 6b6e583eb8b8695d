import { describe, expect, it } from 'vitest'
import { localBot } from '../../support/local-teams/local-teams.ts'
import type { TokenParts } from '../../support/local-teams/local-teams-types.ts'
import { signToken } from '../../support/local-teams/token-issuer.ts'
import { startTeams } from './teams-harness.ts'

const user = 'aaaaaaaa-0000-4000-8000-000000000001'

async function office() {
  const harness = await startTeams()
  const person = harness.teams.addPerson({ aadObjectId: user })
  return { ...harness, person, message: person.activity({ type: 'message', text: 'ciao' }) }
}

const invalid: Readonly<Record<string, TokenParts>> = {
  'signed with a forged key': { key: 'forged' },
  'signed with a key that nobody has published': { key: 'unknown' },
  'signed with a key that is endorsed for no channel': { key: 'unendorsed' },
  'signed with a key that is endorsed for another channel': { key: 'other-channel' },
  'for another bot': { audience: '99999999-1111-4111-8111-111111111111' },
  'of another issuer': { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
  'for another service': { serviceUrl: 'https://smba.trafficmanager.net/emea/' },
  'for no service': { serviceUrl: null },
  expired: { expires: -301 },
  'without an end': { expires: null },
  'not yet valid': { notBefore: 301 },
  unsigned: { algorithm: 'none' },
  'signed with the public key as a secret': { algorithm: 'HS256' },
}

describe('The gate of Teams', () => {
  it('lets in who shows a token of the Bot Framework', async () => {
    const { teams, message, received } = await office()
    expect(await teams.deliver(message)).toEqual({ status: 200, body: undefined })
    expect(received).toHaveLength(1)
  })

  it('takes clocks for right that differ by less than five minutes', async () => {
    const { teams, message, received } = await office()
    expect((await teams.deliver(message, { token: { expires: -290 } })).status).toBe(200)
    expect(received).toHaveLength(1)
  })

  it('takes the same token with many activities, until it ends and for nothing else than it was made for', async () => {
    const { teams, message, person, received, time } = await office()
    const token = await signToken(localBot.appId, teams.serviceUrl, { expires: 60 }, time.now())
    const deliver = async (activity: object) =>
      (await teams.deliver({ ...activity, id: `${++ids}` }, { authorization: `Bearer ${token}` })).status
    let ids = 0
    expect(await deliver(message)).toBe(200)
    expect(await deliver(person.activity({ type: 'message', text: 'di nuovo' }))).toBe(200)
    expect(await deliver({ ...message, channelId: 'webchat' })).toBe(401)
    expect(await deliver({ ...message, serviceUrl: `${teams.serviceUrl}elsewhere/` })).toBe(401)
    const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    expect((await teams.deliver(message, { authorization: `Bearer ${forged}` })).status).toBe(401)
    // A minute of its own and five for clocks that differ.
    time.turnTo('2026-03-02T09:05:59.000Z')
    expect(await deliver(message)).toBe(200)
    time.turnTo('2026-03-02T09:06:00.000Z')
    expect(await deliver(message)).toBe(401)
    expect(received).toHaveLength(3)
  })

  it.each(Object.entries(invalid))('answers 401 to a token %s', async (_name, token) => {
    const { teams, message, received, faults } = await office()
    expect(await teams.deliver(message, { token })).toEqual({ status: 401, body: undefined })
    expect(received).toEqual([])
    expect(faults).toEqual([])
  })

  it.each([null, '', 'Bearer', 'Bearer a.b.c', 'Basic Zm9vOmJhcg==', `Bearer ${'a'.repeat(5_000)}`])(
    'answers 401 to the authorization %s',
    async (authorization) => {
      const { teams, message, received } = await office()
      expect((await teams.deliver(message, { authorization })).status).toBe(401)
      expect(received).toEqual([])
    },
  )

  it.each([[null], [[]], ['text'], [{}], [{ type: 'message' }]])(
    'answers 401 or 400, never 500, to %j',
    async (body) => {
      const { teams, received } = await office()
      const { status } = await teams.deliver(body)
      expect([400, 401]).toContain(status)
      expect(received).toEqual([])
    },
  )

  it('answers 503 while the keys cannot be read, says so once, and reads them when they are back', async () => {
    const { teams, message, received, faults } = await office()
    teams.fail('metadata', { status: 500 }, { status: 500 })
    expect((await teams.deliver(message)).status).toBe(503)
    expect((await teams.deliver(message)).status).toBe(503)
    expect(faults).toHaveLength(1)
    expect((await teams.deliver(message)).status).toBe(200)
    expect(received).toHaveLength(1)
  })

  const kinds: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    message: { type: 'message', text: 'ciao' },
    'pressed button': { type: 'message', value: { action: 'a', value: 'v' } },
    'universal action': {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data: { action: 'a', value: '' } } },
    },
    dialog: { type: 'invoke', name: 'task/fetch', value: { data: { action: 'form', value: 'f' } } },
    'submitted dialog': { type: 'invoke', name: 'task/submit', value: { data: { form: 'f', context: '' } } },
    search: {
      type: 'invoke',
      name: 'composeExtension/query',
      value: { parameters: [{ name: 'query', value: 'stampanti' }] },
    },
    'message extension': {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      value: { commandId: 'openRequest', messagePayload: { body: { content: 'testo' } } },
    },
    installation: { type: 'installationUpdate', action: 'add' },
    'new member': { type: 'conversationUpdate', membersAdded: [{ id: '28:11111111-1111-4111-8111-111111111111' }] },
  }
  const foreign: Readonly<Record<string, (activity: Record<string, unknown>) => object>> = {
    'whose conversation is of another tenant': (activity) => ({
      ...activity,
      conversation: { ...(activity['conversation'] as object), tenantId: 'another' },
    }),
    'whose channel data name another tenant': (activity) => ({
      ...activity,
      channelData: { tenant: { id: 'another' } },
    }),
    'whose sender is of another tenant': (activity) => ({
      ...activity,
      from: { ...(activity['from'] as object), tenantId: 'another' },
    }),
    'that names no tenant': (activity) => ({
      ...activity,
      channelData: {},
      conversation: { ...(activity['conversation'] as object), tenantId: undefined },
    }),
    'of another channel': (activity) => ({ ...activity, channelId: 'webchat' }),
  }
  const all = Object.entries(kinds).flatMap(([kind, given]) =>
    Object.entries(foreign).map(([name, change]) => ({ kind, name, given, change })),
  )

  it.each(all)('refuses a $kind $name', async ({ given, change }) => {
    const { teams, person, received } = await office()
    const { status, body } = await teams.deliver(change({ ...person.activity(given) }))
    expect([401, 403]).toContain(status)
    expect(body).toBeUndefined()
    expect(received).toEqual([])
    expect(teams.calls.filter(({ operation }) => operation !== 'metadata' && operation !== 'keys')).toEqual([])
  })

  it.each([
    'http://169.254.169.254/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://a@smba.trafficmanager.net/',
  ])('never calls %s, whatever the token says', async (serviceUrl) => {
    const { teams, person, received } = await office()
    const activity = person.activity({ type: 'message', text: 'ciao', serviceUrl })
    expect((await teams.deliver(activity, { token: { serviceUrl } })).status).toBe(403)
    expect(received).toEqual([])
  })
})

describe('The local mode of Teams', () => {
  it('lets in without tokens, says so, and never calls anybody but this machine', async () => {
    const { teams, received, notices } = await startTeams({
      signed: false,
      adapter: { connection: { mode: 'playground' } },
    })
    const person = teams.addPerson({ aadObjectId: user, tenantId: 'of the playground' })
    expect(notices).toHaveLength(1)
    const elsewhere = person.activity({
      type: 'message',
      text: 'ciao',
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
    })
    expect((await teams.deliver(elsewhere)).status).toBe(403)
    expect((await person.say('ciao')).status).toBe(200)
    expect(received).toHaveLength(1)
  })

  it('calls no service of Microsoft to write to who has not written yet', async () => {
    const { adapter } = await startTeams({
      signed: false,
      adapter: { connection: { mode: 'playground' }, endpoints: {} },
    })
    const address = { channel: 'teams', conversation: `user/${user}` }
    const sending = adapter.send(address, { language: 'it', text: 'Ciao', blocks: [] }, 'k', 'first')
    await expect(sending).rejects.toMatchObject({ message: expect.stringContaining('not allowed') })
  })

  it('is refused on a server that others can reach', async () => {
    await expect(
      startTeams({ adapter: { connection: { mode: 'playground' }, host: '0.0.0.0' } }),
    ).rejects.toMatchObject({ code: 'config/invalid' })
  })

  it('is never what happens for want of credentials', async () => {
    await expect(startTeams({ adapter: { connection: null } })).rejects.toMatchObject({ code: 'config/invalid' })
  })
})
