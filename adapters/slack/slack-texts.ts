import type { Block, Language } from '../../src/channel/message.ts'
import type { Refusal } from './gate.ts'

/** What the adapter itself must say to people. */
export interface SlackTexts {
  /** Title of a window that shows an answer; at most 24 characters, as Slack allows. */
  readonly windowTitle: string
  /** On the button that closes a window; at most 24 characters. */
  readonly close: string
  /** On a closed menu; at most 150 characters. */
  readonly choose: string
  /** Stands where parts of a message had to be left out. */
  readonly shortened: string
  /** Below a menu that cannot hold all its options. */
  readonly optionsLeftOut: string
  /** Instead of a button that cannot be shown: its label and what can be written. */
  readonly writeInstead: (label: string, typed: string) => string
  /** Before a notice, by its tone, so that nobody depends on colours and signs. */
  readonly tones: Readonly<Record<Extract<Block, { type: 'notice' }>['tone'], string>>
  /** To people who are not served: why, and whom to turn to. */
  readonly refusals: Readonly<Record<Refusal, string>>
}

export type SlackTextsByLanguage = Readonly<Record<Language, SlackTexts>>
