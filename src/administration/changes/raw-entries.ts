import { type EntryListName, entryLists, nameOfEntry, type RawEntry } from '../../knowledge/entry-lists.ts'
import type { Sources } from '../../knowledge/load.ts'
import { parseLocatedJson } from '../../knowledge/located-json.ts'

/** An entry as the files hold it, without defaults; null where there is none. */
export function rawEntryIn(sources: Sources, kind: EntryListName, id: string): RawEntry | null {
  return rawEntries(sources, kind).find((entry) => nameOfEntry(entry) === id) ?? null
}

/** All entries of a list as the file holds them; none where the file is not sound. */
export function rawEntries(sources: Sources, kind: EntryListName): readonly RawEntry[] {
  const { file, key } = entryLists[kind]
  const text = sources[file]
  const json = typeof text === 'string' ? parseLocatedJson(text) : { errors: [] }
  if ('errors' in json) return []
  const list: unknown = isRecord(json.value) ? json.value[key] : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
