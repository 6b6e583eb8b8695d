import { describe, expect, it } from 'vitest'
import type { Address, OutgoingMessage } from '../../../src/channel/message.ts'
import { teamsAnswerTexts } from '../../../src/conversation/texts/teams-answer-texts.ts'
import type { Fault } from '../../support/local-teams/local-teams-types.ts'
import { startTeams } from './teams-harness.ts'

const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
const chat: Address = { channel: 'teams', conversation: `user/${anna}` }
const hello: OutgoingMessage = { language: 'it', text: 'Buongiorno', blocks: [] }

async function office() {
  const harness = await startTeams()
  const person = harness.teams.addPerson({ aadObjectId: anna })
  const count = (operation: string) => harness.teams.calls.filter((call) => call.operation === operation).length
  const refusal = (sending: Promise<unknown>) =>
    sending.then(
      () => 'sent',
      (error: unknown) => error,
    )
  return { ...harness, harness, person, count, refusal }
}

describe('A message to somebody in Teams', () => {
  it('reaches who has never written, in a chat that is made for it once', async () => {
    const { adapter, teams, count } = await office()
    await adapter.send(chat, hello, 'k1', 'first')
    await adapter.send(chat, hello, 'k2', 'first')
    expect(teams.read(anna).map(({ text }) => text)).toEqual(['Buongiorno', 'Buongiorno'])
    expect(count('open')).toBe(1)
  })

  it('reaches who has written before the program was started anew, without asking', async () => {
    const { person, teams, count, harness } = await office()
    await person.say('ciao')
    const adapter = await harness.restart()
    await adapter.send(chat, hello, 'k1', 'first')
    expect(teams.read(anna)).toHaveLength(1)
    expect(count('open')).toBe(0)
  })

  it('carries the token of the bot, asked of Entra once', async () => {
    const { adapter, teams, count } = await office()
    await Promise.all([adapter.send(chat, hello, 'k1', 'first'), adapter.send(chat, hello, 'k2', 'first')])
    expect(count('token')).toBe(1)
    const sent = teams.calls.filter(({ operation }) => operation === 'create')
    expect(new Set(sent.map(({ authorization }) => authorization)).size).toBe(1)
  })

  it('goes into another chat where the one that was known is gone', async () => {
    const { person, adapter, teams, count } = await office()
    await person.say('ciao')
    teams.fail('create', { status: 404, code: 'ConversationNotFound' })
    await expect(adapter.send(chat, hello, 'k1', 'first')).rejects.toMatchObject({ code: 'delivery/permanent' })
    expect(count('open')).toBe(1)
  })

  const ends: readonly (readonly [string, Fault, string])[] = [
    ['that asks to wait', { status: 429, retryAfter: '7' }, 'delivery/rate-limited'],
    ['out of order', { status: 503 }, 'delivery/temporary'],
    ['in conflict', { status: 412 }, 'delivery/temporary'],
    ['with a fault of its own', { status: 500 }, 'delivery/ambiguous'],
    ['that did not hear the end', { status: 504, done: true }, 'delivery/ambiguous'],
    ['that hangs up', { lost: 'reset' }, 'delivery/ambiguous'],
    ['that never answers', { lost: 'hang' }, 'delivery/ambiguous'],
    ['blocked by the person', { status: 403, code: 'MessageWritesBlocked' }, 'delivery/permanent'],
    ['where the bot is not', { status: 403, code: 'BotNotInConversationRoster' }, 'delivery/permanent'],
    ['that finds the message too large', { status: 413, code: 'MessageSizeTooBig' }, 'delivery/permanent'],
    ['that leads elsewhere', { status: 307 }, 'delivery/permanent'],
  ]
  it.each(ends)('to a Teams %s is tried once and says what became of it', async (_name, fault, code) => {
    const { adapter, teams, count, refusal } = await office()
    teams.fail('create', fault)
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ name: 'DeliveryError', code })
    expect(count('create')).toBe(1)
  })

  it('waits as long as Teams wants, without asking again before', async () => {
    const { adapter, teams, count, refusal, time } = await office()
    teams.fail('create', { status: 429, retryAfter: '7' })
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ retryAfterMs: 7_000 })
    time.turnTo('2026-03-02T09:00:05.000Z')
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ retryAfterMs: 2_000 })
    expect(count('create')).toBe(1)
    time.turnTo('2026-03-02T09:00:07.000Z')
    await adapter.send(chat, hello, 'k', 'first')
    expect(teams.read(anna)).toHaveLength(1)
  })

  it.each([
    { status: 401, code: 'Unauthorized' },
    { status: 403, code: 'InvalidBotApiHost' },
  ])('is kept and the operator told once while Teams does not accept the bot: $status', async (fault) => {
    const { adapter, teams, faults, refusal } = await office()
    teams.fail('create', fault, fault)
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ code: 'delivery/temporary' })
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ code: 'delivery/temporary' })
    expect(faults).toHaveLength(1)
    await adapter.send(chat, hello, 'k', 'first')
    expect(teams.read(anna)).toHaveLength(1)
  })

  it('is kept while Entra gives no token; the secret is in no error', async () => {
    const { adapter, teams, faults, refusal } = await office()
    teams.fail('token', { status: 401, code: 'invalid_client' })
    const error = await refusal(adapter.send(chat, hello, 'k', 'first'))
    expect(error).toMatchObject({ code: 'delivery/temporary' })
    expect(faults).toEqual([error])
    expect(JSON.stringify([error, String(error)])).not.toContain('right-secret')
    await adapter.send(chat, hello, 'k', 'first')
  })

  it('that may have arrived says so when it is sent again, because Teams can neither be asked nor told', async () => {
    const { adapter, teams, refusal, harness } = await office()
    teams.fail('create', { lost: 'reset', done: true })
    expect(await refusal(adapter.send(chat, hello, 'k', 'first'))).toMatchObject({ code: 'delivery/ambiguous' })
    await (await harness.restart()).send(chat, hello, 'k', 'again')
    expect(teams.read(anna).map(({ text }) => text)).toEqual([
      'Buongiorno',
      expect.stringContaining(teamsAnswerTexts.it.perhapsAgain),
    ])
  })

  it('that is known to have arrived is not sent again', async () => {
    const { adapter, teams } = await office()
    const ref = await adapter.send(chat, hello, 'k', 'first')
    expect(await adapter.send(chat, hello, 'k', 'again')).toEqual(ref)
    expect(teams.read(anna)).toHaveLength(1)
  })

  it.each([{ lost: 'reset' as const }, { status: 500 }])(
    'is changed again without harm, so that nothing about a change is uncertain: %j',
    async (fault) => {
      const { adapter, teams, refusal } = await office()
      const ref = await adapter.send(chat, hello, 'k1', 'first')
      teams.fail('update', fault)
      const changed = { ...hello, text: 'Buonasera' }
      expect(await refusal(adapter.update(chat, ref, changed, 'k2'))).toMatchObject({ code: 'delivery/temporary' })
      await adapter.update(chat, ref, changed, 'k2')
      expect(teams.read(anna).map(({ text }) => text)).toEqual(['Buonasera'])
    },
  )

  it('that is gone or was never in a conversation cannot be changed, so that the core sends it anew', async () => {
    const { adapter, refusal } = await office()
    for (const id of ['1 a:1chat-nobody', `999 a:1chat-${anna}`, 'shown/k']) {
      const change = adapter.update(chat, { channel: 'teams', id }, hello, 'k')
      expect(await refusal(change)).toMatchObject({ code: 'delivery/permanent' })
    }
  })
})
