import type { MessagingExtensionAttachment } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Block, OutgoingMessage } from '../../src/channel/message.ts'
import { literalText } from './escape-text.ts'
import { renderCard, shortLine } from './render-card.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/**
 * An answer as the compose search inserts it into anybody's chat: without buttons, forms and explanations, because
 * whoever reads it there has not asked, and the bot may not be in that chat. `preview` is the line in the list.
 */
export function contactCard(message: OutgoingMessage, texts: TeamsTextsByLanguage): MessagingExtensionAttachment {
  const { refreshable: _none, ...fixed } = message
  const blocks = message.blocks.filter(isShared)
  const heading = blocks.find((block) => block.type === 'heading')?.text
  const rest = blocks.flatMap((block) => (block.type === 'heading' ? [] : [lineOf(block)])).find((line) => line !== '')
  const [first = '…', second = ''] = [heading, rest ?? shortLine(message.text, 1_000)].filter(
    (line) => line !== undefined,
  )
  return {
    ...renderCard({ ...fixed, blocks }, texts),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: previewText(first, 80), text: previewText(second, 160) },
    },
  }
}

type SharedBlock = Exclude<Block, { type: 'actions' | 'form' | 'details' }>

function isShared(block: Block): block is SharedBlock {
  return block.type !== 'actions' && block.type !== 'form' && block.type !== 'details'
}

function lineOf(block: SharedBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'notice':
    case 'quote':
      return block.text
    case 'facts':
      return block.facts.map(({ label, text }) => `${label}: ${text}`).join(' · ')
    case 'list':
      return block.items.join(' · ')
  }
}

/** Thumbnail cards read HTML: the signs that make it are shown as their look-alikes. */
function previewText(text: string, length: number): string {
  const line = literalText(text).replace(/\s+/g, ' ').trim()
  return cutText(line, length).replace(/</g, '‹').replace(/>/g, '›').replace(/&/g, '＆')
}
