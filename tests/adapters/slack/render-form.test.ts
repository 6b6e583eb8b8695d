import type { types } from '@slack/bolt'
import { describe, expect, it, test } from 'vitest'
import { readView } from '../../../adapters/slack/read-view.ts'
import { fieldBlockId, formErrors, renderForm } from '../../../adapters/slack/render-form.ts'
import { readViewMetadata } from '../../../adapters/slack/view-metadata.ts'
import type { Field, Form, Language, Option } from '../../../src/channel/message.ts'
import { DeliveryError } from '../../../src/errors.ts'
import { checkView } from '../../support/block-kit/check-block-kit.ts'
import { sampleTexts } from './sample-texts.ts'
import { submit } from './submitted-view.ts'

const description: Field = {
  id: 'description',
  type: 'text',
  label: 'Che cosa succede?',
  hint: 'Con parole tue.',
  required: true,
  multiline: true,
  maxLength: 5_000,
}
const day: Field = { id: 'day', type: 'date', label: 'Da quando', required: false }
const options: readonly Option[] = [
  { value: 'stampanti', label: 'Stampanti' },
  { value: 'rete', label: 'Rete', hint: 'anche senza fili' },
  { value: '', label: 'Altro' },
]
const matter: Field = { id: 'matter', type: 'choice', label: 'Di che cosa si tratta?', required: true, options }

const form: Form = {
  form: 'open-request',
  context: 'c&d <e>',
  title: 'Apri una richiesta di aiuto',
  submitLabel: 'Continua',
  fields: [description, day, matter],
}

function show(shown: Form, language: Language = 'it'): types.ModalView {
  const view = renderForm(shown, { language, texts: sampleTexts[language], conversation: 'user/U1' })
  expect(checkView(view)).toEqual([])
  return view
}

const only = (field: Field, more: Partial<Form> = {}) => show({ ...form, ...more, title: 'Modulo', fields: [field] })
const inputOf = (field: Field, more: Partial<Form> = {}) => only(field, more).blocks[0] as types.InputBlock
const manyOptions = (count: number, label = (at: number) => `Ufficio ${String(at).padStart(5, '0')}`) =>
  Array.from({ length: count }, (_, at): Option => ({ value: `u${at}`, label: label(at) }))

describe('a form as a window', () => {
  it('has a short title, the whole of it above the fields, and its own buttons', () => {
    const view = show(form)
    expect(view.title.text).toBe('Apri una richiesta di…')
    expect(view.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Apri una richiesta di aiuto' } })
    expect([view.submit?.text, view.close?.text]).toEqual(['Continua', 'Chiudi'])
    expect(show({ ...form, title: 'Modulo' }).blocks[0]?.type).toBe('input')
  })

  it('knows what it asks and where the answer goes', () => {
    expect(readViewMetadata(show(form).private_metadata ?? '')).toEqual({
      conversation: 'user/U1',
      form: { form: 'open-request', context: 'c&d <e>' },
    })
  })

  it('is not opened without its context', () => {
    const long = { ...form, context: 'x'.repeat(3_000) }
    expect(() => show(long)).toThrow(DeliveryError)
  })

  it('asks for texts, of one line or more, as long as Slack allows', () => {
    expect(inputOf(description)).toMatchObject({
      block_id: 'field:description',
      label: { text: 'Che cosa succede?' },
      hint: { text: 'Con parole tue.' },
      optional: false,
      element: { type: 'plain_text_input', multiline: true, max_length: 3_000 },
    })
    expect(inputOf({ ...description, multiline: false, maxLength: 80, value: 'a\nb' }).element).toMatchObject({
      multiline: false,
      max_length: 80,
      initial_value: 'a b',
    })
    expect(inputOf({ ...description, value: 'a'.repeat(4_000) }).element).toHaveProperty(
      'initial_value',
      `${'a'.repeat(2_999)}…`,
    )
  })

  it('asks for dates with a calendar', () => {
    expect(inputOf({ ...day, value: '2026-06-01' })).toMatchObject({
      optional: true,
      element: { type: 'datepicker', initial_date: '2026-06-01' },
    })
    expect(inputOf({ ...day, value: '2026-02-30' }).element).not.toHaveProperty('initial_date')
  })

  it('shows few options all at once, more in a menu', () => {
    expect(inputOf({ ...matter, value: '' }).element).toMatchObject({
      type: 'radio_buttons',
      initial_option: { text: { text: 'Altro' } },
      options: [{}, { description: { text: 'anche senza fili' } }, {}],
    })
    expect(inputOf({ ...matter, options: manyOptions(6) }).element).toMatchObject({
      type: 'static_select',
      placeholder: { text: sampleTexts.it.choose },
    })
  })

  it('groups more than a hundred options by the alphabet, the one that stands for none last', () => {
    const names = ['Anagrafe', 'Biblioteche', 'Cultura', 'Demanio', 'Edilizia', 'Finanze', 'Giunta']
    const long = manyOptions(140, (at) => `${names[at % 7]} ${at}`)
    const field = inputOf({ ...matter, options: [{ value: '', label: 'Altro' }, ...long], value: 'u6' })
    const { option_groups: groups = [], initial_option: initial } = field.element as Extract<
      types.InputBlock['element'],
      { type: 'static_select' }
    >
    expect(groups.map(({ label }) => label.text)).toEqual(['A–Demanio 31', 'Demanio 38–G'])
    expect(groups.at(-1)?.options.at(-1)?.text.text).toBe('Altro')
    expect(initial?.text.text).toBe('Giunta 6')
  })

  it('holds as many options as fit, says so, and never leaves out the chosen one', () => {
    const field = inputOf({ ...matter, options: manyOptions(12_000), value: 'u11999' })
    expect(field.hint?.text).toContain(sampleTexts.it.optionsLeftOut)
    expect(field.element).toHaveProperty('initial_option.text.text', 'Ufficio 11999')
  })

  it('goes on with a long label below it', () => {
    const label = `Servizio ${'x'.repeat(80)} fine`
    expect(inputOf({ ...matter, options: [{ value: 'a', label }] }).element).toMatchObject({
      options: [{ text: { text: `${label.slice(0, 74)}…` }, description: { text: `…${label.slice(74)}` } }],
    })
  })

  it('lets one write where there is nothing to choose from', () => {
    expect(inputOf({ ...matter, options: [] }).element.type).toBe('plain_text_input')
    expect(inputOf({ ...matter, options: [{ value: 'x'.repeat(150), label: 'a' }] }).element.type).toBe(
      'plain_text_input',
    )
  })

  it('says at each field what was wrong with it, before its hint', () => {
    const { hint } = inputOf(description, { errors: { description: 'Manca il testo.' } })
    expect(hint?.text).toBe('⚠️ Attenzione: Manca il testo.\nCon parole tue.')
  })
})

describe('the errors of a submitted form', () => {
  test.each([
    ['at their fields', { description: 'Manca', day: 'È passato' }, { description: 'Manca', day: 'È passato' }],
    ['at the first field where theirs is not shown', { unit: 'Scegli', day: 'x' }, { description: 'Scegli', day: 'x' }],
    ['together where two meet', { description: 'a', unit: 'b' }, { description: 'a\nb' }],
    ['none', {}, {}],
  ])('%s', (_, errors, shown: Record<string, string>) => {
    const byBlock = Object.entries(shown).map(([field, error]) => [fieldBlockId(field), error])
    expect(formErrors({ ...form, errors })).toEqual(Object.fromEntries(byBlock))
  })
})

describe('what was filled in', () => {
  const block = (id: string) => fieldBlockId(id)

  it('comes back by field', () => {
    const entered = { [block('description')]: 'a <b> & c', [block('day')]: '2026-06-10', [block('matter')]: 'Rete' }
    expect(readView(submit(show(form), entered))).toEqual({
      description: 'a <b> & c',
      day: '2026-06-10',
      matter: 'rete',
    })
  })

  it('is empty where nothing was', () => {
    expect(readView(submit(show(form)))).toEqual({ description: '', day: '', matter: '' })
    expect(readView(submit(show(form), { [block('matter')]: 'Altro' }))).toMatchObject({ matter: '' })
  })

  it('is chosen from groups too', () => {
    const view = only({ ...matter, options: manyOptions(250) })
    expect(readView(submit(view, { [block('matter')]: 'Ufficio 00249' }))).toEqual({ matter: 'u249' })
  })

  it('leaves out what is no field of the bot', () => {
    expect(readView({})).toEqual({})
    expect(readView({ state: { values: { other: { value: { value: 'x' } } } } })).toEqual({})
    expect(readView({ state: { values: { [block('a')]: { other: { value: 'x' } } } } })).toEqual({})
    expect(readView({ state: { values: { [block('a')]: { value: { selected_option: { value: 'x' } } } } } })).toEqual({
      a: '',
    })
  })
})

describe('what a window carries', () => {
  test.each(['', 'a|b|c|d', '%', 'user/U1|form'])(
    'is not read from what the adapter has not written: %j',
    (written) => {
      expect(readViewMetadata(written)).toBeUndefined()
    },
  )
})
