import type { Form } from './message.ts'

/**
 * Actions that adapters themselves bring, besides those of the buttons they were given.
 *
 * `home`: the person opens the bot's own page, where the platform has one; the reply is what stands there.
 * `refresh`: the platform shows a `refreshable` card again; the reply is what it says now, without the key of the card.
 * Nobody has done anything. Its value is the key of the card.
 * `form`: the person wants a form that was shown, in a window; the reply is the form, made anew. Its value is
 * `formReference`, so that no adapter has to remember forms.
 */
export const specialActions = { home: 'home', refresh: 'refresh', form: 'form' } as const

/** What names a form in the value of the action `form`. */
export function formReference({ form, context }: Pick<Form, 'form' | 'context'>): string {
  return `${form} ${context}`
}

/** The form that a reference names. */
export function readFormReference(reference: string): { readonly form: string; readonly context: string } {
  const at = reference.indexOf(' ')
  return at < 0 ? { form: reference, context: '' } : { form: reference.slice(0, at), context: reference.slice(at + 1) }
}
