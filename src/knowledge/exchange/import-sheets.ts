import { changeEntries, type EntryChange } from '../editing/change-entries.ts'
import { entryListNames, entryLists, type RawEntry } from '../entry-lists.ts'
import { parseKnowledge, type Sources } from '../load.ts'
import type { Problem } from '../problem.ts'
import { compareSources, type Difference } from './differences.ts'
import { entriesOf } from './export-tables.ts'
import { type MatchedSheet, matchColumns } from './match-columns.ts'
import { type Origin, planImport } from './plan-import.ts'
import type { ImportProblem, Sheet } from './sheet.ts'
import type { TableName } from './tables.ts'

export type ImportResult =
  | {
      /** The texts of the files with everything imported; the same where nothing changes. */
      readonly sources: Sources
      readonly differences: readonly Difference[]
      readonly notes: readonly string[]
    }
  /** Nothing is to be applied. */
  | { readonly problems: readonly ImportProblem[] }

export interface ImportOptions {
  /** What the sheets hold; undefined: told by their names or headers. */
  readonly table?: TableName | undefined
  /** Last day, `YYYY-MM-DD`, of entries that a sheet calls ended without saying since when. */
  readonly lastDay: string
}

/** What the base of some sound files becomes with some sheets, checked as a whole. */
export function importSheets(sources: Sources, sheets: readonly Sheet[], options: ImportOptions): ImportResult {
  const matchings = sheets.map((sheet) => matchColumns(sheet, options.table))
  const unmatched = matchings.flatMap((matching) => ('problems' in matching ? matching.problems : []))
  if (unmatched.length > 0) return { problems: unmatched }
  const matched = matchings.flatMap((matching) => ('matched' in matching ? [matching.matched] : []))
  const notes = matchings.flatMap((matching) => ('notes' in matching ? matching.notes : []))
  const plan = planImport(sources, matched, options.lastDay)
  if (plan.problems.length > 0) return { problems: plan.problems }
  return applyImport(sources, plan.changes, notes, (problems, after) => locate(problems, after, plan.origins))
}

/** Makes the changes of an import and checks the base that comes of them. */
export function applyImport(
  sources: Sources,
  changes: readonly EntryChange[],
  notes: readonly string[],
  place: (problems: readonly Problem[], after: Sources) => readonly ImportProblem[],
): ImportResult {
  const changed = changeEntries(sources, changes)
  if ('refusals' in changed) {
    return {
      problems: changed.refusals.map(({ change }) => ({
        file: change.type === 'put' ? change.file : entryLists[change.kind].file,
        message: 'La voce non si può cambiare.',
        remedy: 'Controlla la base con «centralino kb check».',
      })),
    }
  }
  const parsed = parseKnowledge(changed.sources)
  if ('problems' in parsed) return { problems: place(parsed.problems, changed.sources) }
  return { sources: changed.sources, differences: compareSources(sources, changed.sources), notes }
}

/** Tells each problem of the base at the row and column that brought it. */
function locate(problems: readonly Problem[], sources: Sources, origins: ReadonlyMap<string, Origin>): ImportProblem[] {
  const lists = new Map<string, readonly RawEntry[]>()
  return problems.map((problem) => {
    const [, key, place, rest = ''] = /^(\w+)\[(\d+)\](.*)$/.exec(problem.path) ?? []
    const kind = entryListNames.find((name) => entryLists[name].file === problem.file && entryLists[name].key === key)
    const { message, remedy } = problem
    if (kind === undefined)
      return { file: problem.file, message: problem.path === '' ? message : `${problem.path}: ${message}`, remedy }
    const list = lists.get(kind) ?? entriesOf(sources, kind)
    lists.set(kind, list)
    const entry = list[Number(place)]
    const id = kind === 'synonyms' ? (entry?.['words'] as string[] | undefined)?.[0] : entry?.['id']
    const origin = origins.get(`${kind}/${String(id)}`)
    if (origin === undefined) return { file: problem.file, message: `${String(id)}${rest}: ${message}`, remedy }
    const { matched, row } = origin
    return {
      file: matched.sheet.file,
      sheet: matched.sheet.sheet,
      row: row.number,
      column: headerOf(matched, rest),
      message,
      remedy,
    }
  })
}

/** The header of the column that a path such as `.contacts.email` or `.units[2]` means. */
function headerOf({ columns, headers }: MatchedSheet, rest: string): string | undefined {
  const path = rest.replace(/^\./, '')
  const place = columns.findIndex((column) => {
    if (column === undefined || column === 'state') return false
    const own = column.path.join('.')
    return path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`)
  })
  const missing = path.split(/[.[]/)[0]
  return headers[place] ?? (missing === '' ? undefined : missing)
}
