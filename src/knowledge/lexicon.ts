import Fuse from 'fuse.js'

/** A word that may have been meant, and how sure that is: 1 for the word itself, less for a correction. */
export interface Correction {
  readonly word: string
  readonly confidence: number
}

export interface Lexicon {
  /** Whether the word stands as it is: never corrected then. */
  has(folded: string): boolean
  /** Whether the word belongs to everyday language. */
  isEveryday(folded: string): boolean
  /** What an unknown word may have been meant to be, likeliest first, at most three; empty where nothing is near. */
  correct(folded: string): readonly Correction[]
}

const maxCandidates = 24
const maxCached = 5_000

/**
 * The words of the knowledge base and of everyday language, for mending typing errors.
 *
 * Comparing a word with the whole vocabulary takes Fuse.js milliseconds, so an index of letter pairs first picks the
 * few words that share most of their pairs; Fuse.js scores those, and the Damerau–Levenshtein distance (a swap of two
 * neighbours counts as one error: Damerau 1964) decides what is near enough.
 *
 * @param weights folded word → how much the knowledge base cares for it; 0 where only everyday language does
 * @param everyday folded words of everyday language
 */
export function buildLexicon(weights: ReadonlyMap<string, number>, everyday: ReadonlySet<string>): Lexicon {
  const words = [...weights.keys()].filter((word) => word.length >= 3 && !/\d/.test(word))
  const postings = new Map<string, number[]>()
  words.forEach((word, at) => {
    for (const pair of letterPairs(word)) {
      const list = postings.get(pair)
      if (list === undefined) postings.set(pair, [at])
      else list.push(at)
    }
  })
  const shared = new Uint8Array(words.length)
  const cache = new Map<string, readonly Correction[]>()

  const nearby = (word: string): string[] => {
    const touched: number[] = []
    const pairs = letterPairs(word)
    for (const pair of pairs) {
      for (const at of postings.get(pair) ?? []) {
        if (shared[at] === 0) touched.push(at)
        shared[at] = (shared[at] ?? 0) + 1
      }
    }
    const rated = touched
      .map((at) => ({ word: words[at] ?? '', overlap: shared[at] ?? 0 }))
      .filter(({ word: other, overlap }) => Math.abs(other.length - word.length) <= 2 && overlap * 3 >= pairs.length)
    for (const at of touched) shared[at] = 0
    rated.sort((a, b) => b.overlap - a.overlap || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    return rated.slice(0, maxCandidates).map((candidate) => candidate.word)
  }

  const correct = (word: string): readonly Correction[] => {
    if (word.length < 4 || word.length > 30 || /\d/.test(word)) return []
    const candidates = nearby(word)
    if (candidates.length === 0) return []
    const found = new Fuse(candidates, { includeScore: true, threshold: 0.6, ignoreLocation: true }).search(word)
    const scored = new Map(found.map((result) => [result.item, result.score ?? 1]))
    const limit = word.length >= 7 ? 2 : 1
    return candidates
      .map((candidate) => ({ candidate, errors: typingErrors(word, candidate, limit) }))
      .filter(({ errors }) => errors <= limit)
      .map(({ candidate, errors }) => ({
        word: candidate,
        errors,
        // Fuse.js tells apart corrections with as many errors; a word of the knowledge base wins over an everyday one.
        cost:
          errors +
          0.4 * (scored.get(candidate) ?? 1) +
          (candidate[0] === word[0] ? 0 : 0.35) -
          Math.min(0.3, 0.1 * (weights.get(candidate) ?? 0)),
      }))
      .sort((a, b) => a.cost - b.cost)
      .filter((option, _, all) => option.cost <= (all[0]?.cost ?? 0) + 0.45)
      .slice(0, 3)
      .map(({ word: meant, errors, cost }, _, all) => ({
        word: meant,
        confidence: Math.max(0.2, 0.95 - 0.18 * errors - 0.4 * (cost - (all[0]?.cost ?? cost))),
      }))
  }

  return {
    has: (word) => weights.has(word),
    isEveryday: (word) => everyday.has(word),
    correct(word) {
      const known = cache.get(word)
      if (known !== undefined) return known
      const corrections = correct(word)
      if (cache.size >= maxCached) cache.clear()
      cache.set(word, corrections)
      return corrections
    },
  }
}

function letterPairs(word: string): string[] {
  const padded = `^${word}$`
  const pairs: string[] = []
  for (let at = 0; at + 2 <= padded.length; at++) {
    const pair = padded.slice(at, at + 2)
    if (!pairs.includes(pair)) pairs.push(pair)
  }
  return pairs
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
 * Stops as soon as it exceeds `limit` and then returns `limit + 1`.
 */
export function typingErrors(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(value)
      best = Math.min(best, value)
    }
    if (best > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1)
}
