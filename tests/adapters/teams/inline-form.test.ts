import { describe, expect, it } from 'vitest'
import type { Block, Form } from '../../../src/channel/message.ts'
import { checkedCard, type TeamsElement } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { anna, chat, say, texts, withForm } from './invoke-office.ts'
import { sampleTexts } from './sample-texts.ts'
import { startTeams } from './teams-harness.ts'

type Data = Readonly<Record<string, unknown>>

/** In the Agents Playground, which opens no dialogs. */
async function playground() {
  const harness = await startTeams({ signed: false, adapter: { connection: { mode: 'playground' } } })
  const { teams } = harness
  const person = teams.addPerson({ aadObjectId: anna, name: 'Anna Rossi' })
  await person.say('ciao')
  const begun = harness.received.length
  const newest = () => teams.chat(anna).findLast(({ fromBot }) => fromBot)
  const cards = () => (newest()?.activity.attachments ?? []).map(checkedCard)
  const button = () => {
    const [action] = cards()
      .flatMap(({ body }) => body)
      .flatMap((one) => (one.type === 'ActionSet' ? one.actions : []))
      .filter(({ type }) => type === 'Action.Execute')
    if (action === undefined || !('data' in action)) throw new Error('there is no button')
    return action
  }
  const execute = (data: Data) =>
    teams.deliver(
      person.activity({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb: 'form', data }, trigger: 'manual' },
        replyToId: newest()?.id,
        // The Playground says so whoever sits at it: answers stay in the bot's own first language.
        locale: 'en-US',
      }),
    )
  /** What the Playground sends: the data of the button and beside it what the fields hold. */
  const send = (fields: Data) => execute({ ...button().data, ...fields })
  const received = () => harness.received.slice(begun)
  return { ...harness, received, person, cards, button, send }
}

const cardIn = (body: unknown) => {
  const { type, value } = body as { type: string; value: unknown }
  return checkedCard({ contentType: type, content: value })
}
const fieldsOf = (elements: readonly TeamsElement[]) => elements.filter(({ type }) => type.startsWith('Input.'))

const offices = Array.from({ length: 2_000 }, (_, at) => ({ value: `s-${at}`, label: `Servizio numero ${at}` }))
const officeForm: Form = {
  form: 'own-unit',
  context: '',
  title: 'Il tuo ufficio',
  submitLabel: 'Conferma',
  fields: [{ id: 'unit', type: 'choice', label: 'Ufficio', required: true, options: offices, value: 's-7' }],
}

describe('A form where no dialog can open', () => {
  it('stands in the chat: what it is, its fields, its button', async () => {
    const { adapter, teams, cards, button } = await playground()
    expect(adapter.limits.forms).toBe('inline')
    await adapter.send(chat, withForm(), 'k1', 'first')
    expect(teams.read(anna).at(-1)?.text).toContain('Nuova richiesta')
    expect(fieldsOf(cards()[0]?.body ?? [])).toEqual([
      {
        type: 'Input.Text',
        id: 'field/what',
        label: 'Che cosa succede',
        isMultiline: true,
        maxLength: 500,
        isRequired: true,
        errorMessage: sampleTexts.it.fieldMissing,
      },
    ])
    expect(button()).toMatchObject({ title: 'Invia', data: { form: 'draft', context: 'c1' } })
  })

  it('comes after the other blocks, and says above a field what is to be corrected', async () => {
    const { adapter, cards } = await playground()
    const [form] = withForm({ what: 'Scrivi qualcosa di più' }).blocks as [Block]
    await adapter.send(chat, say('Un momento', { type: 'paragraph', text: 'Un momento' }, form), 'k1', 'first')
    const [said, asked] = cards()
    expect(JSON.stringify(said)).toContain('Un momento')
    const at = asked?.body.findIndex(({ type }) => type === 'Container') ?? -1
    expect(JSON.stringify(asked?.body[at])).toContain('Scrivi qualcosa di più')
    expect(asked?.body[at + 1]).toMatchObject({ id: 'field/what' })
  })

  it('is sent, and a card that it was sent takes its place', async () => {
    const { adapter, received, send } = await playground()
    await adapter.send(chat, withForm(), 'k1', 'first')
    const { body } = await send({ 'field/what': 'La stampante è rotta' })
    expect(received().map(({ content }) => content)).toEqual([
      { type: 'form', form: 'draft', context: 'c1', values: { what: 'La stampante è rotta' } },
    ])
    const shown = JSON.stringify(cardIn(body))
    expect(shown).toContain('Nuova richiesta')
    expect(shown).toContain(texts.formSent)
    expect(shown).not.toContain('Action.')
  })

  it('that is sent twice is taken once', async () => {
    const { adapter, received, send, time } = await playground()
    await adapter.send(chat, withForm(), 'k1', 'first')
    const first = await send({ 'field/what': 'La stampante è rotta' })
    time.turnTo('2026-03-02T09:00:30.000Z')
    expect(await send({ 'field/what': 'La stampante è rotta' })).toEqual(first)
    expect(received()).toHaveLength(1)
  })

  it('stays where it could not be taken', async () => {
    const { adapter, answer, send } = await playground()
    await adapter.send(chat, withForm(), 'k1', 'first')
    answer(async () => {
      throw new Error('disk full')
    })
    expect((await send({ 'field/what': 'x' })).body).toMatchObject({ value: texts.tryAgain })
  })

  it('is taken from a client without universal actions too', async () => {
    const { adapter, received, person, button, teams } = await playground()
    await adapter.send(chat, withForm(), 'k1', 'first')
    await teams.deliver(person.activity({ type: 'message', value: { ...button().data, 'field/what': 'x' } }))
    expect(received()[0]?.content).toEqual({ type: 'form', form: 'draft', context: 'c1', values: { what: 'x' } })
  })

  it('with more options than a card holds is filled in by name, as the Playground asks for none', async () => {
    const { adapter, received, cards, send } = await playground()
    await adapter.send(chat, say('Ufficio', { type: 'form', form: officeForm }), 'k1', 'first')
    expect(fieldsOf(cards()[0]?.body ?? [])).toMatchObject([{ type: 'Input.Text', value: 'Servizio numero 7' }])
    for (const unit of ['servizio NUMERO 12', 'numero 1999', 'numero', 'Ragioneria']) await send({ 'field/unit': unit })
    expect(received().map(({ content }) => (content.type === 'form' ? content.values : undefined))).toEqual([
      { unit: 's-12' },
      { unit: 's-1999' },
      // What names several, or none, is the core's to ask about.
      { unit: 'numero' },
      { unit: 'Ragioneria' },
    ])
  })

  it('is shown in the place of another message', async () => {
    const { adapter, cards } = await playground()
    const ref = await adapter.send(chat, say('Eccola'), 'k1', 'first')
    await adapter.update(chat, ref, withForm(), 'k2')
    expect(fieldsOf(cards()[0]?.body ?? [])).toHaveLength(1)
  })
})
