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
 * few words that share most of their pairs; the Damerau–Levenshtein distance (a swap of two neighbours counts as one
 * error: Damerau 1964) decides which of them are near enough, and Fuse.js ranks those.
 *
 * @param weights folded word → how much the knowledge base cares for it; 0 where only everyday language does
 * @param everyday folded words of everyday language
 */
export function buildLexicon(weights: ReadonlyMap<string, number>, everyday: ReadonlySet<string>): Lexicon {
  const words = [...weights.keys()].filter((word) => word.length >= 3 && !/\d/.test(word))
  const postings = new Map<number, number[]>()
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
    const counts = new Uint32Array(pairs.length + 1)
    const fitting = touched.filter((at) => {
      const overlap = shared[at] ?? 0
      const fits = overlap * 3 >= pairs.length && Math.abs((words[at] ?? '').length - word.length) <= 2
      if (fits) counts[overlap] = (counts[overlap] ?? 0) + 1
      return fits
    })
    let least = pairs.length
    for (let kept = counts[least] ?? 0; kept < maxCandidates && least > 0; kept += counts[least] ?? 0) least--
    const rated = fitting
      .filter((at) => (shared[at] ?? 0) >= least)
      .map((at) => ({ word: words[at] ?? '', overlap: shared[at] ?? 0 }))
    for (const at of touched) shared[at] = 0
    rated.sort((a, b) => b.overlap - a.overlap || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
    return rated.slice(0, maxCandidates).map((candidate) => candidate.word)
  }

  const correct = (word: string): readonly Correction[] => {
    if (word.length < 4 || word.length > 30 || /\d/.test(word)) return []
    const limit = word.length >= 7 ? 2 : 1
    const near = nearby(word)
      .map((candidate) => ({ candidate, errors: typingErrors(word, candidate, limit) }))
      .filter(({ errors }) => errors <= limit)
    const scored = fuzzyScores(
      word,
      near.map(({ candidate }) => candidate),
    )
    return near
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

/** Fuse.js's score of each candidate, from 0 for the word itself to 1. A single one has no rival to be told from. */
function fuzzyScores(word: string, candidates: readonly string[]): ReadonlyMap<string, number> {
  if (candidates.length < 2) return new Map()
  const found = new Fuse(candidates, { includeScore: true, threshold: 0.6, ignoreLocation: true }).search(word)
  return new Map(found.map((result) => [result.item, result.score ?? 1]))
}

/** The pairs of neighbouring letters, each once, as numbers; `^` and `$` stand before and after the word. */
function letterPairs(word: string): number[] {
  const padded = `^${word}$`
  const pairs: number[] = []
  for (let at = 0; at + 2 <= padded.length; at++) {
    const pair = padded.charCodeAt(at) * 0x10000 + padded.charCodeAt(at + 1)
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
  const width = b.length + 1
  let beforeLast = new Uint16Array(width)
  let last = new Uint16Array(width).map((_, at) => at)
  let row = new Uint16Array(width)
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let best = i
    const letter = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j++) {
      const cost = letter === b.charCodeAt(j - 1) ? 0 : 1
      let value = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost)
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        value = Math.min(value, (beforeLast[j - 2] as number) + 1)
      }
      row[j] = value
      best = Math.min(best, value)
    }
    if (best > limit) return limit + 1
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return Math.min(last[b.length] ?? limit + 1, limit + 1)
}
