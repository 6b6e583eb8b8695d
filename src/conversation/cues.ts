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
  const compile = (language: Language) =>
    compilePatterns(
      [
        ...Object.entries(knowledge.base.vocabulary.intents),
        ...knowledge.base.vocabulary.outOfScope.map((outside) => [outsideCue, outside.patterns] as const),
      ].flatMap(([intent, phrases]) => phrases[language].map((phrase) => [intent, phrase] as const)),
      foldText,
      knowledge.language[language].stem,
      knowledge.language[language].stopWords,
    )
  const patterns = { it: compile('it'), en: compile('en') }
  return { read: (words, language) => patterns[language].match(words) }
}
