import { cutText } from '../../src/channel/cut-text.ts'
import type { Action, Form, IncomingContent, Language } from '../../src/channel/message.ts'
import { formReference, specialActions } from '../../src/channel/special-actions.ts'

/** What a button sends back, in the `value` of a message or the `data` of an invoke. It carries no authority. */
export function buttonData({ action, value }: Pick<Action, 'action' | 'value'>): object {
  return { action, value }
}

/** What a button sends that opens a form: Teams asks for a dialog (`task/fetch`) instead of sending a message. */
export function dialogButtonData(action: Pick<Action, 'action' | 'value'>): object {
  return { ...buttonData(action), msteams: { type: 'task/fetch' } }
}

/** The same for a form that is already there. */
export function formButtonData(form: Pick<Form, 'form' | 'context'>): object {
  return dialogButtonData({ action: specialActions.form, value: formReference(form) })
}

/** What the button of a form in the conversation sends beside the fields: also what the card that replaces it says. */
export function sentFormData({ form, context, title }: Form, language: Language): object {
  return { form, context, title: cutText(title, 1_000), language }
}

/** How the form was called that was sent. */
export function readSentForm(data: unknown): { readonly title: string; readonly language: Language } {
  const { title, language } = isRecord(data) ? data : {}
  return { title: isText(title) ? title : '', language: language === 'en' ? 'en' : 'it' }
}

/** Longer than any name, reference or text that a card of the bot sends back. */
const longest = 30_000

/** The button that was pressed; undefined where the data is of no button. */
export function readButton(data: unknown): Extract<IncomingContent, { type: 'action' }> | undefined {
  if (!isRecord(data)) return undefined
  const { action, value } = data
  return isText(action) && action !== '' && isText(value) ? { type: 'action', action, value } : undefined
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest
}
