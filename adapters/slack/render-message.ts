import type { types } from '@slack/bolt'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { plainText } from '../../src/channel/plain-text.ts'
import { blockKitLimits, messageSize } from './block-kit-limits.ts'
import { escapeTextWithin } from './escape-text.ts'
import { fitBlocks, fits, type Room } from './fit-blocks.ts'
import { renderBlocks } from './render-blocks.ts'
import { contextLine, section, textPart, tidyText } from './rich-text.ts'
import type { SlackTexts, SlackTextsByLanguage } from './slack-texts.ts'

export interface SlackMessage {
  /** For notifications and screen readers. mrkdwn, already escaped; never empty. */
  readonly text: string
  /** Never none. */
  readonly blocks: types.KnownBlock[]
}

/** Stands for a message that holds nothing: Slack takes no empty one. */
const nothing = '…'

/** A message as `chat.postMessage`, `chat.update` and a `response_url` take it. */
export function renderMessage(message: OutgoingMessage, texts: SlackTextsByLanguage): SlackMessage {
  const text = tidyText(message.text) === '' ? plainText(message.blocks) : message.text
  return {
    text: escapeTextWithin(tidyText(text) || nothing, blockKitLimits.fallbackText),
    blocks: renderContents([message], texts[message.language], {
      blocks: blockKitLimits.messageBlocks,
      size: messageSize,
    }),
  }
}

/** Messages that stand below each other on one surface, as far as they fit. Never nothing. */
export function renderContents(
  messages: readonly OutgoingMessage[],
  texts: SlackTexts,
  room: Room,
): types.KnownBlock[] {
  const wide = renderBlocks(messages, texts, 'wide')
  if (wide.length === 0) return section(textPart(nothing))
  if (fits(wide, room)) return wide
  const [note = { type: 'divider' }] = contextLine(texts.shortened)
  return fitBlocks(renderBlocks(messages, texts, 'tight'), room, note)
}
