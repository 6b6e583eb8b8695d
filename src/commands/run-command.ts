import { readConfig } from '../config.ts'
import { CentralinoError } from '../errors.ts'
import type { CommandOutput } from './command.ts'
import { commands } from './command-list.ts'

/** Exit codes: 0 done, 1 done with problems found, 2 not understood or not possible. */
const misused = 2

/** Runs one command line (without `node` and the script). Faults become one line on `err`, never a stack. */
export async function runCommand(
  argv: readonly string[],
  output: CommandOutput,
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const [first, second] = argv
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    output.out(overview())
    return first === undefined ? misused : 0
  }
  const command =
    commands.find((candidate) => candidate.name === `${first} ${second ?? ''}`) ??
    commands.find((candidate) => candidate.name === first)
  if (command === undefined) {
    output.err(`centralino: there is no command "${first}"; "centralino --help" lists them.`)
    return misused
  }
  const args = argv.slice(command.name.split(' ').length)
  if (args.includes('--help') || args.includes('-h')) {
    output.out(command.help)
    return 0
  }
  try {
    const platforms = command.readsPlatforms === true ? (await import('../app.ts')).platforms : []
    return await command.run({ ...output, args, config: readConfig(environment, platforms) })
  } catch (error) {
    output.err(`centralino: ${explainError(error, command.name)}`)
    return misused
  }
}

function explainError(error: unknown, command: string): string {
  if (error instanceof CentralinoError) return error.message
  // node:util parseArgs says what is wrong with an option in one sentence.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return `${error.message.split('. ')[0] ?? error.message}; see "centralino ${command} --help".`
  }
  return error instanceof Error ? `unexpected fault: ${error.message}` : 'unexpected fault.'
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'centralino – the switchboard: who is responsible for what, and help with IT.',
    '',
    'Usage: centralino COMMAND [options]',
    '',
    'Commands:',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '"centralino COMMAND --help" explains one. --knowledge DIR (or CENTRALINO_KNOWLEDGE) chooses another organisation.',
  ].join('\n')
}
