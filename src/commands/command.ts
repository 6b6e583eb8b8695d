import type { Config } from '../config.ts'

/** Where a command writes. One call, one line (or several, joined). */
export interface CommandOutput {
  out(text: string): void
  err(text: string): void
}

export interface CommandContext extends CommandOutput {
  readonly config: Config
  /** What follows the command's name. */
  readonly args: readonly string[]
}

/** One command of `centralino`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Shown by `--help`. */
  readonly help: string
  /** Whether it looks at the settings of the chat platforms; the others leave them unread and start faster. */
  readonly readsPlatforms?: true
  /** Loads the command only when it is run, so that the others start fast. Resolves to the exit code. */
  run(context: CommandContext): Promise<number>
}
