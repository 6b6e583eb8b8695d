/**
 * The vocabulary between the core and the chat platforms. Everything here is plain data that survives JSON:
 * outgoing messages wait in the outbox before an adapter renders them.
 */

/** A language the bot speaks. Italian comes first; English answers whoever writes English. */
export type Language = 'it' | 'en'

/** Where a message can be sent. `conversation` is the adapter's own opaque text and means nothing to the core. */
export interface Address {
  /** The adapter's name. */
  readonly channel: string
  readonly conversation: string
}

/** Who wrote, as the platform has verified it. Never filled from what a card or a form sends back. */
export interface Sender {
  readonly channel: string
  /** The platform's own stable id of the person. */
  readonly userId: string
  readonly displayName?: string
  /** Lower case. Present only where the platform vouches for it. */
  readonly email?: string
  /** What the platform's directory says of where they work, such as a department or a title: a hint, never authority. */
  readonly workplace?: readonly string[]
}

/** A file that stays where the platform keeps it. */
export interface AttachmentReference {
  readonly name: string
  readonly url: string
}

export type IncomingContent =
  /** `quoted`: the message a shortcut was used on. */
  | {
      readonly type: 'text'
      readonly text: string
      readonly quoted?: string
      readonly attachments?: readonly AttachmentReference[]
    }
  | { readonly type: 'action'; readonly action: string; readonly value: string }
  | {
      readonly type: 'form'
      readonly form: string
      readonly context: string
      readonly values: Readonly<Record<string, string>>
    }

export interface IncomingMessage {
  /** Unique within the channel; a redelivered event carries the same id. */
  readonly eventId: string
  /** Where the reply goes. */
  readonly address: Address
  /**
   * Where the bot can write to the sender alone from now on. Absent: `address` where the scope is personal, unknown
   * where it is shared.
   */
  readonly personal?: Address
  /** `shared` in a channel or group, where nothing personal may be said. */
  readonly scope: 'personal' | 'shared'
  readonly sender: Sender
  readonly content: IncomingContent
}

/** A button. `typed` is what a person can write instead, e.g. `prendi 42`. */
export interface Action {
  readonly action: string
  readonly value: string
  readonly label: string
  readonly typed: string
  readonly style: 'primary' | 'secondary' | 'danger'
  /** What it is usually answered with, for platforms that must know before it is pressed. Default: a message. */
  readonly opens?: 'form'
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

export type Field = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  /** What the field holds at first. */
  readonly value?: string
} & (
  | { readonly type: 'text'; readonly multiline: boolean; readonly maxLength: number }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | { readonly type: 'date' }
)

/** A form. `context` comes back untouched with the values; it carries no authority. */
export interface Form {
  readonly form: string
  readonly context: string
  readonly title: string
  readonly fields: readonly Field[]
  readonly submitLabel: string
  /** Shown beside a field whose last value was refused, by field id. */
  readonly errors?: Readonly<Record<string, string>>
}

/** `url` only ever comes from the knowledge base and is http, https, mailto or tel. */
export interface Fact {
  readonly label: string
  readonly text: string
  readonly url?: string
}

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'list'; readonly title?: string; readonly items: readonly string[] }
  | { readonly type: 'notice'; readonly tone: 'info' | 'warning' | 'success'; readonly text: string }
  /** Somebody's own words. */
  | { readonly type: 'quote'; readonly author: string; readonly text: string }
  /** Folded where the platform can fold. */
  | { readonly type: 'details'; readonly summary: string; readonly items: readonly string[] }
  | { readonly type: 'actions'; readonly actions: readonly Action[] }
  | { readonly type: 'form'; readonly form: Form }

/**
 * A neutral message. All texts are plain: the adapter escapes them for its platform, so that no user text ever
 * becomes a mention, markup or a link.
 */
export interface OutgoingMessage {
  readonly language: Language
  /** The whole message in plain text, for notifications, screen readers and platforms without blocks. */
  readonly text: string
  readonly blocks: readonly Block[]
  /** A later message with the same card to the same address replaces the earlier one in place where the platform can. */
  readonly card?: string
  /** Whether a platform may ask for the card as it is now, with the action `refresh`, when it shows it again. */
  readonly refreshable?: true
}
