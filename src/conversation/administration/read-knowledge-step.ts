import type { IncomingContent } from '../../channel/message.ts'
import type { KnowledgeBase } from '../../knowledge/schema.ts'
import { isEditableKind } from './entry-fields.ts'
import { formNames, readSubject } from './entry-form.ts'
import type { FormValues } from './entry-values.ts'
import { readRef } from './find-entry.ts'
import type { KnowledgeStep } from './knowledge-step.ts'
import { readKnowledgeWords } from './knowledge-words.ts'

/** What the buttons of this part are called. */
export const actionPrefix = 'kb:'
const formPrefix = 'kb-'

/**
 * Reads a message as one about keeping the base; undefined where it is none.
 *
 * @param isKeeper whether it comes from somebody who keeps entries: words that may as well be a question are theirs only
 */
export function readKnowledgeStep(
  content: IncomingContent,
  base: KnowledgeBase,
  isKeeper: boolean,
): KnowledgeStep | undefined {
  switch (content.type) {
    case 'text':
      return readKnowledgeWords(content.text, base, isKeeper)
    case 'action':
      if (content.action === 'ask') return readKnowledgeWords(content.value, base, isKeeper)
      return content.action.startsWith(actionPrefix)
        ? onAction(content.action.slice(actionPrefix.length), content.value)
        : undefined
    case 'form':
      return content.form.startsWith(formPrefix) ? onForm(content.form, content.context, content.values) : undefined
  }
}

const unknown: KnowledgeStep = { type: 'unknown' }

function onAction(name: string, value: string): KnowledgeStep {
  switch (name) {
    case 'menu':
    case 'pending':
      return { type: name }
    case 'search':
      return { type: 'search', words: value }
    case 'show':
    case 'edit':
    case 'history': {
      const ref = readRef(value)
      return ref === undefined ? unknown : { type: name, ref }
    }
    case 'retire': {
      const ref = readRef(value)
      return ref === undefined ? unknown : { type: 'retire', ref, from: '' }
    }
    case 'add':
      return isEditableKind(value) ? { type: 'add', kind: value } : unknown
    case 'save':
    case 'save-anyway':
    case 'rework':
    case 'approve':
    case 'refuse':
    case 'take-back':
      return /^[1-9]\d{0,8}$/.test(value) ? { type: name, number: Number(value) } : unknown
    case 'try':
      return { type: 'trial', unit: '', question: '' }
    case 'right-answer': {
      const [unit = '', ...question] = value.split('\n')
      return { type: 'right-answer', unit, question: question.join('\n') }
    }
    default:
      return unknown
  }
}

function onForm(form: string, context: string, values: FormValues): KnowledgeStep {
  switch (form) {
    case formNames.edit:
    case formNames.add: {
      const subject = readSubject(context)
      return subject === undefined || (form === formNames.add) !== (subject.id === null)
        ? unknown
        : { type: 'submit', subject, values }
    }
    case formNames.retire: {
      const ref = readRef(context)
      return ref === undefined ? unknown : { type: 'retire-on', ref, to: values['to'] ?? '' }
    }
    case formNames.trial:
      return { type: 'trial', unit: values['unit'] ?? '', question: values['question'] ?? '' }
    case formNames.search:
      return { type: 'search', words: values['words'] ?? '' }
    default:
      return unknown
  }
}

/** The action that makes a form anew; undefined where the form is none of this part. */
export function actionOfForm(form: string, context: string): IncomingContent | undefined {
  const action = (name: string, value: string): IncomingContent => ({
    type: 'action',
    action: `${actionPrefix}${name}`,
    value,
  })
  const subject = readSubject(context)
  switch (form) {
    case formNames.edit:
      if (subject?.instead !== undefined && subject.instead !== null) return action('rework', String(subject.instead))
      return subject === undefined ? undefined : action('edit', `${subject.kind} ${subject.id ?? ''}`)
    case formNames.add:
      if (subject?.instead !== undefined && subject.instead !== null) return action('rework', String(subject.instead))
      return subject === undefined ? undefined : action('add', subject.kind)
    case formNames.retire:
      return action('retire', context)
    case formNames.trial:
      return action('try', '')
    case formNames.search:
      return action('search', '')
    default:
      return undefined
  }
}
