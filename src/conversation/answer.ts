import type { Language } from '../channel/message.ts'

/** What the bot does with a message. */
export type Outcome = 'answer' | 'clarify' | 'unknown' | 'command' | 'smalltalk'

/** What is asked. */
export type Intent =
  | 'who'
  | 'topic'
  | 'head'
  | 'parent'
  | 'children'
  | 'count'
  | 'master'
  | 'definition'
  | 'contact'
  | 'history'
  | 'open-request'
  | 'request-status'
  | 'help'
  | 'smalltalk'
  | 'none'

/** Why nothing was answered. */
export type UnknownReason = 'empty' | 'outside' | 'not-found'

/** One step of the explanation, put into words by the texts. */
export type Reason =
  | { readonly kind: 'matched'; readonly typed: string; readonly phrase: string }
  | { readonly kind: 'corrected'; readonly typed: string; readonly meant: string }
  | { readonly kind: 'own-unit'; readonly unit: string }
  | { readonly kind: 'follow-up'; readonly subject: string }

/** The decision about one question, before it is put into words. */
export interface Answer {
  readonly outcome: Outcome
  readonly intent: Intent
  readonly language: Language
  /** Ids as reported, best first; for `clarify` the options. Always ids of the base, or of a collection. */
  readonly subjects: readonly string[]
  /** The very records found, same order: a finer topic or a FAQ entry where `subjects` has the broad topic. */
  readonly records: readonly string[]
  /** 0 to 1. */
  readonly confidence: number
  readonly why: readonly Reason[]
  /** Only for `unknown`. */
  readonly unknown?: UnknownReason
}
