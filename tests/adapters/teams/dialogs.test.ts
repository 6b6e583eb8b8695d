import { describe, expect, it } from 'vitest'
import { anna, card, chat, office, say, taskCard, texts, whenPatienceEnds, withForm } from './invoke-office.ts'
import { startTeams } from './teams-harness.ts'

describe('A form in Teams', () => {
  it('opens in a dialog, and does not stand in the chat', async () => {
    const { person, teams, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, withForm(), 'k1', 'first')
    })
    const { body } = await person.openDialog({ action: 'form', value: 'draft c1' }, '1')
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Nuova richiesta' } } })
    expect(taskCard(body)).toContain('Che cosa succede')
    expect(teams.read(anna)).toEqual([])
    expect(received[0]?.content).toEqual({ type: 'action', action: 'form', value: 'draft c1' })
  })

  it('opens at once from a button that is known to lead to one', async () => {
    const { person, teams, adapter, answer } = await office()
    const ask = {
      action: 'ask',
      value: '42',
      label: 'Chiedi',
      typed: 'chiedi 42',
      style: 'secondary',
      opens: 'form',
    } as const
    await adapter.send(chat, say('Richiesta 42', { type: 'actions', actions: [ask] }), 'k1', 'first')
    answer(async (message, core) => {
      await core.send(message.address, withForm(), 'k2', 'first')
    })
    await person.client.press('Chiedi')
    expect(person.client.dialog).toMatchObject({ title: 'Nuova richiesta', data: { form: 'draft', context: 'c1' } })
    expect(teams.read(anna)).toHaveLength(1)
  })

  it('is not opened by a button in the Playground, which opens no dialogs: the button is answered with a message', async () => {
    const { adapter, teams } = await startTeams({ signed: false, adapter: { connection: { mode: 'playground' } } })
    const person = teams.addPerson({ aadObjectId: anna })
    await person.say('ciao')
    const ask = { action: 'ask', value: '42', label: 'Chiedi', typed: '', style: 'secondary', opens: 'form' } as const
    await adapter.send(chat, say('Richiesta 42', { type: 'actions', actions: [ask] }), 'k1', 'first')
    expect(person.client.findButton(() => true)?.action).toMatchObject({ type: 'Action.Execute', title: 'Chiedi' })
  })

  it('says where the answer is when it is no form', async () => {
    const { person, teams, answer, harness } = await office()
    answer(async (message, core) => {
      await core.send(message.address, say('Non più'), 'k1', 'first')
    })
    const opening = person.openDialog({ action: 'form', value: 'draft c1' }, '1')
    expect((await whenPatienceEnds(harness, opening)).body).toEqual({ task: { type: 'message', value: texts.inChat } })
    expect(teams.read(anna).map(({ text }) => text)).toEqual(['Non più'])
  })

  it('says that the answer will come, and then it comes in the chat with a button', async () => {
    const { person, teams, adapter, harness } = await office()
    const opening = person.openDialog({ action: 'form', value: 'draft c1' }, '1')
    expect((await whenPatienceEnds(harness, opening)).body).toEqual({
      task: { type: 'message', value: texts.inChatSoon },
    })
    await adapter.send(chat, withForm(), 'late', 'first')
    expect(teams.read(anna).map(({ text }) => text)).toEqual([expect.stringContaining('Nuova richiesta')])
  })

  it('is submitted, closes, and its answer stands in the chat', async () => {
    const { person, teams, answer, received, harness } = await office()
    answer(async (message, core) => {
      await core.send(message.address, card('Richiesta 42'), 'k1', 'first')
    })
    await person.openDialog({}, '1')
    const submitting = person.submitDialog({ form: 'draft', context: 'c1', 'field:what': 'La stampante è rotta' })
    expect(await whenPatienceEnds(harness, submitting)).toEqual({ status: 200, body: undefined })
    expect(received[0]?.content).toMatchObject({ type: 'form', form: 'draft', context: 'c1' })
    expect(teams.read(anna).map(({ text }) => text)).toEqual([expect.stringContaining('Richiesta 42')])
  })

  it('closes soon where nothing is said but a card changes', async () => {
    const { person, adapter, answer, harness, time } = await office()
    const ref = await adapter.send(chat, card('Richiesta 42'), 'k1', 'first')
    answer(async (message, core) => {
      await core.update(message.address, ref, card('Richiesta 42, in attesa'), 'k2')
    })
    const begun = time.now().getTime()
    const submitting = person.submitDialog({ form: 'ask', context: '42', 'field:text': 'A che piano?' })
    expect(await whenPatienceEnds(harness, submitting)).toEqual({ status: 200, body: undefined })
    expect(time.now().getTime() - begun).toBeLessThanOrEqual(3_000)
  })

  it('is shown again with what is to be corrected', async () => {
    const { person, teams, answer } = await office()
    answer(async (message, core) => {
      await core.send(message.address, withForm({ what: 'Scrivi qualcosa di più' }), 'k1', 'first')
    })
    const { body } = await person.submitDialog({ form: 'draft', context: 'c1' })
    expect(body).toMatchObject({ task: { type: 'continue' } })
    expect(taskCard(body)).toContain('Scrivi qualcosa di più')
    expect(teams.read(anna)).toEqual([])
  })

  it('that Teams submits again, also at another time, is taken once', async () => {
    const { person, received, answer, time } = await office()
    answer(async (message, core) => {
      await core.send(message.address, withForm({ what: 'no' }), message.eventId, 'first')
    })
    const data = { form: 'draft', context: 'c1' }
    const first = await person.submitDialog(data)
    time.turnTo('2026-03-02T09:00:30.000Z')
    expect(await person.submitDialog(data)).toEqual(first)
    expect(received).toHaveLength(1)
  })

  it('that nobody waits for any more takes no later message away', async () => {
    const { person, teams, adapter, answer } = await office()
    answer(async () => {
      throw new Error('disk full')
    })
    await person.openDialog({ action: 'form', value: 'draft c1' }, '1')
    await adapter.send(chat, withForm(), 'later', 'first')
    expect(teams.read(anna)).toHaveLength(1)
  })
})
