import type { types } from '@slack/bolt'
import { z } from 'zod'
import { readOptionValue } from '../../adapters/slack/render-choice.ts'
import { fieldBlockId, readFieldBlockId } from '../../adapters/slack/render-form.ts'
import type { LocalView } from '../support/local-slack/local-slack-types.ts'
import type { ShownForm } from './office-driver.ts'

const option = z.object({ value: z.string() })

const input = z.object({
  block_id: z.string(),
  element: z.looseObject({
    initial_value: z.string().optional(),
    initial_date: z.string().optional(),
    initial_option: option.optional(),
    options: z.array(option).default([]),
    option_groups: z.array(z.object({ options: z.array(option) })).default([]),
  }),
})

/** A window of Slack's as the form that the core has asked for. */
export function readForm({ title, blocks, errors }: LocalView): ShownForm {
  const fields = blocks.flatMap((block) => {
    const read = input.safeParse(block)
    const id = readFieldBlockId(read.data?.block_id ?? '')
    if (read.data === undefined || id === undefined) return []
    const { initial_value: text, initial_date: date, initial_option: chosen } = read.data.element
    return [{ id, value: text ?? date ?? (chosen === undefined ? undefined : readOptionValue(chosen.value)) }]
  })
  const refused = Object.entries(errors).map(([block, error]) => [readFieldBlockId(block) ?? block, error])
  return { title, fields, errors: Object.fromEntries(refused) }
}

/** What a person enters, by field of the core, as it is entered into the window. */
export function enteredInto({ blocks }: LocalView, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const block = fieldBlockId(field)
      return [block, optionOf(blocks, block, value) ?? value]
    }),
  )
}

function optionOf(blocks: readonly types.AnyBlock[], blockId: string, value: string): string | undefined {
  const read = input.safeParse(blocks.find((block) => block.block_id === blockId))
  if (read.data === undefined) return undefined
  const { options, option_groups: groups } = read.data.element
  return [...options, ...groups.flatMap((group) => group.options)].find((one) => readOptionValue(one.value) === value)
    ?.value
}
