import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { escapeText, escapeTextWithin } from '../../../adapters/slack/escape-text.ts'
import { cleanText } from '../../../src/channel/clean-text.ts'
import { hostileText, longTexts } from '../../conversation/hostile-text.ts'

/** What people read: Slack decodes the three entities and does not show word joiners. */
const shown = (escaped: string) =>
  escaped.replaceAll('\u2060', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

describe('text for places that read mrkdwn', () => {
  test.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['&lt;', '&amp;lt;'],
    ['<!channel> <@U123> <#C1|x>', '&lt;!channel&gt; &lt;@\u2060U123&gt; &lt;#\u2060C1|x&gt;'],
    ['@here @everyone', '@\u2060here @\u2060everyone'],
    ['#generale', '#\u2060generale'],
    ['*forte*', '\u2060*\u2060forte\u2060*\u2060'],
    [':smile: 10:30', ':\u2060smile: 10:30'],
    ['https://evil.example', 'https:\u2060//evil\u2060.example'],
    ['a@example.org', 'a@\u2060example\u2060.org'],
    ['> citato', '\u2060&gt; citato'],
    ['perché l’ufficio (3), 50%?', 'perché l’ufficio (3), 50%?'],
  ])('%s', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped)
  })

  it('shows exactly the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shown(escapeText(text))).toBe(shown(cleanText(text).replaceAll('&', '&amp;')))
      }),
    )
  })

  it.each(longTexts)('stays within a length: %s', (_, text) => {
    for (const length of [0, 1, 10, 4_000]) expect(escapeTextWithin(text, length).length).toBeLessThanOrEqual(length)
  })

  it('fills the length it may have', () => {
    expect(escapeTextWithin('<'.repeat(4_000), 4_000).length).toBeGreaterThan(3_900)
    expect(escapeTextWithin('a'.repeat(4_001), 4_000)).toBe(`${'a'.repeat(3_999)}…`)
  })
})

describe('text as Slack takes it', () => {
  test.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\u0000\u001B[31mrosso\u0007', '[31mrosso'],
    ['\u202Eabc\u202C', 'abc'],
    ['mezzo \uD83D carattere', 'mezzo \uFFFD carattere'],
    ['intero 😀', 'intero 😀'],
  ])('%j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })
})
