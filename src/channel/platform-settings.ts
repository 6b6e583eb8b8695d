/** One variable with which a platform is configured. */
export interface PlatformVariable {
  readonly name: string
  /** `required`: all of them together turn the platform on. `alone`: turns it on by itself, in place of those. */
  readonly need: 'required' | 'optional' | 'alone'
  /** Never repeated in a message or a log. */
  readonly secret: boolean
  /** What it is for, and what holds where it is empty. */
  readonly purpose: string
  /** Where its value is found in the platform's own pages. */
  readonly where: string
  /** What every value looks like, and the same in words: "begins with xoxb-". */
  readonly shape?: { readonly pattern: RegExp; readonly says: string }
}

/** How a chat platform is configured, as data: the core reads it without knowing the platform. */
export interface PlatformSettings {
  /** The adapter's name, as in `Address.channel`. */
  readonly name: string
  /** As people write it. */
  readonly title: string
  readonly variables: readonly PlatformVariable[]
}

/** The values of one platform by the names of its variables; what is not set is absent. */
export type PlatformValues = Readonly<Record<string, string>>

/** What introduces the bot to a platform, as its administrators upload it. */
export interface PlatformManifest {
  readonly content: string | Uint8Array
  /** The file it is written to; `null`: it is text and is printed. */
  readonly file: string | null
}

/** How a platform reaches the bot: it is called at a path, or the bot calls it, in a manner that has a name there. */
export type PlatformReach =
  | { readonly way: 'called'; readonly path: string; readonly localOnly: boolean }
  | { readonly way: 'calling'; readonly manner: string }
