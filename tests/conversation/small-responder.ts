import { createResponder, type Responder } from '../../src/conversation/responder.ts'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'

/** A responder on the small made-up body, on a day. */
export function smallResponder(
  change: Parameters<typeof smallBaseSources>[0] = () => {},
  day = '2026-06-01',
): Responder {
  const result = parseKnowledge(smallBaseSources(change))
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'))
  return createResponder(result.base, day)
}
