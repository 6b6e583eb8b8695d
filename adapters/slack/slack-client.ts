import type { types, webApi } from '@slack/bolt'
import type { Attempt } from '../../src/channel/adapter.ts'
import { createDirectMessages } from './direct-messages.ts'
import { findSent, messageEventType, type SentMessage } from './find-sent.ts'
import { createSlackCall, type SlackCallOptions } from './slack-call.ts'
import { slackErrorCode } from './slack-errors.ts'

/** A message as Slack takes it. `text` is what notifications and screen readers say. */
export interface RenderedMessage {
  readonly text: string
  readonly blocks: readonly types.AnyBlock[]
}

type WithBlocks<View extends { blocks: types.AnyBlock[] }> = Omit<View, 'blocks'> & {
  readonly blocks: readonly types.AnyBlock[]
}
export type RenderedModal = WithBlocks<types.ModalView>
export type RenderedHome = WithBlocks<types.HomeView>

export interface PostOptions {
  /** The message whose thread it goes to. */
  readonly threadTs?: string | undefined
  /** The key of the outbox, kept with the message. */
  readonly key: string
  /** `again`: looks for a message with this key first, and returns that one where there is one. */
  readonly attempt: Attempt
}

export interface ShownView {
  readonly id: string
  /** Changes with each change of the view. */
  readonly hash: string
  /** The view at the bottom of its stack. */
  readonly rootId: string
}

/** A user as users.info describes them; every part may be absent. */
export type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>

export interface SlackIdentity {
  readonly teamId: string
  readonly teamName: string
  /** The workspace's address. */
  readonly url: string
  /** Absent outside Enterprise Grid. */
  readonly enterpriseId?: string
  /** The bot's own user. */
  readonly userId: string
  readonly botId: string
  /** What the token may do, as Slack says it with each answer. */
  readonly scopes: readonly string[]
}

/** Slack's Web API in the adapter's words. Every call is tried once and rejects with a `DeliveryError`. */
export interface SlackClient {
  /** `channel`: a conversation's id, never a user's. */
  postMessage(channel: string, message: RenderedMessage, options: PostOptions): Promise<SentMessage>
  /** The metadata the message was posted with stays. */
  updateMessage(channel: string, ts: string, message: RenderedMessage): Promise<SentMessage>
  /** Answers an interaction privately. A response_url that is used up or too old rejects as permanent. */
  respond(url: string, message: RenderedMessage, options?: { readonly replaceOriginal?: boolean }): Promise<void>
  postEphemeral(
    channel: string,
    userId: string,
    message: RenderedMessage,
    options?: { readonly threadTs?: string | undefined },
  ): Promise<void>
  openView(triggerId: string, view: RenderedModal): Promise<ShownView>
  pushView(triggerId: string, view: RenderedModal): Promise<ShownView>
  updateView(viewId: string, view: RenderedModal): Promise<ShownView>
  publishHome(userId: string, view: RenderedHome): Promise<ShownView>
  /** The id of the conversation with one person; asked of Slack once. */
  openDirectMessage(userId: string): Promise<string>
  userInfo(userId: string): Promise<SlackUser>
  authTest(): Promise<SlackIdentity>
}

export function createSlackClient(options: SlackCallOptions): SlackClient {
  const call = createSlackCall(options)
  const directMessages = createDirectMessages(call)

  return {
    async postMessage(channel, message, { threadTs, key, attempt }) {
      if (attempt === 'again') {
        const sent = await findSent(call, { channel, threadTs, key })
        if (sent !== undefined) return sent
      }
      const args = {
        channel,
        ...parts(message),
        thread_ts: threadTs,
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: messageEventType, event_payload: { key } },
      }
      try {
        return sentMessage(await call.method('chat.postMessage', args, 'seen-twice'), channel)
      } catch (error) {
        if (slackErrorCode(error) === 'channel_not_found') directMessages.forget(channel)
        throw error
      }
    },

    async updateMessage(channel, ts, message) {
      // Blocks that are not mentioned stay as they were.
      const args = { channel, ts, text: message.text, blocks: message.blocks }
      return sentMessage(await call.method('chat.update', args, 'repeatable'), channel, ts)
    },

    respond: (url, message, { replaceOriginal = false } = {}) =>
      call.responseUrl(url, {
        response_type: 'ephemeral',
        replace_original: replaceOriginal,
        unfurl_links: false,
        unfurl_media: false,
        ...parts(message),
      }),

    async postEphemeral(channel, userId, message, { threadTs } = {}) {
      await call.method(
        'chat.postEphemeral',
        { channel, user: userId, thread_ts: threadTs, ...parts(message) },
        'seen-twice',
      )
    },

    openView: async (triggerId, view) =>
      shownView(await call.method('views.open', { trigger_id: triggerId, view }, 'seen-twice')),
    pushView: async (triggerId, view) =>
      shownView(await call.method('views.push', { trigger_id: triggerId, view }, 'seen-twice')),
    updateView: async (viewId, view) =>
      shownView(await call.method('views.update', { view_id: viewId, view }, 'repeatable')),
    publishHome: async (userId, view) =>
      shownView(await call.method('views.publish', { user_id: userId, view }, 'repeatable')),
    openDirectMessage: (userId) => directMessages.open(userId),

    async userInfo(userId) {
      const args = { user: userId, include_locale: true }
      const result: webApi.UsersInfoResponse = await call.method('users.info', args, 'repeatable')
      return result.user ?? {}
    },

    async authTest() {
      const result: webApi.AuthTestResponse = await call.method('auth.test', {}, 'repeatable')
      return {
        teamId: result.team_id ?? '',
        teamName: result.team ?? '',
        url: result.url ?? '',
        ...(result.enterprise_id === undefined ? {} : { enterpriseId: result.enterprise_id }),
        userId: result.user_id ?? '',
        botId: result.bot_id ?? '',
        scopes: result.response_metadata?.scopes ?? [],
      }
    },
  }
}

/** A message without blocks is one of text; in that text nothing is markup. */
function parts({ text, blocks }: RenderedMessage): Readonly<Record<string, unknown>> {
  return blocks.length === 0 ? { text, mrkdwn: false } : { text, blocks }
}

function sentMessage(result: webApi.ChatPostMessageResponse, channel: string, ts = ''): SentMessage {
  return { channel: result.channel ?? channel, ts: result.ts ?? ts }
}

function shownView({ view }: webApi.ViewsOpenResponse): ShownView {
  return { id: view?.id ?? '', hash: view?.hash ?? '', rootId: view?.root_view_id ?? view?.id ?? '' }
}
