import type { Conversation, StoredMessage } from './conversations.ts'
import { messagePayload } from './message-payload.ts'
import type { Methods } from './method.ts'
import type { MethodArgs } from './method-args.ts'
import { refuseUnsoundMessage } from './payload-check.ts'
import { Refusal } from './refusal.ts'
import { bot, type Workspace } from './workspace.ts'

export const chatMethods: Methods = {
  'chat.postMessage': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const conversation = writable(args, workspace)
      const metadata = args.metadata()
      const posted = workspace.conversations.post({ ...content(args, workspace, conversation), metadata })
      return { channel: conversation.id, ts: posted.ts, message: messagePayload(posted, true) }
    },
  },

  'chat.postEphemeral': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const conversation = writable(args, workspace)
      const user = args.needed('user')
      if (!conversation.members.has(user)) throw new Refusal('user_not_in_channel')
      const posted = workspace.conversations.post({ ...content(args, workspace, conversation), ephemeralFor: user })
      return { message_ts: posted.ts }
    },
  },

  'chat.update': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const before = ownMessage(args, workspace, 'cant_update_message')
      const text = args.text('text') ?? before.text
      const blocks = args.blocks() ?? before.blocks
      refuseUnsoundMessage(text, blocks, workspace.strict)
      const metadata = args.metadata() ?? before.metadata
      const { channel, ts } = before
      const message = workspace.conversations.change(channel, ts, { text, blocks, metadata })
      return { channel, ts, text, message: messagePayload(message, true) }
    },
  },

  'chat.delete': {
    scope: () => 'chat:write',
    run(args, workspace) {
      const { channel, ts } = ownMessage(args, workspace, 'cant_delete_message')
      workspace.conversations.remove(channel, ts)
      return { channel, ts }
    },
  },
}

function writable(args: MethodArgs, { conversations, people }: Workspace): Conversation {
  const conversation = conversations.ofBot(args.needed('channel'))
  if (conversation.archived) throw new Refusal('is_archived')
  const partner = people.find(conversations.partner(conversation) ?? '')
  if (partner?.kind === 'deactivated') throw new Refusal('user_is_deactivated')
  return conversation
}

function content(args: MethodArgs, { conversations, strict }: Workspace, { id }: Conversation) {
  const text = args.text('text') ?? ''
  const blocks = args.blocks() ?? []
  refuseUnsoundMessage(text, blocks, strict)
  const threadTs = args.text('thread_ts')
  if (threadTs !== undefined && conversations.findMessage(id, threadTs) === undefined) {
    throw new Refusal('thread_not_found')
  }
  return { channel: id, user: bot.userId, text, blocks, threadTs, mrkdwn: args.flag('mrkdwn', true) }
}

function ownMessage(args: MethodArgs, { conversations }: Workspace, otherwise: string): StoredMessage {
  const { id } = conversations.ofBot(args.needed('channel'))
  const message = conversations.findMessage(id, args.needed('ts'))
  if (message === undefined || message.ephemeralFor !== undefined) throw new Refusal('message_not_found')
  if (!message.fromBot) throw new Refusal(otherwise)
  return message
}
