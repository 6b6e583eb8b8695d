import type { IncomingContent } from '../../src/channel/message.ts'
import type { ConversationKey } from './conversation-key.ts'

/** What somebody did in Slack, before it is known whether they are served. */
export interface Arrival {
  /** The same when Slack delivers it again, another for every other act. */
  readonly eventId: string
  readonly from: ConversationKey
  /** The platform's own id, as the signed payload has it. */
  readonly user: string
  readonly content: IncomingContent
  /** Opens one window within three seconds. */
  readonly trigger?: string
  /** The window over which the trigger opens another. */
  readonly window?: string
  /** Where private answers to it go, for half an hour. */
  readonly responseUrl?: string
}

/** An event that means something to the core, or why it means nothing. */
export type Parsed = { readonly arrival: Arrival } | { readonly ignored: string }

export const urlOf = (url: string | undefined) => (url === undefined ? {} : { responseUrl: url })

/** A conversation of its own for what a trigger brought. */
export const idOfTrigger = (trigger: string) => trigger.replaceAll(/[^A-Za-z0-9._-]/g, '-')

/** What somebody wants who calls the bot without a word. */
export const askForHelp: IncomingContent = { type: 'action', action: 'ask', value: 'aiuto' }
