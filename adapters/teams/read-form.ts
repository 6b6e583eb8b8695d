import type { IncomingContent } from '../../src/channel/message.ts'
import { isRecord, isText } from './card-data.ts'
import { emptyChoice, fieldPrefix } from './field-input.ts'

/** More fields than any form has. */
const mostFields = 100

/**
 * The form that was sent, from the `data` of a dialog (`task/submit`) or the `value` of a message; undefined where it
 * is of no form. Fields left empty may be absent, as Teams leaves them out.
 */
export function readForm(data: unknown): Extract<IncomingContent, { type: 'form' }> | undefined {
  if (!isRecord(data)) return undefined
  const { form, context } = data
  if (!isText(form) || form === '' || !isText(context)) return undefined
  const values = Object.entries(data)
    .filter(([name]) => name.startsWith(fieldPrefix))
    .slice(0, mostFields)
    .flatMap(([name, value]) => {
      const text = fieldText(value)
      return text === undefined ? [] : [[name.slice(fieldPrefix.length), text] as const]
    })
  return { type: 'form', form, context, values: Object.fromEntries(values) }
}

function fieldText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isText(value)) return undefined
  return value === emptyChoice ? '' : value
}
