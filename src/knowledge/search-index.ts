import { buildPhraseTable, fields, type IndexedPhrase } from './phrase-table.ts'
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
  /** Candidates with any evidence, best first; of more than forty only the best. */
  search(terms: readonly QueryTerm[], weights: FieldWeights, accept?: (record: KnowledgeRecord) => boolean): Candidate[]
  /** Which words of the question met which phrases of a record. */
  explain(recordId: string, terms: readonly QueryTerm[]): Match[]
  /** Rarity of a stem: 0 where the index does not hold it. */
  rarity(stem: string): number
  /** Whether the stem stands in a name, alias, keyword or function, and not only somewhere in an example. */
  isTelling(stem: string): boolean
}

/** What a phrase that stands whole in the question adds, relative to its words alone. */
const wholePhrase: FieldWeights = { name: 1.66, alias: 1.35, keyword: 0.58, example: 0.82, function: 0.46 }

/** Above 1: rare words count more than their rarity alone. */
const sharpening = 1.19
/** What a stem counts that only examples hold. */
const untold = 0.86
/** By the weights they were made of: there are few, and every search needs them. */
const tablesOfWeights = new WeakMap<FieldWeights, { wordWeights: Float64Array; wholeWeights: Float64Array }>()

/** What words and whole phrases weigh, by the class of the phrase: its field, and `fields.length` more where it is loose. */
function weightTables(weights: FieldWeights) {
  const known = tablesOfWeights.get(weights)
  if (known !== undefined) return known
  const words = fields.map((field) => weights[field])
  const whole = fields.map((field) => wholePhrase[field] * weights[field])
  const tables = {
    wordWeights: Float64Array.from([...words, ...words.map((weight) => weight * looseOutside)]),
    wholeWeights: Float64Array.from([...whole, ...whole]),
  }
  tablesOfWeights.set(weights, tables)
  return tables
}

/** Examples of what is out of scope tell by the whole sentence: their loose words are everyday ones. */
const looseOutside = 0.35
/** Names and aliases come first among the fields. */
const lastNamingField = fields.indexOf('alias')
/** Candidates kept of a search: many times what any answer looks at. */
const maxCandidates = 40

/**
 * An inverted index from stems to the phrases of all records.
 *
 * A record's score is the sum over the words of the question of their rarity times the best field in which the record
 * holds them, plus a bonus for the one phrase that agrees most with the question as a whole, so that a natural way of
 * asking written by an administrator weighs as a whole sentence and not as loose words.
 */
export function buildSearchIndex(
  records: readonly KnowledgeRecord[],
  phrasesOf: (record: KnowledgeRecord) => readonly IndexedPhrase[],
): SearchIndex {
  const table = buildPhraseTable(records, phrasesOf)
  const { recordOf, fieldOf, starts, postings, stemNumbers } = table
  const rarityOf = Float64Array.from(
    table.holders,
    (holders, stem) =>
      Math.log(1 + records.length / (holders + 0.5)) ** sharpening * (table.telling[stem] === 1 ? 1 : untold),
  )
  const rarity = (stem: string) => rarityOf[stemNumbers.get(stem) ?? -1] ?? 0
  const unknownRarity = Math.log(1 + records.length / 1.5) ** sharpening
  const phraseMass = table.massOf(rarityOf)
  const recordNumbers = new Map(records.map((record, at) => [record.id, at]))
  // What a search reads and writes of a phrase lies together: it visits phrases in no order, and each visit costs a
  // look into memory. Two numbers each: record, class.
  const phraseInfo = new Int32Array(2 * recordOf.length)
  // Four each: the last term that met it (from 1), evidence that it matched, the same by importance, all it could match.
  const phraseScratch = new Float32Array(4 * recordOf.length)
  for (let phrase = 0; phrase < recordOf.length; phrase++) {
    const record = recordOf[phrase] as number
    const field = fieldOf[phrase] as number
    const isLoose = records[record]?.type === 'outside' && fields[field] === 'example'
    phraseInfo[2 * phrase] = record
    phraseInfo[2 * phrase + 1] = isLoose ? field + fields.length : field
    phraseScratch[4 * phrase + 3] = phraseMass[phrase] as number
  }

  // Scratch space reused by every search: searching is synchronous.
  const touchedPhrases = new Int32Array(recordOf.length)
  const touchedRecords = new Int32Array(records.length)
  const recordsHere = new Int32Array(records.length)
  const recordBest = new Float32Array(records.length)
  const recordSum = new Float32Array(records.length)
  const recordPhrase = new Float32Array(records.length)
  const recordNamed = new Float32Array(records.length)
  const recordTouched = new Uint8Array(records.length)

  /** The best so far, in order. */
  const bestScores = new Float64Array(maxCandidates)
  const bestRecords = new Int32Array(maxCandidates)
  const isBefore = (record: number, score: number, place: number): boolean => {
    const other = bestScores[place] as number
    if (score !== other) return score > other
    return (records[record]?.id ?? '') < (records[bestRecords[place] as number]?.id ?? '')
  }

  const search: SearchIndex['search'] = (terms, weights, accept = () => true) => {
    const { wordWeights, wholeWeights } = weightTables(weights)
    let recordCount = 0
    let phraseCount = 0
    let mass = 0
    let place = 0
    for (const { alternatives, importance } of terms) {
      place += 1
      let termRarity = 0
      let countHere = 0
      for (const { stem, weight } of alternatives) {
        const number = stemNumbers.get(stem)
        if (number === undefined) continue
        const evidence = (rarityOf[number] as number) * weight
        if (evidence > termRarity) termRarity = evidence
        const end = starts[number + 1] as number
        for (let at = starts[number] as number; at < end; at++) {
          const phrase = postings[at] as number
          const scratch = 4 * phrase
          const seen = phraseScratch[scratch] as number
          if (seen === place) continue
          if (seen === 0) touchedPhrases[phraseCount++] = phrase
          phraseScratch[scratch] = place
          phraseScratch[scratch + 1] = (phraseScratch[scratch + 1] as number) + evidence
          phraseScratch[scratch + 2] = (phraseScratch[scratch + 2] as number) + evidence * importance
          const record = phraseInfo[2 * phrase] as number
          const value = evidence * (wordWeights[phraseInfo[2 * phrase + 1] as number] as number)
          const best = recordBest[record] as number
          if (value > best) {
            if (best === 0) recordsHere[countHere++] = record
            recordBest[record] = value
          }
        }
      }
      for (let at = 0; at < countHere; at++) {
        const record = recordsHere[at] as number
        recordSum[record] = (recordSum[record] as number) + (recordBest[record] as number) * importance
        recordBest[record] = 0
        if (recordTouched[record] === 0) touchedRecords[recordCount++] = record
        recordTouched[record] = 1
      }
      mass += importance * (termRarity > 0 ? termRarity : unknownRarity)
    }
    for (let at = 0; at < phraseCount; at++) {
      const phrase = touchedPhrases[at] as number
      const scratch = 4 * phrase
      const record = phraseInfo[2 * phrase] as number
      const kind = phraseInfo[2 * phrase + 1] as number
      const whole = Math.min(1, (phraseScratch[scratch + 1] as number) / (phraseScratch[scratch + 3] as number))
      const agreement = (wholeWeights[kind] as number) * whole * whole * (phraseScratch[scratch + 2] as number)
      if (agreement > (recordPhrase[record] as number)) recordPhrase[record] = agreement
      if (kind <= lastNamingField && whole > (recordNamed[record] as number)) recordNamed[record] = whole
      phraseScratch[scratch] = 0
      phraseScratch[scratch + 1] = 0
      phraseScratch[scratch + 2] = 0
    }
    let kept = 0
    for (let at = 0; at < recordCount; at++) {
      const record = touchedRecords[at] as number
      const score = (recordSum[record] as number) + (recordPhrase[record] as number)
      if (kept === maxCandidates && !isBefore(record, score, kept - 1)) continue
      if (!accept(records[record] as KnowledgeRecord)) continue
      let place = kept < maxCandidates ? kept++ : kept - 1
      for (; place > 0 && isBefore(record, score, place - 1); place--) {
        bestScores[place] = bestScores[place - 1] as number
        bestRecords[place] = bestRecords[place - 1] as number
      }
      bestScores[place] = score
      bestRecords[place] = record
    }
    const candidates = Array.from({ length: kept }, (_, at): Candidate => {
      const record = bestRecords[at] as number
      return {
        record: records[record] as KnowledgeRecord,
        score: bestScores[at] as number,
        coverage: mass === 0 ? 0 : Math.min(1, (recordSum[record] as number) / mass),
        named: recordNamed[record] as number,
      }
    })
    for (let at = 0; at < recordCount; at++) {
      const record = touchedRecords[at] as number
      recordSum[record] = 0
      recordPhrase[record] = 0
      recordNamed[record] = 0
      recordTouched[record] = 0
    }
    return candidates
  }

  /** The phrase of a record that holds a stem in the most telling field, the first one of it. */
  const bestPhrase = (record: number, stem: number): number | undefined => {
    const last = table.firstPhrase[record + 1] ?? 0
    let best: number | undefined
    for (
      let at = lowerBound(postings, starts[stem] ?? 0, starts[stem + 1] ?? 0, table.firstPhrase[record] ?? 0);
      at < (starts[stem + 1] ?? 0);
      at++
    ) {
      const phrase = postings[at] ?? last
      if (phrase >= last) break
      if (best === undefined || (fieldOf[phrase] ?? 0) < (fieldOf[best] ?? 0)) best = phrase
    }
    return best
  }

  const explain: SearchIndex['explain'] = (recordId, terms) => {
    const record = recordNumbers.get(recordId)
    if (record === undefined) return []
    return terms.flatMap(({ typed, alternatives }) => {
      for (const { stem } of alternatives) {
        const number = stemNumbers.get(stem)
        const phrase = number === undefined ? undefined : bestPhrase(record, number)
        if (phrase !== undefined) {
          return [{ typed, field: fields[fieldOf[phrase] ?? 0] ?? 'example', phrase: table.texts[phrase] ?? '' }]
        }
      }
      return []
    })
  }

  return { search, explain, rarity, isTelling: (stem) => table.telling[stemNumbers.get(stem) ?? -1] === 1 }
}

/** The first place from `from` to before `to` in ascending values that is not less than `value`; `to` where all are. */
function lowerBound(values: Int32Array, from: number, to: number, value: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
