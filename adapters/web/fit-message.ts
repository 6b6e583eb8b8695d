import type { ChannelLimits } from '../../src/channel/adapter.ts'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Action, Block, Fact, OutgoingMessage } from '../../src/channel/message.ts'
import { isSafeLink } from '../../src/channel/safe-link.ts'

/** Cuts what exceeds the limits of the page, with an ellipsis, and drops links of any other kind than the four allowed. */
export function fitMessage(message: OutgoingMessage, limits: ChannelLimits): OutgoingMessage {
  const cut = (text: string) => cutText(text, limits.textLength)
  const fitFact = ({ label, text, url }: Fact): Fact => ({
    label: cut(label),
    text: cut(text),
    ...(url !== undefined && isSafeLink(url) ? { url } : {}),
  })
  const fitAction = (action: Action): Action => ({ ...action, label: cutText(action.label, limits.actionLabel) })
  const fitBlock = (block: Block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
      case 'notice':
        return { ...block, text: cut(block.text) }
      case 'quote':
        return { ...block, author: cut(block.author), text: cut(block.text) }
      case 'facts':
        return { ...block, facts: block.facts.map(fitFact) }
      case 'list':
      case 'details':
        return { ...block, items: block.items.map(cut) }
      case 'actions':
        return { ...block, actions: block.actions.slice(0, limits.actions).map(fitAction) }
      case 'form':
        return block
    }
  }
  return { ...message, text: cut(message.text), blocks: message.blocks.map(fitBlock) }
}
