import { z } from 'zod'
import type { Answer } from './answer.ts'

const reason = z.union([
  z.object({ kind: z.literal('matched'), typed: z.string(), phrase: z.string() }),
  z.object({ kind: z.literal('corrected'), typed: z.string(), meant: z.string() }),
  z.object({ kind: z.literal('own-unit'), unit: z.string() }),
  z.object({ kind: z.literal('follow-up'), subject: z.string() }),
])

const lastAnswer = z.object({
  outcome: z.enum(['answer', 'clarify', 'unknown', 'command', 'smalltalk']),
  intent: z.string(),
  language: z.enum(['it', 'en']),
  records: z.array(z.string()),
  why: z.array(reason),
  /** The words of the question, to prefill a request. */
  question: z.string(),
})

const stateSchema = z.object({
  lastRecord: z.string().nullable(),
  last: lastAnswer.nullable(),
  /** What the next text is taken for. */
  awaiting: z.enum(['unit']).nullable(),
})

/** What a conversation remembers between two messages. Plain data. */
export interface ConversationState {
  readonly lastRecord: string | null
  readonly last:
    | (Pick<Answer, 'outcome' | 'intent' | 'language' | 'records' | 'why'> & { readonly question: string })
    | null
  readonly awaiting: 'unit' | null
}

export const newConversation: ConversationState = { lastRecord: null, last: null, awaiting: null }

/** Reads a stored state; one that an older version wrote and that no longer fits begins anew. */
export function readConversationState(stored: unknown): ConversationState {
  const parsed = stateSchema.safeParse(stored)
  return parsed.success ? (parsed.data as ConversationState) : newConversation
}
