import { z } from 'zod'
import type { IncomingContent } from '../../src/channel/message.ts'

const name = z.string().max(200)
const longText = z.string().max(100_000)

const contentSchema: z.ZodType<IncomingContent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: longText.regex(/\S/) }),
  z.strictObject({ type: z.literal('action'), action: name.min(1), value: z.string().max(10_000) }),
  z.strictObject({
    type: z.literal('form'),
    form: name.min(1),
    context: z.string().max(10_000),
    values: z.record(name, longText).refine((values) => Object.keys(values).length <= 100, 'at most 100 fields'),
  }),
])

/** What `POST /api/messages` takes. Texts longer than the core wants are passed on: it answers kindly. */
export const submissionSchema = z.strictObject({
  identity: name,
  eventId: z.string().regex(/^[\w-]{8,64}$/, '8–64 letters, digits, hyphens'),
  content: contentSchema,
  shown: z.string().max(20_000).optional(),
  about: z.strictObject({ id: name, seq: z.number().int().min(0) }).optional(),
})

export const openingSchema = z.strictObject({ identity: name })

/** Where in the query a stream or a page of messages begins. */
export const positionSchema = z.object({ identity: name, after: z.coerce.number().int().min(0).catch(0) })
