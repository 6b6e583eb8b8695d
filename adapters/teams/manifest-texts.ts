import type { Language } from '../../src/channel/message.ts'

/** Where people meet a bot command: in the personal chat, or after its name in a team or group. */
export type CommandScope = 'personal' | 'shared'

/** A command that Teams suggests; choosing it writes the title, so the bot must understand it. */
export interface SuggestedCommand {
  /** At most 32 characters are seen. */
  readonly title: string
  /** At most 128. */
  readonly description: string
}

/** What Teams says of the bot before anybody has written to it. Limits are those of Microsoft's schema. */
export interface ManifestTexts {
  /** At most 80 characters. */
  readonly shortDescription: string
  /** At most 4000. */
  readonly fullDescription: string
  /** At most ten each; in every language the same number in the same order. */
  readonly commands: Readonly<Record<CommandScope, readonly SuggestedCommand[]>>
  /** The command in the menu of a message: 32 and 128 characters. */
  readonly openRequest: SuggestedCommand
  /** The search beside the box where one writes: 32 and 128 characters. */
  readonly search: SuggestedCommand
  /** The field of that search: 32 and 128 characters. */
  readonly searchField: SuggestedCommand
}

export type ManifestTextsByLanguage = Readonly<Record<Language, ManifestTexts>>
