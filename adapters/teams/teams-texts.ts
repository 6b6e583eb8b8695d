import type { Block, Language } from '../../src/channel/message.ts'

/** What the adapter itself must say to people. */
export interface TeamsTexts {
  /** Before a notice, by its tone, so that nobody depends on colours. */
  readonly tones: Readonly<Record<Extract<Block, { type: 'notice' }>['tone'], string>>
  /** Stands where parts of a message had to be left out. */
  readonly shortened: string
  /** Below a form that opens in a window: what it asks for. */
  readonly formAsks: (labels: readonly string[]) => string
  /** Before what was refused in a form. */
  readonly toCorrect: string
  /** Before what can be written instead of the buttons that cannot be shown. */
  readonly writeInsteadOf: string
  /** On a closed menu. */
  readonly choose: string
  /** In an empty field with so many options that they are searched while one types. */
  readonly searchOptions: string
  /** At a field that was left empty. */
  readonly fieldMissing: string
  /** At a menu where nothing was chosen. */
  readonly choiceMissing: string
}

export type TeamsTextsByLanguage = Readonly<Record<Language, TeamsTexts>>
