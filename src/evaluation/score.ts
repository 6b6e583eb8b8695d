/** One line of a question set. */
export interface EvaluationQuestion {
  readonly id: string
  readonly q: string
  readonly lang?: string
  readonly type: string
  readonly expect: readonly string[]
  readonly ambiguous?: boolean
  readonly style?: string
}

/** What the bot said to it, as far as scoring looks. */
export interface EvaluationAnswer {
  readonly outcome: string
  readonly intent: string
  readonly subjects: readonly string[]
}

export interface Verdict {
  readonly question: EvaluationQuestion
  readonly answer: EvaluationAnswer
  readonly correct: boolean
  /** An accepted id is among the first three. */
  readonly offered: boolean
  /** The right thing was asked about the subject; undefined where any intent will do. */
  readonly aspect: boolean | undefined
}

const commands: Readonly<Record<string, string>> = {
  'cmd:open': 'open-request',
  'cmd:status': 'request-status',
  'cmd:help': 'help',
}
/** Types of question whose intent has to match too. */
const aspects = new Set(['head', 'parent', 'children', 'count', 'master', 'contact', 'history'])

/** Judges one answer by the rules of the evaluation set. */
export function judge(question: EvaluationQuestion, answer: EvaluationAnswer): Verdict {
  const verdict = (correct: boolean, offered = correct, aspect?: boolean): Verdict => ({
    question,
    answer,
    correct,
    offered,
    aspect,
  })
  switch (question.type) {
    case 'oos':
      return verdict(answer.outcome === 'unknown')
    case 'smalltalk':
      return verdict(answer.outcome === 'smalltalk')
    case 'command':
      return verdict(answer.outcome === 'command' && question.expect.some((id) => commands[id] === answer.intent))
    default: {
      const [first] = answer.subjects
      const accepted = answer.subjects.filter((id) => question.expect.includes(id))
      const direct = answer.outcome === 'answer' && first !== undefined && question.expect.includes(first)
      const askedBack =
        question.ambiguous === true &&
        answer.outcome === 'clarify' &&
        accepted.length >= Math.min(2, question.expect.length)
      const offered =
        (answer.outcome === 'answer' || answer.outcome === 'clarify') &&
        answer.subjects.slice(0, 3).some((id) => question.expect.includes(id))
      const aspect = aspects.has(question.type)
        ? answer.intent === question.type || answer.outcome === 'clarify'
        : undefined
      return verdict(direct || askedBack, offered, aspect)
    }
  }
}

export interface Summary {
  readonly inScope: number
  readonly correct: number
  readonly offered: number
  readonly rightAspect: number
  readonly outOfScope: number
  /** Share of what is out of scope that was answered all the same. */
  readonly answeredWrongly: number
}

/** Shares from 0 to 1; 1 for an empty set. */
export function summarize(verdicts: readonly Verdict[]): Summary {
  const inScope = verdicts.filter((verdict) => verdict.question.type !== 'oos')
  const outOfScope = verdicts.filter((verdict) => verdict.question.type === 'oos')
  const withAspect = inScope.filter((verdict) => verdict.aspect !== undefined)
  return {
    inScope: inScope.length,
    correct: share(inScope, (verdict) => verdict.correct),
    offered: share(inScope, (verdict) => verdict.offered),
    rightAspect: share(withAspect, (verdict) => verdict.aspect === true),
    outOfScope: outOfScope.length,
    answeredWrongly: 1 - share(outOfScope, (verdict) => verdict.correct),
  }
}

function share(list: readonly Verdict[], holds: (verdict: Verdict) => boolean): number {
  return list.length === 0 ? 1 : list.filter(holds).length / list.length
}

/** The table by type and by style, the misses where asked for, and the summary line. */
export function formatScore(verdicts: readonly Verdict[], options: { readonly misses: boolean }): string {
  const summary = summarize(verdicts)
  return [
    ...table('type', verdicts, (verdict) => verdict.question.type),
    ...table('style', verdicts, (verdict) => verdict.question.style ?? 'undefined'),
    ...(options.misses ? ['', 'misses', ...verdicts.filter((verdict) => !verdict.correct).map(formatMiss)] : []),
    '',
    `in scope ${summary.inScope}: correct ${percent(summary.correct)}, offered ${percent(summary.offered)}, right aspect ${percent(summary.rightAspect)}; out of scope ${summary.outOfScope}: answered wrongly ${percent(summary.answeredWrongly)}`,
  ].join('\n')
}

function table(title: string, verdicts: readonly Verdict[], keyOf: (verdict: Verdict) => string): string[] {
  const keys = [...new Set(verdicts.map(keyOf))].sort()
  return [
    '',
    `${title.padEnd(14)}    n  correct  offered`,
    ...keys.map((key) => {
      const list = verdicts.filter((verdict) => keyOf(verdict) === key)
      const correct = percent(share(list, (verdict) => verdict.correct))
      const offered = percent(share(list, (verdict) => verdict.offered))
      return `${key.padEnd(14)} ${String(list.length).padStart(4)}  ${correct}  ${offered}`
    }),
  ]
}

function formatMiss({ question, answer }: Verdict): string {
  const expected = question.expect.length > 0 ? question.expect.join(', ') : '(nothing)'
  const got = `${answer.outcome} ${answer.intent} ${answer.subjects.slice(0, 3).join(', ')}`
  return `${question.id} [${question.type}] ${question.q}\n      expected ${expected}; got ${got}`
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`.padStart(7)
}
