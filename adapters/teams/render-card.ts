import type { Attachment } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { specialActions } from '../../src/channel/special-actions.ts'
import { buttonData } from './card-data.ts'
import type { AdaptiveCard, Element } from './card-elements.ts'
import { escapeMarkdown, literalText } from './escape-text.ts'
import { extents, type FittedMessage, fitMessage } from './fit-message.ts'
import { paragraph, renderBlock, renderTyped } from './render-blocks.ts'
import { fitsCard } from './teams-limits.ts'
import type { TeamsTexts, TeamsTextsByLanguage } from './teams-texts.ts'

const adaptiveCardType = 'application/vnd.microsoft.card.adaptive'

/**
 * A message as an Adaptive Card that Teams takes: what is too long is cut, then the middle is left out; buttons stay
 * to the last, and what replaces them can be written.
 */
export function renderCard(message: OutgoingMessage, texts: TeamsTextsByLanguage): Attachment {
  return cardAttachment(messageCard(message, texts[message.language]))
}

export function cardAttachment(content: AdaptiveCard): Attachment {
  return { contentType: adaptiveCardType, content }
}

function messageCard(message: OutgoingMessage, texts: TeamsTexts): AdaptiveCard {
  for (const extent of extents) {
    const card = buildCard(fitMessage(message, extent, texts.shortened), texts)
    if (fitsCard(card)) return card
  }
  // Only buttons with data as no button of the bot carries take so much room: the words still say what to do.
  const actions = message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
  const text = cutText(message.text, 1_000)
  const leftOut = actions.map((action) => ({ ...action, typed: cutText(action.typed, 120) }))
  return buildCard({ message: { ...message, text, blocks: [{ type: 'paragraph', text }] }, leftOut }, texts)
}

function buildCard({ message, leftOut }: FittedMessage, texts: TeamsTexts): AdaptiveCard {
  const body = [
    ...message.blocks.flatMap((block, position) => renderBlock(block, position, texts)),
    ...renderTyped(leftOut.slice(0, typedShown), texts),
  ]
  return {
    ...cardFrame(message.language, body.length > 0 ? body : ownWords(message.text)),
    fallbackText: escapeMarkdown(cutText(message.text, fallbackLength)) || '…',
    speak: cardName(message.text),
    ...(message.refreshable === true && message.card !== undefined ? { refresh: cardRefresh(message.card) } : {}),
  }
}

/** What every card has; wide, because the bot says sentences. */
export function cardFrame(language: string, body: readonly Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: language,
    msteams: { width: 'Full' },
    body,
  }
}

/** Typed equivalents shown for the buttons without room. */
const typedShown = 20

/** Characters of the fallback; its signs are escaped, so it can become twice as long. */
const fallbackLength = 600

/** A card needs something to show. */
export function ownWords(text: string): readonly Element[] {
  const words = paragraph(text)
  return words.length > 0 ? words : paragraph('…')
}

/** One line for screen readers. Never the beginning of SSML, which stands between angle brackets. */
function cardName(text: string): string {
  return shortLine(text, 200).replace(/</g, '‹').replace(/>/g, '›') || '…'
}

/** What a message says before its buttons, in one line: for notifications and names. */
export function shortLine(text: string, length: number): string {
  const lines = literalText(text).split('\n')
  const buttons = lines.findIndex((line) => line.startsWith('→ '))
  const said = buttons > 0 ? lines.slice(0, buttons) : lines
  return cutText(said.join(' ').replace(/\s+/g, ' ').trim(), length)
}

/**
 * What Teams sends by itself when the card comes into sight, for everybody where no more than sixty read along, so that
 * each sees their own: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
 */
function cardRefresh(card: string): NonNullable<AdaptiveCard['refresh']> {
  const action = specialActions.refresh
  return { action: { type: 'Action.Execute', verb: action, data: buttonData({ action, value: card }) } }
}
