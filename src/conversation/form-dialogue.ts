import type { Field, Form, IncomingContent, Option, OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { foldText } from '../knowledge/normalise.ts'
import type { DeskVoice } from './desk/names.ts'
import { matchOption } from './option-match.ts'
import type { ConversationState } from './state.ts'

type Filling = NonNullable<ConversationState['filling']>

/** Options that are listed with numbers; longer lists are searched by words. */
const maxListed = 12

export type FormStep =
  | {
      readonly type: 'question'
      readonly filling: Filling
      readonly message: OutgoingMessage
      /** False where the text fitted none of the options: it may have been meant for somebody else. */
      readonly understood: boolean
    }
  /** All fields have been asked: as if the form had been sent. */
  | { readonly type: 'done'; readonly content: IncomingContent }

/**
 * Begins to ask a form's fields one at a time, for platforms without forms. Fields that have a value are not asked,
 * but for those whose value was refused; with `everything` each is asked and says what it holds.
 */
export function beginForm(form: Form, voice: DeskVoice, everything = false): FormStep {
  const settled = form.fields.flatMap((field) =>
    field.value === undefined || form.errors?.[field.id] !== undefined ? [] : [[field.id, field.value] as const],
  )
  const values = everything ? {} : Object.fromEntries(settled)
  return ask({ form, values }, voice, [form.title, ...Object.values(form.errors ?? {})])
}

/** Takes the answer to the question asked last. */
export function continueForm(filling: Filling, text: string, voice: DeskVoice): FormStep {
  const field = nextField(filling)
  if (field === undefined) return finish(filling)
  const { texts } = voice
  const again = (said: string) => ask(filling, voice, [said])
  if ([texts.formSkip, 'salta', 'skip'].includes(foldText(text))) {
    const held = heldValue(field, filling.form)
    if (held === undefined && field.required) return again(texts.formRequired)
    return fillIn(filling, field, held ?? '', voice)
  }
  if (field.type !== 'choice') {
    return text.trim() === '' && field.required ? again(texts.formRequired) : fillIn(filling, field, text, voice)
  }
  const offered = offeredOptions(filling, field.options)
  const byNumber = /^\d{1,3}$/.test(text.trim()) ? offered[Number(text.trim()) - 1] : undefined
  if (byNumber !== undefined) return fillIn(filling, field, byNumber.value, voice)
  const found = matchOption(text, field.options, maxListed - 1)
  if ('chosen' in found) return fillIn(filling, field, found.chosen.value, voice)
  // Whoever finds nothing can always take the option that stands for none.
  const none = field.options.filter(({ value }) => value === '' && !found.near.some((near) => near.value === ''))
  const next = { ...filling, offered: [...found.near, ...none].map(({ value }) => value) }
  const step = ask(next, voice, [found.near.length > 0 ? texts.formWhich : texts.formChoose])
  return step.type === 'question' ? { ...step, understood: found.near.length > 0 } : step
}

/** What a field holds before it is asked: «salta» leaves it so. */
function heldValue(field: Field, form: Form): string | undefined {
  return form.errors?.[field.id] === undefined ? field.value : undefined
}

function fillIn({ form, values }: Filling, field: Field, value: string, voice: DeskVoice): FormStep {
  return ask({ form, values: { ...values, [field.id]: value } }, voice, [])
}

function ask(filling: Filling, voice: DeskVoice, before: readonly string[]): FormStep {
  const field = nextField(filling)
  if (field === undefined) return finish(filling)
  const { texts } = voice
  const listed = field.type === 'choice' ? offeredOptions(filling, field.options) : []
  const held = heldValue(field, filling.form)
  const paragraphs = [
    ...before,
    texts.formQuestion(field.label, field.hint, field.required || held !== undefined),
    ...(held === undefined ? [] : [texts.formHeld(labelOf(field, held))]),
  ]
  const message = composeMessage(voice.language, [
    ...paragraphs.map((text) => ({ type: 'paragraph' as const, text })),
    ...(listed.length === 0
      ? []
      : [{ type: 'list' as const, items: listed.map((option, at) => `${at + 1}. ${option.label}`) }]),
    { type: 'paragraph', text: texts.formCancelHint },
  ])
  return { type: 'question', filling, message, understood: true }
}

/** The options that have numbers: all of a short list, those found by words of a long one. */
function offeredOptions({ offered = [] }: Filling, options: readonly Option[]): readonly Option[] {
  if (options.length <= maxListed) return options
  return offered.flatMap((value) => options.find((option) => option.value === value) ?? [])
}

function labelOf(field: Field, value: string): string {
  const option = field.type === 'choice' ? field.options.find((candidate) => candidate.value === value) : undefined
  return option?.label ?? value
}

function nextField({ form, values }: Filling): Field | undefined {
  return form.fields.find((field) => values[field.id] === undefined)
}

function finish({ form, values }: Filling): FormStep {
  return { type: 'done', content: { type: 'form', form: form.form, context: form.context, values } }
}
