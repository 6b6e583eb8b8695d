import type { types } from '@slack/bolt'
import { cleanText } from '../../src/channel/clean-text.ts'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Field, Form, Language } from '../../src/channel/message.ts'
import { blockKitLimits, viewSize } from './block-kit-limits.ts'
import { decode, encode } from './button-id.ts'
import { renderChoice } from './render-choice.ts'
import { contextLine, plainLine, plainTextObject, tidyText, viewLabel } from './rich-text.ts'
import type { SlackTexts } from './slack-texts.ts'
import { writeViewMetadata } from './view-metadata.ts'

/** Marks a window as one of our forms. */
const formCallbackId = 'centralino_form'

/** Of every field: each has a block of its own. */
export const fieldActionId = 'value'

export interface FormSurroundings {
  readonly language: Language
  readonly texts: SlackTexts
  /** Where the answer to the form goes: an `Address.conversation`. */
  readonly conversation: string
}

/** A field in its own block: what people have filled in stays when the window is shown anew. */
export function fieldBlockId(field: string): string {
  return `field:${encode(field)}`
}

/** Undefined for a block that is no field. */
export function readFieldBlockId(blockId: string): string | undefined {
  return blockId.startsWith('field:') ? decode(blockId.slice(6)) : undefined
}

/**
 * A form as a window. Errors of the form stand at their fields.
 *
 * @throws {DeliveryError} `delivery/permanent` for a form whose context is longer than Slack carries.
 */
export function renderForm(form: Form, surroundings: FormSurroundings): types.ModalView {
  const { texts, conversation } = surroundings
  const title = viewLabel(tidyText(form.title) || texts.windowTitle)
  const whole = plainLine(form.title, blockKitLimits.header)
  const fields = fieldsShown(form)
  const choices = fields.filter(({ type }) => type === 'choice').length
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: writeViewMetadata({ conversation, form }),
    title,
    submit: viewLabel(form.submitLabel),
    close: viewLabel(texts.close),
    blocks: [
      ...(whole === undefined || whole.text === title.text ? [] : [{ type: 'header' as const, text: whole }]),
      ...fields.map((field) => input(field, form.errors?.[field.id], surroundings, viewSize / Math.max(2, choices))),
      ...(fields.length === 0 ? contextLine(texts.shortened) : []),
    ],
  }
}

/**
 * The errors of a form as `response_action: 'errors'` takes them, by block. An error of a field that the window does not
 * show stands at its first field; none where the window has no field.
 */
export function formErrors(form: Form): Record<string, string> {
  const fields = fieldsShown(form)
  const shown = new Map<string, string>()
  for (const [id, error] of Object.entries(form.errors ?? {})) {
    const field = fields.find((each) => each.id === id) ?? fields[0]
    const text = plainTextObject(error, blockKitLimits.inputHint)?.text
    if (field === undefined || text === undefined) continue
    const block = fieldBlockId(field.id)
    shown.set(block, [shown.get(block), text].filter((each) => each !== undefined).join('\n'))
  }
  return Object.fromEntries(shown)
}

/** One block is kept for the title. */
function fieldsShown(form: Form): readonly Field[] {
  return form.fields.slice(0, blockKitLimits.viewBlocks - 1)
}

function input(
  field: Field,
  error: string | undefined,
  surroundings: FormSurroundings,
  size: number,
): types.InputBlock {
  const { texts } = surroundings
  const choice =
    field.type === 'choice' ? renderChoice(field, fieldActionId, { ...surroundings, size: size - 1_000 }) : undefined
  const hints = [
    ...(error === undefined ? [] : [`⚠️ ${texts.tones.warning}: ${error}`]),
    ...(field.hint === undefined ? [] : [field.hint]),
    ...(choice?.isCut === true ? [texts.optionsLeftOut] : []),
  ]
  const hint = plainTextObject(hints.join('\n'), blockKitLimits.inputHint)
  return {
    type: 'input',
    block_id: fieldBlockId(field.id),
    label: plainLine(field.label, blockKitLimits.inputLabel) ?? viewLabel(''),
    element: choice?.element ?? (field.type === 'date' ? datepicker(field) : textInput(field)),
    optional: !field.required,
    ...(hint === undefined ? {} : { hint }),
  }
}

/** A day that the calendar does not have is left out. */
function datepicker({ value }: Field): types.InputBlock['element'] {
  const date = value === undefined || !/^\d{4}-\d\d-\d\d$/.test(value) ? Number.NaN : Date.parse(value)
  const isDate = !Number.isNaN(date) && new Date(date).toISOString().slice(0, 10) === value
  return {
    type: 'datepicker',
    action_id: fieldActionId,
    ...(isDate && value !== undefined ? { initial_date: value } : {}),
  }
}

/** Also for a choice that has nothing to choose from: its value can be written. */
function textInput(field: Exclude<Field, { type: 'date' }>): types.PlainTextInput {
  const { multiline, maxLength } = field.type === 'text' ? field : { multiline: false, maxLength: 150 }
  const length = Math.min(Math.max(Math.floor(maxLength), 1), blockKitLimits.inputText)
  const text = cleanText(field.value ?? '')
  const held = cutText(multiline ? text : text.replace(/\s+/g, ' '), length)
  return {
    type: 'plain_text_input',
    action_id: fieldActionId,
    multiline,
    max_length: length,
    ...(held.trim() === '' ? {} : { initial_value: held }),
  }
}
