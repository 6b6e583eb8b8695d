import type { RawEntry } from '../../knowledge/entry-lists.ts'

/** Kinds of entries that have forms. */
export const editableKinds = ['units', 'topics', 'applications', 'masters', 'faq', 'roles', 'synonyms'] as const
export type EditableKind = (typeof editableKinds)[number]

export function isEditableKind(kind: string): kind is EditableKind {
  return (editableKinds as readonly string[]).includes(kind)
}

/** What a field of an entry looks like in a form. */
export type FieldShape =
  /** Words in one line, or in several. */
  | 'line'
  | 'text'
  /** A list of words, one a line. */
  | 'lines'
  /** Facts with a source each, one a line. */
  | 'facts'
  /** Units, or topics and applications, by their names, one a line. */
  | 'units'
  | 'skills'
  | 'yes-no'
  /** One of the entries of the base. `contact`: the master, or a unit. */
  | 'unit'
  | 'unit-kind'
  | 'topic'
  | 'contact'
  | 'master'
  | 'source'

export interface EntryField {
  /** Where it stands in the entry: names joined by dots. */
  readonly path: string
  readonly shape: FieldShape
  readonly required: boolean
}

const field = (path: string, shape: FieldShape, required = false): EntryField => ({ path, shape, required })

const words = [field('aliases', 'lines'), field('keywords', 'lines'), field('examples', 'lines')]
const origin = [field('source', 'source', true), field('verified', 'yes-no')]

/** The fields people can change, in the order of the form. */
export const entryFields: Readonly<Record<EditableKind, readonly EntryField[]>> = {
  units: [
    field('name', 'line', true),
    field('kind', 'unit-kind', true),
    field('parent', 'unit'),
    field('contacts.email', 'line'),
    field('contacts.phone', 'line'),
    field('contacts.address', 'text'),
    field('contacts.hours', 'text'),
    field('contacts.url', 'line'),
    ...words,
    field('functions', 'facts'),
    field('head.title', 'line'),
    field('notes', 'text'),
    ...origin,
  ],
  topics: [
    field('name', 'line', true),
    field('firstContact', 'contact', true),
    field('secondLevel', 'unit'),
    field('parent', 'topic'),
    field('answer.it', 'text'),
    field('answer.en', 'text'),
    field('selfHelp', 'facts'),
    ...words,
    ...origin,
  ],
  applications: [
    field('name', 'line', true),
    field('purpose', 'text', true),
    field('owner', 'units'),
    field('secondLevel', 'unit'),
    ...words,
    ...origin,
  ],
  masters: [
    field('name', 'line', true),
    field('units', 'units', true),
    field('contacts.email', 'line', true),
    field('contacts.phone', 'line'),
    field('skills', 'skills'),
    field('deputy', 'master'),
    field('csiDirect', 'yes-no'),
  ],
  faq: [
    field('question', 'line', true),
    field('topic', 'topic', true),
    field('answer.it', 'text', true),
    field('answer.en', 'text'),
    field('examples', 'lines'),
    ...origin,
  ],
  roles: [field('name', 'line', true), field('text', 'text', true), ...words, ...origin],
  synonyms: [field('words', 'lines', true), field('en', 'lines')],
}

/** Id of a field in a form: no platform gives hyphens a meaning. */
export function formFieldId({ path }: Pick<EntryField, 'path'>): string {
  return path.replace('.', '-')
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(entry: RawEntry, path: string): unknown {
  let value: unknown = entry
  for (const step of path.split('.')) {
    value = isRecord(value) ? value[step] : undefined
  }
  return value
}

/** The entry with a value at a path; undefined takes it away, with whatever held nothing else. */
export function withValue(entry: RawEntry, path: string, value: unknown): RawEntry {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return replaced(entry, first, value)
  const held = entry[first]
  const inner = withValue(isRecord(held) ? held : {}, rest.join('.'), value)
  const isEmpty = Object.keys(inner).length === 0
  return isEmpty && !isRecord(held) ? entry : replaced(entry, first, isEmpty ? undefined : inner)
}

function replaced(entry: RawEntry, key: string, value: unknown): RawEntry {
  if (value !== undefined) return { ...entry, [key]: value }
  const { [key]: _gone, ...others } = entry
  return others
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A mark of what an entry holds: another one where anything in it is another. Order of fields does not count. */
export function stampOf(entry: RawEntry | null): string {
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(sorted(entry))) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(36)
}

/** Whether two entries hold the same, in whatever order. */
export function isSameEntry(one: RawEntry | null, other: RawEntry | null): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}
