import { describe, expect, it } from 'vitest'
import { readableCard } from '../../support/local-teams/readable.ts'
import { anna, card, chat, office, say, texts, whenPatienceEnds } from './invoke-office.ts'

describe('A card that comes into sight in Teams', () => {
  const refresh = { action: 'refresh', value: 'work-42' }
  const cardType = 'application/vnd.microsoft.card.adaptive'

  it('is given as it is now to whoever looks at it, and nothing is sent or changed', async () => {
    const { person, teams, adapter, answer, received } = await office()
    const ref = await adapter.send(chat, { ...card('Aperta'), card: 'work-42', refreshable: true }, 'k1', 'first')
    answer(async ({ address }, core) => {
      await core.send(address, { ...card('Presa in carico'), refreshable: true }, 'k2', 'first')
    })
    const { body } = await person.refresh(refresh, ref.id.split(' ')[0] ?? '')
    expect(body).toMatchObject({ statusCode: 200, type: cardType })
    expect(readableCard({ contentType: cardType, content: (body as { value: unknown }).value }).text).toContain('Presa')
    // The next time as well.
    expect(body).toMatchObject({ value: { refresh: { action: { data: refresh } } } })
    expect(received[0]).toMatchObject({ personal: chat, content: { type: 'action', ...refresh } })
    expect(received[0]?.address).not.toEqual(chat)
    expect(teams.read(anna).map(({ text }) => text)).toEqual([expect.stringContaining('Aperta')])
    expect(teams.calls.filter(({ operation }) => operation === 'update')).toEqual([])
  })

  it('stays as it was where nothing is answered in time', async () => {
    const { person, harness } = await office()
    const { body } = await whenPatienceEnds(harness, person.refresh(refresh, '1'))
    expect(body).toMatchObject({ statusCode: 503, type: 'application/vnd.microsoft.error' })
  })

  it('does nothing else by itself, whatever its data says', async () => {
    const { person, received } = await office()
    expect((await person.refresh({ action: 'request:resolve', value: '42' }, '1')).body).toEqual({})
    expect(received).toEqual([])
  })
})

describe('A button of a card in Teams', () => {
  it('is answered with the card as it is now, which is also changed for everybody', async () => {
    const { person, teams, adapter, answer, received } = await office()
    const ref = await adapter.send(chat, card('Aperta'), 'k1', 'first')
    const [message = ''] = ref.id.split(' ')
    answer(async (_message, core) => {
      await core.update(chat, ref, card('Presa in carico'), 'k2')
    })
    const { status, body } = await person.pressExecute({ action: 'take', value: '42' }, message)
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
    const shown = {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: (body as { value: unknown }).value,
    }
    expect(readableCard(shown).text).toContain('Presa in carico')
    expect(teams.read(anna).map(({ text }) => text)).toEqual([expect.stringContaining('Presa in carico')])
    expect(received[0]).toMatchObject({
      address: chat,
      scope: 'personal',
      content: { type: 'action', action: 'take', value: '42' },
    })
  })

  it('is answered with a word where no card changes, soon after the answer stands in the conversation', async () => {
    const { person, adapter, answer, harness } = await office()
    const ref = await adapter.send(chat, card('Scegli'), 'k1', 'first')
    answer(async (_message, core) => {
      await core.send(chat, say('Ecco'), 'k2', 'first')
    })
    const pressing = person.pressExecute({ action: 'ask', value: 'x' }, ref.id.split(' ')[0] ?? '')
    expect((await whenPatienceEnds(harness, pressing)).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: texts.done,
    })
  })

  it('in a channel belongs to its thread', async () => {
    const { person, teams, received, harness } = await office()
    const thread = `${teams.addChannel([anna])};messageid=1`
    await whenPatienceEnds(harness, person.pressExecute({ action: 'a', value: '' }, '1', { conversation: thread }))
    expect(received[0]).toMatchObject({ scope: 'shared', address: { conversation: `shared/${thread}` } })
  })

  it('is taken once when Teams repeats it with the same time, also after the program was started anew', async () => {
    const { person, teams, received, answer, adapter, harness } = await office()
    answer(async (_message, core) => {
      await core.send(chat, say('Ecco'), 'k', 'first')
    })
    const press = person.activity({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: '7',
      value: { action: { type: 'Action.Execute', verb: 'a', data: { action: 'a', value: '1' } }, trigger: 'manual' },
    })
    const both = Promise.all([teams.deliver(press), teams.deliver(press)])
    const [one, other] = await whenPatienceEnds(harness, both)
    expect(one).toEqual(other)
    expect(received).toHaveLength(1)
    expect(adapter.name).toBe('teams')
    await harness.restart()
    await whenPatienceEnds(harness, teams.deliver({ ...press, id: 'another' }))
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1)
  })

  it('is asked to be pressed again while the store takes nothing', async () => {
    const { person, answer, faults } = await office()
    answer(async () => {
      throw new Error('disk full')
    })
    const { body } = await person.pressExecute({ action: 'a', value: '' }, '1')
    expect(body).toMatchObject({ value: texts.tryAgain })
    expect(faults).toEqual([expect.objectContaining({ message: 'disk full' })])
  })

  it('is nothing where a card only asks to be shown anew', async () => {
    const { person, teams, received } = await office()
    const value = { action: { data: { action: 'a', value: '' } }, trigger: 'automatic' }
    const { status } = await teams.deliver(person.activity({ type: 'invoke', name: 'adaptiveCard/action', value }))
    expect(status).toBe(200)
    expect(received).toEqual([])
  })
})
