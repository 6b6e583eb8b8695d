import { describe, expect, test } from 'vitest'
import { detectLanguage } from '../../src/conversation/language.ts'
import { smallResponder } from './small-responder.ts'

const small = {
  it: new Set(['chi', 'di', 'la', 'a', 'non', 'ciao']),
  en: new Set(['who', 'the', 'of', 'a', 'hello', 'is']),
}

describe('the language of a question', () => {
  test.each([
    ['who is the master', 'en'],
    ['chi è il capo di la', 'it'],
    ['hello', 'en'],
    ['ciao', 'it'],
    ['password', 'it'],
    ['', 'it'],
    ['a a a', 'it'],
    ['the di', 'it'],
    ['the of di', 'en'],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text.split(' '), small)).toBe(language)
  })

  test('is not told from the words where a button says it', () => {
    const responder = smallResponder()
    const ask = (language?: 'it' | 'en') =>
      responder.ask('Ufficio Scuole', { unit: null, lastRecord: null, ...(language === undefined ? {} : { language }) })
    expect(ask().answer.language).toBe('it')
    expect(ask('en').answer.language).toBe('en')
    expect(ask('en').message.language).toBe('en')
  })
})
