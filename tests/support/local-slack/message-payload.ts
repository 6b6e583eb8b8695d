import type { StoredMessage } from './conversations.ts'
import { bot, team } from './workspace.ts'

/** A message as the Web API and interactions give it. */
export function messagePayload(message: StoredMessage, withMetadata = false): Readonly<Record<string, unknown>> {
  const { user, fromBot, text, ts, threadTs, blocks, metadata, edited, files } = message
  return {
    type: 'message',
    user,
    text,
    ts,
    team: team.id,
    ...(fromBot ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(edited ? { edited: { user, ts } } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  }
}
