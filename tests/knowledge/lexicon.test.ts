import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLexicon, typingErrors } from '../../src/knowledge/lexicon.ts'

const known = [
  'protocollo',
  'biblioteca',
  'biblioteche',
  'stampante',
  'mensa',
  'manutenzione',
  'verde',
  'sede',
  'anagrafe',
]
const ordinary = ['signora', 'domani', 'stampanti']
const lexicon = buildLexicon(
  new Map([...known.map((word) => [word, 3] as const), ...ordinary.map((word) => [word, 0] as const)]),
  new Set(ordinary),
)

describe('a word that nobody knows', () => {
  test.each([
    ['two letters swapped', 'stapmante', 'stampante'],
    ['the first two letters swapped', 'ibblioteca', 'biblioteca'],
    ['a letter missing', 'protocolo', 'protocollo'],
    ['the first letter missing', 'nagrafe', 'anagrafe'],
    ['the last letter missing', 'bibliotec', 'biblioteca'],
    ['a letter doubled', 'mmensa', 'mensa'],
    ['a letter too many', 'manutenziione', 'manutenzione'],
    ['a wrong letter', 'stanpante', 'stampante'],
    ['two errors in a long word', 'manutensioen', 'manutenzione'],
  ])('with %s is mended: %s', (_, typed, meant) => {
    expect(lexicon.correct(typed)[0]?.word).toBe(meant)
  })

  test.each(['xqzwkk', 'protozoo', 'pizza', 'vrd', 'ab', '', 'm3nsa', 'a'.repeat(1_000), '🙂🙂🙂🙂'])(
    'that is like no other stays unknown: %s',
    (typed) => {
      expect(lexicon.correct(typed)).toEqual([])
    },
  )

  test('of few letters bears one error only', () => {
    expect(lexicon.correct('vedre')[0]?.word).toBe('verde')
    expect(lexicon.correct('vedrs')).toEqual([])
  })

  test('is read as at most three words, the likeliest first and with the most confidence', () => {
    const corrections = lexicon.correct('bibliotece')
    expect(corrections.map(({ word }) => word).sort()).toEqual(['biblioteca', 'biblioteche'])
    const confidences = corrections.map(({ confidence }) => confidence)
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a))
    for (const confidence of confidences) expect(confidence).toBeLessThan(1)
  })

  test('goes to a word of the knowledge base before an everyday one as near', () => {
    expect(lexicon.correct('stampantr')[0]?.word).toBe('stampante')
  })

  test('is mended the same way every time', () => {
    expect(lexicon.correct('protocolo')).toEqual(lexicon.correct('protocolo'))
  })
})

describe('a word that stands as it is', () => {
  test.each([...known, ...ordinary])('%s is known', (word) => {
    expect(lexicon.has(word)).toBe(true)
  })

  test('belongs to everyday language or to the base', () => {
    expect(lexicon.isEveryday('signora')).toBe(true)
    expect(lexicon.isEveryday('protocollo')).toBe(false)
    expect(lexicon.has('pizza')).toBe(false)
  })
})

/** The distance by its definition, without stopping early or reusing rows. */
function slowTypingErrors(a: string, b: string): number {
  const seen = new Map<string, number>()
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const key = `${i},${j}`
    const known = seen.get(key)
    if (known !== undefined) return known
    const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
    const result = Math.min(
      distance(i - 1, j) + 1,
      distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
      swapped ? distance(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
    )
    seen.set(key, result)
    return result
  }
  return distance(a.length, b.length)
}

describe('the number of typing errors', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'è', '🙂'), maxLength: 9 })

  test('is that of the definition up to the limit, and one more beyond it', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        expect(typingErrors(a, b, limit)).toBe(Math.min(slowTypingErrors(a, b), limit + 1))
      }),
    )
  })

  test.each([
    ['', '', 0],
    ['mensa', 'mensa', 0],
    ['mensa', 'emnsa', 1],
    ['mensa', 'mena', 1],
    ['mensa', 'mennsa', 1],
    ['mensa', 'menza', 1],
    ['', 'abc', 3],
  ])('between "%s" and "%s" is %i', (a, b, errors) => {
    expect(typingErrors(a, b, 5)).toBe(errors)
    expect(typingErrors(b, a, 5)).toBe(errors)
  })
})
