import { entryLists, type RawEntry } from '../entry-lists.ts'
import type { Sources } from '../load.ts'
import { writeCell } from './cell.ts'
import { type TableName, tables } from './tables.ts'

/** The entries of a kind as they are written in the files: no defaults filled in. The files are sound. */
export function entriesOf(sources: Sources, kind: keyof typeof entryLists): readonly RawEntry[] {
  const { file, key } = entryLists[kind]
  const source = sources[file]
  return typeof source === 'string' ? ((JSON.parse(source) as Record<string, RawEntry[]>)[key] ?? []) : []
}

/** A table with its headers, ready to be written. Dates, lists and flags as people write them. */
export function exportTable(sources: Sources, table: TableName): string[][] {
  const { columns } = tables[table]
  const rows = entriesOf(sources, table).map((entry) => columns.map((column) => writeCell(column, entry)))
  return [columns.map(({ it }) => it), ...rows]
}
