import { cutText } from '../../src/channel/cut-text.ts'
import type { Field, Form, Option } from '../../src/channel/message.ts'
import { formReference } from '../../src/channel/special-actions.ts'
import type { Choice, Element, Input } from './card-elements.ts'
import { literalText, readsTheSame } from './escape-text.ts'
import { fieldError } from './render-blocks.ts'
import type { TeamsTexts } from './teams-texts.ts'

/** Names of inputs: kept apart from the data of the button, which Teams sends back beside them. */
export const fieldPrefix = 'field/'

/** Stands for the option without a value: an empty choice is none to Teams. */
export const emptyChoice = '\u2205'

/** How a field is shown where the card has room, and where it has less. */
export interface FieldRoom {
  /** Whether options carry their hints. */
  readonly hints: boolean
  /**
   * Whether options are all sent along; if not, `searched`: the bot is asked for them while one types; `written`: one
   * writes a name and the bot finds the option, where the host asks for none.
   */
  readonly options: 'listed' | 'searched' | 'written'
  /** Characters of a text, or of the value of an option, that stands in the field at first. */
  readonly held: number
}

/** A field with what was wrong with its last value above it. */
export function renderField(field: Field, form: Form, room: FieldRoom, texts: TeamsTexts): readonly Element[] {
  return [...fieldError(form.errors?.[field.id] ?? '', texts), fieldInput(field, form, room, texts)]
}

function fieldInput(field: Field, form: Form, room: FieldRoom, texts: TeamsTexts): Input {
  const id = `${fieldPrefix}${field.id}`
  const label = fieldLabel(field)
  switch (field.type) {
    case 'text': {
      const held = cutText(literalText(field.value ?? ''), Math.min(room.held, field.maxLength))
      const value = held === '' ? {} : { value: held }
      const multiline = field.multiline ? { isMultiline: true as const } : {}
      const need = required(field, texts.fieldMissing)
      return { type: 'Input.Text', id, label, ...multiline, maxLength: field.maxLength, ...need, ...value }
    }
    case 'date': {
      const value = field.value !== undefined && isDay(field.value) ? { value: field.value } : {}
      return { type: 'Input.Date', id, label, ...required(field, texts.fieldMissing), ...value }
    }
    case 'choice': {
      const chosen = field.options.find(({ value }) => value === field.value && value.length <= room.held)
      if (room.options === 'written') {
        const name = chosen === undefined ? '' : choiceOf(chosen, false).title
        const value = name === '' ? {} : { value: name }
        return {
          type: 'Input.Text',
          id,
          label,
          maxLength: longestName,
          ...required(field, texts.fieldMissing),
          ...value,
        }
      }
      const shared = {
        type: 'Input.ChoiceSet',
        id,
        label,
        ...required(field, texts.choiceMissing),
        ...(chosen === undefined ? {} : { value: choiceOf(chosen, false).value }),
      } as const
      if (room.options === 'searched') {
        return {
          ...shared,
          style: 'filtered',
          placeholder: texts.searchOptions,
          choices: chosen === undefined ? [] : [choiceOf(chosen, room.hints)],
          'choices.data': { type: 'Data.Query', dataset: searchedSet(form, field) },
        }
      }
      const choices = field.options.map((option) => choiceOf(option, room.hints))
      return { ...shared, style: choiceStyle(choices), placeholder: texts.choose, choices }
    }
  }
}

/** Characters of the name of an option. */
const longestName = 200

/** The name of the options of a field, under which Teams asks for them. */
export function searchedSet(form: Pick<Form, 'form' | 'context'>, field: Pick<Field, 'id'>): string {
  return `${field.id} ${formReference(form)}`
}

function required({ required }: Field, errorMessage: string) {
  return required ? { isRequired: true as const, errorMessage } : {}
}

/** The hint belongs to the label, so that screen readers say it and it does not vanish while one writes. */
function fieldLabel({ label, hint }: Field): string {
  const name = cutText(literalText(label).trim(), 200) || '…'
  const more = cutText(literalText(hint ?? '').trim(), 300)
  return more === '' ? name : `${name} (${more.replace(/\.$/, '')})`
}

/** A day of the calendar, as Teams reads and writes it. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export function choiceOf({ value, label, hint }: Option, hints: boolean): Choice {
  const title = literalText(hints && hint !== undefined && hint !== '' ? `${label} (${hint})` : label)
  return { title: cutText(title.trim(), longestName) || '…', value: value === '' ? emptyChoice : value }
}

/** Options beyond which one searches rather than reads. */
const readable = 10

/** Radio buttons for a few; they read Markdown on some devices, a menu never does. */
function choiceStyle(choices: readonly Choice[]): 'compact' | 'expanded' | 'filtered' {
  if (choices.length > readable) return 'filtered'
  return choices.length <= 5 && choices.every(({ title }) => readsTheSame(title)) ? 'expanded' : 'compact'
}
