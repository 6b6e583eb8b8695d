import { describe, expect, it } from 'vitest'
import { readBlocks } from '../../support/local-slack/readable-blocks.ts'
import { readMrkdwn } from '../../support/local-slack/readable-mrkdwn.ts'

const richText = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

describe('what people read in the local Slack', () => {
  it.each([
    ['&lt;b&gt; &amp;amp;', '<b> &amp;', [], []],
    [
      '<https://a.example|qui> e <mailto:x@a.example>',
      'qui e mailto:x@a.example',
      ['https://a.example', 'mailto:x@a.example'],
      [],
    ],
    ['<@U1> <!channel> <#C1|sala>', '@U1 !channel sala', [], ['@U1', '!channel', '#C1']],
    ['*forte* _piano_ ~via~ `codice`', 'forte piano via codice', [], []],
    ['2*3*4 e nome_di_file', '2*3*4 e nome_di_file', [], []],
    ['vedi https://a.example/b', 'vedi https://a.example/b', ['https://a.example/b'], []],
    ['@here scrivi a x@here.example', '@here scrivi a x@here.example', [], ['@here']],
  ])('of the markup %s', (source, text, links, mentions) => {
    expect(readMrkdwn(source, true)).toEqual({ text, links, mentions })
  })

  it('of a text in which nothing is markup but the brackets', () => {
    expect(readMrkdwn('*a* https://a.example <https://b.example>', false)).toEqual({
      text: '*a* https://a.example https://b.example',
      links: ['https://b.example'],
      mentions: [],
    })
  })

  it.each([
    [
      'plain text',
      { type: 'header', text: { type: 'plain_text', text: '*a* <@U1> &amp;' } },
      '*a* <@U1> &amp;',
      [],
      [],
    ],
    [
      'rich text',
      richText({ type: 'text', text: '*a* <@U1> ' }, { type: 'link', url: 'tel:1', text: 'chiama' }),
      '*a* <@U1> chiama',
      ['tel:1'],
      [],
    ],
    [
      'a bare link',
      richText({ type: 'link', url: 'https://a.example' }),
      'https://a.example',
      ['https://a.example'],
      [],
    ],
    [
      'pings',
      richText({ type: 'user', user_id: 'U1' }, { type: 'broadcast', range: 'here' }),
      '@@',
      [],
      ['@U1', '!here'],
    ],
    [
      'a section with fields and a button',
      {
        type: 'section',
        fields: [{ type: 'mrkdwn', text: '*Unità*' }],
        accessory: {
          type: 'button',
          text: { type: 'plain_text', text: 'Sito' },
          url: 'https://a.example',
          action_id: 'x',
        },
      },
      'Unità\nSito',
      ['https://a.example'],
      [],
    ],
    ['an image', { type: 'image', image_url: 'https://i.example', alt_text: 'La pianta' }, 'La pianta', [], []],
    [
      'a field',
      {
        type: 'input',
        block_id: 'b',
        label: { type: 'plain_text', text: 'Quando' },
        hint: { type: 'plain_text', text: 'anche domani' },
        element: { type: 'datepicker', action_id: 'a', initial_date: '2026-03-02' },
      },
      'Quando\nanche domani\n2026-03-02',
      [],
      [],
    ],
  ])('of %s', (_what, block, text, links, mentions) => {
    expect(readBlocks([block])).toEqual({ text, links, mentions })
  })
})
