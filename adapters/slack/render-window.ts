import type { types } from '@slack/bolt'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { blockKitLimits, viewSize } from './block-kit-limits.ts'
import { renderContents } from './render-message.ts'
import { viewLabel } from './rich-text.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'
import { writeViewMetadata } from './view-metadata.ts'

/**
 * Messages as a window, the oldest first: the answer to a button of the Home or of a window, and what was said since.
 *
 * @param conversation Where the answers to the window's own buttons go: an `Address.conversation`.
 */
export function renderWindow(
  messages: readonly OutgoingMessage[],
  byLanguage: SlackTextsByLanguage,
  conversation: string,
): types.ModalView {
  const texts = byLanguage[messages.at(-1)?.language ?? 'it']
  const room = { blocks: blockKitLimits.viewBlocks, size: viewSize }
  return {
    type: 'modal',
    private_metadata: writeViewMetadata({ conversation }),
    title: viewLabel(texts.windowTitle),
    close: viewLabel(texts.close),
    blocks: renderContents(messages, texts, room),
  }
}
