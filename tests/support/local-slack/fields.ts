import type { types } from '@slack/bolt'
import { z } from 'zod'

const option = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string() })

const element = z.looseObject({
  type: z.string(),
  action_id: z.string().default(''),
  max_length: z.number().default(3_000),
  min_length: z.number().default(0),
  initial_value: z.string().optional(),
  initial_date: z.string().optional(),
  initial_option: option.optional(),
  options: z.array(option).default([]),
  option_groups: z.array(z.looseObject({ options: z.array(option) })).default([]),
})

const input = z.looseObject({
  type: z.literal('input'),
  block_id: z.string().optional(),
  label: z.looseObject({ text: z.string() }),
  optional: z.boolean().default(false),
  element,
})

type Element = z.infer<typeof element>

/** The state of a window whose fields were filled in, as a view_submission brings it. Throws where Slack would not submit. */
export function fillIn(
  blocks: readonly types.AnyBlock[],
  values: Readonly<Record<string, string>>,
): { readonly values: Readonly<Record<string, unknown>> } {
  const fields = blocks.flatMap((block, at) => {
    const read = input.safeParse(block)
    return read.success ? [{ ...read.data, id: read.data.block_id ?? `block-${at}` }] : []
  })
  const known = new Set(fields.flatMap(({ id, label }) => [id, label.text]))
  const unknown = Object.keys(values).filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new Error(`The window has no field ${unknown.join(', ')}; it has ${[...known].join(', ')}`)
  }
  const state = fields.map(({ id, label, optional, element: source }) => {
    const held = stateOf(source, values[id] ?? values[label.text], label.text)
    if (!optional && (held.held === null || held.held === '')) throw new Error(`Slack wants ${label.text} filled in`)
    return [id, { [source.action_id]: held.state }] as const
  })
  return { values: Object.fromEntries(state) }
}

function stateOf(source: Element, entered: string | undefined, label: string) {
  const { type } = source
  switch (type) {
    case 'plain_text_input': {
      const value = entered ?? source.initial_value ?? null
      const length = value?.length ?? 0
      if (length > source.max_length || (length > 0 && length < source.min_length)) {
        throw new Error(`Slack does not take ${length} characters for ${label}`)
      }
      return { held: value, state: { type, value: value === '' ? null : value } }
    }
    case 'datepicker': {
      const date = entered ?? source.initial_date ?? null
      if (date !== null && date !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new Error(`${date} is no date`)
      return { held: date, state: { type, selected_date: date === '' ? null : date } }
    }
    case 'static_select':
    case 'radio_buttons': {
      const chosen = chooseOption(source, entered, label)
      return { held: chosen?.value ?? null, state: { type, selected_option: chosen ?? null } }
    }
    default:
      throw new Error(`The local Slack cannot fill in a ${type}`)
  }
}

function chooseOption(source: Element, entered: string | undefined, label: string) {
  if (entered === undefined) return source.initial_option
  if (entered === '') return undefined
  const options = [...source.options, ...source.option_groups.flatMap((group) => group.options)]
  const chosen = options.find(({ text }) => text.text === entered) ?? options.find(({ value }) => value === entered)
  if (chosen === undefined) {
    throw new Error(`${label} offers no ${entered}, only ${options.map(({ text }) => text.text).join(', ')}`)
  }
  return chosen
}
