import { z } from 'zod'
import { id, text, validity } from './schema-fields.ts'

const subjects = z.array(id)

/**
 * What a person must get for an answer: `subjects` are the entries of which the first one found must be one, a finer
 * topic or a frequent question by its own id or by that of its broad topic.
 */
const answerExpected = z.strictObject({
  outcome: z.literal('answer'),
  intent: z
    .enum(['who', 'topic', 'head', 'parent', 'children', 'count', 'master', 'definition', 'contact', 'history'])
    .optional()
    .describe('What is asked about it; absent: any'),
  subjects: subjects.min(1).describe('Entries of which any one is right'),
  names: z.array(id).default([]).describe('Units and masters that the reply must name, be it as deputy'),
})

const clarifyExpected = z.strictObject({
  outcome: z.literal('clarify'),
  subjects: subjects.min(2).describe('Entries that must all be among the options'),
})

const commandExpected = z.strictObject({
  outcome: z.literal('command'),
  intent: z.enum(['open-request', 'request-status', 'help']),
})

const othersExpected = z.strictObject({ outcome: z.enum(['unknown', 'smalltalk']) })

export const checkSchema = z.strictObject({
  id,
  question: text,
  after: text.optional().describe('The question asked just before, where this one follows it up'),
  unit: id.optional().describe("The asker's own unit; absent: unknown"),
  expect: z.discriminatedUnion('outcome', [answerExpected, clarifyExpected, commandExpected, othersExpected]),
  ...validity,
})

export type Check = z.infer<typeof checkSchema>
