import { z } from 'zod'
import type { EntryListName } from '../../knowledge/entry-lists.ts'
import type { KnowledgeBase } from '../../knowledge/schema.ts'

export const reportSchema = z.object({
  number: z.int(),
  at: z.string(),
  /** Who reported. */
  by: z.string(),
  kind: z.custom<EntryListName>((value) => typeof value === 'string'),
  id: z.string(),
  /** Their own words, for whoever keeps the entry. */
  text: z.string(),
  /** What stood in the entry then. */
  stamp: z.string(),
})

/** That an entry of the base is no longer so. */
export type Report = z.infer<typeof reportSchema>

/** How a question may be put is no part of what an entry says, nor who is there today. */
const sayNothing = new Set(['examples', 'keywords', 'absences', 'en'])

/** What an entry says, to notice when it says something else; undefined where there is none. */
export function contentOf({ kind, id }: Pick<Report, 'kind' | 'id'>, base: KnowledgeBase): string | undefined {
  const { organization, vocabulary: _words, calendar: _days, ...lists } = base
  const all: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    ...lists,
    units: organization.units,
    kinds: organization.kinds,
  }
  const entry = Object.hasOwn(all, kind) ? all[kind]?.find((one) => one.id === id) : undefined
  if (entry === undefined) return undefined
  return JSON.stringify(Object.entries(entry).filter(([field]) => !sayNothing.has(field)))
}
