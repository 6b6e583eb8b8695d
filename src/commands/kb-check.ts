import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { createResponder } from '../conversation/responder.ts'
import { CentralinoError } from '../errors.ts'
import { checkProblem } from '../evaluation/check-problem.ts'
import { runChecks } from '../evaluation/checks.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { formatProblem, type Problem } from '../knowledge/problem.ts'
import type { KnowledgeBase } from '../knowledge/schema.ts'
import { localDay } from '../requests/local-time.ts'
import type { CommandContext } from './command.ts'

/** `centralino kb check`. */
export async function checkKnowledge(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: { knowledge: { type: 'string' }, 'no-questions': { type: 'boolean', default: false } },
  })
  if (positionals.length > 1) {
    throw new CentralinoError('usage/invalid', 'kb check takes one folder; see "centralino kb check --help".')
  }
  const folder = positionals[0] ?? values.knowledge ?? context.config.knowledgeFolder
  const result = await loadKnowledge(folder)
  if ('problems' in result) return refuse(context, result.problems, folder)
  const { base } = result
  const { asked, problems } = values['no-questions'] ? { asked: 0, problems: [] } : askQuestions(base)
  if (problems.length > 0) return refuse(context, problems, folder)
  context.out(
    `${base.organization.name}: sound. ${base.organization.units.length} units, ${base.topics.length} topics, ` +
      `${base.applications.length} applications, ${base.faq.length} frequent questions, ${base.masters.length} masters.`,
  )
  if (asked > 0) context.out(`Its own questions: ${asked}, all answered as they must be.`)
  return 0
}

function refuse(context: CommandContext, problems: readonly Problem[], folder: string): number {
  for (const problem of problems) context.err(formatProblem(problem))
  context.err(`${problems.length} problem${problems.length === 1 ? '' : 's'} in ${folder}.`)
  return 1
}

/** The base's own questions that are not answered as they must be today. A base without any is not prepared. */
function askQuestions(base: KnowledgeBase): { readonly asked: number; readonly problems: readonly Problem[] } {
  if (base.checks.length === 0) return { asked: 0, problems: [] }
  const responder = createResponder(base, localDay(base.calendar.timeZone, systemClock.now()))
  const outcomes = runChecks(responder, base.checks)
  return { asked: outcomes.length, problems: outcomes.flatMap((outcome) => checkProblem(outcome) ?? []) }
}
