import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CentralinoError } from '../errors.ts'
import { checkReferences } from './check.ts'
import { type LocatedJson, parseLocatedJson } from './located-json.ts'
import { formatPath, formatProblem, type Problem } from './problem.ts'
import { contentWhenAbsent, type FileName, fileSchemas, type KnowledgeBase } from './schema.ts'

export type LoadResult =
  | { readonly base: KnowledgeBase }
  /** Every problem of every file. The base in use stays in use. */
  | { readonly problems: readonly Problem[] }

const italian = z.locales.it().localeError

/** The files of a knowledge folder. */
export const fileNames = Object.keys(fileSchemas) as readonly FileName[]

/** Larger files are refused unread: the shipped base is under 1 MiB. */
const maxBytes = 64 * 1024 * 1024

/** Reads and checks a knowledge folder. Never throws for what is wrong inside it. */
export async function loadKnowledge(folder: string): Promise<LoadResult> {
  return parseKnowledge(await readSources(folder))
}

/** The texts of all files of a folder, unchecked. */
export async function readSources(folder: string): Promise<Sources> {
  const sources = await Promise.all(fileNames.map((name) => readSource(folder, name)))
  return Object.fromEntries(fileNames.map((name, at) => [name, sources[at]])) as Sources
}

/** Like `loadKnowledge`, for callers who cannot go on without a base. */
export async function loadKnowledgeOrThrow(folder: string): Promise<KnowledgeBase> {
  const result = await loadKnowledge(folder)
  if ('base' in result) return result.base
  throw loadProblems(folder, result.problems)
}

/** What to throw where there is no going on with these problems. */
export function loadProblems(folder: string, problems: readonly Problem[]): CentralinoError {
  const lines = problems.map((problem) => `  ${formatProblem(problem)}`)
  return new CentralinoError(
    'knowledge/invalid',
    [`La base di conoscenza in ${folder} ha ${problems.length} problemi:`, ...lines].join('\n'),
    { data: { folder, problems } },
  )
}

/** By file: its text, or why it could not be read. */
export type Sources = Readonly<Record<FileName, string | Problem>>

/** Checks the texts of all files together; a `Problem` in the place of a text is a file that could not be read. */
export function parseKnowledge(sources: Sources): LoadResult {
  const problems: Problem[] = []
  const located = new Map<FileName, LocatedJson>()
  const values = new Map<FileName, unknown>()
  for (const name of fileNames) {
    const source = sources[name]
    if (typeof source !== 'string') {
      problems.push(source)
      continue
    }
    const json = parseLocatedJson(source)
    if ('errors' in json) {
      problems.push(...json.errors.map((error) => syntaxProblem(name, error)))
      continue
    }
    located.set(name, json)
    const parsed = fileSchemas[name].safeParse(json.value, { error: italian })
    if (parsed.success) values.set(name, parsed.data)
    else problems.push(...parsed.error.issues.flatMap((issue) => schemaProblems(name, json, issue)))
  }
  if (values.size < fileNames.length) return { problems }
  const base = assemble(values)
  const references = checkReferences(base).map(({ file, path, message, remedy }) => ({
    file,
    path: formatPath(path),
    line: located.get(file)?.lineOf(path) ?? 1,
    message,
    remedy,
  }))
  return references.length > 0 ? { problems: references } : { base }
}

function assemble(values: ReadonlyMap<FileName, unknown>): KnowledgeBase {
  const get = <N extends FileName>(name: N) => values.get(name) as z.infer<(typeof fileSchemas)[N]>
  return {
    organization: get('organization.json'),
    roles: get('roles.json').roles,
    topics: get('topics.json').topics,
    applications: get('applications.json').applications,
    history: get('history.json').history,
    faq: get('faq.json').faq,
    masters: get('masters.json').masters,
    vocabulary: get('vocabulary.json'),
    calendar: get('calendar.json'),
    checks: get('checks.json').checks,
  }
}

async function readSource(folder: string, name: FileName): Promise<string | Problem> {
  const file = join(folder, name)
  try {
    const { size } = await stat(file)
    if (size > maxBytes) {
      return { file: name, path: '', message: `Il file è di ${size} byte.`, remedy: `Il massimo è ${maxBytes}.` }
    }
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await readFile(file))
  } catch (error) {
    return isAbsent(error) ? (contentWhenAbsent[name] ?? unreadable(name, error)) : unreadable(name, error)
  }
}

function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function unreadable(name: FileName, error: unknown): Problem {
  if (isAbsent(error)) {
    return {
      file: name,
      path: '',
      message: 'Il file non c’è.',
      remedy: 'Ogni base di conoscenza ha tutti i file: crealo, anche vuoto di voci.',
    }
  }
  if (error instanceof TypeError) {
    return {
      file: name,
      path: '',
      message: 'Il file non è in UTF-8.',
      remedy: 'Salvalo di nuovo scegliendo la codifica UTF-8.',
    }
  }
  return {
    file: name,
    path: '',
    message: `Il file non si può leggere (${(error as NodeJS.ErrnoException).code ?? 'errore'}).`,
    remedy: 'Controlla i permessi.',
  }
}

function syntaxProblem(file: FileName, error: { line: number; message: string }): Problem {
  return {
    file,
    path: '',
    line: error.line,
    message: `Non è JSON valido (${error.message}).`,
    remedy: 'Controlla virgole, virgolette e parentesi su questa riga e su quella prima.',
  }
}

function schemaProblems(file: FileName, json: LocatedJson, issue: z.core.$ZodIssue): Problem[] {
  const at = (path: readonly PropertyKey[], message: string, remedy: string): Problem => ({
    file,
    path: formatPath(path),
    line: json.lineOf(path),
    message,
    remedy,
  })
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        at([...issue.path, key], `Il campo "${key}" non è previsto.`, 'Controlla come è scritto, o toglilo.'),
      )
    case 'invalid_union': {
      const inner = issue.errors.flat()[0]
      return [at(issue.path, `Valore non ammesso: ${inner?.message ?? issue.message}.`, 'Vedi knowledge/README.md.')]
    }
    default:
      return [at(issue.path, `${issue.message}.`, 'Vedi knowledge/README.md per i valori ammessi.')]
  }
}
