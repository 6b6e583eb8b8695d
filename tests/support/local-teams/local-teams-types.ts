import type { Activity } from 'botbuilder'
import type { IncomingContent } from '../../../src/channel/message.ts'

/** Somebody in the directory. */
export interface LocalPerson {
  /** Object id in Entra. */
  readonly aadObjectId: string
  readonly name: string
  readonly email?: string
  readonly userPrincipalName?: string
  readonly userRole?: 'user' | 'guest' | 'anonymous'
  readonly tenantId: string
}

/** A message as it stands in a conversation. */
export interface LocalMessage {
  readonly id: string
  readonly fromBot: boolean
  readonly activity: Partial<Activity>
  readonly edited: boolean
}

/** What goes wrong with the next request of a kind. `done-…`: what was asked is done all the same. */
export type Fault =
  | { readonly status: number; readonly code?: string; readonly retryAfter?: string; readonly done?: boolean }
  | { readonly lost: 'reset' | 'hang'; readonly done?: boolean }

export type Operation = 'create' | 'update' | 'open' | 'member' | 'token' | 'keys' | 'metadata'

/** One request of the bot. */
export interface LocalCall {
  readonly operation: Operation
  readonly conversation: string | undefined
  readonly authorization: string | undefined
}

/** What a token says; each part can be made wrong. */
export interface TokenParts {
  readonly issuer?: string
  readonly audience?: string
  readonly serviceUrl?: string | null
  /** Seconds from now. */
  readonly notBefore?: number
  readonly expires?: number | null
  readonly key?: 'known' | 'forged' | 'unendorsed' | 'other-channel' | 'unknown'
  readonly algorithm?: 'RS256' | 'none' | 'HS256'
}

/** What the bot answered. */
export interface BotAnswer {
  readonly status: number
  /** Undefined where the answer is empty. */
  readonly body: unknown
}

/** Where somebody acts: in the chat with the bot, or where others read along. */
export interface ActingIn {
  /** Default: the personal chat. */
  readonly conversation?: string
}

export type PressedContent = Pick<Extract<IncomingContent, { type: 'action' }>, 'action' | 'value'>
