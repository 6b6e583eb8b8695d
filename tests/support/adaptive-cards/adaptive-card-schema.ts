import { z } from 'zod'

/**
 * What may stand in a card that goes to Teams: the part of Adaptive Cards 1.5 that is used here, strictly, so that a
 * property Teams would pass over in silence is found. Written after adaptivecards.io/explorer and
 * learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference.
 */

const text = z.string().min(1)
const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional()
const safeUrl = z
  .url()
  .max(2_048)
  .regex(/^(https?|mailto|tel):/)
const data = z.record(z.string(), z.unknown())

/** Teams shows this many side by side. */
const visible = 6

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), url: safeUrl, title: text.optional() })

const look = {
  title: text.max(60),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
}
const submit = z.strictObject({ type: z.literal('Action.Submit'), ...look, data })
const execute = z.strictObject({ type: z.literal('Action.Execute'), ...look, verb: text, data, fallback: submit })
const toggle = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  ...look,
  targetElements: z.array(text).min(1),
})
const actionSet = z.strictObject({
  type: z.literal('ActionSet'),
  actions: z
    .array(z.discriminatedUnion('type', [submit, execute, toggle]))
    .min(1)
    .refine((actions) => actions.filter(({ mode }) => mode !== 'secondary').length <= visible, 'too many side by side'),
})

const run = z.strictObject({
  type: z.literal('TextRun'),
  text,
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
  isSubtle: z.boolean().optional(),
  italic: z.boolean().optional(),
  selectAction: openUrl.optional(),
})
const richText = z.strictObject({ type: z.literal('RichTextBlock'), inlines: z.array(run).min(1), spacing })
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text,
  wrap: z.literal(true),
  size: z.enum(['Large']).optional(),
  weight: z.enum(['Bolder']).optional(),
  style: z.enum(['heading']).optional(),
})

const input = { id: text, label: text, isRequired: z.literal(true).optional(), errorMessage: text.optional() }
const choice = z.strictObject({ title: text, value: text })
const inputs = [
  z.strictObject({
    type: z.literal('Input.Text'),
    ...input,
    isMultiline: z.boolean().optional(),
    maxLength: z.int().positive(),
    value: text.optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...input, value: z.iso.date().optional() }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...input,
    style: z.enum(['compact', 'expanded', 'filtered']),
    placeholder: text.optional(),
    value: text.optional(),
    choices: z.array(choice),
    'choices.data': z.strictObject({ type: z.literal('Data.Query'), dataset: text }).optional(),
  }),
] as const

const container = z.strictObject({
  type: z.literal('Container'),
  style: z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent']).optional(),
  id: text.optional(),
  isVisible: z.boolean().optional(),
  spacing,
  get items() {
    return z.array(element).min(1)
  },
})
const element = z.discriminatedUnion('type', [richText, textBlock, actionSet, container, ...inputs])

const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['it', 'en']),
  body: z.array(element).min(1),
  actions: z.array(submit).min(1).max(visible).optional(),
  fallbackText: text.optional(),
  speak: text.regex(/^[^<>]*$/).optional(),
  refresh: z
    .strictObject({
      action: z.strictObject({ type: z.literal('Action.Execute'), verb: text, data }),
    })
    .optional(),
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
})

export type TeamsCard = z.infer<typeof card>
export type TeamsElement = z.infer<typeof element>

const attachment = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: card,
})

/** The card in an attachment; throws where Teams would not take it, by its form or by its size. */
export function checkedCard(given: unknown): TeamsCard {
  const { content } = attachment.parse(JSON.parse(JSON.stringify(given)))
  const json = JSON.stringify(content)
  if (Buffer.byteLength(json) > 28 * 1_024) throw new Error(`the card has ${Buffer.byteLength(json)} bytes`)
  if (Buffer.byteLength(json, 'utf16le') > 40 * 1_024) throw new Error('the card is too large in UTF-16')
  const ids = identifiers(content.body)
  if (new Set(ids).size !== ids.length) throw new Error(`ids stand twice: ${ids.join(', ')}`)
  return content
}

function identifiers(elements: readonly TeamsElement[]): readonly string[] {
  return elements.flatMap((one) => [
    ...('id' in one && one.id !== undefined ? [one.id] : []),
    ...(one.type === 'Container' ? identifiers(one.items) : []),
  ])
}
