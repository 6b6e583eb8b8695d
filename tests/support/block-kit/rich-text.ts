import { z } from 'zod'
import { id, link } from './composition-objects.ts'

// docs.slack.dev/reference/block-kit/blocks/rich-text-block. Mentions of people, channels and groups are known to Slack
// and refused here: nothing that the bot says may ping anybody.

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional()

const words = z
  .string()
  .min(1)
  .refine((value) => !/\p{Surrogate}/u.test(value), 'holds half a character')

const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words, style }),
  z.strictObject({ type: z.literal('link'), url: link, text: words.optional(), style }),
  z.strictObject({ type: z.literal('emoji'), name: z.string().regex(/^[\w+'-]+(::skin-tone-[2-6])?$/) }),
])

const parts = z.array(part).min(1)
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: parts })
const border = z.union([z.literal(0), z.literal(1)]).optional()

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          border,
          elements: z.array(section).min(1),
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), border, elements: parts }),
        z.strictObject({ type: z.literal('rich_text_preformatted'), border, elements: parts }),
      ]),
    )
    .min(1),
})
