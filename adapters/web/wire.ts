import type { IncomingContent, Language, OutgoingMessage } from '../../src/channel/message.ts'

/** What the server and the page say to each other. Types only: the page is compiled on its own. */

/** Somebody one can play in the demonstration. */
export interface WebIdentity {
  readonly id: string
  readonly name: string
  /** What tells this person apart from the others, in one line. */
  readonly description: string
  /** The heading under which the person is listed. */
  readonly group: string
  /** Lower case; absent: this person has no address that the core could recognise. */
  readonly email?: string
}

/** Something often written, offered as a button. Pressing it sends `text`, as if it had been typed. */
export interface WebShortcut {
  readonly label: Readonly<Record<Language, string>>
  readonly text: Readonly<Record<Language, string>>
}

interface EntryFields {
  readonly id: string
  /** Place in the conversation; kept when the entry is replaced. */
  readonly position: number
  /** Number of the last change in this mailbox; grows with every new and every replaced entry. */
  readonly seq: number
  /** When it was first said: UTC, as `Date.toISOString()` writes it. */
  readonly at: string
}

export interface BotEntry extends EntryFields {
  readonly from: 'bot'
  readonly message: OutgoingMessage
  /** When it was last replaced; null: never. */
  readonly updatedAt: string | null
}

/** The person's own message, kept so that reload and other tabs of the same identity show it. Its id is the event's. */
export interface PersonEntry extends EntryFields {
  readonly from: 'person'
  readonly kind: IncomingContent['type']
  readonly text: string
  /** The message whose button or form was used; null for written text. */
  readonly about: AboutEntry | null
}

/** A message as it was when it was used: `seq` tells it from what it is after a later change. */
export interface AboutEntry {
  readonly id: string
  readonly seq: number
}

export type MailboxEntry = BotEntry | PersonEntry

/** Answer of `GET /api/config`. */
export interface WebConfig {
  readonly botName: string
  readonly organizationName: string
  /** Language of the page where the person has chosen none. */
  readonly language: Language
  readonly identities: readonly WebIdentity[]
  readonly shortcuts: readonly WebShortcut[]
}

/** Answer of `GET /api/messages` and data of the `hello` event (without the entries). */
export interface MailboxState {
  /** When the program started: a different value means that it was restarted. */
  readonly serverStarted: string
  /** Number of the last change; 0 where there has been none. */
  readonly seq: number
}

export interface MailboxPage extends MailboxState {
  /** In the order of their changes. */
  readonly entries: readonly MailboxEntry[]
}

/** Answer of `GET /api/activity`: identity → number of the bot's last change in its mailbox. */
export type Activity = Readonly<Record<string, number>>

/** Body of `POST /api/messages`. */
export interface Submission {
  readonly identity: string
  /** Made by the page and the same on every resend, so that nothing is taken twice. */
  readonly eventId: string
  readonly content: IncomingContent
  /** What the conversation shows for a button or a form; written text shows itself. */
  readonly shown?: string
  readonly about?: AboutEntry
}

/** Why a call was refused. `message` is for whoever reads the traffic; the page has its own sentences. */
export interface Refusal {
  readonly error:
    | 'forbidden-host'
    | 'forbidden-origin'
    | 'invalid'
    | 'not-json'
    | 'too-large'
    | 'unknown-identity'
    | 'not-found'
    | 'not-accepted'
    | 'stopping'
    | 'fault'
  readonly message: string
}
