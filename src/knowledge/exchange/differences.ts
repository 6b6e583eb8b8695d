import { type EntryListName, entryListNames, entryLists, nameOfEntry, type RawEntry } from '../entry-lists.ts'
import { fileNames, type Sources } from '../load.ts'
import { parseLocatedJson } from '../located-json.ts'
import type { FileName } from '../schema.ts'
import { writeCell } from './cell.ts'
import { type Column, tables } from './tables.ts'

/** What is different in one entry. */
export interface Difference {
  /** Or the name of a file, for what is no entry of a list. */
  readonly kind: EntryListName | FileName
  readonly id: string
  /** Its name, its question, or its id. */
  readonly name: string
  /** `retired`: it has got a last day, or an earlier one. */
  readonly type: 'added' | 'changed' | 'retired' | 'removed'
  readonly fields: readonly FieldDifference[]
}

export interface FieldDifference {
  /** As the column of the table is called, in Italian; else the name of the field. */
  readonly field: string
  /** Empty where there was nothing. */
  readonly from: string
  readonly to: string
}

/** What two states of a base differ in, in the order of the files. Texts that cannot be read count as empty. */
export function compareSources(before: Sources, after: Sources): Difference[] {
  const found: Difference[] = []
  const lists = new Map<FileName, Set<string>>()
  for (const kind of entryListNames) {
    const { file, key } = entryLists[kind]
    lists.set(file, (lists.get(file) ?? new Set(['$schema'])).add(key))
    if (before[file] !== after[file]) found.push(...compareLists(kind, listOf(before, kind), listOf(after, kind)))
  }
  for (const file of fileNames) {
    if (before[file] === after[file]) continue
    const [old, next] = [contentOf(before[file]), contentOf(after[file])]
    for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) {
      if (lists.get(file)?.has(key)) continue
      const fields = compareFields(old[key], next[key], [])
      if (fields.length > 0) found.push({ kind: file, id: key, name: key, type: 'changed', fields })
    }
  }
  return found
}

function compareLists(kind: EntryListName, before: readonly RawEntry[], after: readonly RawEntry[]): Difference[] {
  const old = new Map(before.map((entry) => [nameOfEntry(entry), entry]))
  const kept = new Set(after.map(nameOfEntry))
  const differences = after.flatMap((entry): Difference[] => {
    const id = nameOfEntry(entry) ?? ''
    const was = old.get(id)
    const named = { kind, id, name: nameToShow(entry, id) }
    if (was === undefined) return [{ ...named, type: 'added', fields: [] }]
    if (JSON.stringify(was) === JSON.stringify(entry)) return []
    const fields = entryFields(kind, was, entry)
    if (fields.length === 0) return []
    const [until, wasUntil] = [entry['validTo'], was['validTo']]
    const isRetired = typeof until === 'string' && (typeof wasUntil !== 'string' || until < wasUntil)
    return [{ ...named, type: isRetired ? 'retired' : 'changed', fields }]
  })
  const removed = before.flatMap((entry): Difference[] => {
    const id = nameOfEntry(entry) ?? ''
    return kept.has(id) ? [] : [{ kind, id, name: nameToShow(entry, id), type: 'removed', fields: [] }]
  })
  return [...differences, ...removed]
}

function nameToShow(entry: RawEntry, id: string): string {
  const name = entry['name'] ?? entry['question']
  return typeof name === 'string' ? name : id
}

function entryFields(kind: EntryListName, before: RawEntry, after: RawEntry): FieldDifference[] {
  const columns: readonly Column[] = kind in tables ? tables[kind as keyof typeof tables].columns : []
  const shown = columns.flatMap((column): FieldDifference[] => {
    const [from, to] = [writeCell(column, before), writeCell(column, after)]
    return from === to ? [] : [{ field: column.it, from, to }]
  })
  const told = new Set(columns.map(({ path }) => path.join('.')))
  return [
    ...shown,
    ...compareFields(before, after, []).filter(
      ({ field }) =>
        ![...told].some((path) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`)),
    ),
  ]
}

/** The places in which two values differ, down to the last object; lists are compared whole. */
function compareFields(before: unknown, after: unknown, path: readonly string[]): FieldDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => compareFields(before[key], after[key], [...path, key]))
  }
  return [{ field: path.join('.'), from: show(before), to: show(after) }]
}

function show(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function listOf(sources: Sources, kind: EntryListName): readonly RawEntry[] {
  const { file, key } = entryLists[kind]
  const list = contentOf(sources[file])[key]
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function contentOf(source: Sources[FileName]): Record<string, unknown> {
  if (typeof source !== 'string') return {}
  const json = parseLocatedJson(source)
  return 'value' in json && isRecord(json.value) ? json.value : {}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
