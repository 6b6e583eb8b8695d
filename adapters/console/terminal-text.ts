import type { Block, OutgoingMessage } from '../../src/channel/message.ts'
import { plainText } from '../../src/channel/plain-text.ts'

/**
 * A message as a terminal shows it: its blocks line by line, at most `length` characters, without control characters,
 * so that no text of a user can move the cursor, change colours or write to the clipboard (ECMA-48 escape sequences
 * begin with a control character), and without overrides of the direction of writing.
 */
export function terminalText(message: OutgoingMessage, length: number): string {
  const text = message.blocks.map(blockText).filter(Boolean).join('\n') || message.text
  const safe = text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
  return safe.length <= length ? safe : `${safe.slice(0, length - 1)}…`
}

/** What can be unfolded is only named: whoever writes it is told. */
function blockText(block: Block): string {
  if (block.type !== 'details') return plainText([block])
  return block.summary === '' ? '' : `→ ${block.summary}`
}
