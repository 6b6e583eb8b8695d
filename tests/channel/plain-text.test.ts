import { describe, expect, test } from 'vitest'
import type { Action, Block } from '../../src/channel/message.ts'
import { composeMessage, plainText } from '../../src/channel/plain-text.ts'

const action = (label: string, typed: string): Action => ({
  action: 'ask',
  value: 'x',
  label,
  typed,
  style: 'secondary',
})

describe('blocks in plain text', () => {
  test.each<[string, Block, string]>([
    ['a heading', { type: 'heading', text: 'Titolo' }, 'Titolo'],
    ['a paragraph', { type: 'paragraph', text: 'Testo.' }, 'Testo.'],
    ['a notice', { type: 'notice', tone: 'info', text: 'Attenzione.' }, 'Attenzione.'],
    [
      'facts, one a line',
      {
        type: 'facts',
        facts: [
          { label: 'Chi', text: 'io' },
          { label: 'Dove', text: 'qui' },
        ],
      },
      'Chi: io\nDove: qui',
    ],
    [
      'a link beside what it is called',
      { type: 'facts', facts: [{ label: 'Fonte', text: 'Organigramma', url: 'https://example.org/a' }] },
      'Fonte: Organigramma – https://example.org/a',
    ],
    [
      'a link that is its own name once',
      { type: 'facts', facts: [{ label: 'Sito', text: 'https://example.org', url: 'https://example.org' }] },
      'Sito: https://example.org',
    ],
    [
      'a mail address once',
      { type: 'facts', facts: [{ label: 'E-mail', text: 'Master – a@example.org', url: 'mailto:a@example.org' }] },
      'E-mail: Master – a@example.org',
    ],
    [
      'nothing that is no link for people',
      { type: 'facts', facts: [{ label: 'Sito', text: 'qui', url: 'javascript:alert(1)' }] },
      'Sito: qui',
    ],
    ['a list', { type: 'list', items: ['uno', 'due'] }, '• uno\n• due'],
    ['a list with a title', { type: 'list', title: 'Elenco', items: ['uno'] }, 'Elenco:\n• uno'],
    ['somebody’s words', { type: 'quote', author: 'Maria', text: 'grazie' }, 'Maria: «grazie»'],
    ['no folded details', { type: 'details', summary: 'Perché?', items: ['così'] }, ''],
    [
      'buttons with what to write instead',
      { type: 'actions', actions: [action('Apri', 'apri una richiesta'), action('aiuto', 'aiuto')] },
      '→ Apri [apri una richiesta]\n→ aiuto',
    ],
    [
      'the fields of a form',
      {
        type: 'form',
        form: {
          form: 'f',
          context: '',
          title: 'Modulo',
          submitLabel: 'Invia',
          fields: [
            { id: 'a', type: 'text', label: 'Nome', required: true, multiline: false, maxLength: 10 },
            { id: 'b', type: 'date', label: 'Giorno', hint: 'gg/mm', required: false },
          ],
        },
      },
      'Modulo\nNome\nGiorno (gg/mm)',
    ],
  ])('%s', (_, block, text) => {
    expect(plainText([block])).toBe(text)
  })

  test('follow each other line by line, without gaps for what says nothing', () => {
    expect(
      plainText([
        { type: 'heading', text: 'Titolo' },
        { type: 'actions', actions: [] },
        { type: 'details', summary: 's', items: ['i'] },
        { type: 'paragraph', text: 'Fine.' },
      ]),
    ).toBe('Titolo\nFine.')
    expect(plainText([])).toBe('')
  })
})

describe('a composed message', () => {
  const blocks: readonly Block[] = [{ type: 'paragraph', text: 'Ciao.' }]

  test('has the plain text of its blocks', () => {
    expect(composeMessage('it', blocks)).toEqual({ language: 'it', text: 'Ciao.', blocks })
  })

  test('names its card where it replaces an earlier one', () => {
    expect(composeMessage('en', blocks, 'request-7').card).toBe('request-7')
  })
})
