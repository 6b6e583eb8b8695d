import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  abbreviationTable,
  foldedWords,
  foldText,
  splitWords,
  stemCache,
  stemWord,
} from '../../src/knowledge/normalise.ts'

const abbreviations = abbreviationTable({
  'uff.': 'ufficio',
  'll.pp.': 'lavori pubblici',
  xkè: 'perché',
  Dott: 'dottore',
})
const words = (text: string) => splitWords(text, abbreviations).words.map((word) => word.folded)

describe('folding', () => {
  test.each([
    ["L'Anagrafe è QUI", 'l anagrafe e qui'],
    ['  perché?!  ', 'perche'],
    ['l’ufficio – «verde»', 'l ufficio verde'],
    ['E\u0301 tardi', 'e tardi'],
    ['Straße ½ ª ²', 'straße 1 2 a 2'],
    ['ﬁrma', 'firma'],
    ['ＷＩＦＩ', 'wifi'],
    ['Łódź Ωμέγα', 'łodz ωμεγα'],
    ['🙂', ''],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  test('by the table of Latin letters is that of Unicode', () => {
    const unicode = (text: string) =>
      text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}+/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    const latin = fc.string({ unit: fc.nat(0x2ff).map((code) => String.fromCharCode(code)), maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(latin, fc.string({ unit: 'binary' })), (text) => {
        expect(foldText(text)).toBe(unicode(text))
        expect(foldedWords(text)).toEqual(unicode(text).split(' ').filter(Boolean))
      }),
    )
  })

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('words', () => {
  test.each([
    ["l'anagrafe dell’ufficio", ['l', 'anagrafe', 'dell', 'ufficio']],
    ['uff. tributi', ['ufficio', 'tributi']],
    ['uff tributi', ['ufficio', 'tributi']],
    ['LL.PP.', ['lavori', 'pubblici']],
    ['xkè', ['perche']],
    ['S.U.A.P.', ['suap']],
    ['s.u.a.p', ['suap']],
    ['protocollo.comune', ['protocollo', 'comune']],
    ['mail/pec, 24-7', ['mail', 'pec', '24', '7']],
    ['è già così', ['e', 'gia', 'cosi']],
    ['', []],
    ['... ??? !!!', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  test('keep how they were typed, with their accents', () => {
    expect(splitWords('PERCHÉ no', abbreviations).words[0]).toMatchObject({ typed: 'perché', folded: 'perche' })
  })

  test('are cut at sixty letters', () => {
    expect(words('a'.repeat(130)).map((word) => word.length)).toEqual([60, 60, 10])
  })
})

describe('sentences', () => {
  const shape = (text: string) => {
    const { words: found, asks } = splitWords(text, abbreviations)
    return { sentences: found.map((word) => word.sentence), asks }
  }

  test.each([
    ['Buongiorno. Chi dirige?', [0, 1, 1], [false, true]],
    ['Chi dirige? Grazie', [0, 0, 1], [true, false]],
    ['prima\nseconda; terza!', [0, 1, 2], [false, false, false]],
    ['solo questa', [0, 0], [false]],
    ['davvero ??', [0], [true]],
    ['davvero!?', [0], [true]],
    ['uff. tributi', [0, 0], [false]],
    ['?', [], []],
  ])('%s', (text, sentences, asks) => {
    expect(shape(text)).toEqual({ sentences, asks })
  })
})

describe('stems', () => {
  test.each([
    ['biblioteca', 'biblioteche'],
    ['stampante', 'stampanti'],
    ['scuola', 'scuole'],
    ['gestisce', 'gestire'],
  ])('of %s and %s are the same', (one, other) => {
    expect(stemWord(one, 'it')).toBe(stemWord(other, 'it'))
  })

  test.each([
    ['capo', 'capito'],
    ['social', 'sociali'],
  ])('of %s and %s are not', (one, other) => {
    expect(stemWord(one, 'it')).not.toBe(stemWord(other, 'it'))
  })

  test.each(['pec', 'it', 'h24', 'covid19', ''])('%s stays as it is', (word) => {
    expect(stemWord(word, 'it')).toBe(word)
    expect(stemWord(word, 'en')).toBe(word)
  })

  test('in English are those of English', () => {
    expect(stemWord('printers', 'en')).toBe(stemWord('printer', 'en'))
  })

  test('are the same from a cache that overflows', () => {
    const stem = stemCache('it', 2)
    for (const word of ['stampanti', 'scuole', 'biblioteche', 'stampanti', 'scuole']) {
      expect(stem(word)).toBe(stemWord(word, 'it'))
    }
  })
})
