import { z } from 'zod'
import { calendarSchema } from './calendar-schema.ts'
import { chatContacts } from './chat-contacts-schema.ts'
import { type Check, checkSchema } from './checks-schema.ts'
import { date, id, sourceId, text, validity, verifiedOn, weekday } from './schema-fields.ts'

/**
 * The shape of the files in `knowledge/`. One file per kind of record; ids are unique across all files.
 * `knowledge/schema/*.json` is generated from here for editors' autocompletion.
 */

const words = z.array(text).default([])
const phrases = z.strictObject({ it: words, en: words })

const english = { name: text.optional(), keywords: words, examples: words }

const findable = {
  id,
  name: text,
  aliases: words.describe('Other names of exactly this entry; no two entries may share one'),
  keywords: words.describe('Words and short phrases for the matters that belong here'),
  examples: words.describe('Natural ways of asking'),
  verified: z.boolean().default(true).describe('false: inferred, the answer says "da verificare"'),
  verifiedOn,
  source: sourceId,
  ...validity,
}

/** http(s), mailto and tel only: a link of the base is shown to people as it is. */
const url = z.url({ protocol: /^(https?|mailto|tel)$/ })

const contacts = z
  .strictObject({
    email: z.email().optional(),
    phone: text.optional(),
    address: text.optional(),
    hours: text.optional(),
    url: url.optional(),
    source: sourceId.optional().describe('Where these contacts come from'),
  })
  .describe('Only contacts that a source supports')

export const kindSchema = z.strictObject({
  id,
  name: text.describe('Singular, e.g. "Divisione"'),
  plural: text.describe('e.g. "Divisioni"'),
  collection: id.describe('Id of the collection of all units of this kind, e.g. "divisioni"'),
  aliases: words.describe('Other words for a unit of this kind, singular and plural'),
  headTitle: text.nullable().default(null).describe('Role that heads such a unit; null: none by rule'),
  headRole: id.nullable().default(null).describe('Id of that role in roles.json'),
  note: text.nullable().default(null).describe('Said when units of this kind are counted or listed'),
  en: z.strictObject({
    name: text,
    plural: text,
    aliases: words,
    headTitle: text.nullable().default(null),
    note: text.nullable().default(null),
  }),
})

export const unitSchema = z.strictObject({
  ...findable,
  kind: id,
  parent: id.nullable(),
  head: z.strictObject({ title: text, en: text.optional() }).nullable().default(null),
  functions: z
    .array(z.strictObject({ text, en: text.optional(), verified: z.boolean(), source: sourceId }))
    .default([]),
  contacts: contacts.default({}),
  desk: chatContacts({ email: z.email(), demo: z.boolean().default(false) })
    .nullable()
    .default(null)
    .describe('Who answers for this unit in the chat when a request reaches it'),
  notes: text.nullable().default(null),
  asOf: date.nullable().default(null).describe('Day to which the source refers; null: that of the organisation'),
  codes: z
    .strictObject({ ipa: text.optional().describe('Codice_uni_uo of IndicePA') })
    .optional()
    .describe('Codes of this unit in public registries'),
  en: z.strictObject({ ...english, notes: text.optional() }).prefault({}),
})

export const organizationSchema = z.strictObject({
  $schema: z.string().optional(),
  name: text,
  asOf: date,
  botName: text.default('Centralino'),
  sources: z.record(id, z.strictObject({ title: text, url: url.optional(), date: text.optional() })),
  suggestions: phrases.describe('Questions offered to who does not know what to ask'),
  demoPeople: z
    .array(z.strictObject({ id, name: text.describe('A function, not a person'), unit: id, email: z.email() }))
    .default([])
    .describe('Employees whom one can play in the local web chat'),
  remarks: z.array(text).default([]).describe('Known disagreements between sources'),
  kinds: z.array(kindSchema).min(1),
  itOffice: id.describe('Unit that manages the information system: the last step of every request'),
  supplier: id
    .nullable()
    .default(null)
    .describe('Unit of the outside supplier that requests can be passed to; null: there is none'),
  units: z.array(unitSchema),
})

export const roleSchema = z.strictObject({
  ...findable,
  text,
  en: z.strictObject({ ...english, text: text.optional() }).prefault({}),
})

const bilingual = z.strictObject({ it: text, en: text.optional() })

export const topicSchema = z.strictObject({
  ...findable,
  parent: id.nullable().default(null).describe('The broader topic under which this one is reported'),
  firstContact: id.describe('"master" or the id of a unit'),
  secondLevel: id.nullable().default(null).describe('The technical office behind'),
  answer: bilingual.nullable().default(null),
  selfHelp: z.array(z.strictObject({ text, en: text.optional(), source: sourceId })).default([]),
  whoMayAsk: text.nullable().default(null),
  offeredWhenVague: z
    .boolean()
    .default(false)
    .describe('Offered as a choice to who only says that something does not work'),
  en: z.strictObject(english).prefault({}),
})

export const applicationSchema = z.strictObject({
  ...findable,
  purpose: text,
  owner: z.array(id).default([]).describe('Units it belongs to; empty: used across the body'),
  ownerNote: text.nullable().default(null),
  secondLevel: id.nullable().default(null),
  csiArea: text.nullable().default(null),
  en: z.strictObject({ ...english, purpose: text.optional() }).prefault({}),
})

export const historySchema = z.strictObject({
  ...findable,
  when: text,
  text,
  en: z.strictObject({ ...english, when: text.optional(), text: text.optional() }).prefault({}),
})

export const faqSchema = z.strictObject({
  id,
  topic: id,
  question: text,
  examples: words,
  answer: bilingual,
  source: sourceId,
  verified: z.boolean().default(true),
  verifiedOn,
  ...validity,
})

export const masterSchema = z.strictObject({
  id,
  name: text.describe('The function, not a person'),
  units: z.array(id).min(1).describe('Units served, with all that is below them'),
  skills: z.array(id).default([]).describe('Topic and application ids'),
  csiDirect: z.boolean().default(false).describe('Deals with the outside supplier directly for applications'),
  contacts: chatContacts({ email: z.email(), phone: text.optional() }),
  deputy: id.nullable().default(null),
  absences: z
    .array(
      z.strictObject({
        from: date,
        to: date,
        deputy: id.optional().describe('Stands in these days instead of the usual deputy'),
      }),
    )
    .default([]),
  workingDays: z.array(weekday).default(['mon', 'tue', 'wed', 'thu', 'fri']),
  demo: z.boolean().default(false),
  verifiedOn,
  ...validity,
})

export const vocabularySchema = z.strictObject({
  $schema: z.string().optional(),
  synonyms: z
    .array(z.strictObject({ words: z.array(text), en: words }))
    .describe('Groups of words that mean the same in a question'),
  abbreviations: z.record(z.string(), text),
  stopWords: phrases.describe('Words that say nothing about the matter'),
  ordinaryWords: phrases.describe('Everyday words that must never be corrected into others'),
  intents: z
    .record(z.string(), phrases)
    .describe('Phrases that tell what is asked; "a|b" alternatives, "*" a few words'),
  outOfScope: z.array(
    z.strictObject({
      id,
      name: text,
      keywords: words,
      examples: words,
      patterns: phrases.prefault({}).describe('Phrases, written like those of "intents", that settle it by themselves'),
      en: z.strictObject(english).prefault({}),
    }),
  ),
})

const fileOf = <K extends string, T extends z.ZodType>(key: K, item: T) =>
  z.strictObject({ $schema: z.string().optional(), [key]: z.array(item) } as {
    $schema: z.ZodOptional<z.ZodString>
  } & Record<K, z.ZodArray<T>>)

/** File name → schema of the whole file. */
export const fileSchemas = {
  'organization.json': organizationSchema,
  'roles.json': fileOf('roles', roleSchema),
  'topics.json': fileOf('topics', topicSchema),
  'applications.json': fileOf('applications', applicationSchema),
  'history.json': fileOf('history', historySchema),
  'faq.json': fileOf('faq', faqSchema),
  'masters.json': fileOf('masters', masterSchema),
  'vocabulary.json': vocabularySchema,
  'calendar.json': calendarSchema,
  'checks.json': fileOf('checks', checkSchema),
} as const

export type FileName = keyof typeof fileSchemas

/** What a file holds that a body may do without, where it is not there. */
export const contentWhenAbsent: Readonly<Partial<Record<FileName, string>>> = { 'checks.json': '{ "checks": [] }' }

export type Kind = z.infer<typeof kindSchema>
export type Unit = z.infer<typeof unitSchema>
export type Organization = z.infer<typeof organizationSchema>
export type Role = z.infer<typeof roleSchema>
export type Topic = z.infer<typeof topicSchema>
export type Application = z.infer<typeof applicationSchema>
export type HistoryFact = z.infer<typeof historySchema>
export type Faq = z.infer<typeof faqSchema>
export type Master = z.infer<typeof masterSchema>
export type Vocabulary = z.infer<typeof vocabularySchema>
export type CalendarFile = z.infer<typeof calendarSchema>
export type Weekday = z.infer<typeof weekday>

/** The whole knowledge base, checked. */
export interface KnowledgeBase {
  readonly organization: Organization
  readonly roles: readonly Role[]
  readonly topics: readonly Topic[]
  readonly applications: readonly Application[]
  readonly history: readonly HistoryFact[]
  readonly faq: readonly Faq[]
  readonly masters: readonly Master[]
  readonly vocabulary: Vocabulary
  readonly calendar: CalendarFile
  readonly checks: readonly Check[]
}
