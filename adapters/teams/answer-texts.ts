import type { Language } from '../../src/channel/message.ts'

/** What the adapter answers itself, where the core is not asked or does not answer in time. */
export interface AnswerTexts {
  /** To who is a guest or cannot be recognised. */
  readonly notServed: string
  /** Before a message that may have arrived already. */
  readonly perhapsAgain: string
  /** After a press whose answer stands in the conversation. */
  readonly done: string
  /** Where a form stood in the conversation, when it was sent. */
  readonly formSent: string
  /** In a dialog, when the answer stands in the personal chat instead. */
  readonly inChat: string
  /** When the answer takes longer than Teams waits; it comes in the personal chat. */
  readonly inChatSoon: string
  /** When something could not be taken: the person has to do it again. */
  readonly tryAgain: string
  /** In the search, before anything was written. */
  readonly searchHint: string
  /** In the search, when there is no answer in time. */
  readonly searchEmpty: string
}

export type AnswerTextsByLanguage = Readonly<Record<Language, AnswerTexts>>

/** Italian, unless the person's client is in English. */
export function languageOf(locale: string | null | undefined): Language {
  return locale?.toLowerCase().startsWith('en') === true ? 'en' : 'it'
}
