import type { KnowledgeRecord, PhraseField } from './record.ts'

/** A phrase of a record as the index takes it. */
export interface IndexedPhrase {
  readonly field: PhraseField
  readonly text: string
  readonly stems: readonly string[]
}

/** Fields by number, in the order in which an explanation prefers them. */
export const fields: readonly PhraseField[] = ['name', 'alias', 'keyword', 'example', 'function']
const numberOf = new Map(fields.map((field, at) => [field, at]))

/**
 * All phrases of all records in flat arrays. Phrases are numbered in the order of their records, so that those of one
 * record stand in a row; stems are numbered as they first occur.
 */
export interface PhraseTable {
  readonly texts: readonly string[]
  /** Phrase → its record. */
  readonly recordOf: Int32Array
  /** Phrase → number of its field in `fields`. */
  readonly fieldOf: Uint8Array
  /** Record → its first phrase; one entry more than there are records. */
  readonly firstPhrase: Int32Array
  readonly stemNumbers: ReadonlyMap<string, number>
  /** Stem → its phrases, ascending: `postings[starts[stem]]` up to before `postings[starts[stem + 1]]`. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  /** Stem → records that hold it. */
  readonly holders: Int32Array
  /** Stem → 1 where it stands in more than examples. */
  readonly telling: Uint8Array
  /** Phrase → the sum of what its stems, each counted once, weigh. */
  massOf(weightOfStem: Float64Array): Float32Array
}

/** Lays out the phrases of all records. A phrase without stems is left out. */
export function buildPhraseTable(
  records: readonly KnowledgeRecord[],
  phrasesOf: (record: KnowledgeRecord) => readonly IndexedPhrase[],
): PhraseTable {
  const stemNumbers = new Map<string, number>()
  const texts: string[] = []
  const recordOf: number[] = []
  const fieldOf: number[] = []
  const firstPhrase = new Int32Array(records.length + 1)
  // The stems of all phrases one after the other, and where those of each phrase begin.
  const occurrences: number[] = []
  const firstStem: number[] = [0]
  records.forEach((record, at) => {
    firstPhrase[at] = texts.length
    for (const phrase of phrasesOf(record)) {
      const begin = occurrences.length
      for (const stem of phrase.stems) {
        let number = stemNumbers.get(stem)
        if (number === undefined) {
          number = stemNumbers.size
          stemNumbers.set(stem, number)
        }
        if (!holdsFrom(occurrences, begin, number)) occurrences.push(number)
      }
      if (occurrences.length === begin) continue
      texts.push(phrase.text)
      recordOf.push(at)
      fieldOf.push(numberOf.get(phrase.field) ?? 0)
      firstStem.push(occurrences.length)
    }
  })
  firstPhrase[records.length] = texts.length
  const table = {
    texts,
    recordOf: Int32Array.from(recordOf),
    fieldOf: Uint8Array.from(fieldOf),
    firstPhrase,
    stemNumbers,
    ...invert(stemNumbers.size, occurrences, firstStem, recordOf, fieldOf),
  }
  return {
    ...table,
    massOf: (weightOfStem) =>
      Float32Array.from(texts, (_, phrase) => {
        let sum = 0
        for (let at = firstStem[phrase] ?? 0; at < (firstStem[phrase + 1] ?? 0); at++) {
          sum += weightOfStem[occurrences[at] ?? 0] ?? 0
        }
        return sum
      }),
  }
}

function holdsFrom(list: readonly number[], begin: number, value: number): boolean {
  for (let at = begin; at < list.length; at++) if (list[at] === value) return true
  return false
}

function invert(
  stemCount: number,
  occurrences: readonly number[],
  firstStem: readonly number[],
  recordOf: readonly number[],
  fieldOf: readonly number[],
): Pick<PhraseTable, 'starts' | 'postings' | 'holders' | 'telling'> {
  const starts = new Int32Array(stemCount + 1)
  for (const stem of occurrences) starts[stem + 1] = (starts[stem + 1] ?? 0) + 1
  for (let stem = 0; stem < stemCount; stem++) starts[stem + 1] = (starts[stem + 1] ?? 0) + (starts[stem] ?? 0)
  const next = starts.slice(0, stemCount)
  const postings = new Int32Array(occurrences.length)
  const holders = new Int32Array(stemCount)
  const telling = new Uint8Array(stemCount)
  const lastHolder = new Int32Array(stemCount).fill(-1)
  const example = numberOf.get('example')
  for (let phrase = 0; phrase < recordOf.length; phrase++) {
    const record = recordOf[phrase] ?? 0
    for (let at = firstStem[phrase] ?? 0; at < (firstStem[phrase + 1] ?? 0); at++) {
      const stem = occurrences[at] ?? 0
      const place = next[stem] ?? 0
      postings[place] = phrase
      next[stem] = place + 1
      if (lastHolder[stem] !== record) holders[stem] = (holders[stem] ?? 0) + 1
      lastHolder[stem] = record
      if (fieldOf[phrase] !== example) telling[stem] = 1
    }
  }
  return { starts, postings, holders, telling }
}
