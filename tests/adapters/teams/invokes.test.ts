import { describe, expect, it, vi } from 'vitest'
import type { Address, Block, Form, OutgoingMessage } from '../../../src/channel/message.ts'
import { teamsAnswerTexts } from '../../../src/conversation/texts/teams-answer-texts.ts'
import { readableCard } from '../../support/local-teams/readable.ts'
import { startTeams, type TeamsHarness } from './teams-harness.ts'

const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
const chat: Address = { channel: 'teams', conversation: `user/${anna}` }
const texts = teamsAnswerTexts.it

async function office() {
  const harness = await startTeams()
  const person = harness.teams.addPerson({ aadObjectId: anna, name: 'Anna Rossi' })
  return { ...harness, person, harness }
}

/** What Teams gets when what the core has to say never comes, or comes elsewhere. */
async function whenPatienceEnds<Answer>({ time, received }: TeamsHarness, answer: Promise<Answer>): Promise<Answer> {
  const before = received.length
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(before))
  let isOver = false
  const over = answer.finally(() => {
    isOver = true
  })
  await vi.waitFor(async () => {
    await time.pass(1_000, async () => undefined)
    expect(isOver).toBe(true)
  })
  return over
}

const say = (text: string, ...blocks: readonly Block[]): OutgoingMessage => ({ language: 'it', text, blocks })
const card = (text: string) => say(text, { type: 'heading', text }, { type: 'paragraph', text: 'stato' })

const form: Form = {
  form: 'draft',
  context: 'c1',
  title: 'Nuova richiesta',
  submitLabel: 'Invia',
  fields: [{ id: 'what', type: 'text', label: 'Che cosa succede', required: true, multiline: true, maxLength: 500 }],
}
const withForm = (errors?: Form['errors']) =>
  say('Nuova richiesta', { type: 'form', form: errors === undefined ? form : { ...form, errors } })

const taskCard = (body: unknown) => readableCard((body as { task: { value: { card: never } } }).task.value.card).text

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
    expect(person.client.dialog).toMatchObject({ title: 'Nuova richiesta', fields: { 'field/what': '' } })
    expect(teams.read(anna)).toHaveLength(1)
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

describe('The message extension of Teams', () => {
  it('opens a request from a message, in a dialog', async () => {
    const { person, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, withForm(), 'k', 'first')
    })
    const { body } = await person.useOnMessage('<p>La <b>stampante</b> &egrave; rotta</p><script>x</script>')
    expect(body).toMatchObject({ task: { type: 'continue' } })
    expect(received[0]).toMatchObject({
      address: chat,
      scope: 'personal',
      content: { type: 'text', text: 'apri una richiesta', quoted: expect.stringContaining('stampante') },
    })
  })

  it('takes the form of that dialog as any other', async () => {
    const { person, teams, received, harness } = await office()
    const submitted = person.activity({
      type: 'invoke',
      name: 'composeExtension/submitAction',
      value: { commandId: 'openRequest', data: { form: 'draft', context: 'c1' } },
    })
    expect(await whenPatienceEnds(harness, teams.deliver(submitted))).toEqual({ status: 200, body: undefined })
    expect(received[0]?.content).toMatchObject({ type: 'form', form: 'draft' })
  })

  it('answers a search at once with a card, and keeps nothing of it as an address', async () => {
    const { person, teams, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, card('Servizi Telematici'), 'k', 'first')
    })
    const { body } = await person.search('chi si occupa di stampanti')
    const [attachment] = (body as { composeExtension: { attachments: { preview: { content: { title: string } } }[] } })
      .composeExtension.attachments
    expect(attachment?.preview.content.title).toBe('Servizi Telematici')
    expect(received[0]?.personal).toEqual(chat)
    expect(received[0]?.address.conversation).toMatch(/^query\//)
    expect(teams.read(anna)).toEqual([])
  })

  it.each(['', 'ch'])('gives a hint where next to nothing was written: "%s"', async (text) => {
    const { person, received } = await office()
    const { body } = await person.search(text)
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.searchHint } })
    expect(received).toEqual([])
  })

  it('says so when there is no answer in time, and a late one troubles nobody', async () => {
    const { person, adapter, received, teams, harness } = await office()
    const { body } = await whenPatienceEnds(harness, person.search('stampanti'))
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.searchEmpty } })
    const late = await adapter.send(received[0]?.address ?? chat, say('Tardi'), 'late', 'first')
    expect(late.id).toBe('shown/late')
    expect(teams.read(anna)).toEqual([])
  })

  it('knows who uses it in a chat where the bot is not', async () => {
    const { person, teams, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, card('Ecco'), 'k', 'first')
    })
    const elsewhere = {
      ...person.activity({
        type: 'invoke',
        name: 'composeExtension/query',
        value: { parameters: [{ name: 'query', value: 'stampanti' }] },
      }),
      conversation: { id: '19:two@unq.gbl.spaces', conversationType: 'personal', tenantId: teamsTenant },
    }
    expect((await teams.deliver(elsewhere)).body).toMatchObject({ composeExtension: { type: 'result' } })
    await teams.deliver(person.activity({ type: 'message', text: 'ciao' }))
    expect(received).toHaveLength(2)
  })

  it('is refused to guests in its own place', async () => {
    const { teams, received } = await office()
    const guest = teams.addPerson({ aadObjectId: 'dddddddd-0000-4000-8000-000000000004', userRole: 'guest' })
    const { body } = await guest.search('stampanti')
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.notServed } })
    expect(received).toEqual([])
  })
})

const teamsTenant = '22222222-2222-4222-8222-222222222222'
