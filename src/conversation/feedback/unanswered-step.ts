import type { IncomingContent } from '../../channel/message.ts'
import { type EditableKind, isEditableKind } from '../administration/entry-fields.ts'
import { type EntryRef, readRef } from '../administration/find-entry.ts'
import { actionNames } from '../reply-context.ts'

/** What whoever keeps entries does about questions that got no good answer. */
export type UnansweredStep =
  | { readonly type: 'list' }
  | { readonly type: 'show' | 'ignore' | 'add'; readonly id: string }
  /** Opens the prefilled form of a new entry. */
  | { readonly type: 'add-entry'; readonly id: string; readonly kind: EditableKind }
  /** `given`: what the form brought; null where it is to be shown. */
  | {
      readonly type: 'example'
      readonly id: string
      readonly given: { readonly ref: EntryRef | undefined; readonly other: string; readonly text: string } | null
    }
  | {
      readonly type: 'synonym'
      readonly id: string
      readonly given: { readonly said: string; readonly known: string } | null
    }

/** Followed by what is done: the value is the id of the group. */
export const unansweredPrefix = 'question:'
export const exampleFormName = 'question-example'
export const synonymFormName = 'question-synonym'

const verbs = {
  show: '',
  example: 'esempio|nuovo modo|example',
  synonym: 'sinonimo|synonym',
  add: 'nuova voce|new entry',
  ignore: 'ignora(?: per sempre)?|ignore(?: for good)?',
} as const
type Verb = keyof typeof verbs

const list = /^(?:(?:le\s+)?domande\s+)?senza\s+risposta$|^unanswered(?:\s+questions)?$/i
const order =
  /^(?:(?:domanda\s+)?senza\s+risposta|unanswered(?:\s+question)?)\s+#?(?<id>[1-9]\d{0,8})(?:[\s:]+(?<rest>.+))?$/i

/** Reads a message as one about unanswered questions; undefined where it is not. Pure. */
export function readUnansweredStep(content: IncomingContent): UnansweredStep | undefined {
  switch (content.type) {
    case 'text':
      return onText(content.text)
    case 'action': {
      if (content.action === actionNames.ask) return onText(content.value)
      if (!content.action.startsWith(unansweredPrefix)) return undefined
      return onAction(content.action.slice(unansweredPrefix.length), content.value)
    }
    case 'form': {
      const { form, context: id, values } = content
      if (form === exampleFormName) {
        const [other = '', text = ''] = [values['other']?.trim(), values['text']?.trim()]
        return { type: 'example', id, given: { ref: readRef(values['entry'] ?? ''), other, text } }
      }
      if (form !== synonymFormName) return undefined
      const [said = '', known = ''] = [values['said']?.trim(), values['known']?.trim()]
      return { type: 'synonym', id, given: { said, known } }
    }
  }
}

function onAction(name: string, value: string): UnansweredStep | undefined {
  if (name === 'list') return { type: 'list' }
  if (name === 'add-entry') {
    const [id = '', kind = ''] = value.split(' ')
    return isEditableKind(kind) ? { type: 'add-entry', id, kind } : undefined
  }
  return Object.hasOwn(verbs, name) ? stepOf(name as Verb, value) : undefined
}

function onText(text: string): UnansweredStep | undefined {
  const trimmed = text.trim().replace(/[.!?]$/, '')
  if (trimmed.length > 200) return undefined
  if (list.test(trimmed)) return { type: 'list' }
  const found = order.exec(trimmed)?.groups
  if (found === undefined) return undefined
  const { id = '', rest } = found
  if (rest === undefined) return { type: 'show', id }
  const verb = (['example', 'synonym', 'add', 'ignore'] as const).find((one) =>
    new RegExp(`^(?:${verbs[one]})$`, 'i').test(rest.trim()),
  )
  return verb === undefined ? undefined : stepOf(verb, id)
}

function stepOf(verb: Verb, id: string): UnansweredStep {
  return verb === 'example' || verb === 'synonym' ? { type: verb, id, given: null } : { type: verb, id }
}
