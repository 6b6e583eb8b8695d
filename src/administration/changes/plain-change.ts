import { z } from 'zod'
import type { EntryChange } from '../../knowledge/editing/change-entries.ts'
import type { EntryName } from '../../knowledge/editing/rights.ts'
import { type EntryListName, entryListNames, nameOfEntry, type RawEntry } from '../../knowledge/entry-lists.ts'

const kind = z.custom<EntryListName>((value) => (entryListNames as readonly unknown[]).includes(value))
const rawEntry = z.record(z.string(), z.unknown())

/** A change of an entry that survives JSON: what a field loses stands apart, for JSON knows no `undefined`. */
export const plainChangeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add'), kind, entry: rawEntry }),
  z.object({ type: z.literal('set'), kind, id: z.string(), fields: rawEntry, cleared: z.array(z.string()) }),
  z.object({ type: z.literal('remove'), kind, id: z.string() }),
])

export type PlainChange = z.infer<typeof plainChangeSchema>

export function toEntryChange(change: PlainChange): EntryChange {
  if (change.type !== 'set') return change
  const cleared = Object.fromEntries(change.cleared.map((field) => [field, undefined]))
  return { type: 'set', kind: change.kind, id: change.id, fields: { ...change.fields, ...cleared } }
}

/** The entry that a change is about. */
export function entryOf(change: PlainChange): EntryName & { readonly kind: EntryListName } {
  return { kind: change.kind, id: change.type === 'add' ? (nameOfEntry(change.entry) ?? '') : change.id }
}

/** What makes an entry, as it is (`now`), into another (`wanted`); null: there is none. Undefined: nothing to do. */
export function changeInto(
  name: { readonly kind: EntryListName; readonly id: string },
  now: RawEntry | null,
  wanted: RawEntry | null,
): PlainChange | undefined {
  if (now === null) return wanted === null ? undefined : { type: 'add', kind: name.kind, entry: { ...wanted } }
  if (wanted === null) return { type: 'remove', ...name }
  const fields = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => JSON.stringify(now[field]) !== JSON.stringify(value)),
  )
  const cleared = Object.keys(now).filter((field) => wanted[field] === undefined)
  return Object.keys(fields).length + cleared.length === 0 ? undefined : { type: 'set', ...name, fields, cleared }
}
