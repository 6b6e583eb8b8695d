import { foldText } from '../../knowledge/normalise.ts'
import type { KnowledgeBase } from '../../knowledge/schema.ts'
import { type EditableKind, editableKinds, isEditableKind } from './entry-fields.ts'

/** An entry of the base that has a form. */
export interface EntryRef {
  readonly kind: EditableKind
  /** Of a group of synonyms, its first word. */
  readonly id: string
}

/** An entry as it is found: by its id, its name and the words that belong to it. */
interface Listed extends EntryRef {
  readonly name: string
  readonly names: readonly string[]
  readonly words: readonly string[]
}

/** Entries listed as found. */
const maxFound = 10

/** What stands for an entry in the value of a button and the context of a form. */
export function refText({ kind, id }: EntryRef): string {
  return `${kind} ${id}`
}

/** The entry that such a text names, whether there is one or not; undefined where it names none. */
export function readRef(text: string): EntryRef | undefined {
  const at = text.indexOf(' ')
  const kind = text.slice(0, at)
  const id = text.slice(at + 1)
  return at > 0 && isEditableKind(kind) && id !== '' ? { kind, id } : undefined
}

/** The one entry of that id, name or alias; undefined where none or several have it. */
export function findEntry(words: string, base: KnowledgeBase): EntryRef | undefined {
  const folded = foldText(words)
  const all = listEntries(base)
  const byId = all.find(({ id, kind }) => kind !== 'synonyms' && id === words.trim())
  if (byId !== undefined) return byId
  if (folded === '') return undefined
  const called = all.filter(({ names }) => names.some((name) => foldText(name) === folded))
  return called.length === 1 ? called[0] : called.find(({ name }) => foldText(name) === folded)
}

/** Entries that have these words, the nearest first. */
export function searchEntries(words: string, base: KnowledgeBase): readonly EntryRef[] {
  const wanted = foldText(words)
    .split(' ')
    .filter((word) => word.length > 1)
  if (wanted.length === 0) return []
  const scored = listEntries(base).flatMap((entry) => {
    const names = foldText(entry.names.join(' ')).split(' ')
    const others = foldText([...entry.words, entry.id].join(' ')).split(' ')
    const found = wanted.map((word) => (has(names, word) ? 3 : has(others, word) ? 1 : 0) as number)
    const score = found.reduce((sum, one) => sum + one, 0)
    return score === 0 ? [] : [{ entry, score, all: found.every((one) => one > 0) }]
  })
  const whole = scored.filter(({ all }) => all)
  return (whole.length > 0 ? whole : scored)
    .toSorted((one, other) => other.score - one.score)
    .slice(0, maxFound)
    .map(({ entry: { kind, id } }) => ({ kind, id }))
}

/** The name of an entry as people read it; its id where it is not there. */
export function entryName({ kind, id }: EntryRef, base: KnowledgeBase): string {
  return listEntries(base).find((entry) => entry.kind === kind && entry.id === id)?.name ?? id
}

/** Every id that is taken: ids are unique across all files. */
export function takenIds(base: KnowledgeBase): ReadonlySet<string> {
  const { organization, topics, applications, roles, history, faq, masters, checks, vocabulary } = base
  const lists = [organization.units, organization.kinds, topics, applications, roles, history, faq, masters, checks]
  return new Set([
    'master',
    ...lists.flatMap((list) => list.map(({ id }) => id)),
    ...vocabulary.outOfScope.map(({ id }) => id),
    ...organization.kinds.map(({ collection }) => collection),
  ])
}

function has(words: readonly string[], wanted: string): boolean {
  return words.some((word) => word === wanted || (wanted.length > 3 && word.startsWith(wanted.slice(0, -1))))
}

function listEntries(base: KnowledgeBase): readonly Listed[] {
  return editableKinds.flatMap((kind) => entriesOf(kind, base))
}

function entriesOf(kind: EditableKind, base: KnowledgeBase): readonly Listed[] {
  switch (kind) {
    case 'units':
      return base.organization.units.map((entry) => findable(kind, entry))
    case 'topics':
    case 'applications':
    case 'roles':
      return base[kind].map((entry) => findable(kind, entry))
    case 'masters':
      return base.masters.map(({ id, name, contacts }) => ({ kind, id, name, names: [name], words: [contacts.email] }))
    case 'faq':
      return base.faq.map(({ id, question, examples }) => ({
        kind,
        id,
        name: question,
        names: [question],
        words: examples,
      }))
    case 'synonyms':
      return base.vocabulary.synonyms.flatMap(({ words, en }) => {
        const [first] = words
        return first === undefined
          ? []
          : [{ kind, id: first, name: words.join(', '), names: [`sinonimo ${first}`], words: [...words, ...en] }]
      })
  }
}

function findable(
  kind: EditableKind,
  entry: {
    readonly id: string
    readonly name: string
    readonly aliases: readonly string[]
    readonly keywords: readonly string[]
  },
): Listed {
  const { id, name, aliases, keywords } = entry
  return { kind, id, name, names: [name, ...aliases], words: keywords }
}
