import { describe, expect, it } from 'vitest'
import { slackLimits } from '../../../adapters/slack/block-kit-limits.ts'
import { readButton } from '../../../adapters/slack/button-id.ts'
import { renderHome } from '../../../adapters/slack/render-home.ts'
import { renderMessage } from '../../../adapters/slack/render-message.ts'
import { renderWindow } from '../../../adapters/slack/render-window.ts'
import { readViewMetadata } from '../../../adapters/slack/view-metadata.ts'
import type { Action, Block, OutgoingMessage } from '../../../src/channel/message.ts'
import { composeMessage } from '../../../src/channel/plain-text.ts'
import { checkMessage, checkView } from '../../support/block-kit/check-block-kit.ts'
import { buttonsOf, linksOf, readable } from './rendered-blocks.ts'
import { sampleTexts } from './sample-texts.ts'

const render = (...blocks: readonly Block[]) => renderSound(composeMessage('it', blocks)).blocks

function renderSound(message: OutgoingMessage) {
  const rendered = renderMessage(message, sampleTexts)
  expect(checkMessage(rendered)).toEqual([])
  return rendered
}

const button = (label: string, more: Partial<Action> = {}): Action => ({
  action: 'request:take',
  value: '42',
  label,
  typed: 'prendi 42',
  style: 'secondary',
  ...more,
})

const bold = { bold: true }
const words = (text: string, style?: object) => ({ type: 'text', text, ...(style === undefined ? {} : { style }) })
const sectionOf = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})

describe('each kind of block', () => {
  it('a heading is a header, and bold text where it is too long for one', () => {
    expect(render({ type: 'heading', text: 'Le tue\nrichieste' })).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'Le tue richieste', emoji: false } },
    ])
    expect(render({ type: 'heading', text: 'a'.repeat(151) })).toEqual([sectionOf(words('a'.repeat(151), bold))])
  })

  it('a paragraph is text that nothing interprets', () => {
    expect(render({ type: 'paragraph', text: 'a *b* <c> :d:' })).toEqual([sectionOf(words('a *b* <c> :d:'))])
  })

  it('facts are labels and texts, with links that are safe', () => {
    const facts = [
      { label: 'Sito', text: 'la pagina', url: 'https://example.org/a?b=1&c=<d>' },
      { label: 'E-mail', text: 'a@example.org', url: 'mailto:a@example.org' },
      { label: 'Altro', text: 'niente', url: 'javascript:alert(1)' },
    ]
    const blocks = render({ type: 'facts', facts })
    expect(readable(blocks)).toBe('Sito: la pagina\nE-mail: a@example.org\nAltro: niente')
    expect(linksOf(blocks)).toEqual(['mailto:a@example.org'])
    expect(
      linksOf(render({ type: 'facts', facts: [{ label: 'a', text: 'b', url: 'https://example.org/x' }] })),
    ).toEqual(['https://example.org/x'])
  })

  it('a list has a title and real items', () => {
    expect(render({ type: 'list', title: 'Uffici', items: ['uno', '', 'due'] })).toEqual([
      sectionOf(words('Uffici', bold)),
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: ['uno', 'due'].map((item) => ({ type: 'rich_text_section', elements: [words(item)] })),
          },
        ],
      },
    ])
  })

  it.each([
    ['info', 'ℹ️ Informazione: x'],
    ['warning', '⚠️ Attenzione: x'],
    ['success', '✅ Fatto: x'],
  ] as const)('a notice says its tone: %s', (tone, text) => {
    expect(readable(render({ type: 'notice', tone, text: 'x' }))).toBe(text)
  })

  it('a quote names its author', () => {
    expect(render({ type: 'quote', author: 'Anna', text: 'non va' })).toEqual([
      sectionOf(words('Anna:', bold)),
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [words('non va')] }] },
    ])
  })

  it('details stand in small letters', () => {
    expect(render({ type: 'details', summary: 'Perché', items: ['a', 'b'] })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'Perché\n• a\n• b', emoji: false }] },
    ])
  })

  it('buttons keep their style, five in a row', () => {
    const actions = (['primary', 'secondary', 'danger'] as const).map((style) => button(style, { style }))
    const blocks = render({ type: 'actions', actions: [...actions, ...actions] })
    expect(blocks.map((block) => block.type === 'actions' && block.elements.length)).toEqual([5, 1])
    expect(buttonsOf(blocks).map(({ style }) => style)).toEqual([
      'primary',
      undefined,
      'danger',
      'primary',
      undefined,
      'danger',
    ])
    expect(buttonsOf(blocks).map(readButton)).toEqual(
      Array.from({ length: 6 }, () => ({ action: 'request:take', value: '42' })),
    )
  })

  it('buttons with the same label are told apart when read out', () => {
    const [first, second] = buttonsOf(
      render({
        type: 'actions',
        actions: [button('Prendi'), button('Prendi', { typed: 'prendi 43' }), button('Vedi')],
      }),
    )
    expect([first?.accessibility_label, second?.accessibility_label]).toEqual([
      'Prendi (prendi 42)',
      'Prendi (prendi 43)',
    ])
    expect(buttonsOf(render({ type: 'actions', actions: [button('Vedi')] }))[0]).not.toHaveProperty(
      'accessibility_label',
    )
  })

  it('a button that carries more than Slack takes is what one can write', () => {
    const blocks = render({ type: 'actions', actions: [button('Prendi', { value: 'x'.repeat(2_001) })] })
    expect(buttonsOf(blocks)).toEqual([])
    expect(readable(blocks)).toBe('Prendi: scrivi «prendi 42»')
  })

  it('a form is a button that brings it, below what was wrong with it', () => {
    const blocks = render({
      type: 'form',
      form: {
        form: 'open-request',
        context: 'c d',
        title: 'Apri',
        fields: [],
        submitLabel: 'Invia',
        errors: { a: 'Manca' },
      },
    })
    expect(readable(blocks)).toBe('⚠️ Attenzione: Manca\nApri')
    expect(readButton(buttonsOf(blocks)[0] ?? {})).toEqual({ action: 'form', value: 'open-request c d' })
  })
})

describe('a message', () => {
  it('has its whole text for notifications, escaped', () => {
    expect(renderSound({ language: 'it', text: '<!channel> & co', blocks: [] }).text).toBe('&lt;!channel&gt; &amp; co')
  })

  it('shows its text where it has no blocks, or none that holds anything', () => {
    for (const blocks of [[], [{ type: 'paragraph', text: ' ' } as const]]) {
      expect(readable(renderSound({ language: 'it', text: 'solo testo', blocks }).blocks)).toBe('solo testo')
    }
  })

  it('is never empty, since Slack takes no empty one', () => {
    expect(renderSound({ language: 'it', text: '', blocks: [] })).toEqual({
      text: '…',
      blocks: [sectionOf(words('…'))],
    })
  })

  it('speaks its own language', () => {
    const { blocks } = renderSound(composeMessage('en', [{ type: 'notice', tone: 'warning', text: 'x' }]))
    expect(readable(blocks)).toBe('⚠️ Warning: x')
  })

  it('shows long texts in pieces, whole up to its limit', () => {
    const text = 'parola '.repeat(700).trim()
    expect(readable(render({ type: 'quote', author: '', text })).replaceAll('\n', ' ')).toBe(text)
    const cut = readable(render({ type: 'paragraph', text: 'a'.repeat(slackLimits.textLength * 2) }))
    expect(cut.replaceAll('\n', '')).toBe(`${'a'.repeat(slackLimits.textLength - 1)}…`)
  })

  it('that is too long keeps its beginning, its end and its buttons, and says that something is missing', () => {
    const middle = Array.from({ length: 80 }, (_, at): Block => ({ type: 'paragraph', text: `riga ${at}` }))
    const blocks = render(...middle, { type: 'actions', actions: [button('Prendi')] })
    const text = readable(blocks)
    for (const kept of ['riga 0\n', 'riga 79\n', sampleTexts.it.shortened, 'Prendi']) expect(text).toContain(kept)
    expect(text).not.toContain('riga 40')
    expect(blocks).toHaveLength(50)
  })

  it('that says too much keeps to what Slack takes in all', () => {
    const quotes = Array.from(
      { length: 10 },
      (_, at): Block => ({ type: 'quote', author: `N${at}`, text: '"'.repeat(3_000) }),
    )
    expect(readable(render(...quotes))).toContain(sampleTexts.it.shortened)
  })

  it('writes long lists closer before it leaves anything out', () => {
    const items = Array.from({ length: 110 }, (_, at) => `Servizio ${at} ${'x'.repeat(80)}`)
    const text = readable(render({ type: 'list', items }))
    for (const item of items) expect(text).toContain(`• ${item}`)
  })

  it('with more buttons than rows has longer rows, and keeps the first', () => {
    const each = Array.from(
      { length: 60 },
      (_, at): Block => ({ type: 'actions', actions: [button(`P${at}`, { value: '' })] }),
    )
    expect(buttonsOf(render(...each))).toHaveLength(60)
    const many = Array.from({ length: 300 }, (_, at) => button(`pulsante ${at}`))
    expect(buttonsOf(render({ type: 'actions', actions: many }))[0]?.text.text).toBe('pulsante 0')
  })
})

describe('other surfaces', () => {
  const message = composeMessage('it', [
    { type: 'heading', text: 'Le tue richieste' },
    { type: 'actions', actions: [button('Prendi')] },
  ])

  it('the Home holds a hundred blocks', () => {
    const lines = Array.from({ length: 100 }, (_, at): Block => ({ type: 'paragraph', text: `riga ${at}` }))
    const home = renderHome(composeMessage('it', lines), sampleTexts)
    expect(checkView(home)).toEqual([])
    expect(home.blocks).toHaveLength(100)
  })

  it('a window shows what was said one below the other and knows whom it belongs to', () => {
    const view = renderWindow([message, message], sampleTexts, 'window/U1/w1')
    expect(checkView(view)).toEqual([])
    expect(view.blocks.map(({ type }) => type)).toEqual(['header', 'actions', 'header', 'actions'])
    expect(readViewMetadata(view.private_metadata ?? '')).toEqual({ conversation: 'window/U1/w1' })
  })
})
