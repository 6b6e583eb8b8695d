import type { Language } from '../channel/message.ts'
import { buildLexicon, type Lexicon } from './lexicon.ts'
import { abbreviationTable, foldedWords, stemCache } from './normalise.ts'
import { type KnowledgeRecord, listRecords } from './record.ts'
import type { KnowledgeBase } from './schema.ts'
import { buildSearchIndex, type SearchIndex } from './search-index.ts'
import { buildSynonyms, type Synonyms } from './synonyms.ts'
import { buildTree, type OrganizationTree } from './tree.ts'

/** What understanding a language needs. */
export interface LanguageKnowledge {
  readonly stem: (folded: string) => string
  readonly lexicon: Lexicon
  readonly stopWords: ReadonlySet<string>
  /** Words that tell the language: empty words and those of courtesy and orders. */
  readonly smallWords: ReadonlySet<string>
  readonly synonyms: Synonyms
  readonly index: SearchIndex
  /** Stems that the base or everyday language holds: words with such a stem are not mended. */
  readonly knownStems: ReadonlySet<string>
}

/** A checked base made ready for questions of one day. */
export interface Knowledge {
  readonly base: KnowledgeBase
  readonly tree: OrganizationTree
  /** `YYYY-MM-DD`: entries in force on this day are found. */
  readonly day: string
  readonly records: ReadonlyMap<string, KnowledgeRecord>
  /** Id of a topic, FAQ entry or application → the offices behind it. */
  readonly officesBehind: ReadonlyMap<string, readonly string[]>
  readonly abbreviations: ReadonlyMap<string, readonly string[]>
  readonly language: Readonly<Record<Language, LanguageKnowledge>>
}

/** Indexes a base. Takes tens of milliseconds at the size of a large city; done once per load and per day. */
export function prepareKnowledge(base: KnowledgeBase, day: string): Knowledge {
  const records = listRecords(base, day)
  return {
    base,
    tree: buildTree(base),
    day,
    records: new Map(records.map((record) => [record.id, record])),
    officesBehind: officesBehind(base),
    abbreviations: abbreviationTable(base.vocabulary.abbreviations),
    language: { it: prepareLanguage(base, records, 'it'), en: prepareLanguage(base, records, 'en') },
  }
}

function officesBehind(base: KnowledgeBase): Map<string, readonly string[]> {
  const behind = new Map<string, readonly string[]>()
  for (const topic of base.topics) {
    behind.set(
      topic.id,
      [topic.firstContact, topic.secondLevel].filter((id) => id !== null && id !== 'master') as string[],
    )
  }
  for (const faq of base.faq) behind.set(faq.id, behind.get(faq.topic) ?? [])
  for (const application of base.applications) {
    behind.set(application.id, [
      ...application.owner,
      ...(application.secondLevel === null ? [] : [application.secondLevel]),
    ])
  }
  return behind
}

function prepareLanguage(
  base: KnowledgeBase,
  records: readonly KnowledgeRecord[],
  language: Language,
): LanguageKnowledge {
  const stem = stemCache(language)
  const stopWords = new Set(base.vocabulary.stopWords[language].flatMap(foldedWords))
  const weights = new Map<string, number>()
  const everyday = new Set([...stopWords, ...base.vocabulary.ordinaryWords[language].flatMap(foldedWords)])
  for (const word of everyday) weights.set(word, 0)
  for (const group of base.vocabulary.synonyms) {
    for (const word of (language === 'it' ? group.words : group.en).flatMap(foldedWords)) weights.set(word, 1)
  }
  const smallWords = new Set(stopWords)
  for (const intent of ['smalltalk', 'help', 'open-request', 'request-status']) {
    for (const word of base.vocabulary.intents[intent]?.[language]
      .join(' ')
      .split(/[\s|]+/)
      .flatMap(foldedWords) ?? []) {
      smallWords.add(word)
    }
  }
  const patterns = [...Object.values(base.vocabulary.intents), ...base.vocabulary.outOfScope.map((o) => o.patterns)]
  for (const phrases of patterns) {
    for (const word of phrases[language]
      .join(' ')
      .split(/[\s|]+/)
      .flatMap(foldedWords)) {
      if (!weights.has(word)) weights.set(word, 0)
    }
  }
  const index = buildSearchIndex(records, (record) =>
    record.phrases[language].map(({ field, text }) => {
      const words = foldedWords(text).filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/.test(word)))
      for (const word of words) weights.set(word, Math.min(3, (weights.get(word) ?? 0) + 1))
      return { field, text, stems: words.map(stem) }
    }),
  )
  return {
    stem,
    lexicon: buildLexicon(weights, everyday),
    stopWords,
    smallWords,
    synonyms: buildSynonyms(base.vocabulary.synonyms, language, stem),
    index,
    knownStems: new Set([...weights.keys()].map(stem)),
  }
}
