import type { z } from 'zod'
import { checkSchema } from './checks-schema.ts'
import {
  applicationSchema,
  type FileName,
  faqSchema,
  fileSchemas,
  historySchema,
  kindSchema,
  masterSchema,
  roleSchema,
  topicSchema,
  unitSchema,
} from './schema.ts'

/** A list of entries in a knowledge file. */
export interface EntryList {
  readonly file: FileName
  /** The field of the file that holds the list. */
  readonly key: string
  /** What one entry must be. */
  readonly schema: z.ZodObject
}

const { synonyms, outOfScope } = fileSchemas['vocabulary.json'].shape

/** Every list of entries, by the name of its kind. */
export const entryLists = {
  units: { file: 'organization.json', key: 'units', schema: unitSchema },
  kinds: { file: 'organization.json', key: 'kinds', schema: kindSchema },
  roles: { file: 'roles.json', key: 'roles', schema: roleSchema },
  topics: { file: 'topics.json', key: 'topics', schema: topicSchema },
  applications: { file: 'applications.json', key: 'applications', schema: applicationSchema },
  history: { file: 'history.json', key: 'history', schema: historySchema },
  faq: { file: 'faq.json', key: 'faq', schema: faqSchema },
  masters: { file: 'masters.json', key: 'masters', schema: masterSchema },
  checks: { file: 'checks.json', key: 'checks', schema: checkSchema },
  synonyms: { file: 'vocabulary.json', key: 'synonyms', schema: synonyms.element },
  outOfScope: { file: 'vocabulary.json', key: 'outOfScope', schema: outOfScope.element },
} as const satisfies Record<string, EntryList>

export type EntryListName = keyof typeof entryLists

export const entryListNames = Object.keys(entryLists) as readonly EntryListName[]

/** An entry as it is written, unchecked. */
export type RawEntry = Readonly<Record<string, unknown>>

/** What tells an entry from the others of its list: its id; of a group of synonyms, its first word. */
export function nameOfEntry(entry: RawEntry): string | undefined {
  const { id, words } = entry
  if (typeof id === 'string') return id
  const first: unknown = Array.isArray(words) ? words[0] : undefined
  return typeof first === 'string' ? first : undefined
}
