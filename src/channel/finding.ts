/** One thing that was looked at before the program serves a platform, or while it does. */
export interface Finding {
  /** `problem`: the bot cannot serve like this. `warning`: it can, yet somebody should know. */
  readonly level: 'ok' | 'warning' | 'problem'
  /** What was found, in one sentence; never a secret. */
  readonly what: string
  /** What to do about it, and where; absent where there is nothing to do. */
  readonly remedy?: string
}
