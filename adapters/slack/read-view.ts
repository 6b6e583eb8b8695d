import { readOptionValue } from './render-choice.ts'
import { fieldActionId, readFieldBlockId } from './render-form.ts'

/** What of a `view_submission` is read: docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export interface SubmittedView {
  /** What the elements hold, by block and action id. */
  readonly state?: {
    readonly values?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
}

/** What was filled in, by field id; an empty text for a field that was left empty. What is no field of ours is left out. */
export function readView({ state }: SubmittedView): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(state?.values ?? {}).flatMap(([blockId, elements]) => {
      const field = readFieldBlockId(blockId)
      const element = elements[fieldActionId]
      return field === undefined || !isObject(element) ? [] : [[field, heldBy(element)] as const]
    }),
  )
}

function heldBy({ value, selected_date: date, selected_option: option }: Readonly<Record<string, unknown>>): string {
  if (typeof value === 'string') return value
  if (typeof date === 'string') return date
  const chosen = isObject(option) ? option['value'] : undefined
  return (typeof chosen === 'string' ? readOptionValue(chosen) : undefined) ?? ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
