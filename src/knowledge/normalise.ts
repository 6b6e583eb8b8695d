import { stemmer as englishStemmer } from '@orama/stemmers/english'
import { stemmer as italianStemmer } from '@orama/stemmers/italian'
import type { Language } from '../channel/message.ts'

/** One word of a text. */
export interface Word {
  /** Lower case, no accents, letters and digits only. */
  readonly folded: string
  /** As typed, lower case, with its accents. */
  readonly typed: string
  /** Which sentence it stands in, from 0. */
  readonly sentence: number
}

export interface Sentences {
  readonly words: readonly Word[]
  /** Per sentence: whether it ends with a question mark. */
  readonly asks: readonly boolean[]
}

/** Lower case, no accents, apostrophes and punctuation as single spaces: `L'Anagrafe è qui` → `l anagrafe e qui`. */
export function foldText(text: string): string {
  return foldedWords(text).join(' ')
}

/** The words of a folded text. */
export function foldedWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  for (let at = 0; at < text.length; at++) {
    const folded = foldedLetters[text.charCodeAt(at)]
    // Beyond Latin-1 and the typographic marks Unicode's own tables decide.
    if (folded === undefined) return foldAny(text).split(' ').filter(Boolean)
    if (folded === ' ') {
      if (word !== '') words.push(word)
      word = ''
    } else word += folded
  }
  if (word !== '') words.push(word)
  return words
}

function foldAny(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Code of a character of Italian text → what it folds to: one letter or digit, or a space. */
const foldedLetters = tableOfLetters()

function tableOfLetters(): readonly string[] {
  const table: string[] = []
  for (let code = 0; code < 0x100; code++) {
    const folded = foldAny(String.fromCharCode(code)) || ' '
    if (folded.length === 1) table[code] = folded
  }
  for (const mark of '–—‘’“”…') table[mark.charCodeAt(0)] = ' '
  return table
}

/**
 * A word; or several joined by single dots, as in `ll.pp.`; or the end of a sentence. Quantifiers are bounded and do
 * not nest, so that no input makes it backtrack.
 */
const pieces = /[\p{L}\p{N}]{1,60}(?:\.[\p{L}\p{N}]{1,60}){0,5}\.?|[?!;\n]|\.(?=\s|$)/gu

/** What `pieces` finds that is no word. */
const sentenceMarks = new Set(['?', '!', ';', '\n', '.'])

/** Whether a word folds to itself: most do. */
function isBare(word: string): boolean {
  return /^[a-z0-9]*$/.test(word)
}

/** Splits into words and sentences; abbreviations are written out, dotted acronyms joined (`s.u.a.p.` → `suap`). */
export function splitWords(text: string, abbreviations: ReadonlyMap<string, readonly string[]>): Sentences {
  const words: Word[] = []
  const asks: boolean[] = []
  let sentence = 0
  const endSentence = (asking: boolean) => {
    if (words.at(-1)?.sentence !== sentence) {
      if (asking && asks.length > 0) asks[asks.length - 1] = true
      return
    }
    asks[sentence] = asking
    sentence++
  }
  const push = (typed: string) => {
    const folded = isBare(typed) ? typed : typed.normalize('NFKD').replace(/\p{M}+/gu, '')
    if (folded !== '') words.push({ folded, typed, sentence })
  }
  for (const match of text.normalize('NFKC').toLowerCase().matchAll(pieces)) {
    const piece = match[0]
    if (sentenceMarks.has(piece)) {
      endSentence(piece === '?')
      continue
    }
    const bare = piece.endsWith('.') ? piece.slice(0, -1) : piece
    const known = abbreviations.get(bare)
    if (known !== undefined) {
      known.forEach(push)
      continue
    }
    const parts = bare.split('.')
    if (parts.length > 1 && parts.every((part) => part.length === 1)) push(parts.join(''))
    else parts.forEach(push)
    if (piece.endsWith('.') && (parts.at(-1)?.length ?? 0) > 3) endSentence(false)
  }
  endSentence(false)
  return { words, asks }
}

/** Abbreviation without its last dot, folded in case → the words it stands for. */
export function abbreviationTable(abbreviations: Readonly<Record<string, string>>): Map<string, readonly string[]> {
  return new Map(
    Object.entries(abbreviations).map(([short, long]) => [
      short.normalize('NFKC').toLowerCase().replace(/\.$/, ''),
      long
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ]),
  )
}

/**
 * The stem of a folded word, in the language's Snowball stemming, with three exceptions that its rules get wrong for
 * matching: short words and words with digits stay as they are; an Italian word that ends in a consonant is a foreign
 * one (its plural in -s meets it) and does not meet its Italian look-alike (`social` is not `sociali`); a stem of three letters or fewer, cut from a
 * longer word, would join strangers (`capito`, `capo`), so only the final vowel goes.
 */
export function stemWord(folded: string, language: Language): string {
  if (folded.length <= 3 || /\d/.test(folded)) return folded
  if (language === 'en') return englishStemmer(folded)
  if (folded.length > 4 && folded.endsWith('s')) return stemWord(folded.slice(0, -1), language)
  if (!/[aeiou]$/.test(folded)) return `${folded}=`
  const stem = italianStemmer(folded)
  const short = stem.length > 3 && /[aeio]$/.test(stem) ? stem.slice(0, -1) : stem
  return short.length <= 3 ? folded.slice(0, -1) : short
}

/** Stems remembered: the vocabulary of questions is small and repeats. */
export function stemCache(language: Language, capacity = 20_000): (folded: string) => string {
  const known = new Map<string, string>()
  return (folded) => {
    let stem = known.get(folded)
    if (stem === undefined) {
      stem = stemWord(folded, language)
      if (known.size >= capacity) known.clear()
      known.set(folded, stem)
    }
    return stem
  }
}
