import type { OutgoingMessage } from '../../src/channel/message.ts'

/** Whether a message shows at least one thing that one can do next. */
export function offersNext(message: OutgoingMessage): boolean {
  return message.blocks.some((block) => block.type === 'form' || (block.type === 'actions' && block.actions.length > 0))
}
