import { type EntryListName, entryLists, type RawEntry } from '../entry-lists.ts'
import type { Sources } from '../load.ts'
import { parseLocatedJson } from '../located-json.ts'
import type { FileName } from '../schema.ts'
import { DraftList } from './draft-list.ts'
import { rewriteJson } from './rewrite-json.ts'

/** One change of the knowledge files. Entries are those of the files, not of the checked base: no defaults filled in. */
export type EntryChange =
  | { readonly type: 'add'; readonly kind: EntryListName; readonly entry: RawEntry }
  /** Fields with their new values; `undefined` takes a field away, fields that are not named stay. */
  | {
      readonly type: 'set'
      readonly kind: EntryListName
      readonly id: string
      readonly fields: Readonly<Record<string, unknown>>
    }
  /** Takes an entry out altogether. Retiring is `set` with `validTo`. */
  | { readonly type: 'remove'; readonly kind: EntryListName; readonly id: string }
  /** Puts a value in any place of a file; one past the end of a list appends, `undefined` takes away. */
  | {
      readonly type: 'put'
      readonly file: FileName
      readonly path: readonly [string, ...(string | number)[]]
      readonly value: unknown
    }

export type RefusalReason =
  /** The file is not sound JSON, or holds no such list. */
  'unreadable-file' | 'no-such-entry' | 'already-there' | 'no-such-place'

export interface ChangeRefusal {
  readonly reason: RefusalReason
  readonly change: EntryChange
}

export type ChangeResult = { readonly sources: Sources } | { readonly refusals: readonly ChangeRefusal[] }

/**
 * The texts of the files after some changes, made one after the other. Files that are not touched keep their very text,
 * in those that are only the lines change that have to. Whether the result is sound, `parseKnowledge` tells.
 */
export function changeEntries(sources: Sources, changes: readonly EntryChange[]): ChangeResult {
  const files = new Map<FileName, Draft>()
  const refusals: ChangeRefusal[] = []
  for (const change of changes) {
    const file = change.type === 'put' ? change.file : entryLists[change.kind].file
    const draft = files.get(file) ?? readDraft(sources[file])
    if (draft === undefined) {
      refusals.push({ reason: 'unreadable-file', change })
      continue
    }
    files.set(file, draft)
    const reason = change.type === 'put' ? put(draft, change.path, change.value) : changeList(draft, change)
    if (reason !== undefined) refusals.push({ reason, change })
  }
  if (refusals.length > 0) return { refusals }
  const rewritten = [...files].map(([file, draft]) => [file, rewriteJson(draft.text, settle(draft))] as const)
  return { sources: { ...sources, ...Object.fromEntries(rewritten) } }
}

/** A file being changed. */
interface Draft {
  readonly text: string
  readonly value: Record<string, unknown>
  readonly lists: Map<string, DraftList>
}

function readDraft(source: Sources[FileName]): Draft | undefined {
  if (typeof source !== 'string') return undefined
  const json = parseLocatedJson(source)
  if ('errors' in json || !isRecord(json.value)) return undefined
  return { text: source, value: json.value, lists: new Map() }
}

function changeList(draft: Draft, change: Exclude<EntryChange, { type: 'put' }>): RefusalReason | undefined {
  const list = openList(draft, change.kind)
  if (list === undefined) return 'unreadable-file'
  if (change.type === 'add') return list.add(change.entry) ? undefined : 'already-there'
  const isDone = change.type === 'remove' ? list.remove(change.id) : list.set(change.id, change.fields)
  return isDone ? undefined : 'no-such-entry'
}

function openList(draft: Draft, kind: EntryListName): DraftList | undefined {
  const { key, schema } = entryLists[kind]
  const known = draft.lists.get(key)
  if (known !== undefined) return known
  const entries = draft.value[key]
  if (!Array.isArray(entries) || !entries.every(isRecord)) return undefined
  const list = new DraftList(entries, Object.keys(schema.shape))
  draft.lists.set(key, list)
  return list
}

/** Puts the changed lists back where they belong. */
function settle({ value, lists }: Draft): Record<string, unknown> {
  for (const [key, list] of lists) value[key] = list.entries()
  lists.clear()
  return value
}

function put(draft: Draft, path: readonly [string, ...(string | number)[]], value: unknown): RefusalReason | undefined {
  let holder: unknown = settle(draft)
  for (const step of path.slice(0, -1)) holder = isContainer(holder) ? Reflect.get(holder, step) : undefined
  const last = path.at(-1) ?? ''
  if (Array.isArray(holder)) {
    if (typeof last !== 'number' || last < 0 || last > holder.length) return 'no-such-place'
    if (value === undefined) holder.splice(last, 1)
    else holder[last] = value
    return undefined
  }
  if (!isRecord(holder) || typeof last !== 'string') return 'no-such-place'
  if (value === undefined) delete holder[last]
  else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true })
  return undefined
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value)
}
