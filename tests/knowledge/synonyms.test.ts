import { describe, expect, test } from 'vitest'
import { stemWord } from '../../src/knowledge/normalise.ts'
import { buildSynonyms } from '../../src/knowledge/synonyms.ts'

const stem = (word: string) => stemWord(word, 'it')
const synonyms = buildSynonyms(
  [
    { words: ['stampante', 'multifunzione', 'macchina per stampare'], en: ['printer'] },
    { words: ['Pc', 'computer'], en: ['computer'] },
    { words: ['computer', 'calcolatore'], en: [] },
    { words: ['solo una frase'], en: [] },
  ],
  'it',
  stem,
)

describe('words that mean the same', () => {
  test('are found from each other, in any ending, but not from themselves', () => {
    expect(synonyms.of(stem('stampanti'))).toEqual([stem('multifunzione')])
    expect(synonyms.of(stem('multifunzioni'))).toEqual([stem('stampante')])
  })

  test('of several groups come together', () => {
    expect([...synonyms.of(stem('computer'))].sort()).toEqual([stem('calcolatore'), 'pc'].sort())
  })

  test('do not pass from one group to the next', () => {
    expect(synonyms.of('pc')).not.toContain(stem('calcolatore'))
  })

  test('are none for any other word', () => {
    expect(synonyms.of('albero')).toEqual([])
  })

  test('are those of the language', () => {
    const english = buildSynonyms([{ words: ['rete'], en: ['network', 'net'] }], 'en', (word) => word)
    expect(english.of('network')).toEqual(['net'])
    expect(english.of('rete')).toEqual([])
  })
})

describe('expressions of several words', () => {
  test('are found where they stand, with what they amount to', () => {
    const stems = ['la', 'macchina', 'per', 'stampare', 'rotta'].map(stem)
    expect(synonyms.expressions(stems)).toEqual([
      { from: 1, length: 3, stems: [stem('stampante'), stem('multifunzione')] },
    ])
  })

  test('are not found in parts, or across the end', () => {
    expect(synonyms.expressions(['macchina', 'per'].map(stem))).toEqual([])
    expect(synonyms.expressions(['macchina', 'stampare'].map(stem))).toEqual([])
  })

  test('that have no single word beside them say nothing', () => {
    expect(synonyms.expressions(['solo', 'una', 'frase'].map(stem))).toEqual([])
  })
})
