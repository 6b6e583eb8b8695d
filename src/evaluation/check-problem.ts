import type { Check } from '../knowledge/checks-schema.ts'
import type { Problem } from '../knowledge/problem.ts'
import type { CheckOutcome, Replied } from './checks.ts'

/** A check that does not hold, as a problem of its file; undefined where it holds. */
export function checkProblem({ check, replied, departure }: CheckOutcome): Problem | undefined {
  if (departure === undefined) return undefined
  return {
    file: 'checks.json',
    path: check.id,
    message: `«${check.question}» attende ${expected(check.expect)}; il bot dà ${given(replied)}.`,
    remedy:
      departure === 'names'
        ? 'La risposta non nomina tutto quello che deve: correggi la voce, o la domanda se è cambiata la realtà.'
        : 'Correggi la voce, o la domanda se è cambiata la realtà.',
  }
}

function expected(expect: Check['expect']): string {
  const intent = 'intent' in expect ? expect.intent : undefined
  const subjects = 'subjects' in expect ? expect.subjects : []
  const named = 'names' in expect && expect.names.length > 0 ? ` che nomini ${expect.names.join(', ')}` : ''
  return `${line(expect.outcome, intent, subjects)}${named}`
}

/** As many of the entries found as `--json` readers look at first. */
const shown = 3

function given({ outcome, intent, subjects }: Replied): string {
  return line(outcome, outcome === 'unknown' || outcome === 'smalltalk' ? undefined : intent, subjects.slice(0, shown))
}

function line(outcome: string, intent: string | undefined, subjects: readonly string[]): string {
  return [
    outcome,
    ...(intent === undefined ? [] : [intent]),
    ...(subjects.length === 0 ? [] : [subjects.join(', ')]),
  ].join(' ')
}
