import type { RawEntry } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { foldText } from '../../knowledge/normalise.ts'
import { findUnitByWords } from '../unit-choice.ts'
import {
  type EditableKind,
  type EntryField,
  entryFields,
  formFieldId,
  isRecord,
  valueAt,
  withValue,
} from './entry-fields.ts'
import { findEntry, takenIds } from './find-entry.ts'

/** Values of a form by the ids of its fields. */
export type FormValues = Readonly<Record<string, string>>

/** Why a field cannot be taken as it was filled in; `said`: the words that name nothing. */
export type FieldFault = { readonly reason: 'missing' } | { readonly reason: 'unknown'; readonly said: string }

export type ReadEntry =
  | { readonly entry: RawEntry }
  /** By id of the form's field. */
  | { readonly faults: Readonly<Record<string, FieldFault>> }

/** What a form shows of an entry. */
export function formValuesOf(kind: EditableKind, entry: RawEntry, knowledge: Knowledge): FormValues {
  return Object.fromEntries(
    entryFields[kind].flatMap((field) => {
      const text = fieldText(field, valueAt(entry, field.path), knowledge)
      return text === '' ? [] : [[formFieldId(field), text]]
    }),
  )
}

function fieldText({ shape, path }: EntryField, value: unknown, { base, tree }: Knowledge): string {
  const texts = Array.isArray(value) ? value : []
  switch (shape) {
    case 'lines':
      return texts.filter((one) => typeof one === 'string').join('\n')
    case 'facts':
      return texts
        .flatMap((fact) => (isRecord(fact) && typeof fact['text'] === 'string' ? [fact['text']] : []))
        .join('\n')
    case 'units':
      return texts.map((id) => tree.unit(String(id))?.name ?? String(id)).join('\n')
    case 'skills':
      return texts
        .map((id) => [...base.topics, ...base.applications].find((entry) => entry.id === id)?.name ?? String(id))
        .join('\n')
    case 'yes-no':
      // What an entry does not say is verified, and is no direct contact of the supplier.
      return (typeof value === 'boolean' ? value : path === 'verified') ? 'yes' : 'no'
    default:
      return typeof value === 'string' ? value : ''
  }
}

/**
 * The entry that a filled-in form makes of another one, or a new one. What the form does not show stays as it is, and a
 * field that is left as it was keeps its very value.
 */
export function readEntryForm(
  kind: EditableKind,
  values: FormValues,
  before: RawEntry | null,
  knowledge: Knowledge,
): ReadEntry {
  const faults: Record<string, FieldFault> = {}
  // A unit says what is above it, even where that is nothing.
  const old = before ?? (kind === 'units' ? { parent: null } : {})
  let entry: RawEntry = old
  for (const field of entryFields[kind]) {
    const id = formFieldId(field)
    const given = (values[id] ?? '').replace(/\r\n?/g, '\n').trim()
    const held = valueAt(old, field.path)
    if (before !== null && isLeft(values[id] === undefined ? undefined : given, fieldText(field, held, knowledge)))
      continue
    if (given === '') {
      if (field.required) faults[id] = { reason: 'missing' }
      else if (held !== undefined) entry = withValue(entry, field.path, emptied(field, held))
      continue
    }
    const read = readField(field, given, held, values, knowledge)
    if ('fault' in read) faults[id] = read.fault
    else entry = withValue(entry, field.path, read.value)
  }
  if (Object.keys(faults).length > 0) return { faults }
  if (before !== null || kind === 'synonyms') return { entry }
  return { entry: { id: newId(kind, entry, knowledge), ...entry } }
}

/** Whether a field comes back as it was shown. Platforms cut what is too long, and leave out what they did not show. */
function isLeft(given: string | undefined, shown: string): boolean {
  if (given === undefined || given === shown.trim()) return true
  return given.endsWith('…') && given.length < shown.length && shown.startsWith(given.slice(0, -1))
}

/** A field that held nothing in its own manner holds nothing in that manner again. */
function emptied({ path, shape }: EntryField, held: unknown): unknown {
  if (Array.isArray(held)) return []
  if (held === null || path === 'parent' || path === 'deputy') return null
  return shape === 'yes-no' ? held : undefined
}

type Read = { readonly value: unknown } | { readonly fault: FieldFault }

function readField(field: EntryField, given: string, held: unknown, values: FormValues, knowledge: Knowledge): Read {
  const { base } = knowledge
  const lines = given.split('\n').flatMap((line) => line.replace(/^[•*-]\s+/, '').trim() || [])
  switch (field.shape) {
    case 'line':
      return { value: given.replace(/\s+/g, ' ') }
    case 'text':
      return { value: given }
    case 'lines':
      return { value: [...new Set(lines)] }
    case 'facts':
      return { value: lines.map((text) => factOf(field, text, held, values)) }
    case 'units':
      return named(lines, (line) => findUnitByWords(line, knowledge))
    case 'skills':
      return named(lines, (line) => {
        const found = findEntry(line, base)
        return found?.kind === 'topics' || found?.kind === 'applications' ? found.id : undefined
      })
    case 'yes-no':
      return { value: isYes(given) }
    case 'unit':
      return chosen(given, findUnitByWords(given, knowledge))
    case 'contact':
      return chosen(given, given === 'master' ? given : findUnitByWords(given, knowledge))
    case 'unit-kind':
      return chosen(given, idOf(given, base.organization.kinds))
    case 'topic':
      return chosen(given, idOf(given, base.topics))
    case 'master':
      return chosen(given, idOf(given, base.masters))
    case 'source':
      return chosen(
        given,
        idOf(
          given,
          Object.entries(base.organization.sources).map(([id, { title }]) => ({ id, name: title })),
        ),
      )
  }
}

function isYes(given: string): boolean {
  return ['yes', 'si', 'true', 'y', 's'].includes(foldText(given))
}

/** A fact that stands already keeps its source and translation; a new one has those of the entry. */
function factOf({ path }: EntryField, text: string, held: unknown, values: FormValues): unknown {
  const known = Array.isArray(held) ? held.find((fact) => isRecord(fact) && fact['text'] === text) : undefined
  if (known !== undefined) return known
  const source = values['source'] ?? ''
  return path === 'functions' ? { text, verified: isYes(values['verified'] ?? 'yes'), source } : { text, source }
}

function named(lines: readonly string[], find: (line: string) => string | undefined): Read {
  const ids: string[] = []
  for (const line of lines) {
    const id = find(line)
    if (id === undefined) return { fault: { reason: 'unknown', said: line } }
    ids.push(id)
  }
  return { value: [...new Set(ids)] }
}

function chosen(said: string, id: string | undefined): Read {
  return id === undefined ? { fault: { reason: 'unknown', said } } : { value: id }
}

function idOf(given: string, entries: readonly { readonly id: string; readonly name: string }[]): string | undefined {
  const folded = foldText(given)
  return entries.find(({ id, name }) => id === given || foldText(name) === folded)?.id
}

/** Longest part of an id that is made of a name. */
const maxIdLength = 48

function newId(kind: EditableKind, entry: RawEntry, { base }: Knowledge): string {
  const prefix = kind === 'faq' ? 'faq-' : kind === 'masters' ? 'master-' : ''
  return freeId(prefix, String(entry['name'] ?? entry['question'] ?? ''), base)
}

/** An id that nothing in the base has, made of some words. */
export function freeId(prefix: string, words: string, base: Knowledge['base']): string {
  const slug = foldText(words).replace(/[^a-z0-9]+/g, '-')
  const short = slug.slice(0, maxIdLength).replace(/^-+|-+$/g, '') || 'voce'
  const wanted = short.startsWith(prefix) ? short : `${prefix}${short}`
  const taken = takenIds(base)
  let id = wanted
  for (let more = 2; taken.has(id); more++) id = `${wanted}-${more}`
  return id
}
