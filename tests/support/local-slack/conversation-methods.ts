import type { StoredMessage } from './conversations.ts'
import { messagePayload } from './message-payload.ts'
import type { Methods } from './method.ts'
import type { MethodArgs } from './method-args.ts'
import { userPayload } from './people.ts'
import { Refusal } from './refusal.ts'
import { bot, team, type Workspace } from './workspace.ts'

export const conversationMethods: Methods = {
  'auth.test': {
    run: () => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: bot.name.toLowerCase(),
      team_id: team.id,
      user_id: bot.userId,
      bot_id: bot.botId,
      is_enterprise_install: false,
    }),
  },

  'users.info': {
    scope: () => 'users:read',
    run: (args, { people, scopes }) => ({
      user: userPayload(people.get(args.needed('user')), {
        email: scopes.has('users:read.email'),
        locale: args.flag('include_locale'),
      }),
    }),
  },

  'conversations.open': {
    scope: () => 'im:write',
    run(args, { people, conversations }) {
      const [userId = '', ...others] = args.needed('users').split(',')
      if (others.length > 0) throw new Refusal('method_not_supported_for_channel_type')
      const person = people.get(userId)
      if (person.kind === 'deactivated') throw new Refusal('user_disabled')
      if (person.kind === 'bot' || person.kind === 'app-user') throw new Refusal('cannot_dm_bot')
      return { channel: { id: conversations.direct(userId).id } }
    },
  },

  'conversations.info': {
    scope: readScope,
    run(args, { conversations }) {
      const channel = conversations.get(args.needed('channel'))
      return {
        channel: {
          id: channel.id,
          name: channel.name,
          is_im: channel.kind === 'im',
          is_channel: channel.kind === 'channel',
          is_private: channel.kind !== 'channel',
          is_archived: channel.archived,
          is_member: channel.members.has(bot.userId),
        },
      }
    },
  },

  'conversations.history': {
    scope: readScope,
    run(args, { conversations }) {
      const { id } = conversations.ofBot(args.needed('channel'))
      const newestFirst = conversations.messages(id).filter(isInChannel).toReversed()
      return page(args, newestFirst)
    },
  },

  'conversations.replies': {
    scope: readScope,
    run(args, { conversations }) {
      const { id } = conversations.ofBot(args.needed('channel'))
      const ts = args.needed('ts')
      if (conversations.findMessage(id, ts) === undefined) throw new Refusal('thread_not_found')
      const thread = conversations
        .messages(id)
        .filter((message) => message.ephemeralFor === undefined && (message.ts === ts || message.threadTs === ts))
      return page(args, thread)
    },
  },
}

/** Messages of a thread and private answers do not stand in the channel. */
export function isInChannel({ ephemeralFor, threadTs, ts }: StoredMessage): boolean {
  return ephemeralFor === undefined && (threadTs === undefined || threadTs === ts)
}

function readScope(args: MethodArgs, { conversations }: Workspace): string {
  const kind = conversations.find(args.text('channel') ?? '')?.kind
  return kind === undefined
    ? 'channels:history'
    : { im: 'im:history', channel: 'channels:history', group: 'groups:history' }[kind]
}

function page(args: MethodArgs, messages: readonly StoredMessage[]): Readonly<Record<string, unknown>> {
  const limit = args.number('limit', 100)
  const from = Number(args.text('cursor') ?? 0)
  const oldest = args.text('oldest') ?? '0'
  const latest = args.text('latest') ?? '9'
  const wanted = messages.filter(({ ts }) => ts > oldest && ts < latest)
  const more = from + limit < wanted.length
  return {
    messages: wanted
      .slice(from, from + limit)
      .map((message) => messagePayload(message, args.flag('include_all_metadata'))),
    has_more: more,
    response_metadata: { next_cursor: more ? String(from + limit) : '' },
  }
}
