import { describe, expect, test } from 'vitest'
import { cutAtWord, cutText } from '../../src/channel/cut-text.ts'

describe('cutting a text', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['', 0, ''],
    ['abc', 0, ''],
    ['abc', 1, '…'],
    ['a😀😀', 4, 'a😀…'],
    ['ab😀😀', 4, 'ab…'],
    ['😀😀', 2, '…'],
  ])('%s to %d', (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut)
  })
})

describe('cutting after a whole word', () => {
  test.each([
    ['Apri una richiesta di aiuto', 24, 'Apri una richiesta di…'],
    ['Apri una richiesta', 24, 'Apri una richiesta'],
    ['Precipitevolissimevolmente', 10, 'Precipite…'],
    ['A precipitevolissimevolmente', 10, 'A precipi…'],
  ])('%s to %d', (text, length, cut) => {
    expect(cutAtWord(text, length)).toBe(cut)
  })
})
