import type { Field } from '../../../src/channel/message.ts'
import { combobox } from './combobox.ts'
import { el, freshId } from './dom.ts'
import type { Texts } from './texts.ts'

/** What a field holds: its value and how a person reads it, or why it cannot be sent. */
export type FieldReading = { readonly value: string; readonly shown: string } | { readonly refusal: string }

export interface FieldView {
  readonly field: Field
  readonly element: HTMLElement
  read(): FieldReading
  fill(value: string): void
  /** null takes the error away. */
  showError(text: string | null): void
  focus(): void
}

interface Control {
  /** What stands below the label. */
  readonly element: HTMLElement
  /** What carries the description and the focus. */
  readonly focusable: readonly HTMLElement[]
  /** undefined: something is written that cannot be taken. */
  value(): string | undefined
  fill(value: string): void
  shown(value: string): string
}

/** As many options as one takes in at a glance; then a list to open; then a field to search in. */
const radiosUpTo = 5
const selectUpTo = 12

export function fieldView(field: Field, texts: Texts): FieldView {
  const id = freshId('field')
  const labelId = `${id}-label`
  const control = createControl(field, id, labelId, texts)
  const grouped = field.type === 'choice' && field.options.length <= radiosUpTo
  const searched = field.type === 'choice' && field.options.length > selectUpTo
  const error = el('p', { class: 'field-error', id: `${id}-error` })
  // The core's own words about how to choose come before the page's.
  const hintText = field.hint ?? (searched ? texts.comboHint : '')
  const hint = hintText === '' ? null : el('p', { class: 'field-hint', id: `${id}-hint` }, hintText)
  const name = field.required ? field.label : `${field.label} ${texts.optional}`
  const description = [hint === null ? '' : `${id}-hint`, `${id}-error`].filter(Boolean).join(' ')

  const element = grouped
    ? el('fieldset', { class: 'field', 'aria-describedby': description })
    : el('div', { class: 'field' })
  const label = grouped
    ? el('legend', { class: 'field-label', id: labelId }, name)
    : el('label', { class: 'field-label', id: labelId, for: id }, name)
  element.append(...[label, hint, control.element, error].filter((part) => part !== null))
  for (const part of control.focusable) {
    if (!grouped) part.setAttribute('aria-describedby', description)
    if (field.required && !grouped) part.setAttribute('aria-required', 'true')
  }
  if (field.value !== undefined) control.fill(field.value)

  return {
    field,
    element,
    read() {
      const value = control.value()
      if (value === undefined) return { refusal: texts.notInList }
      if (field.required && value.trim() === '') {
        return { refusal: field.type === 'choice' ? texts.missingChoice : texts.missing }
      }
      return { value, shown: control.shown(value) }
    },
    fill: (value) => control.fill(value),
    showError(text) {
      error.textContent = text ?? ''
      element.classList.toggle('has-error', text !== null)
      for (const part of control.focusable) {
        if (text === null) part.removeAttribute('aria-invalid')
        else part.setAttribute('aria-invalid', 'true')
      }
    },
    focus: () => (control.focusable.find((part) => part.matches(':checked')) ?? control.focusable[0])?.focus(),
  }
}

function createControl(field: Field, id: string, labelId: string, texts: Texts): Control {
  if (field.type === 'text') return textControl(field, id, texts)
  if (field.type === 'date') return plainControl(el('input', { type: 'date', id, class: 'text-input date-input' }))
  if (field.options.length <= radiosUpTo) return radioControl(field, id)
  if (field.options.length <= selectUpTo) return selectControl(field, id, texts)
  const box = combobox(field.options, id, labelId, texts)
  return {
    element: box.element,
    focusable: [box.input],
    value: () => box.value(),
    fill: (value) => box.set(value),
    shown: () => box.input.value,
  }
}

function plainControl(input: HTMLInputElement | HTMLTextAreaElement): Control {
  return {
    element: input,
    focusable: [input],
    value: () => input.value,
    fill(value) {
      input.value = value
    },
    shown: (value) => value,
  }
}

function textControl(field: Field & { type: 'text' }, id: string, texts: Texts): Control {
  const attributes = { id, class: 'text-input', maxlength: String(field.maxLength), autocomplete: 'off' }
  const input = field.multiline
    ? el('textarea', { ...attributes, rows: '4' })
    : el('input', { ...attributes, type: 'text' })
  const counter = el('p', { class: 'field-counter', role: 'status' })
  // Said only near the limit: before that it would be noise.
  const nearLimit = Math.min(200, Math.ceil(field.maxLength / 5))
  input.addEventListener('input', () => {
    const left = field.maxLength - input.value.length
    counter.textContent = left <= nearLimit ? texts.charactersLeft(left.toLocaleString()) : ''
  })
  return { ...plainControl(input), element: el('div', {}, input, counter) }
}

type Choice = Field & { type: 'choice' }

function radioControl({ options }: Choice, id: string): Control {
  const inputs = options.map(({ value }, at) => el('input', { type: 'radio', name: id, value, id: `${id}-${at}` }))
  const rows = inputs.map((input, at) => {
    const option = options[at]
    const text = el('span', {}, option?.label)
    if (option?.hint !== undefined) text.append(el('span', { class: 'option-hint' }, option.hint))
    return el('label', { class: 'choice', for: input.id }, input, text)
  })
  return {
    element: el('div', { class: 'choices' }, ...rows),
    focusable: inputs,
    value: () => inputs.find((input) => input.checked)?.value ?? '',
    fill(value) {
      for (const input of inputs) input.checked = input.value === value
    },
    shown: (value) => labelOf(options, value),
  }
}

function selectControl({ options }: Choice, id: string, texts: Texts): Control {
  const select = el('select', { id, class: 'text-input select-input' }, el('option', { value: '' }, texts.choose))
  for (const { value, label, hint } of options) {
    select.append(el('option', { value }, hint === undefined ? label : `${label} (${hint})`))
  }
  return {
    element: select,
    focusable: [select],
    value: () => select.value,
    fill(value) {
      select.value = options.some((option) => option.value === value) ? value : ''
    },
    shown: (value) => labelOf(options, value),
  }
}

function labelOf(options: Choice['options'], value: string): string {
  return options.find((option) => option.value === value)?.label ?? ''
}
