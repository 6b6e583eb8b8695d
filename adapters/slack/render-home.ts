import type { types } from '@slack/bolt'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { blockKitLimits, viewSize } from './block-kit-limits.ts'
import { renderContents } from './render-message.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'

/** A message as the App Home of one person, as `views.publish` takes it. */
export function renderHome(message: OutgoingMessage, texts: SlackTextsByLanguage): types.HomeView {
  const room = { blocks: blockKitLimits.viewBlocks, size: viewSize }
  return { type: 'home', blocks: renderContents([message], texts[message.language], room) }
}
