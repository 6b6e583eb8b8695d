import type { types } from '@slack/bolt'
import { z } from 'zod'

const option = z.looseObject({ text: z.looseObject({ text: z.string() }), value: z.string().default('') })

const element = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('button'),
    action_id: z.string().default(''),
    text: z.looseObject({ text: z.string() }),
    value: z.string().optional(),
    style: z.string().optional(),
  }),
  z.looseObject({
    type: z.enum(['overflow', 'static_select', 'radio_buttons']),
    action_id: z.string().default(''),
    options: z.array(option).default([]),
    option_groups: z.array(z.looseObject({ options: z.array(option) })).default([]),
  }),
])

const holder = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
})

/** Something that can be pressed or picked outside a form. */
export interface Control {
  readonly label: string
  readonly value: string
  readonly actionId: string
  /** As it stands in `actions` of a block_actions payload, without the time. */
  readonly action: Readonly<Record<string, unknown>>
}

/** What can be pressed in a message, a window or a home, in order. */
export function controlsIn(blocks: readonly types.AnyBlock[]): readonly Control[] {
  return blocks.flatMap((block, at) => {
    const read = holder.safeParse(block)
    if (!read.success || !['actions', 'section', 'context_actions'].includes(read.data.type)) return []
    const { elements = [], accessory, block_id: blockId = `block-${at}` } = read.data
    return [...elements, accessory].flatMap((each) => controlsOf(each, blockId))
  })
}

/** The control with that label, value or action id. */
export function findControl(blocks: readonly types.AnyBlock[], wanted: string): Control | undefined {
  const controls = controlsIn(blocks)
  return (
    controls.find(({ label }) => label === wanted) ??
    controls.find(({ value, actionId }) => value === wanted || actionId === wanted)
  )
}

function controlsOf(source: unknown, blockId: string): readonly Control[] {
  const read = element.safeParse(source)
  if (!read.success) return []
  const { data } = read
  const action = { type: data.type, action_id: data.action_id, block_id: blockId }
  if (data.type === 'button') {
    const { text, value, style, action_id: actionId } = data
    const given = {
      ...action,
      text,
      ...(value === undefined ? {} : { value }),
      ...(style === undefined ? {} : { style }),
    }
    return [{ label: text.text, value: value ?? '', actionId, action: given }]
  }
  return [...data.options, ...data.option_groups.flatMap(({ options }) => options)].map((chosen) => ({
    label: chosen.text.text,
    value: chosen.value,
    actionId: data.action_id,
    action: { ...action, selected_option: chosen },
  }))
}
