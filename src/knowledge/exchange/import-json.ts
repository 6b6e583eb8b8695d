import type { EntryChange } from '../editing/change-entries.ts'
import { entryListNames, nameOfEntry, type RawEntry } from '../entry-lists.ts'
import type { Sources } from '../load.ts'
import { parseLocatedJson } from '../located-json.ts'
import { decodeText } from './decode-text.ts'
import { entriesOf } from './export-tables.ts'
import { applyImport, type ImportResult } from './import-sheets.ts'
import type { ImportProblem } from './sheet.ts'

/**
 * What the base of some sound files becomes with the entries of a JSON file as `kb export` writes it: lists by kind.
 * Fields that an entry does not name, and entries that the file does not have, stay as they are.
 */
export function importJson(sources: Sources, file: string, bytes: Uint8Array): ImportResult {
  const json = parseLocatedJson(decodeText(bytes).text)
  if ('errors' in json) {
    return {
      problems: json.errors.map(({ line, message }) => ({
        file,
        row: line,
        message: `Non è JSON valido (${message}).`,
        remedy: 'Controlla virgole, virgolette e parentesi su questa riga e su quella prima.',
      })),
    }
  }
  const changes: EntryChange[] = []
  const problems: ImportProblem[] = []
  const lists = typeof json.value === 'object' && json.value !== null ? Object.entries(json.value) : []
  for (const [key, list] of lists) {
    if (key === '$schema') continue
    const kind = entryListNames.find((name) => name === key)
    const fail = (place: string, message: string, remedy: string) => {
      problems.push({ file, message: `${place}: ${message}`, remedy })
    }
    if (kind === undefined || !Array.isArray(list)) {
      fail(key, 'non è un elenco di voci conosciuto.', `Gli elenchi sono: ${entryListNames.join(', ')}.`)
      continue
    }
    const known = new Map(entriesOf(sources, kind).map((entry) => [nameOfEntry(entry), entry]))
    const seen = new Set<string>()
    list.forEach((entry: unknown, at) => {
      const id = isEntry(entry) ? nameOfEntry(entry) : undefined
      if (!isEntry(entry) || id === undefined)
        fail(`${key}[${at}]`, 'manca l’identificativo.', 'Aggiungi il campo "id".')
      else if (seen.has(id)) fail(`${key}[${at}]`, `"${id}" c’è due volte.`, 'Tieni una sola voce.')
      else {
        seen.add(id)
        changes.push(...changeOf(kind, id, known.get(id), entry))
      }
    })
  }
  if (lists.length === 0)
    problems.push({
      file,
      message: 'Non c’è nessuna voce.',
      remedy: 'Usa un file come quelli di «kb export --format json».',
    })
  if (problems.length > 0) return { problems }
  return applyImport(sources, changes, [], (found) =>
    found.map(({ path, message, remedy }) => ({ file, message: `${path}: ${message}`, remedy })),
  )
}

function changeOf(
  kind: (typeof entryListNames)[number],
  id: string,
  before: RawEntry | undefined,
  entry: RawEntry,
): EntryChange[] {
  if (before === undefined) return [{ type: 'add', kind, entry }]
  const fields = Object.entries(entry).filter(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value))
  return fields.length === 0 ? [] : [{ type: 'set', kind, id, fields: Object.fromEntries(fields) }]
}

function isEntry(value: unknown): value is RawEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
