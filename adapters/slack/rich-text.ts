import type { types } from '@slack/bolt'
import { cleanText } from '../../src/channel/clean-text.ts'
import { cutAtWord, cutText } from '../../src/channel/cut-text.ts'
import { isSafeLink } from '../../src/channel/safe-link.ts'
import { blockKitLimits } from './block-kit-limits.ts'

export type RichTextPart = types.RichTextText | types.RichTextLink

/** Without what Slack does not take and without white space around it. */
export function tidyText(text: string): string {
  return cleanText(text).trim()
}

/** A text object that Slack shows as it is, `:shortcodes:` included; undefined where there is nothing to show. */
export function plainTextObject(text: string, length: number): types.PlainTextElement | undefined {
  return plainElement(tidyText(text), length)
}

function plainElement(tidy: string, length: number): types.PlainTextElement | undefined {
  const shown = cutText(tidy, length)
  return shown === '' ? undefined : { type: 'plain_text', text: shown, emoji: false }
}

/** The same on one line. */
export function plainLine(text: string, length: number): types.PlainTextElement | undefined {
  return plainElement(cleanText(text).replace(/\s+/g, ' ').trim(), length)
}

/** The title of a window, or the words on its buttons; never empty, since Slack wants them. */
export function viewLabel(text: string): types.PlainTextElement {
  const words = cutAtWord(tidyText(text).replace(/\s+/g, ' '), blockKitLimits.viewLabel)
  return plainLine(words, blockKitLimits.viewLabel) ?? { type: 'plain_text', text: '–' }
}

/** Text of a rich text block: Slack interprets nothing in it. None where the text is empty. */
export function textPart(text: string, style?: types.RichTextText['style']): RichTextPart[] {
  const shown = cutText(cleanText(text), blockKitLimits.text)
  return shown === '' ? [] : [{ type: 'text', text: shown, ...(style === undefined ? {} : { style }) }]
}

/** The text as a link where the link can be shown, and as a text where it cannot. */
export function linkPart(text: string, url: string | undefined): RichTextPart[] {
  if (url === undefined || !isLink(url)) return textPart(text)
  const shown = cutText(cleanText(text), blockKitLimits.text)
  return [{ type: 'link', url, ...(shown.trim() === '' ? {} : { text: shown }) }]
}

function isLink(url: string): boolean {
  return isSafeLink(url) && url.length <= blockKitLimits.link && !/[\s<>|\p{C}]/u.test(url) && URL.canParse(url)
}

export function section(parts: readonly RichTextPart[]): types.RichTextBlock[] {
  return parts.length === 0 ? [] : [richText({ type: 'rich_text_section', elements: [...parts] })]
}

export function richText(...elements: types.RichTextBlock['elements']): types.RichTextBlock {
  return { type: 'rich_text', elements }
}

/** A small grey line. */
export function contextLine(text: string): types.KnownBlock[] {
  const shown = plainTextObject(text, blockKitLimits.text)
  return shown === undefined ? [] : [{ type: 'context', elements: [shown] }]
}

/** A long text in pieces of one text object each, cut at a line or a word where one ends. */
export function splitText(text: string, length: number): string[] {
  const pieces: string[] = []
  let rest = cutText(tidyText(text), length)
  while (rest.length > blockKitLimits.text) {
    const window = rest.slice(0, blockKitLimits.text)
    const end = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '))
    const at = end > blockKitLimits.text / 2 ? end : wholeCharacters(window)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

function wholeCharacters(window: string): number {
  return /[\uD800-\uDBFF]$/.test(window) ? window.length - 1 : window.length
}

/** Things in groups of at most `size` characters, so that each group becomes a block and can be left out alone. */
export function groupBySize<T>(things: readonly T[], sizeOf: (thing: T) => number, size: number): T[][] {
  const groups: T[][] = []
  let room = 0
  for (const thing of things) {
    const last = groups.at(-1)
    const needed = sizeOf(thing)
    if (last === undefined || needed > room) {
      groups.push([thing])
      room = size - needed
    } else {
      last.push(thing)
      room -= needed
    }
  }
  return groups
}
