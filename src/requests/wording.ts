import type { AttachmentReference } from '../channel/message.ts'
import type { Refusal, TextField } from './command.ts'

/** Longest text anybody may write at once, in code points. */
const MAX_TEXT = 5000
/** Longest phone number or name of a colleague. */
export const MAX_SHORT_TEXT = 100
/** A longer title is cut. */
const MAX_TITLE = 120

const PICTURES = /\p{Extended_Pictographic}|[0-9#*]\uFE0F?\u20E3/gu
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const NOTHING_VISIBLE = /^[\p{Cc}\p{Cf}\p{Z}]*$/u

/** Whether there is a word or a number in it. Emoji and punctuation alone leave a reader guessing. */
export function isUnderstandable(text: string): boolean {
  return LETTER_OR_DIGIT.test(text.replace(PICTURES, ''))
}

/** Whether nothing at all can be seen: spaces, line ends, invisible characters. An emoji can be seen. */
function isBlank(text: string): boolean {
  return NOTHING_VISIBLE.test(text)
}

/** Length as people count it: an emoji of one code point is one character. */
function lengthOf(text: string): number {
  return [...text].length
}

export function tooLong(field: TextField, text: string, max = MAX_TEXT): Refusal | undefined {
  const length = lengthOf(text)
  return length > max ? { reason: 'too-long', data: { field, length, max } } : undefined
}

/** What is wrong with something written in a conversation; an emoji alone will do. */
export function wrongText(text: string): Refusal | undefined {
  return isBlank(text) ? { reason: 'nothing-said', data: { field: 'text' } } : tooLong('text', text)
}

/** As `wrongText`; an attachment needs no words. */
export function wrongMessage(text: string, attachments: readonly AttachmentReference[]): Refusal | undefined {
  return isBlank(text) && attachments.length > 0 ? undefined : wrongText(text)
}

/** What is wrong with a reason: it has to tell the next person something. */
export function wrongReason(reason: string): Refusal | undefined {
  return isUnderstandable(reason) ? tooLong('reason', reason) : { reason: 'nothing-said', data: { field: 'reason' } }
}

/** One line of a text that fits a title. */
export function titleOf(text: string): string {
  const line = text
    .split('\n')
    .map((one) => one.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim())
    .find((one) => !isBlank(one))
  if (line === undefined) return ''
  const characters = [...line]
  return characters.length <= MAX_TITLE
    ? line
    : `${characters
        .slice(0, MAX_TITLE - 1)
        .join('')
        .trimEnd()}…`
}

/** Trimmed, or null where nothing is left to see. */
export function textOrNull(text: string | null): string | null {
  return text === null || isBlank(text) ? null : text.trim()
}
