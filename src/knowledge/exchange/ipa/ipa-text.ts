import { foldHeader } from '../tables.ts'

/** What the registry writes where it knows nothing. */
const nothing = new Set(
  [
    '',
    'null',
    'da indicare',
    'da_indicare',
    'non indicato',
    'non disponibile',
    'non presente',
    'nd',
    'n.d.',
    'na',
    'nessuno',
    'xxx',
  ].map(foldHeader),
)

/** A value of the registry without the blanks around and within; undefined where it says nothing. */
export function cleanValue(cell: string | undefined): string | undefined {
  const text = (cell ?? '').replace(/[\s\u00A0]+/g, ' ').trim()
  return nothing.has(foldHeader(text)) ? undefined : text
}

/** A name as people write it: accents in the place of apostrophes, and no capitals throughout. */
export function cleanName(text: string): string {
  return inUsualCase(withAccents(text.replaceAll('`', "'").replaceAll('´', "'")))
}

const accented: Readonly<Record<string, string>> = {
  a: 'à',
  e: 'è',
  i: 'ì',
  o: 'ò',
  u: 'ù',
  A: 'À',
  E: 'È',
  I: 'Ì',
  O: 'Ò',
  U: 'Ù',
}
/** Short words that end in an accent; others of up to three letters (po', mo', ca', de') have lost a syllable. */
const shortAccented = new Set(['eta', 'gia', 'piu', 'giu', 'puo', 'cio', 'la', 'e', 'ne', 'se'])
const openingQuote = /(?<!\p{L})['’](?=\p{L})/u
const acute = /^(ne|se|.*(ch|tr)e)$/i

/**
 * `Attivita'` → `Attività`. Only a final vowel right before an apostrophe that ends its word: elisions stand before a
 * letter, closing quotation marks have an opening one before them, and short words are those that are known.
 */
export function withAccents(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}]|(?<!\p{L})['’])(\p{L}*?)([aeiou])['’](?![\p{L}\p{N}])/giu,
    (found, stem: string, vowel: string, at: number) => {
      const word = stem + vowel
      if (openingQuote.test(text.slice(0, at))) return found
      if (word.length <= 3 && !shortAccented.has(word.toLowerCase())) return found
      if (acute.test(word)) return stem + (vowel === 'e' ? 'é' : 'É')
      return stem + (accented[vowel] ?? vowel)
    },
  )
}

const smallWords = new Set(
  (
    'a ad ai al alla alle allo agli all con d da dai dal dalla dalle dallo dagli dall de dei del della delle dello degli dell di e ed fra gli i il in ' +
    'l la le lo ne nei nel nella nelle nello negli nell o od per su sui sul sulla sulle sullo sugli sull tra un una uno'
  ).split(' '),
)
const acronyms = new Set(
  'ced cup ict urp uo uoc uos uosd sc ss ssd sian spisal spresal suap sue suem asl ausl asst ats aoo ufp rsa rup rtd rpd dpo dea pua cad cpi iat ztl pnrr ip it lpp oopp ivass imu tari tosap erp edp pec spid cie serd ser sert uvm adi nas csm'.split(
    ' ',
  ),
)
const roman = /^(?=[ivxlc])(x{0,3})(ix|iv|v?i{0,3})$/

/** Names in capitals throughout in the usual case; others as they are. Acronyms and Roman numbers stay in capitals. */
function inUsualCase(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length <= 4 || letters !== letters.toUpperCase()) return text
  let isFirst = true
  return text.replace(/[\p{L}\p{N}.]+/gu, (word) => {
    const low = word.toLowerCase()
    const wasFirst = isFirst
    isFirst = false
    if (isAcronym(low)) return word
    if (!wasFirst && smallWords.has(low)) return low
    return low.charAt(0).toUpperCase() + low.slice(1)
  })
}

function isAcronym(low: string): boolean {
  const bare = low.replaceAll('.', '')
  if (/^(\p{L}\.){2,}\p{L}?$/u.test(low) || /\d/.test(low)) return true
  if (smallWords.has(bare)) return false
  return acronyms.has(bare) || roman.test(bare) || !/[aeiouàèéìòù]/.test(bare)
}
