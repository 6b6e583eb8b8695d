import type { Language } from '../../channel/message.ts'
import { administrationTextsEn } from './administration-texts-en.ts'
import { type AdministrationTexts, administrationTextsIt } from './administration-texts-it.ts'

/** What is said to whoever keeps the knowledge base. */
export function administrationTexts(language: Language): AdministrationTexts {
  return language === 'en' ? administrationTextsEn : administrationTextsIt
}
