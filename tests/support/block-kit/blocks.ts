import { z } from 'zod'
import { id, link, plainText, text, textObject } from './composition-objects.ts'
import { accessory, actionsElement, image, inputElement } from './elements.ts'
import { richText } from './rich-text.ts'

// Limits of docs.slack.dev/reference/block-kit/blocks; one page for each type.

const blockId = { block_id: id.optional() }

const uniqueActionIds = (elements: readonly { readonly action_id: string }[]) =>
  new Set(elements.map(({ action_id: name }) => name)).size === elements.length

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: textObject(3000).optional(),
    fields: z.array(textObject(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'either text or fields')

const header = z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(150) })

const divider = z.strictObject({ type: z.literal('divider'), ...blockId })

const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z
    .array(z.union([textObject(3000), image]))
    .min(1)
    .max(10),
})

const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z.array(actionsElement).min(1).max(25).refine(uniqueActionIds, 'two elements have the same action_id'),
})

const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})

const imageBlock = z.strictObject({
  type: z.literal('image'),
  ...blockId,
  alt_text: text(2000),
  image_url: link,
  title: plainText(2000).optional(),
})

export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  input,
  imageBlock,
  richText,
])

export type CheckedBlock = z.infer<typeof block>
