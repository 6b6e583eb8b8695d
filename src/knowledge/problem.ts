/** One thing wrong in the knowledge base, told so that whoever edits the file can mend it. */
export interface Problem {
  readonly file: string
  /** Where inside the file, e.g. `units[12].parent`; empty for the whole file. */
  readonly path: string
  /** Counted from 1; absent where the file could not be read at all. */
  readonly line?: number
  /** What is wrong, in Italian: the readers are the administrators. */
  readonly message: string
  /** What to do about it. */
  readonly remedy: string
}

/** One line as compilers print it: `topics.json:12 topics[3].secondLevel: …`. */
export function formatProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`
  const path = problem.path === '' ? '' : ` ${problem.path}`
  return `${place}${path}: ${problem.message} ${problem.remedy}`
}

/** `['units', 3, 'parent']` → `units[3].parent`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? String(step) : `.${String(step)}`))
    .join('')
}
