import { parseArgs } from 'node:util'
import { CentralinoError } from '../errors.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { formatProblem } from '../knowledge/problem.ts'
import type { CommandContext } from './command.ts'

/** `centralino kb check`. */
export async function checkKnowledge(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: { knowledge: { type: 'string' } },
  })
  if (positionals.length > 1) {
    throw new CentralinoError('usage/invalid', 'kb check takes one folder; see "centralino kb check --help".')
  }
  const folder = positionals[0] ?? values.knowledge ?? context.config.knowledgeFolder
  const result = await loadKnowledge(folder)
  if ('problems' in result) {
    for (const problem of result.problems) context.err(formatProblem(problem))
    context.err(`${result.problems.length} problem${result.problems.length === 1 ? '' : 's'} in ${folder}.`)
    return 1
  }
  const { base } = result
  context.out(
    `${base.organization.name}: sound. ${base.organization.units.length} units, ${base.topics.length} topics, ` +
      `${base.applications.length} applications, ${base.faq.length} frequent questions, ${base.masters.length} masters.`,
  )
  return 0
}
