import { describe, expect, test } from 'vitest'
import { compilePatterns, type PatternWord } from '../../src/conversation/cue-pattern.ts'
import { foldText, stemWord } from '../../src/knowledge/normalise.ts'

const stem = (word: string) => stemWord(word, 'it')

/** `word/other` stands for a word with a correction, `word!` for one that nothing knows; `.` begins a new sentence. */
function words(text: string): PatternWord[] {
  let sentence = 0
  return text.split(' ').flatMap((part): PatternWord[] => {
    if (part === '.') {
      sentence++
      return []
    }
    const forms = part.replace('!', '').split('/')
    return [{ sentence, forms, stems: forms.map(stem), unknown: part.endsWith('!') }]
  })
}

function match(pattern: string, text: string, exact: readonly string[] = []) {
  const set = compilePatterns([['found', pattern]], foldText, stem, new Set(exact))
  return set.match(words(text)).map(({ positions, length }) => ({ positions, length }))
}

describe('a pattern', () => {
  test('of words matches them in a row, wherever they stand', () => {
    expect(match('chi dirige', 'allora chi dirige qui')).toEqual([{ positions: [1, 2], length: 2 }])
    expect(match('chi dirige', 'chi mai dirige')).toEqual([])
    expect(match('chi dirige', 'dirige chi')).toEqual([])
  })

  test('is written with accents and apostrophes or without', () => {
    expect(match('Perché', 'perche')).toHaveLength(1)
  })

  test('has alternatives', () => {
    expect(match('chi dirige|guida', 'chi guida')).toEqual([{ positions: [0, 1], length: 2 }])
    expect(match('chi dirige|guida', 'chi canta')).toEqual([])
  })

  test('skips up to four words at a gap, and takes none as well', () => {
    expect(match('apri * richiesta', 'apri richiesta')).toEqual([{ positions: [0, 1], length: 2 }])
    expect(match('apri * richiesta', 'apri a b c d richiesta')).toEqual([{ positions: [0, 5], length: 2 }])
    expect(match('apri * richiesta', 'apri a b c d e richiesta')).toEqual([])
  })

  test('does not reach into the next sentence', () => {
    expect(match('apri * richiesta', 'apri . richiesta')).toEqual([])
    expect(match('chi dirige', 'chi . dirige')).toEqual([])
  })

  test('meets other endings of longer words only', () => {
    expect(match('richiesta', 'richieste')).toHaveLength(1)
    expect(match('capo', 'capi')).toEqual([])
  })

  test('meets exact words only as they are', () => {
    expect(match('quanti', 'quanto')).toHaveLength(1)
    expect(match('quanti', 'quanto', ['quanti'])).toEqual([])
  })

  test('meets a correction of a misspelt word', () => {
    expect(match('chi dirige', 'chi dirgie/dirige')).toHaveLength(1)
  })

  test('asks for a number with #', () => {
    expect(match('richiesta #', 'richiesta 42')).toEqual([{ positions: [0, 1], length: 2 }])
    expect(match('# piano', '3 piano')).toHaveLength(1)
    expect(match('richiesta #', 'richiesta nuova')).toEqual([])
  })

  test('asks for a word that nothing knows with ?', () => {
    expect(match('numero di ?', 'numero di rossini!')).toHaveLength(1)
    expect(match('numero di ?', 'numero di boschi')).toEqual([])
  })

  test('counts once for each place where it begins', () => {
    expect(match('aiuto', 'aiuto aiuto')).toEqual([
      { positions: [0], length: 1 },
      { positions: [1], length: 1 },
    ])
  })

  test.each(['', '   ', '*', '* richiesta'])('without a first word matches nothing: "%s"', (pattern) => {
    expect(match(pattern, 'apri una richiesta')).toEqual([])
  })

  test('ends its gap where the text ends', () => {
    expect(match('apri * richiesta', 'apri una')).toEqual([])
  })
})
