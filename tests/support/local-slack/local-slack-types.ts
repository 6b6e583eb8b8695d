import type { types } from '@slack/bolt'
import type { Clock } from '../../../src/clock.ts'

export interface LocalSlackOptions {
  /** Times messages, triggers and response URLs. Default: the time of the machine. */
  readonly clock?: Clock
  /** Milliseconds a bot has to answer before Slack gives up on a delivery. Default: 3,000, as Slack. */
  readonly answerWithinMs?: number
  /** Whether blocks and views are checked as strictly as those of this bot have to be. Default: true. */
  readonly strict?: boolean
  /** What the bot's token may do. Default: all that the local Slack asks for. */
  readonly scopes?: readonly string[]
  /** Whether the bot is told of its own direct messages, as it is where it reads message.im. Default: false. */
  readonly echo?: boolean
}

/** A user of the workspace, or one that only visits it. */
export interface LocalPerson {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly title?: string
  /** Such as `en-GB`; users.info says it only where it is asked to. */
  readonly locale?: string
  readonly teamId: string
  readonly kind: 'member' | 'guest' | 'single-channel-guest' | 'deactivated' | 'stranger' | 'bot' | 'app-user'
  readonly emailConfirmed?: boolean
  /** As `enterprise_user` of users.info. */
  readonly enterpriseUser?: { readonly id: string; readonly teams: readonly string[] }
}

/** A message as it stands in a conversation. */
export interface LocalMessage {
  readonly channel: string
  readonly ts: string
  readonly threadTs: string | undefined
  readonly user: string
  readonly fromBot: boolean
  readonly text: string
  readonly blocks: readonly types.AnyBlock[]
  readonly metadata:
    | { readonly event_type: string; readonly event_payload: Readonly<Record<string, unknown>> }
    | undefined
  /** The only one who sees it. */
  readonly ephemeralFor: string | undefined
  readonly edited: boolean
}

/** A modal or a home as it stands on somebody's screen. */
export interface LocalView {
  readonly id: string
  readonly hash: string
  readonly rootId: string
  readonly previousId: string | undefined
  readonly userId: string
  readonly type: 'modal' | 'home'
  readonly title: string
  readonly submit: string | undefined
  readonly callbackId: string
  readonly privateMetadata: string
  readonly blocks: readonly types.AnyBlock[]
  /** Shown beside the fields since the last submission, by block id. */
  readonly errors: Readonly<Record<string, string>>
}

/** What a person reads. */
export interface Readable {
  /** All that can be read, labels of buttons and fields included. */
  readonly text: string
  /** Where links in it lead. */
  readonly links: readonly string[]
  /** Whom or what it mentions with a ping, such as `@U1` or `!channel`. */
  readonly mentions: readonly string[]
  readonly buttons: readonly string[]
  readonly ts?: string
}

/** One attempt at bringing something to the bot. */
export interface DeliveryAttempt {
  /** How often it had been tried before; 0 at first. */
  readonly retry: number
  /** Undefined: no answer. Over a socket: 200 once acknowledged. */
  readonly status: number | undefined
  /** What the bot answered with: parsed JSON, text, or undefined where there was nothing. */
  readonly answer: unknown
  /** Milliseconds until the answer. */
  readonly tookMs: number
  readonly failure: string | undefined
}

/** Something brought to the bot. */
export interface Delivery {
  readonly kind: 'events_api' | 'interactive' | 'slash_commands'
  /** What Slack would send. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempts: readonly DeliveryAttempt[]
  readonly acknowledged: boolean
  /** The message it began with, where there is one. */
  readonly ts?: string
}

/** A request to the Web API. */
export interface ApiCall {
  readonly method: string
  readonly args: Readonly<Record<string, unknown>>
  /** What was done, whether or not the bot heard of it; undefined where nothing was. */
  readonly answer: Readonly<Record<string, unknown>> | undefined
}

/**
 * How a request to a method goes wrong: `429:2` asks to wait two seconds, `500` and other statuses are answered
 * before anything is done; `hang` never answers and `reset` breaks the connection, nothing done; `done-500`,
 * `done-hang` and `done-reset` do what was asked first; `ok` passes; any other word is an error of Slack's, such as
 * `internal_error`.
 */
export type Fault = string

/** What a person does in Slack; each resolves once the bot has answered or its time is up. */
export interface LocalUser {
  readonly id: string
  /** Writes to the bot alone. */
  say(text: string, options?: { readonly threadTs?: string; readonly files?: readonly LocalFile[] }): Promise<Delivery>
  /** Writes to the bot in a channel: `@Centralino …`. */
  mention(channel: string, text: string, options?: { readonly threadTs?: string }): Promise<Delivery>
  /** Writes in a channel without mentioning the bot, which is not told. Returns the message's `ts`. */
  post(channel: string, text: string, options?: { readonly threadTs?: string }): string
  /**
   * Presses a button, by its label, value or action id: in the window on top where one is open, else in the newest
   * message that has it, else in the home. Throws where it can be seen nowhere.
   */
  press(button: string, options?: PressOptions): Promise<Delivery>
  /**
   * Fills in the window on top, by label or block id of the fields (an option by its text or value), and submits it.
   * Throws where Slack itself would not submit: a required field is empty, a text too long, no such option.
   */
  pickAndSubmit(values?: Readonly<Record<string, string>>): Promise<Delivery>
  /** Closes the window on top. Resolves to undefined where the bot does not want to know. */
  closeWindow(): Promise<Delivery | undefined>
  /** `/centralino …`, in the conversation with the bot unless told otherwise. */
  command(text: string, options?: { readonly channel?: string; readonly name?: string }): Promise<Delivery>
  /** Uses a shortcut on a message. */
  shortcut(callbackId: string, message: { readonly channel: string; readonly ts: string }): Promise<Delivery>
  openHome(tab?: 'home' | 'messages'): Promise<Delivery>
  edit(channel: string, ts: string, text: string): Promise<Delivery>
  remove(channel: string, ts: string): Promise<Delivery>
  /** The conversation with the bot; opened where it was not. */
  readonly directMessage: string
  /** What stands in the conversation with the bot, threads and private answers included; the oldest first. */
  messages(): readonly Readable[]
  /** What only this person sees, wherever it is; the oldest first. */
  privateAnswers(): readonly Readable[]
  /** Undefined where the home was never published. */
  home(): Readable | undefined
  /** The windows on the screen, the one on top last. */
  windows(): readonly (Readable & LocalView)[]
}

export interface PressOptions {
  readonly where?: 'window' | 'message' | 'home'
  /** The message it stands in. */
  readonly ts?: string
  /** Presses this often, without waiting in between; the last delivery is returned. Default: 1. */
  readonly times?: number
}

export interface LocalFile {
  readonly id: string
  readonly name: string
  readonly url_private: string
  readonly permalink?: string
}

export interface LocalSlack {
  /** With a slash at the end. */
  readonly apiUrl: string
  readonly token: string
  readonly appToken: string
  readonly signingSecret: string
  readonly team: { readonly id: string; readonly name: string; readonly domain: string }
  readonly bot: { readonly userId: string; readonly botId: string; readonly appId: string; readonly name: string }

  /** Makes a user; the id is made where none is given, and the kind is `member`. */
  addPerson(person: Partial<LocalPerson> & { readonly name: string }): LocalUser
  /** Makes a channel that the bot and these people are in. Returns its id. */
  addChannel(channel: {
    readonly name: string
    readonly members?: readonly string[]
    /** Default: true. */
    readonly withBot?: boolean
    readonly private?: boolean
    readonly archived?: boolean
  }): string
  user(id: string): LocalUser

  /** Events, interactions and commands go there from now on, signed. */
  deliverTo(url: string): void
  /** Events, interactions and commands go over the open sockets from now on. */
  deliverOverSocket(): void
  /** Resolves once that many sockets are open. */
  sockets(count: number): Promise<void>
  /** Asks the bot to connect anew (`warning`: first; `refresh_requested`: now) or breaks the sockets off. */
  disconnectSockets(reason: 'warning' | 'refresh_requested' | 'break'): void
  /** Brings anything at all, as Slack would. */
  deliver(kind: Delivery['kind'], payload: Readonly<Record<string, unknown>>): Promise<Delivery>
  /**
   * Tries again what was not acknowledged, as Slack does up to three times for events (never for interactions and
   * commands). Returns what was tried.
   */
  retryFailed(): Promise<readonly Delivery[]>
  /** Brings the same once more although it was acknowledged. */
  redeliver(delivery: Delivery): Promise<Delivery>

  /** What the next requests to this method (or to `response_url`, or to `*`) meet, in this order; then all is well. */
  fail(method: string, faults: readonly Fault[]): void
  /** Nobody answers: the port is closed. */
  away(): Promise<void>
  back(): Promise<void>

  /** Everything in a conversation, the oldest first. */
  conversation(channel: string): readonly LocalMessage[]
  /** What people read in a channel, threads left out; the oldest first. */
  channel(channel: string): readonly Readable[]
  /** What people read in a thread, its first message included. */
  thread(channel: string, ts: string): readonly Readable[]
  /** Requests to the Web API, those that failed included. */
  readonly calls: readonly ApiCall[]
  readonly deliveries: readonly Delivery[]
  stop(): Promise<void>
}
