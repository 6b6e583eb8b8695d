/** Stands where something personal stood. */
const hidden = '…'

/** Longest text kept; questions say what they are about in less. */
const maxCharacters = 300

/** What is personal by its form, most telling first. Quantifiers are bounded, so that no input makes them backtrack. */
const personalForms: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,255}/gu,
  /\bhttps?:\/\/\S{1,2000}/giu,
  // Fiscal code of a person, DM 23 December 1976: six letters, year, month letter, day, place, check letter.
  /\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b/giu,
  // IBAN, ISO 13616: country, two check digits, up to 30 characters in groups.
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b/gu,
  // Number plate.
  /\b[A-Z]{2} ?\d{3} ?[A-Z]{2}\b/gu,
  // Telephone numbers, staff numbers, numbers of documents: five digits or more, with the signs people put between.
  /\+?\d(?:[ ./()-]{0,2}\d){4,19}/gu,
]

/** What introduces a name: whoever speaks, titles, colleagues. The first letter may be a capital. */
const introductions = [
  'mi chiamo',
  'il mio nome è',
  'my name is',
  'sig\\.',
  'sig\\.ra',
  'signora?',
  'signore',
  'dott\\.',
  'dott\\.ssa',
  'dottor',
  'dottore',
  'dottoressa',
  'ing\\.',
  'arch\\.',
  'avv\\.',
  'geom\\.',
  'rag\\.',
  'prof\\.',
  'prof\\.ssa',
  'professor',
  'professore',
  'professoressa',
  'mr\\.?',
  'mrs\\.?',
  'ms\\.?',
  'dr\\.?',
  'collega',
  'colleague',
].map((words) => `[${words.charAt(0)}${words.charAt(0).toUpperCase()}]${words.slice(1)}`)

const named = new RegExp(
  `\\b(${introductions.join('|')})( {1,3})\\p{Lu}[\\p{L}'’]{1,40}(?: \\p{Lu}[\\p{L}'’]{1,40}){0,3}`,
  'gu',
)

/**
 * A question without what tells of whom it speaks: addresses, numbers, names. Capitalised words inside a sentence that
 * the knowledge base does not know are taken for names; acronyms stay.
 *
 * @param isKnown whether the base or everyday language has the word
 */
export function withoutPersonalData(text: string, isKnown: (word: string) => boolean): string {
  let clean = text.slice(0, 4 * maxCharacters).replaceAll(/\s+/g, ' ')
  for (const form of personalForms) clean = clean.replaceAll(form, hidden)
  clean = clean.replaceAll(named, `$1$2${hidden}`)
  clean = clean.replaceAll(/(?<=[^.?!…:;\s] +)\p{Lu}\p{Ll}[\p{L}'’]{1,40}/gu, (word) => (isKnown(word) ? word : hidden))
  return clean
    .replaceAll(/…(?: *…)+/g, hidden)
    .trim()
    .slice(0, maxCharacters)
}
