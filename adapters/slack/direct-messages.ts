import type { webApi } from '@slack/bolt'
import { DeliveryError } from '../../src/errors.ts'
import type { SlackCall } from './slack-call.ts'

export interface DirectMessages {
  /** The id of the conversation with one person. */
  open(userId: string): Promise<string>
  /** Slack does not know this conversation any more. */
  forget(channel: string): void
}

/** A conversation keeps its id for good, so that it is asked for once, however many ask at the same time. */
export function createDirectMessages(call: SlackCall): DirectMessages {
  const opened = new Map<string, Promise<string>>()
  const users = new Map<string, string>()

  async function ask(userId: string): Promise<string> {
    const args = { users: userId }
    const { channel }: webApi.ConversationsOpenResponse = await call.method('conversations.open', args, 'repeatable')
    if (channel?.id === undefined) {
      throw new DeliveryError('delivery/temporary', 'Slack opened a conversation without saying which')
    }
    users.set(channel.id, userId)
    return channel.id
  }

  return {
    open(userId) {
      const known = opened.get(userId)
      if (known !== undefined) return known
      const asked = ask(userId)
      opened.set(userId, asked)
      asked.catch(() => opened.delete(userId))
      return asked
    },
    forget(channel) {
      const userId = users.get(channel)
      if (userId !== undefined) opened.delete(userId)
    },
  }
}
