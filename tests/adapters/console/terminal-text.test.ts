import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { terminalText } from '../../../adapters/console/terminal-text.ts'

const shown = (text: string) => terminalText({ language: 'it', text, blocks: [] }, 1_000)

describe('a text in a terminal', () => {
  test.each([
    ['colours', '\u001B[31mrosso\u001B[0m', '[31mrosso[0m'],
    ['a title of the window', '\u001B]0;titolo\u0007testo', ']0;titolotesto'],
    ['a sequence in one character', '\u009B2Jvia', '2Jvia'],
    ['a carriage return that would overwrite the line', 'vero\rfalso', 'verofalso'],
    ['a backspace', 'no\b\bsì', 'nosì'],
    ['an override of direction', '\u202Eoirartnoc\u202C', 'oirartnoc'],
  ])('holds no %s', (_, text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test('keeps its lines, tabs, accents and emoji', () => {
    expect(shown('così\n\tè 👍')).toBe('così\n\tè 👍')
  })

  test('is the text of the blocks where there are any, and names what can be unfolded', () => {
    const blocks = [
      { type: 'paragraph', text: 'Uno.' },
      { type: 'details', summary: 'Perché questa risposta?', items: ['così'] },
      { type: 'details', summary: '', items: [] },
    ] as const
    expect(terminalText({ language: 'it', text: 'x', blocks }, 1_000)).toBe('Uno.\n→ Perché questa risposta?')
  })

  test('is cut with an ellipsis where it is too long', () => {
    expect(terminalText({ language: 'it', text: 'abcdef', blocks: [] }, 4)).toBe('abc…')
    expect(terminalText({ language: 'it', text: 'abcd', blocks: [] }, 4)).toBe('abcd')
  })

  test('never holds a control character, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(shown(text)).not.toMatch(/[^\P{Cc}\n\t]/u)
      }),
    )
  })
})
