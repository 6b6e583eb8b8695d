import type { EntryChange } from '../editing/change-entries.ts'
import { entryListNames, nameOfEntry, type RawEntry } from '../entry-lists.ts'
import type { Sources } from '../load.ts'
import { at, readCell, restore, splitList, writeCell } from './cell.ts'
import { entriesOf } from './export-tables.ts'
import type { MatchedSheet } from './match-columns.ts'
import type { ImportProblem, SheetRow } from './sheet.ts'
import { slugOf } from './slug.ts'
import { type Column, foldHeader, tables } from './tables.ts'

/** What importing some sheets would change. */
export interface ImportPlan {
  readonly changes: readonly EntryChange[]
  readonly problems: readonly ImportProblem[]
  /** `kind/id` → the row that says it. */
  readonly origins: ReadonlyMap<string, Origin>
}

export interface Origin {
  readonly matched: MatchedSheet
  readonly row: SheetRow
}

/**
 * Compares each row with the entry that it is about. Cells that say what the entry says change nothing, columns that a
 * sheet does not have leave their fields alone, and so do rows that it does not have: an entry ends only by its last
 * day, or by a state such as «cessato».
 *
 * @param lastDay `YYYY-MM-DD`: the last day of entries that a sheet calls ended without saying since when
 */
export function planImport(sources: Sources, sheets: readonly MatchedSheet[], lastDay: string): ImportPlan {
  const changes: EntryChange[] = []
  const problems: ImportProblem[] = []
  const origins = new Map<string, Origin>()
  const ids = idsByName(sources, sheets)
  for (const matched of sheets) {
    const { table } = matched
    const known = new Map(entriesOf(sources, table).map((entry) => [nameOfEntry(entry), entry]))
    for (const row of matched.rows) {
      const id = identify(matched, row, ids.get(table))
      const fail = (message: string, remedy: string, column?: string) => {
        problems.push({
          file: matched.sheet.file,
          sheet: matched.sheet.sheet,
          row: row.number,
          column,
          message,
          remedy,
        })
      }
      if (id === undefined) {
        fail('La riga non dice di quale voce si tratta.', 'Compila l’identificativo o il nome.')
        continue
      }
      const origin = origins.get(`${table}/${id}`)
      if (origin !== undefined) {
        fail(`"${id}" c’è già alla riga ${origin.row.number}.`, 'Tieni una sola riga per ogni voce.')
        continue
      }
      origins.set(`${table}/${id}`, { matched, row })
      const before = known.get(id)
      const fields = readFields(matched, row, before ?? { id }, { ids, lastDay, fail })
      if (before === undefined) {
        const own: RawEntry = table === 'synonyms' ? {} : { id }
        changes.push({ type: 'add', kind: table, entry: { ...own, ...fields } })
      } else if (Object.keys(fields).length > 0) changes.push({ type: 'set', kind: table, id, fields })
    }
  }
  return { changes, problems, origins }
}

/** Of each kind, folded name → id, null where two entries have it; and `#id` → id. */
type Names = ReadonlyMap<string, ReadonlyMap<string, string | null>>

function idsByName(sources: Sources, sheets: readonly MatchedSheet[]): Names {
  const names = new Map<string, Map<string, string | null>>()
  const note = (kind: string, name: string, id: string) => {
    const list = names.get(kind) ?? new Map<string, string | null>()
    names.set(kind, list)
    const folded = foldHeader(name)
    const other = list.get(folded)
    list.set(folded, other === undefined || other === id ? id : null)
    list.set(`#${id}`, id)
  }
  for (const kind of entryListNames) {
    for (const { id, name } of entriesOf(sources, kind)) {
      if (typeof id === 'string' && typeof name === 'string') note(kind, name, id)
    }
  }
  for (const matched of sheets) {
    for (const row of matched.rows) {
      const name = cellOf(matched, row, 'name')
      const id = cellOf(matched, row, 'id') || slugOf(name)
      if (name !== '' && names.get(matched.table)?.get(foldHeader(name)) === undefined) note(matched.table, name, id)
    }
  }
  return names
}

function identify(matched: MatchedSheet, row: SheetRow, names: ReadonlyMap<string, string | null> | undefined) {
  if (matched.table === 'synonyms') return splitList(cellOf(matched, row, 'words'))[0]
  const id = cellOf(matched, row, 'id')
  if (id !== '') return id
  const name = cellOf(matched, row, 'name') || cellOf(matched, row, 'question')
  return name === '' ? undefined : (names?.get(foldHeader(name)) ?? (slugOf(name) || undefined))
}

function cellOf({ columns }: MatchedSheet, { cells }: SheetRow, field: string): string {
  const place = columns.findIndex((column) => column !== 'state' && column?.path.join('.') === field)
  return place < 0 ? '' : (cells[place] ?? '').trim()
}

interface Reading {
  readonly ids: Names
  readonly lastDay: string
  fail(message: string, remedy: string, column?: string): void
}

function readFields(matched: MatchedSheet, row: SheetRow, before: RawEntry, reading: Reading): RawEntry {
  const fields: Record<string, unknown> = {}
  // Facts take over the source of their entry, wherever its column stands.
  const places = matched.columns.map((column, place) => ({ column, place }))
  const last = places.filter(({ column }) => column !== 'state' && column?.type === 'facts')
  for (const { column, place } of [...places.filter((one) => !last.includes(one)), ...last]) {
    const cell = (row.cells[place] ?? '').trim()
    const header = matched.headers[place]
    // What the row is about is settled already, by its name where its id is left empty.
    if (column === undefined || (column !== 'state' && column.path[0] === 'id')) continue
    if (column === 'state') {
      readState(cell, before, fields, reading, header)
      continue
    }
    if (cell === restore(writeCell(column, before)).trim() || cell === writeCell(column, before).trim()) continue
    if (cell === '' && column.type !== 'channels') {
      put(fields, before, column.path, column.type === 'list' ? [] : undefined)
      continue
    }
    const read = readCell(column, cell, { ...before, ...fields })
    if ('message' in read) reading.fail(read.message, read.remedy, header)
    else put(fields, before, column.path, resolve(column, read.value, reading.ids))
  }
  for (const { path, whenEmpty } of tables[matched.table].columns) {
    const [field] = path
    if (whenEmpty === null && fields[field] === undefined && (before[field] === undefined || field in fields))
      fields[field] = null
  }
  return fields
}

/** Sets a field, or one inside a field: what else that one holds stays. */
function put(fields: Record<string, unknown>, before: RawEntry, path: Column['path'], value: unknown): void {
  const [field, inner] = path
  if (inner === undefined) {
    fields[field] = value
    return
  }
  const holder = field in fields ? fields[field] : before[field]
  const merged: Record<string, unknown> = {
    ...(typeof holder === 'object' && holder !== null ? holder : {}),
    [inner]: value,
  }
  if (value === undefined) delete merged[inner]
  fields[field] = Object.keys(merged).length === 0 ? undefined : merged
}

/** Names of other entries in the place of their ids are read as such. */
function resolve({ refersTo }: Column, value: unknown, names: Names): unknown {
  if (refersTo === undefined) return value
  const one = (text: unknown) => {
    const list = names.get(refersTo)
    if (typeof text !== 'string' || list?.has(`#${text}`)) return text
    return list?.get(foldHeader(text)) ?? text
  }
  return Array.isArray(value) ? value.map(one) : one(value)
}

const ended = [
  'cessato',
  'cessata',
  'chiuso',
  'chiusa',
  'soppresso',
  'soppressa',
  'retired',
  'closed',
  'ended',
  'inactive',
  'nonattivo',
  'nonattiva',
]
const inForce = ['', 'attivo', 'attiva', 'invigore', 'aperto', 'aperta', 'active', 'open']

function readState(
  cell: string,
  before: RawEntry,
  fields: Record<string, unknown>,
  reading: Reading,
  header?: string,
): void {
  const state = foldHeader(cell)
  if (inForce.includes(state)) return
  if (!ended.includes(state)) {
    reading.fail(`Lo stato "${cell}" non è conosciuto.`, 'Scrivi «attivo» o «cessato».', header)
    return
  }
  const until = at({ ...before, ...fields }, ['validTo'])
  if (typeof until !== 'string') fields['validTo'] = reading.lastDay
}
