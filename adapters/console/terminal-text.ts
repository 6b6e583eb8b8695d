import type { OutgoingMessage } from '../../src/channel/message.ts'

/**
 * A message as a terminal shows it: its plain text without control characters, so that no text of a user can move the
 * cursor, change colours or write to the clipboard (ECMA-48 escape sequences begin with a control character).
 */
export function terminalText(message: OutgoingMessage): string {
  return message.text.replace(/[^\P{Cc}\n\t]/gu, '').replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
}
