import type { Language } from '../../channel/message.ts'
import type { EntryListName, RawEntry } from '../../knowledge/entry-lists.ts'
import { foldText } from '../../knowledge/normalise.ts'
import type { PlainChange } from '../changes/plain-change.ts'

/** The change that teaches an entry a new way of asking; undefined where it knows it already. */
export function exampleChange(
  { kind, id }: { readonly kind: EntryListName; readonly id: string },
  entry: RawEntry,
  wording: string,
  language: Language,
): PlainChange | undefined {
  const inEnglish = language === 'en' && kind !== 'faq'
  const english = isRecord(entry['en']) ? entry['en'] : {}
  const examples = words(inEnglish ? english['examples'] : entry['examples'])
  if (has(examples, wording)) return undefined
  const more = [...examples, wording]
  const fields = inEnglish ? { en: { ...english, examples: more } } : { examples: more }
  return { type: 'set', kind, id, fields, cleared: [] }
}

/** The change after which two words mean the same; undefined where they do already. */
export function synonymChange(
  said: string,
  known: string,
  groups: readonly RawEntry[],
  language: Language,
): PlainChange | undefined {
  const field = language === 'en' ? 'en' : 'words'
  const holding = (word: string) => groups.find((group) => has(words(group[field]), word))
  if (foldText(said) === foldText(known) || groups.some((one) => has(words(one[field]), said, known))) return undefined
  const group = holding(known) ?? holding(said)
  const [name] = words(group?.['words'])
  if (group === undefined || name === undefined) {
    const entry = language === 'en' ? { words: [known], en: [known, said] } : { words: [known, said] }
    return { type: 'add', kind: 'synonyms', entry }
  }
  const more = [known, said].filter((word) => !has(words(group[field]), word))
  return {
    type: 'set',
    kind: 'synonyms',
    id: name,
    fields: { [field]: [...words(group[field]), ...more] },
    cleared: [],
  }
}

function has(list: readonly string[], ...wanted: readonly string[]): boolean {
  const folded = list.map(foldText)
  return wanted.every((word) => folded.includes(foldText(word)))
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
