import type { RawEntry } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { entryFieldTexts } from '../texts/entry-field-texts.ts'
import { entryFields, isEditableKind, isRecord, isSameEntry, valueAt } from './entry-fields.ts'

/** One entry of the base before and after a change; null: there is none. */
export interface EntryDifference {
  readonly kind: string
  readonly id: string
  readonly before: RawEntry | null
  readonly after: RawEntry | null
}

/** Longer values are cut in the middle of a sentence: the whole is in the form. In characters. */
const maxValue = 400

/** What a change does to an entry, a line for each field. */
export function differenceLines(
  { kind, before, after }: Pick<EntryDifference, 'kind' | 'before' | 'after'>,
  knowledge: Knowledge,
  voice: DeskVoice,
): readonly string[] {
  const texts = administrationTexts(voice.language).difference
  const paths = pathsOf(kind, before ?? {}, after ?? {})
  return paths.flatMap((path) => {
    const [was, is] = [valueAt(before ?? {}, path), valueAt(after ?? {}, path)]
    if (isSameEntry({ value: was }, { value: is })) return []
    const label = labelOf(path, voice)
    if (Array.isArray(was) && Array.isArray(is)) {
      const old = was.map((one) => valueText(one, knowledge, voice))
      const next = is.map((one) => valueText(one, knowledge, voice))
      const gained = next.filter((one) => !old.includes(one))
      const lost = old.filter((one) => !next.includes(one))
      if (gained.length + lost.length === 0) return [texts.reordered(label)]
      return [...gained.map((one) => texts.gained(label, one)), ...lost.map((one) => texts.lost(label, one))]
    }
    const [old, next] = [valueText(was, knowledge, voice), valueText(is, knowledge, voice)]
    if (old === next) return []
    if (old === '') return [texts.set(label, next)]
    return [next === '' ? texts.cleared(label, old) : texts.changed(label, old, next)]
  })
}

/** All fields of an entry, a line each. */
export function entryLines(
  kind: string,
  entry: RawEntry,
  knowledge: Knowledge,
  voice: DeskVoice,
): readonly { readonly label: string; readonly text: string }[] {
  return pathsOf(kind, {}, entry).flatMap((path) => {
    const text = valueText(valueAt(entry, path), knowledge, voice)
    return text === '' || path === 'id' ? [] : [{ label: labelOf(path, voice), text }]
  })
}

/** Fields of the form first, then whatever else either of the two has. */
function pathsOf(kind: string, before: RawEntry, after: RawEntry): readonly string[] {
  const known = isEditableKind(kind) ? entryFields[kind].map(({ path }) => path) : []
  const whole = new Set(known.map((path) => path.split('.')[0] ?? path))
  const others = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !whole.has(key))
  return [...known, ...others]
}

function labelOf(path: string, { language }: DeskVoice): string {
  const { labels, others } = entryFieldTexts(language)
  return labels[path] ?? others[path] ?? path
}

function valueText(value: unknown, knowledge: Knowledge, voice: DeskVoice): string {
  const text = textOf(value, knowledge, voice)
  return text.length > maxValue ? `${text.slice(0, maxValue)}…` : text
}

function textOf(value: unknown, knowledge: Knowledge, voice: DeskVoice): string {
  const texts = entryFieldTexts(voice.language)
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'string') return nameOf(value, knowledge, voice)
  if (Array.isArray(value)) return value.map((one) => textOf(one, knowledge, voice)).join('; ')
  if (!isRecord(value)) return String(value)
  if (typeof value['text'] === 'string') return value['text']
  return Object.entries(value)
    .map(([key, one]) => `${labelOf(key, voice)}: ${textOf(one, knowledge, voice)}`)
    .join(', ')
}

/** Ids of the base are said by their names. */
function nameOf(value: string, { base }: Knowledge, voice: DeskVoice): string {
  const kind = base.organization.kinds.find(({ id }) => id === value)
  const { sources } = base.organization
  return kind?.name ?? (Object.hasOwn(sources, value) ? (sources[value]?.title ?? value) : voice.nameOf(value))
}
