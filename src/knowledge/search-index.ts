import type { KnowledgeRecord, PhraseField } from './record.ts'

/** One word of a question as the index understands it: what it may mean and how much it counts. */
export interface QueryTerm {
  /** The word as typed, for explanations. */
  readonly typed: string
  /** Stems it may stand for (itself, corrections, synonyms), each with a weight up to 1, best first. */
  readonly alternatives: readonly { readonly stem: string; readonly weight: number }[]
  /** 1 for a word of the question itself, less for one of the story around it. */
  readonly importance: number
}

/** How much each field of a record says. */
export type FieldWeights = Readonly<Record<PhraseField, number>>

export interface Candidate {
  readonly record: KnowledgeRecord
  /** Evidence, not bounded: comparable only within one search. */
  readonly score: number
  /** Share of the question's weight that the record explains, 0 to 1. */
  readonly coverage: number
  /** How completely one name or alias of the record stands in the question, 0 to 1. */
  readonly named: number
}

export interface Match {
  readonly typed: string
  readonly field: PhraseField
  readonly phrase: string
}

export interface SearchIndex {
  /** Candidates with any evidence, best first. */
  search(terms: readonly QueryTerm[], weights: FieldWeights, accept?: (record: KnowledgeRecord) => boolean): Candidate[]
  /** Which words of the question met which phrases of a record. */
  explain(recordId: string, terms: readonly QueryTerm[]): Match[]
  /** Rarity of a stem: 0 where the index does not hold it. */
  rarity(stem: string): number
  /** Whether the stem stands in a name, alias, keyword or function, and not only somewhere in an example. */
  isTelling(stem: string): boolean
}

const fields: readonly PhraseField[] = ['name', 'alias', 'keyword', 'example', 'function']

/** What a phrase that stands whole in the question adds, relative to its words alone. */
const wholePhrase: FieldWeights = { name: 1.4, alias: 1.4, keyword: 0.58, example: 0.8, function: 0.36 }

/** Above 1: rare words count more than their rarity alone. */
const sharpening = 1.19
/** What a stem counts that only examples hold. */
const untold = 0.62
/** Examples of what is out of scope tell by the whole sentence: their loose words are everyday ones. */
const looseOutside = 0.39

/**
 * An inverted index from stems to the phrases of all records.
 *
 * A record's score is the sum over the words of the question of their rarity times the best field in which the record
 * holds them, plus a bonus for the one phrase that agrees most with the question as a whole, so that a natural way of
 * asking written by an administrator weighs as a whole sentence and not as loose words.
 */
export function buildSearchIndex(
  records: readonly KnowledgeRecord[],
  phrasesOf: (record: KnowledgeRecord) => readonly { readonly field: PhraseField; readonly stems: readonly string[]; readonly text: string }[],
): SearchIndex {
  const phraseRecord: number[] = []
  const phraseField: PhraseField[] = []
  const phraseStems: (readonly string[])[] = []
  const phraseTexts: string[] = []
  const postings = new Map<string, number[]>()
  const recordsWith = new Map<string, Set<number>>()
  const telling = new Set<string>()

  records.forEach((record, at) => {
    for (const phrase of phrasesOf(record)) {
      const stems = [...new Set(phrase.stems)]
      if (stems.length === 0) continue
      const id = phraseRecord.length
      phraseRecord.push(at)
      phraseField.push(phrase.field)
      phraseStems.push(stems)
      phraseTexts.push(phrase.text)
      for (const stem of stems) {
        if (phrase.field !== 'example') telling.add(stem)
        const list = postings.get(stem)
        if (list === undefined) postings.set(stem, [id])
        else list.push(id)
        const holders = recordsWith.get(stem)
        if (holders === undefined) recordsWith.set(stem, new Set([at]))
        else holders.add(at)
      }
    }
  })
  const rarityOf = new Map(
    [...recordsWith].map(([stem, holders]) => [
      stem,
      Math.log(1 + records.length / (holders.size + 0.5)) ** sharpening * (telling.has(stem) ? 1 : untold),
    ]),
  )
  const rarity = (stem: string) => rarityOf.get(stem) ?? 0
  const unknownRarity = Math.log(1 + records.length / 1.5) ** sharpening
  const phraseMass = Float32Array.from(phraseStems, (stems) => stems.reduce((sum, stem) => sum + rarity(stem), 0))

  // Scratch space reused by every search: searching is synchronous.
  const phraseTerm = new Int32Array(phraseRecord.length)
  const phraseMatched = new Float32Array(phraseRecord.length)
  const phraseEvidence = new Float32Array(phraseRecord.length)
  const recordBest = new Float32Array(records.length)
  const recordSum = new Float32Array(records.length)
  const recordPhrase = new Float32Array(records.length)
  const recordNamed = new Float32Array(records.length)

  const search: SearchIndex['search'] = (terms, weights, accept = () => true) => {
    const touchedPhrases: number[] = []
    const touchedRecords = new Set<number>()
    let mass = 0
    terms.forEach((term, t) => {
      let termRarity = 0
      const bestHere: number[] = []
      for (const { stem, weight } of term.alternatives) {
        const stemRarity = rarity(stem)
        termRarity = Math.max(termRarity, stemRarity * weight)
        for (const phrase of postings.get(stem) ?? []) {
          if (phraseTerm[phrase] === t + 1) continue
          if (phraseTerm[phrase] === 0) touchedPhrases.push(phrase)
          phraseTerm[phrase] = t + 1
          const evidence = stemRarity * weight
          phraseMatched[phrase] = (phraseMatched[phrase] ?? 0) + evidence
          phraseEvidence[phrase] = (phraseEvidence[phrase] ?? 0) + evidence * term.importance
          const record = phraseRecord[phrase] ?? 0
          const field = phraseField[phrase] ?? 'example'
          const value = evidence * weights[field] * (field === 'example' && records[record]?.type === 'outside' ? looseOutside : 1)
          if (value > (recordBest[record] ?? 0)) {
            if (recordBest[record] === 0) bestHere.push(record)
            recordBest[record] = value
          }
        }
      }
      for (const record of bestHere) {
        recordSum[record] = (recordSum[record] ?? 0) + (recordBest[record] ?? 0) * term.importance
        recordBest[record] = 0
        touchedRecords.add(record)
      }
      mass += term.importance * (termRarity > 0 ? termRarity : unknownRarity)
    })
    for (const phrase of touchedPhrases) {
      const record = phraseRecord[phrase] ?? 0
      const field = phraseField[phrase] ?? 'example'
      const whole = Math.min(1, (phraseMatched[phrase] ?? 0) / (phraseMass[phrase] ?? 1))
      const agreement = wholePhrase[field] * weights[field] * whole * whole * (phraseEvidence[phrase] ?? 0)
      if (agreement > (recordPhrase[record] ?? 0)) recordPhrase[record] = agreement
      if ((field === 'name' || field === 'alias') && whole > (recordNamed[record] ?? 0)) recordNamed[record] = whole
      phraseTerm[phrase] = 0
      phraseMatched[phrase] = 0
      phraseEvidence[phrase] = 0
    }
    const candidates: Candidate[] = []
    for (const at of touchedRecords) {
      const record = records[at]
      if (record !== undefined && accept(record)) {
        const sum = recordSum[at] ?? 0
        candidates.push({
          record,
          score: sum + (recordPhrase[at] ?? 0),
          coverage: mass === 0 ? 0 : Math.min(1, sum / mass),
          named: recordNamed[at] ?? 0,
        })
      }
      recordSum[at] = 0
      recordPhrase[at] = 0
      recordNamed[at] = 0
    }
    return candidates.sort((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1))
  }

  const explain: SearchIndex['explain'] = (recordId, terms) =>
    terms.flatMap((term) => {
      let best: { match: Match; order: number } | undefined
      for (const { stem } of term.alternatives) {
        for (const phrase of postings.get(stem) ?? []) {
          if (records[phraseRecord[phrase] ?? 0]?.id !== recordId) continue
          const field = phraseField[phrase] ?? 'example'
          const order = fields.indexOf(field)
          if (best === undefined || order < best.order) {
            best = { match: { typed: term.typed, field, phrase: phraseTexts[phrase] ?? '' }, order }
          }
        }
        if (best !== undefined) break
      }
      return best === undefined ? [] : [best.match]
    })

  return { search, explain, rarity, isTelling: (stem) => telling.has(stem) }
}
