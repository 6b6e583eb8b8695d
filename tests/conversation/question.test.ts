import { describe, expect, test } from 'vitest'
import { buildCueReader } from '../../src/conversation/cues.ts'
import { queryTerms, readQuestion } from '../../src/conversation/question.ts'
import { smallResponder } from './small-responder.ts'

const { knowledge } = smallResponder()
const cues = buildCueReader(knowledge)
const read = (text: string) => readQuestion(text, knowledge, cues)
const word = (text: string, at = 0) => read(text).words[at]
const terms = (text: string, without: readonly number[] = []) => queryTerms(read(text), knowledge, new Set(without))
const stems = (text: string, at = 0) => terms(text)[at]?.alternatives.map(({ stem }) => stem) ?? []
const { stem } = knowledge.language.it

describe('a word of a question', () => {
  test('that is known stands for itself', () => {
    expect(word('sentiero')).toMatchObject({ forms: ['sentiero'], unknown: false, empty: false })
    expect(word('sentiero')?.readings).toEqual([{ stem: stem('sentiero'), weight: 1 }])
  })

  test('that is misspelt stands for what it may mean, for less', () => {
    expect(word('sentireo')).toMatchObject({
      typed: 'sentireo',
      forms: expect.arrayContaining(['sentiero']),
      unknown: false,
    })
    expect(word('sentireo')?.readings[0]?.weight).toBeLessThan(1)
  })

  test('of everyday language is never read as one of the base', () => {
    expect(word('signora')).toMatchObject({ forms: ['signora'], unknown: false })
    expect(word('pizza')).toMatchObject({ forms: ['pizza'], unknown: false })
  })

  test('that nobody knows stays unknown', () => {
    expect(word('xqzwkk')).toMatchObject({ forms: ['xqzwkk'], readings: [], unknown: true })
  })

  test('with another ending of a known one is not mended', () => {
    expect(word('paesaggi')).toMatchObject({ forms: ['paesaggi'], unknown: false })
  })

  test('with digits is not mended', () => {
    expect(word('s3ntiero')).toMatchObject({ forms: ['s3ntiero'] })
  })

  test('into which an article has run is freed from it', () => {
    expect(word('dellacque')).toMatchObject({ forms: ['acque'] })
  })

  test('that says nothing is empty, misspelt or not', () => {
    expect(word('della')).toMatchObject({ empty: true })
    expect(word('b')).toMatchObject({ empty: true })
    expect(word('7')).toMatchObject({ empty: false })
  })
})

describe('what a question looks for', () => {
  test('are its words that carry meaning', () => {
    expect(terms('chi si occupa dei sentieri e della legna').map(({ typed }) => typed)).toEqual(['sentieri', 'legna'])
  })

  test('leaves out the words that a cue has used', () => {
    expect(terms('direttore del territorio', [0]).map(({ typed }) => typed)).toEqual(['territorio'])
  })

  test('goes by synonyms too, for less', () => {
    expect(stems('pianta')).toEqual([stem('pianta'), stem('albero')])
    const [own, other] = terms('pianta')[0]?.alternatives ?? []
    expect(other?.weight).toBeLessThan(own?.weight ?? 0)
  })

  test('goes by expressions of several words', () => {
    expect(stems('rete senza fili')).toContain(stem('wifi'))
  })

  test('counts everyday words for less than the others', () => {
    const [everyday, matter] = terms('pizza legna')
    expect(everyday?.importance).toBeLessThan(matter?.importance ?? 0)
  })

  test('counts the story for less than the question, where one asks', () => {
    const [story, asked] = terms('Il fiume è alto. Chi pensa alla legna?').filter(({ typed }) => typed !== 'alto')
    expect(story).toMatchObject({ typed: 'fiume' })
    expect(story?.importance).toBeLessThan(1)
    expect(asked?.importance ?? 0).toBeGreaterThan(0)
    expect(terms('Il fiume è alto. Serve legna')[0]?.importance).toBe(1)
  })

  test('counts a word once, where it counts most', () => {
    const found = terms('Legna, sempre legna. Chi pensa alla legna?').filter(({ typed }) => typed === 'legna')
    expect(found).toHaveLength(1)
    expect(found[0]?.importance).toBe(1)
  })
})

describe('the language', () => {
  test('decides which words are empty and which cues are read', () => {
    expect(read('who heads the sector').language).toBe('en')
    expect(read('who heads the sector').cues.map(({ name }) => name)).toContain('head')
    expect(read('chi dirige il settore').cues.map(({ name }) => name)).toContain('head')
  })
})
