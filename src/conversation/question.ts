import type { Language } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Correction, Lexicon } from '../knowledge/lexicon.ts'
import { splitWords } from '../knowledge/normalise.ts'
import type { QueryTerm } from '../knowledge/search-index.ts'
import type { PatternMatch, PatternWord } from './cue-pattern.ts'
import type { CueReader } from './cues.ts'
import { detectLanguage } from './language.ts'

/** One word of a question with everything it may stand for. */
export interface QuestionWord extends PatternWord {
  readonly typed: string
  readonly folded: string
  /** Forms with their confidence, best first. */
  readonly readings: readonly { readonly stem: string; readonly weight: number }[]
  /** Says nothing about the matter. */
  readonly empty: boolean
}

/** A question taken apart. */
export interface Question {
  readonly language: Language
  readonly words: readonly QuestionWord[]
  /** Per sentence: whether it ends with a question mark. */
  readonly asks: readonly boolean[]
  readonly cues: readonly PatternMatch<string>[]
}

/** Longer texts keep their beginning and their end: the story's subject and the question. */
const maxCharacters = 3_000
const maxWords = 240
/** Unknown words that are looked up for corrections; further ones stay unknown. */
const maxCorrections = 16
const synonymWeight = 0.46
/** What an everyday word counts that no name, keyword or function holds. */
const everydayImportance = 0.38
/** What an everyday word counts that one of them does hold. */
const commonImportance = 0.9
/** What a word of a sentence that asks nothing counts where another sentence asks. */
const storyImportance = 0.54

/** Takes a question apart: language, words with their corrections, and the phrases that tell what is asked. */
export function readQuestion(text: string, knowledge: Knowledge, cues: CueReader, spoken?: Language): Question {
  const capped =
    text.length <= maxCharacters ? text : `${text.slice(0, maxCharacters / 2)}\n${text.slice(-maxCharacters / 2)}`
  const split = splitWords(capped, knowledge.abbreviations)
  const kept =
    split.words.length <= maxWords
      ? split.words
      : [...split.words.slice(0, maxWords / 2), ...split.words.slice(-maxWords / 2)]
  const language =
    spoken ??
    detectLanguage(
      kept.map((word) => word.folded),
      { it: knowledge.language.it.smallWords, en: knowledge.language.en.smallWords },
    )
  const { stem, lexicon, stopWords, knownStems } = knowledge.language[language]
  let corrections = 0
  const words = kept.map((word): QuestionWord => {
    const own = stem(word.folded)
    // A cut-off word such as `mater` equals the stem of another one: only a word with an ordinary ending is known by it.
    const ending = word.folded.length - own.length
    const inflected = word.folded.length > 5 && ending > 0 && knownStems.has(own)
    const isKnown = lexicon.has(word.folded) || (inflected && ending <= 3) || /\d/.test(word.folded)
    const mended = isKnown || corrections >= maxCorrections ? [] : mend(word.folded, language, lexicon)
    if (!isKnown) corrections++
    const stands = isKnown || (inflected && mended.length === 0)
    const readings = stands
      ? [{ form: word.folded, weight: 1 }]
      : mended.map((correction) => ({ form: correction.word, weight: correction.confidence }))
    const forms = readings.length > 0 ? readings.map((reading) => reading.form) : [word.folded]
    return {
      typed: word.typed,
      folded: word.folded,
      sentence: word.sentence,
      forms,
      stems: forms.map(stem),
      readings: readings.map((reading) => ({ stem: stem(reading.form), weight: reading.weight })),
      empty: stopWords.has(forms[0] ?? '') || (word.folded.length === 1 && !/\d/.test(word.folded)),
      unknown: readings.length === 0,
    }
  })
  return { language, words, asks: split.asks, cues: cues.read(words, language) }
}

/** Articles and prepositions that run into the next word where the apostrophe is forgotten: `nellarea`. */
const elided = /^(?:nell|dell|dall|sull|all|quell|un|l|d)(?=[aeiouh])/

function mend(folded: string, language: Language, lexicon: Lexicon): readonly Correction[] {
  const bare = language === 'it' ? folded.replace(elided, '') : folded
  if (bare !== folded && lexicon.has(bare)) return [{ word: bare, confidence: 0.9 }]
  return lexicon.correct(folded)
}

/**
 * The words that carry the matter, as the index takes them.
 *
 * @param without positions that a cue has used up
 */
export function queryTerms(question: Question, knowledge: Knowledge, without: ReadonlySet<number>): QueryTerm[] {
  const { synonyms, index, lexicon } = knowledge.language[question.language]
  const someAsk = question.asks.some(Boolean) && question.asks.length > 1
  const importance = (word: QuestionWord) => (someAsk && question.asks[word.sentence] !== true ? storyImportance : 1)
  const weightOf = (word: QuestionWord) => {
    if (!lexicon.isEveryday(word.forms[0] ?? '')) return 1
    return word.readings.some(({ stem }) => index.isTelling(stem)) ? commonImportance : everydayImportance
  }
  const expressions = synonyms.expressions(question.words.map((word) => word.readings[0]?.stem ?? word.folded))
  const terms: QueryTerm[] = []
  question.words.forEach((word, at) => {
    if (word.empty || without.has(at)) return
    const inExpression = expressions.filter(({ from, length }) => from <= at && at < from + length)
    const readings = word.unknown ? [{ stem: word.folded, weight: 1 }] : word.readings
    const alternatives = new Map<string, number>()
    const offer = (stem: string, weight: number) => {
      if (weight > (alternatives.get(stem) ?? 0)) alternatives.set(stem, weight)
    }
    for (const reading of readings) {
      offer(reading.stem, reading.weight)
      for (const other of synonyms.of(reading.stem)) offer(other, reading.weight * synonymWeight)
    }
    for (const expression of inExpression) for (const stem of expression.stems) offer(stem, synonymWeight)
    terms.push({
      typed: word.typed,
      alternatives: [...alternatives].map(([stem, weight]) => ({ stem, weight })).sort((a, b) => b.weight - a.weight),
      importance: importance(word) * weightOf(word),
    })
  })
  return onceEach(terms)
}

/** A story says the same words again and again: each counts once, where it counts most. */
function onceEach(terms: readonly QueryTerm[]): QueryTerm[] {
  const kept = new Map<string | undefined, QueryTerm>()
  for (const term of terms) {
    const stem = term.alternatives[0]?.stem
    const known = kept.get(stem)
    if (known === undefined || known.importance < term.importance) kept.set(stem, term)
  }
  return [...kept.values()]
}
