import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableText } from '../../../adapters/slack/readable-text.ts'

describe('what Slack writes, as people read it', () => {
  it.each([
    ['entities', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['an entity that was written as such', '&amp;lt;', '&lt;'],
    ['a person', 'chiedi a <@U123>', 'chiedi a @U123'],
    ['a person with a name', 'chiedi a <@U123|maria>', 'chiedi a @maria'],
    ['a channel', 'in <#C123|generale>', 'in #generale'],
    ['everybody', '<!here> e <!channel>', '@here e @channel'],
    ['a group', '<!subteam^S1|@tecnici>', '@tecnici'],
    ['a group without a name', '<!subteam^S1>', '@subteam'],
    ['a date', 'il <!date^1392734382^{date}|18 febbraio 2014>', 'il 18 febbraio 2014'],
    ['a link', 'vedi <https://example.org/a>', 'vedi https://example.org/a'],
    ['a link with the same label', '<http://example.org|example.org>', 'example.org'],
    ['a link with another label', '<https://example.org|la pagina>', 'la pagina (https://example.org)'],
    ['an address', '<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['a number', '<tel:+39011>', '+39011'],
    ['spaces around', '  ciao  \n a tutti ', 'ciao\n a tutti'],
  ])('reads %s', (_what, written, read) => {
    expect(readableText(written)).toBe(read)
  })

  it('leaves out the mention of the bot, not that of others', () => {
    expect(readableText('<@U0BOT> chiedi a <@U1>', 'U0BOT')).toBe('chiedi a @U1')
  })

  it('gives back every text that Slack has escaped', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const text = fc.string({ unit: 'grapheme' }).map((each) => each.replaceAll(/\s/g, ' ').trim())
    fc.assert(
      fc.property(text, (written) => {
        expect(readableText(escaped(written))).toBe(written)
      }),
    )
  })
})
