import type { Activity } from 'botbuilder'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { readsTheSame } from './escape-text.ts'
import { renderCard, shortLine } from './render-card.ts'
import { teamsLimits } from './teams-limits.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/** Characters of what a notification shows of a card. */
export const notificationLength = 150

/**
 * A message as an activity: one sentence as plain text, as people write to each other and phones announce it, all
 * else as a card with a summary for the notification. A sentence with signs that a client could interpret is a card.
 */
export function renderMessage(message: OutgoingMessage, texts: TeamsTextsByLanguage): Partial<Activity> {
  const sentence = onlySentence(message)
  if (sentence !== undefined) {
    return { type: 'message', textFormat: 'plain', text: sentence, locale: message.language }
  }
  return {
    type: 'message',
    attachments: [renderCard(message, texts)],
    summary: shortLine(message.text, notificationLength) || '…',
    locale: message.language,
  }
}

function onlySentence({ text, blocks }: OutgoingMessage): string | undefined {
  const [block, ...others] = blocks.length === 0 ? [{ type: 'paragraph', text } as const] : blocks
  if (block?.type !== 'paragraph' || others.length > 0) return undefined
  const sentence = block.text.trim()
  return sentence !== '' && sentence.length <= teamsLimits.textLength && readsTheSame(sentence) ? sentence : undefined
}
