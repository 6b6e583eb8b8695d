import { createHash } from 'node:crypto'
import type { IncomingActivity } from './activity-shape.ts'

/**
 * The same when Teams delivers an act again. Ids of messages are unique only within their conversation. Installation
 * is told twice, as `installationUpdate` and as `conversationUpdate`: one welcome a conversation. An invoke without an
 * answer comes again after 15 seconds with the same id and time, and once more after that with new ones
 * (github.com/microsoft/botbuilder-dotnet/issues/5005): the id is made of what was done and when; what follows with a
 * new time is recognised by `actOf` as long as the program runs.
 */
export function eventIdOf(activity: IncomingActivity, kind: 'message' | 'welcome' | 'invoke'): string {
  switch (kind) {
    case 'message':
      return `message/${activity.conversation.id}/${activity.id ?? digest([actOf(activity), activity.timestamp])}`
    case 'welcome':
      return `welcome/${activity.conversation.id}`
    case 'invoke':
      return `invoke/${digest([actOf(activity), activity.timestamp ?? activity.id])}`
  }
}

/** Who did what where, whenever it was. */
export function actOf({ from, conversation, name, replyToId, value }: IncomingActivity): string {
  return digest([from.aadObjectId, conversation.id, name, replyToId, value])
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
