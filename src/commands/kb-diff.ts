import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { CentralinoError } from '../errors.ts'
import { differenceLines, summaryLines } from '../knowledge/exchange/difference-text.ts'
import { compareSources } from '../knowledge/exchange/differences.ts'
import { fileNames, readSources, type Sources } from '../knowledge/load.ts'
import { parseLocatedJson } from '../knowledge/located-json.ts'
import type { CommandContext } from './command.ts'
import { readInput } from './kb-import.ts'

/** `centralino kb diff`. */
export async function diffKnowledge(context: CommandContext): Promise<number> {
  const { positionals } = parseArgs({ args: [...context.args], allowPositionals: true, options: {} })
  const [before, after] = positionals
  if (before === undefined || after === undefined || positionals.length > 2) {
    throw new CentralinoError('usage/invalid', 'kb diff takes two folders or files; see "centralino kb diff --help".')
  }
  const differences = compareSources(await read(before), await read(after))
  for (const line of [...summaryLines(differences), ...differenceLines(differences)]) context.out(line)
  return differences.length === 0 ? 0 : 1
}

/** A folder, or a single file in the place of all: the others count as empty. */
async function read(path: string): Promise<Sources> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const name = fileNames.find((known) => known === basename(path))
  if (!isFolder && name === undefined) {
    throw new CentralinoError('usage/invalid', `${path} is neither a knowledge folder nor one of its files.`)
  }
  const empty = Object.fromEntries(fileNames.map((file) => [file, '{}'])) as Sources
  const sources = isFolder
    ? await readSources(path)
    : { ...empty, [name ?? '']: new TextDecoder().decode((await readInput(path)).bytes) }
  for (const file of fileNames) {
    const source = sources[file]
    const isSound = typeof source === 'string' && !('errors' in parseLocatedJson(source))
    if (!isSound) throw new CentralinoError('usage/invalid', `Cannot compare: ${file} in ${path} is not sound JSON.`)
  }
  return sources
}
