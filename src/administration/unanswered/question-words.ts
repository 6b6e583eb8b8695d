import type { Language } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { foldedWords, foldText } from '../../knowledge/normalise.ts'
import { withoutPersonalData } from './anonymise.ts'

/** A question as it may be kept: without what is personal. */
export function questionWithoutPeople(text: string, knowledge: Knowledge): string {
  return withoutPersonalData(text, (word) => isKnownWord(word, knowledge))
}

/** The stems that tell what a question is about; none where all its words say nothing. */
export function questionStems(text: string, language: Language, knowledge: Knowledge): ReadonlySet<string> {
  const { stem, stopWords } = knowledge.language[language]
  return new Set(
    foldedWords(text)
      .filter((word) => word.length > 1 && !stopWords.has(word))
      .map(stem),
  )
}

function isKnownWord(word: string, { language }: Knowledge): boolean {
  const folded = foldText(word)
  return [language.it, language.en].some(
    ({ lexicon, stopWords }) => lexicon.has(folded) || lexicon.isEveryday(folded) || stopWords.has(folded),
  )
}
