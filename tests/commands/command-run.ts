import { runCommand } from '../../src/commands/run-command.ts'

export interface CommandRun {
  readonly code: number
  readonly out: string
  /** Each complaint. */
  readonly err: readonly string[]
}

/** One command line, with nothing configured. */
export async function run(...argv: readonly string[]): Promise<CommandRun> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(argv, { out: (text) => out.push(text), err: (text) => err.push(text) }, {})
  return { code, out: out.join('\n'), err }
}
