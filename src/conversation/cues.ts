import type { Language } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { foldText } from '../knowledge/normalise.ts'
import { compilePatterns, type PatternMatch, type PatternWord } from './cue-pattern.ts'

/** Finds the phrases that tell what is asked. */
export interface CueReader {
  read(words: readonly PatternWord[], language: Language): readonly PatternMatch<string>[]
}

/** Name of the cue that settles that a question is outside. */
export const outsideCue = 'outside'

/** Compiles the intent phrases of the vocabulary for both languages. */
export function buildCueReader(knowledge: Knowledge): CueReader {
  const compile = (language: Language) => {
    const { stem, stopWords } = knowledge.language[language]
    const { intents, outOfScope } = knowledge.base.vocabulary
    const asked = Object.entries(intents).flatMap(([intent, phrases]) =>
      phrases[language].map((phrase) => [intent, phrase] as const),
    )
    const outside = outOfScope.flatMap(({ patterns }) =>
      patterns[language].map((phrase) => [outsideCue, phrase] as const),
    )
    const sets = [
      compilePatterns(asked, foldText, stem, stopWords),
      // Names of places and people have no inflections: `paris` is not `pari`.
      compilePatterns(outside, foldText, (folded) => folded, stopWords),
    ]
    return { match: (words: readonly PatternWord[]) => sets.flatMap((set) => set.match(words)) }
  }
  const patterns = { it: compile('it'), en: compile('en') }
  return { read: (words, language) => patterns[language].match(words) }
}
