import { z } from 'zod'
import type { Form, IncomingContent } from '../channel/message.ts'
import type { Answer } from './answer.ts'
import { type Draft, draftSchema } from './desk/draft.ts'

const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('matched'), typed: z.string(), phrase: z.string() }),
  z.object({ kind: z.literal('corrected'), typed: z.string(), meant: z.string() }),
  z.object({ kind: z.literal('own-unit'), unit: z.string() }),
  z.object({ kind: z.literal('follow-up'), subject: z.string() }),
])

const stateSchema = z.object({
  lastRecord: z.string().nullable(),
  last: z
    .object({
      outcome: z.enum(['answer', 'clarify', 'unknown', 'command', 'smalltalk']),
      intent: z.string(),
      language: z.enum(['it', 'en']),
      records: z.array(z.string()),
      why: z.array(reason),
      question: z.string(),
      unknown: z.enum(['empty', 'outside', 'not-found']).optional(),
      judged: z.boolean().optional(),
    })
    .nullable(),
  awaiting: z.enum(['unit']).nullable(),
  draft: draftSchema.nullable(),
  filling: z
    .object({
      form: z.custom<Form>((value) => typeof value === 'object' && value !== null),
      values: z.record(z.string(), z.string()),
      offered: z.array(z.string()).optional(),
    })
    .nullable(),
  focus: z.object({ number: z.int(), mode: z.enum(['answer', 'reopen']) }).nullable(),
  pendingReply: z.string().nullable(),
  formShown: z
    .object({
      reference: z.string(),
      content: z.custom<IncomingContent>((value) => typeof value === 'object' && value !== null),
    })
    .nullable()
    .default(null),
})

/** What a conversation remembers between two messages. Plain data. */
export interface ConversationState {
  /** Record of the last answer; null where nothing was answered yet. */
  readonly lastRecord: string | null
  /** The last answer, with the words of its question to prefill a request. */
  readonly last:
    | (Pick<Answer, 'outcome' | 'intent' | 'language' | 'records' | 'why' | 'unknown'> & {
        readonly question: string
        /** Whether the person has said already that it is of no use. */
        readonly judged?: boolean
      })
    | null
  /** What the next text is taken for. */
  readonly awaiting: 'unit' | null
  /** A request being written. */
  readonly draft: Draft | null
  /** A form being filled in one question at a time, where the platform has no forms. */
  readonly filling: {
    readonly form: Form
    readonly values: Readonly<Record<string, string>>
    /** Values of the options that the last question listed, where it did not list all. */
    readonly offered?: readonly string[] | undefined
  } | null
  /** The request that a free text is probably about. */
  readonly focus: { readonly number: number; readonly mode: 'answer' | 'reopen' } | null
  /** A text about which the person was asked whether it belongs to that request. */
  readonly pendingReply: string | null
  /** The last form shown by its reference, and what was said to get it: said again, the form is made anew. */
  readonly formShown: { readonly reference: string; readonly content: IncomingContent } | null
}

export const newConversation: ConversationState = {
  lastRecord: null,
  last: null,
  awaiting: null,
  draft: null,
  filling: null,
  focus: null,
  pendingReply: null,
  formShown: null,
}

/** Reads a stored state; one that an older version wrote and that no longer fits begins anew. */
export function readConversationState(stored: unknown): ConversationState {
  const parsed = stateSchema.safeParse(stored)
  return parsed.success ? (parsed.data as ConversationState) : newConversation
}
