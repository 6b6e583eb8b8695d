import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, literalText, readsTheSame } from '../../../adapters/teams/escape-text.ts'
import { hostile } from '../../contracts/channel-adapter.contract.ts'
import { hostileText } from '../../conversation/hostile-text.ts'

describe('a literal text', () => {
  it('loses control characters, overrides of direction and halves of characters, and nothing else', () => {
    expect(literalText('a\u0000\u202Eb\u2069\uD800c\r\nd\te')).toBe('ab\uFFFDc\nd\te')
    expect(literalText('<at>Mario</at> **x** [y](https://z.example) &lt;')).toBe(
      '<at>Mario</at> **x** [y](https://z.example) &lt;',
    )
  })

  it('calls no function of Adaptive Cards, and looks the same', () => {
    const text = literalText('{{DATE(2020-07-15T06:00:00Z, SHORT)}} {{TIME(2020-07-15T06:00:00Z)}} {{altro}}')
    expect(text).not.toMatch(/\{\{(DATE|TIME)\(/)
    expect(text.replaceAll('\u200B', '')).toBe(
      '{{DATE(2020-07-15T06:00:00Z, SHORT)}} {{TIME(2020-07-15T06:00:00Z)}} {{altro}}',
    )
  })
})

describe('what reads the same as Markdown, as HTML and as plain text', () => {
  it.each([
    'Stampanti e scanner',
    'Richiesta 42: stampante (secondo piano) che non stampa!',
    'Perché? «Così», dice l’ufficio; 50% – fine.',
  ])('is a sentence: %s', (text) => {
    expect(readsTheSame(text)).toBe(true)
  })

  it.each([
    ...hostile,
    '- voce',
    '1. voce',
    '# titolo',
    '> citazione',
    '---',
    'riga\nriga',
    'www.evil.example',
    'mario.rossi@example.org',
    'tel:011',
    'snake_case_word',
    'a * b',
    '    rientro',
    '<at>tutti</at>',
    '&amp;',
    'a | b',
    '{{DATE(2020-07-15T06:00:00Z)}}',
    'a\u0007b',
  ])('is nothing with a sign that could mean something: %s', (text) => {
    expect(readsTheSame(text)).toBe(false)
  })
})

describe('a text escaped for Markdown', () => {
  it('shows the words and none of the signs as markup', () => {
    expect(escapeMarkdown('[clicca](https://evil.example) *a* <at>b</at> 1. c')).toBe(
      '\\[clicca\\]\\(https\\://evil\\.example\\) \\*a\\* &lt;at&gt;b&lt;/at&gt; 1\\. c',
    )
  })

  it('gives back the text when read as Markdown', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text)
        expect(escaped).not.toMatch(/(?<!\\)[*_~`[\]()#<>]/)
        const read = escaped
          .replace(/\\([\\`*_~{}[\]()#+\-.!|:@])/g, '$1')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&')
        expect(read).toBe(literalText(text))
      }),
    )
  })
})
