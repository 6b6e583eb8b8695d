import type { Language } from '../channel/message.ts'

/**
 * Tells English from Italian by the small words of each. Italian wins ties: it is the language of the house, and
 * single terms such as `password` or `backup` belong to both.
 */
export function detectLanguage(
  folded: readonly string[],
  small: Readonly<Record<Language, ReadonlySet<string>>>,
): Language {
  let italian = 0
  let english = 0
  for (const word of folded) {
    const isItalian = small.it.has(word)
    const isEnglish = small.en.has(word)
    if (isItalian && !isEnglish) italian++
    if (isEnglish && !isItalian) english++
  }
  return english > italian ? 'en' : 'it'
}
