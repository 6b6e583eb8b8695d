import { z } from 'zod'

// Limits of docs.slack.dev/reference/block-kit/composition-objects; lengths in UTF-16 units, which are never fewer than
// the characters Slack counts.

/** Text that is not only white space and holds no half of a character. */
export function text(length: number) {
  return z
    .string()
    .max(length)
    .refine((value) => value.trim() !== '', 'must not be empty')
    .refine((value) => !/\p{Surrogate}/u.test(value), 'holds half a character')
}

/** .../text-object */
export function plainText(length = 3000) {
  return z.strictObject({ type: z.literal('plain_text'), text: text(length), emoji: z.boolean().optional() })
}

function mrkdwn(length = 3000) {
  return z.strictObject({ type: z.literal('mrkdwn'), text: text(length), verbatim: z.boolean().optional() })
}

export function textObject(length = 3000) {
  return z.discriminatedUnion('type', [plainText(length), mrkdwn(length)])
}

/** Both `block_id` and `action_id`. */
export const id = z.string().min(1).max(255)

/** .../confirmation-dialog-object */
export const confirmation = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
})

/** .../option-object; more than 150 characters of value are refused by the API itself. */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().min(1).max(150),
  description: plainText(75).optional(),
})

export const options = (most: number) =>
  z
    .array(option)
    .min(1)
    .max(most)
    .refine((list) => new Set(list.map(({ value }) => value)).size === list.length, 'two options have the same value')

/** .../option-group-object */
export const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options: options(100) }))
  .min(1)
  .max(100)

/** .../dispatch-action-configuration-object */
export const dispatchAction = z.strictObject({
  trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
})

/** http, https, mailto and tel, as this product allows. */
export const link = z
  .string()
  .max(3000)
  .regex(/^(https?:\/\/|mailto:|tel:)\S+$/i, 'no safe link')
  .refine((value) => URL.canParse(value), 'no link')
