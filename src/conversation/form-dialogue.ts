import type { Field, Form, IncomingContent, OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { foldText } from '../knowledge/normalise.ts'
import type { DeskVoice } from './desk/names.ts'
import type { ConversationState } from './state.ts'

type Filling = NonNullable<ConversationState['filling']>

/** Options that are listed with numbers; longer lists are searched by words. */
const maxListed = 12

export type FormStep =
  | { readonly type: 'question'; readonly filling: Filling; readonly message: OutgoingMessage }
  /** All fields have been asked: as if the form had been sent. */
  | { readonly type: 'done'; readonly content: IncomingContent }

/** Begins to ask a form's fields one at a time, for platforms without forms. Fields that already have a value come last as they are. */
export function beginForm(form: Form, voice: DeskVoice): FormStep {
  const values = Object.fromEntries(
    form.fields.flatMap((field) =>
      field.value === undefined || form.errors?.[field.id] !== undefined ? [] : [[field.id, field.value]],
    ),
  )
  return ask({ form, values }, voice, [form.title, ...Object.values(form.errors ?? {})])
}

/** Takes the answer to the question asked last. */
export function continueForm(filling: Filling, text: string, voice: DeskVoice): FormStep {
  const field = nextField(filling)
  if (field === undefined) return finish(filling)
  const skipped = [voice.texts.formSkip, 'salta', 'skip'].includes(foldText(text))
  if (skipped && field.required) return ask(filling, voice, [voice.texts.formRequired])
  const value = skipped ? '' : readValue(field, text)
  if (value === undefined) return ask(filling, voice, [voice.texts.formChoose])
  if (value.trim() === '' && field.required && field.type !== 'choice')
    return ask(filling, voice, [voice.texts.formRequired])
  return ask({ ...filling, values: { ...filling.values, [field.id]: value } }, voice, [])
}

function ask(filling: Filling, voice: DeskVoice, before: readonly string[]): FormStep {
  const field = nextField(filling)
  if (field === undefined) return finish(filling)
  const listed = field.type === 'choice' && field.options.length <= maxListed ? field.options : []
  const message = composeMessage(voice.language, [
    ...before.map((text) => ({ type: 'paragraph' as const, text })),
    { type: 'paragraph', text: voice.texts.formQuestion(field.label, field.hint, field.required) },
    ...(listed.length === 0
      ? []
      : [{ type: 'list' as const, items: listed.map((option, at) => `${at + 1}. ${option.label}`) }]),
    { type: 'paragraph', text: voice.texts.formCancelHint },
  ])
  return { type: 'question', filling, message }
}

function nextField({ form, values }: Filling): Field | undefined {
  return form.fields.find((field) => values[field.id] === undefined)
}

function finish({ form, values }: Filling): FormStep {
  return { type: 'done', content: { type: 'form', form: form.form, context: form.context, values } }
}

/** What a text says for a field; undefined where it fits none of the options, or several. */
function readValue(field: Field, text: string): string | undefined {
  if (field.type !== 'choice') return text
  const folded = foldText(text)
  const byNumber =
    /^\d{1,3}$/.test(folded) && field.options.length <= maxListed ? field.options[Number(folded) - 1] : undefined
  if (byNumber !== undefined) return byNumber.value
  const exact = field.options.find((option) => foldText(option.label) === folded || option.value === text.trim())
  if (exact !== undefined) return exact.value
  const words = folded.split(' ').filter(Boolean)
  const near = field.options.filter(
    (option) => words.length > 0 && words.every((word) => foldText(option.label).includes(word)),
  )
  return near.length === 1 ? near[0]?.value : undefined
}
