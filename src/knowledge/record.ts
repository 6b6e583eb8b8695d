import type { Language } from '../channel/message.ts'
import type { KnowledgeBase } from './schema.ts'
import { isInForce } from './tree.ts'

/** What a question can be about. A `collection` is all units of one kind; `outside` is what the bot honestly declines. */
export type RecordType = 'unit' | 'collection' | 'topic' | 'faq' | 'application' | 'role' | 'history' | 'outside'

export type PhraseField = 'name' | 'alias' | 'keyword' | 'example' | 'function'

export interface Phrase {
  readonly field: PhraseField
  readonly text: string
}

/** One entry of the base in the common form that the index reads. */
export interface KnowledgeRecord {
  readonly id: string
  readonly type: RecordType
  /** The id under which answers report it: a finer topic or a FAQ entry is reported as its broadest topic. */
  readonly reportedAs: string
  /** Kind of a unit, else undefined. */
  readonly kind?: string
  readonly phrases: Readonly<Record<Language, readonly Phrase[]>>
}

interface Findable {
  readonly name: string
  readonly aliases: readonly string[]
  readonly keywords: readonly string[]
  readonly examples: readonly string[]
  readonly en: {
    readonly name?: string | undefined
    readonly keywords: readonly string[]
    readonly examples: readonly string[]
  }
}

/** All entries in force on a day (`YYYY-MM-DD`), in the order of the files. */
export function listRecords(base: KnowledgeBase, day: string): KnowledgeRecord[] {
  const inForce = <T extends { validFrom?: string | undefined; validTo?: string | undefined }>(list: readonly T[]) =>
    list.filter((entry) => isInForce(entry, day))
  const root = topicRoots(base)
  return [
    ...inForce(base.organization.units).map((unit) => ({
      id: unit.id,
      type: 'unit' as const,
      reportedAs: unit.id,
      kind: unit.kind,
      phrases: phrasesOf(unit, {
        it: unit.functions.map((fn) => fn.text),
        en: unit.functions.flatMap((fn) => fn.en ?? []),
      }),
    })),
    ...base.organization.kinds.map((kind) => ({
      id: kind.collection,
      type: 'collection' as const,
      reportedAs: kind.collection,
      phrases: {
        it: [kind.name, kind.plural].map(asField('name')),
        en: [kind.en.name, kind.en.plural].map(asField('name')),
      },
    })),
    ...inForce(base.topics).map((topic) => ({
      id: topic.id,
      type: 'topic' as const,
      reportedAs: root(topic.id),
      phrases: phrasesOf(topic, { it: [], en: [] }),
    })),
    ...inForce(base.faq).map((faq) => ({
      id: faq.id,
      type: 'faq' as const,
      reportedAs: root(faq.topic),
      phrases: { it: [faq.question, ...faq.examples].map(asField('example')), en: [] },
    })),
    ...inForce(base.applications).map((application) => ({
      id: application.id,
      type: 'application' as const,
      reportedAs: application.id,
      phrases: phrasesOf(application, { it: [application.purpose], en: present(application.en.purpose) }),
    })),
    ...inForce(base.roles).map((role) => ({
      id: role.id,
      type: 'role' as const,
      reportedAs: role.id,
      phrases: phrasesOf(role, { it: [role.text], en: present(role.en.text) }),
    })),
    ...inForce(base.history).map((fact) => ({
      id: fact.id,
      type: 'history' as const,
      reportedAs: fact.id,
      phrases: phrasesOf(fact, { it: [fact.text, fact.when], en: present(fact.en.text) }),
    })),
    ...base.vocabulary.outOfScope.map((outside) => ({
      id: outside.id,
      type: 'outside' as const,
      reportedAs: outside.id,
      phrases: {
        it: [...outside.keywords.map(asField('keyword')), ...outside.examples.map(asField('example'))],
        en: [...outside.en.keywords.map(asField('keyword')), ...outside.en.examples.map(asField('example'))],
      },
    })),
  ]
}

/** Id of a topic → id of the broadest topic above it. */
export function topicRoots(base: Pick<KnowledgeBase, 'topics'>): (id: string) => string {
  const parents = new Map(base.topics.map((topic) => [topic.id, topic.parent]))
  return (id) => {
    let at = id
    for (let up = parents.get(at); up !== null && up !== undefined; up = parents.get(at)) at = up
    return at
  }
}

function phrasesOf(
  entry: Findable,
  functions: Record<Language, readonly string[]>,
): Record<Language, readonly Phrase[]> {
  const names = [asField('name')(entry.name), ...entry.aliases.map(asField('alias'))]
  return {
    it: [
      ...names,
      ...entry.keywords.map(asField('keyword')),
      ...entry.examples.map(asField('example')),
      ...functions.it.map(asField('function')),
    ],
    // Whoever writes in English still calls offices and programs by their Italian names.
    en: [
      ...names,
      ...present(entry.en.name).map(asField('name')),
      ...entry.en.keywords.map(asField('keyword')),
      ...entry.en.examples.map(asField('example')),
      ...functions.en.map(asField('function')),
    ],
  }
}

const asField =
  (field: PhraseField) =>
  (text: string): Phrase => ({ field, text })

function present(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}
