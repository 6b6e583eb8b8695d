import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readButton } from '../../../adapters/teams/card-data.ts'
import { choiceAnswer, readChoiceQuery, searchChoices } from '../../../adapters/teams/choice-search.ts'
import { readForm } from '../../../adapters/teams/read-form.ts'
import { renderForm } from '../../../adapters/teams/render-form.ts'
import type { Field, Form } from '../../../src/channel/message.ts'
import { checkedCard, type TeamsCard, type TeamsElement } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { shownCard } from '../../support/adaptive-cards/shown-card.ts'
import { anyForm } from '../../support/any-message.ts'
import { requestForm, unitOptions } from '../web/sample-messages.ts'
import { sampleTexts } from './sample-texts.ts'

type TeamsInput = Extract<TeamsElement, { label: string }>

function formOf(errors?: Form['errors']): Form {
  const [block] = requestForm(errors).blocks
  if (block?.type !== 'form') throw new Error('the sample holds a form')
  return block.form
}

const withFields = (...fields: readonly Field[]): Form => ({ ...formOf(), fields })
const dialog = (form: Form) => renderForm(form, 'it', sampleTexts)
const cardOf = (form: Form) => checkedCard(dialog(form).task.card)
const inputs = (card: TeamsCard) => card.body.filter((one): one is TeamsInput => one.type.startsWith('Input.'))
const input = (field: Field) => inputs(cardOf(withFields(field)))[0]

/** What Teams sends when the button is pressed: the data of the button and beside it what the fields hold. */
function submitted(card: TeamsCard, given: Readonly<Record<string, string>> = {}): unknown {
  const held = inputs(card).flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]]))
  return { ...card.actions?.[0]?.data, ...Object.fromEntries(held), ...given }
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    value: `s-ufficio-${at}`,
    label: `Servizio numero ${at} della città`,
    hint: `Divisione ${at % 12}`,
  }))

const choice = (more: Partial<Extract<Field, { type: 'choice' }>>): Field => ({
  id: 'unit',
  type: 'choice',
  label: 'Il tuo ufficio',
  required: true,
  options: [],
  ...more,
})

describe('a form as a dialog', () => {
  it('has the title, the fields with their labels, and the button', () => {
    const { task, searches } = dialog(formOf())
    expect(task).toMatchObject({ title: 'Apri una richiesta', width: 'medium', height: 'large' })
    expect(searches.size).toBe(0)
    const card = checkedCard(task.card)
    expect(inputs(card).map(({ type, id }) => [type, id])).toEqual([
      ['Input.Text', 'field/title'],
      ['Input.Text', 'field/description'],
      ['Input.ChoiceSet', 'field/urgency'],
      ['Input.ChoiceSet', 'field/topic'],
      ['Input.ChoiceSet', 'field/unit'],
      ['Input.Date', 'field/since'],
    ])
    expect(inputs(card)[1]?.label).toBe(
      'Racconta che cosa succede (Per esempio da quando, e che cosa compare sullo schermo)',
    )
    expect(card.actions).toMatchObject([{ type: 'Action.Submit', title: 'Invia la richiesta', style: 'positive' }])
  })

  it('asks for what is needed with a sentence, and lets the rest be empty', () => {
    const [title, description, urgency] = inputs(cardOf(formOf()))
    expect(title).toMatchObject({ isRequired: true, errorMessage: sampleTexts.it.fieldMissing, maxLength: 80 })
    expect(urgency).toMatchObject({ isRequired: true, errorMessage: sampleTexts.it.choiceMissing })
    expect(description).not.toHaveProperty('isRequired')
  })

  it('says what was refused right above its field', () => {
    const card = cardOf(formOf({ unit: 'Questo ufficio non c’è <più>.' }))
    const at = card.body.findIndex((one) => one.type === 'Container')
    expect(card.body[at + 1]).toMatchObject({ id: 'field/unit' })
    expect(shownCard(card).text).toContain('Da correggere: Questo ufficio non c’è <più>.')
  })

  it('shows few options as buttons, more as a menu, many as a list to search', () => {
    expect(input(choice({ options: many(3) }))).toMatchObject({ style: 'expanded' })
    expect(input(choice({ options: unitOptions.slice(0, 9) }))).toMatchObject({ style: 'compact' })
    expect(input(choice({ options: unitOptions }))).toMatchObject({ style: 'filtered' })
    const hostile = [{ value: 'a', label: '[clicca](https://evil.example)' }]
    expect(input(choice({ options: hostile }))).toMatchObject({ style: 'compact', choices: [{ value: 'a' }] })
  })

  it('begins with what the fields hold, if Teams can hold it', () => {
    const text = { id: 't', type: 'text', label: 'T', required: false, multiline: true, maxLength: 5 } as const
    expect(input({ ...text, value: 'abcdefgh' })).toMatchObject({ value: 'abcd…' })
    const day = { id: 'd', type: 'date', label: 'D', required: false } as const
    expect(input({ ...day, value: '2026-06-01' })).toMatchObject({ value: '2026-06-01' })
    expect(input({ ...day, value: '2026-02-31' })).not.toHaveProperty('value')
    expect(input(choice({ options: many(3), value: 's-ufficio-1' }))).toMatchObject({ value: 's-ufficio-1' })
    expect(input(choice({ options: many(3), value: 'altro' }))).not.toHaveProperty('value')
  })

  it('drops the hints of options before it lets them be searched in the program', () => {
    const { task, searches } = dialog(withFields(choice({ options: many(230) })))
    const [field] = inputs(checkedCard(task.card))
    expect(searches.size).toBe(0)
    expect(field).toMatchObject({ style: 'filtered', choices: { length: 230 } })
    expect(JSON.stringify(field)).not.toContain('Divisione')
  })

  it('lets Teams ask for the options while one types where no card could hold them', () => {
    const options = many(10_000)
    const { task, searches } = dialog(withFields(choice({ options, value: 's-ufficio-7' })))
    const [field] = inputs(checkedCard(task.card))
    const dataset = 'unit open-request stampanti'
    expect(field).toMatchObject({
      value: 's-ufficio-7',
      choices: [{ value: 's-ufficio-7', title: 'Servizio numero 7 della città (Divisione 7)' }],
      'choices.data': { type: 'Data.Query', dataset },
    })
    expect(searches).toEqual(new Map([[dataset, options]]))
  })
})

describe('a form that was sent', () => {
  it('comes back as it was shown, with what the person has written', () => {
    const card = cardOf(formOf())
    const given = { 'field/title': 'Non stampa', 'field/unit': 's-sport', 'field/since': '2026-06-01' }
    expect(readForm(submitted(card, given))).toEqual({
      type: 'form',
      form: 'open-request',
      context: 'stampanti',
      values: { title: 'Non stampa', unit: 's-sport', since: '2026-06-01' },
    })
  })

  it('keeps form and context, whatever its fields are called', () => {
    const form = withFields({ ...choice({ options: many(2), value: 's-ufficio-0' }), id: 'form' })
    expect(readForm(submitted(cardOf(form)))).toMatchObject({ form: 'open-request', values: { form: 's-ufficio-0' } })
  })

  it('brings back the option without a value', () => {
    const options = [{ value: '', label: 'Non so' }, ...many(2)]
    const card = cardOf(withFields(choice({ options, value: '' })))
    expect(readForm(submitted(card))?.values).toEqual({ unit: '' })
  })

  it('lets a choice be made anew where what was chosen has no room', () => {
    const chosen = '"'.repeat(15_000)
    const card = cardOf(withFields(choice({ options: [{ value: chosen, label: 'Uno' }], value: chosen })))
    expect(inputs(card)[0]).not.toHaveProperty('value')
  })

  it('brings back what any form holds', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const card = cardOf(form)
        const sent = readForm(submitted(card))
        expect(sent).toMatchObject({ type: 'form', form: form.form, context: JSON.parse(JSON.stringify(form.context)) })
        for (const field of form.fields) {
          if (field.type !== 'choice' || field.value === undefined || field.value.length > 300) continue
          if (field.options.some(({ value }) => value === field.value)) {
            expect(sent?.values[field.id]).toBe(field.value)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    undefined,
    null,
    'form',
    [],
    {},
    { form: '', context: '' },
    { form: 'f' },
    { form: 1, context: '' },
    { form: 'f', context: {} },
    { form: 'x'.repeat(40_000), context: '' },
  ])('is none where the data is of no form: %j', (data) => {
    expect(readForm(data)).toBeUndefined()
  })

  it('takes only texts, of a length somebody can have written, and no more fields than forms have', () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`field/f${at}`, 'x']))
    const data = { form: 'f', context: 'c', 'field/a': {}, 'field/b': 'x'.repeat(40_000), 'field/c': true, other: 'x' }
    expect(readForm(data)?.values).toEqual({ c: 'true' })
    expect(Object.keys(readForm({ form: 'f', context: 'c', ...fields })?.values ?? {})).toHaveLength(100)
  })
})

describe('a button that was pressed', () => {
  it.each([undefined, null, 'take', {}, { action: 'take' }, { action: '', value: '' }, { action: 'a', value: 1 }])(
    'is none where the data is of no button: %j',
    (data) => {
      expect(readButton(data)).toBeUndefined()
    },
  )
})

describe('options searched while one types', () => {
  const query = (text: string, more = {}) => ({
    queryText: text,
    queryOptions: { skip: 0, top: 5 },
    dataset: 'unit own-unit ',
    ...more,
  })
  const titles = (text: string, more = {}) => {
    const read = readChoiceQuery(query(text, more))
    return read === undefined ? undefined : searchChoices(unitOptions, read).map(({ title }) => title)
  }

  it('are those in which every word begins a word, accents aside', () => {
    expect(titles('mobilita')).toEqual(['Servizio Mobilità (Divisione di esempio)'])
    expect(titles('SERV. prot')).toEqual(['Servizio Protezione civile (Divisione di esempio)'])
    expect(titles('ivile')).toEqual([])
  })

  it('come in pages, the first ones without a question', () => {
    expect(titles('')).toHaveLength(5)
    expect(titles('', { queryOptions: { skip: 22, top: 5 } })).toHaveLength(2)
    expect(titles('', { queryOptions: { skip: -1, top: 1e9 } })).toHaveLength(15)
    expect(titles('', { queryOptions: undefined })).toHaveLength(15)
    expect(titles('', { dataset: 1 })).toBeUndefined()
    expect(readChoiceQuery('x')).toBeUndefined()
  })

  it('answer as Teams wants it', () => {
    expect(choiceAnswer([{ title: 'Sport', value: 's-sport' }])).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [{ title: 'Sport', value: 's-sport' }] },
    })
  })
})
