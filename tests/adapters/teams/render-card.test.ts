import { describe, expect, it } from 'vitest'
import { readButton } from '../../../adapters/teams/card-data.ts'
import { renderCard } from '../../../adapters/teams/render-card.ts'
import type { Action, Block, OutgoingMessage } from '../../../src/channel/message.ts'
import { composeMessage } from '../../../src/channel/plain-text.ts'
import { hostile } from '../../contracts/channel-adapter.contract.ts'
import { checkedCard, type TeamsCard, type TeamsElement } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { shownCard } from '../../support/adaptive-cards/shown-card.ts'
import { printerAnswer, requestCard, requestForm, welcome } from '../web/sample-messages.ts'
import { sampleTexts } from './sample-texts.ts'

const cardOf = (message: OutgoingMessage) => checkedCard(renderCard(message, sampleTexts))
const card = (...blocks: readonly Block[]) => cardOf(composeMessage('it', blocks))
const element = (given: TeamsCard, type: TeamsElement['type']) => given.body.find((one) => one.type === type)
const button = (label: string, more: Partial<Action> = {}): Action => ({
  action: 'take',
  value: '42',
  label,
  typed: 'prendi 42',
  style: 'secondary',
  ...more,
})

describe('a card', () => {
  it.each([welcome, printerAnswer, requestCard('open'), requestCard('taken'), requestForm()])(
    'is one Teams takes, with a language, a name and a fallback: $text',
    (message) => {
      expect(cardOf(message)).toMatchObject({ version: '1.5', lang: 'it', speak: /./, fallbackText: /./ })
    },
  )

  it('announces its heading', () => {
    expect(element(card({ type: 'heading', text: 'Stampanti' }), 'TextBlock')).toMatchObject({
      text: 'Stampanti',
      style: 'heading',
      wrap: true,
    })
  })

  it('keeps what Markdown would read in a heading out of Markdown', () => {
    const given = card({ type: 'heading', text: 'Richiesta 42: *urgente*' })
    expect(element(given, 'TextBlock')).toBeUndefined()
    expect(shownCard(given).text).toBe('Richiesta 42: *urgente*')
  })

  it('shows facts a line each, and links only where a link leads somewhere safe', () => {
    const given = card({
      type: 'facts',
      facts: [
        { label: 'Posta', text: 'ced@example.org', url: 'mailto:ced@example.org' },
        { label: 'Sito', text: 'la pagina', url: 'https://www.example.org/uffici?a=b c' },
        { label: 'Male', text: 'qui', url: 'javascript:alert(1)' },
        { label: 'Peggio', text: 'là', url: 'https://' },
        { label: 'Solo link', text: '', url: 'tel:+39011' },
      ],
    })
    expect(shownCard(given)).toEqual({
      text: 'Posta: ced@example.org\nSito: la pagina\nMale: qui\nPeggio: là\nSolo link: tel:+39011',
      links: ['mailto:ced@example.org', 'https://www.example.org/uffici?a=b%20c', 'tel:+39011'],
    })
  })

  it.each([
    ['info', 'Nota: '],
    ['warning', 'Attenzione: '],
    ['success', 'Fatto: '],
  ] as const)('says the tone of a notice in words too: %s', (tone, label) => {
    expect(shownCard(card({ type: 'notice', tone, text: 'È così' })).text).toBe(`${label}È così`)
  })

  it('folds details behind a button that opens them', () => {
    const given = card(
      { type: 'details', summary: 'Perché?', items: ['parola'] },
      { type: 'details', summary: 'Fonti', items: ['organigramma'] },
    )
    const folded = given.body.filter((one) => one.type === 'Container')
    const toggles = given.body.filter((one) => one.type === 'ActionSet').flatMap(({ actions }) => actions)
    expect(folded.map(({ isVisible }) => isVisible)).toEqual([false, false])
    expect(toggles.map((action) => action.type === 'Action.ToggleVisibility' && action.targetElements[0])).toEqual(
      folded.map(({ id }) => id),
    )
  })

  it('gives a button the same data as its fallback, which tells the action and its value', () => {
    const given = card({ type: 'actions', actions: [button('Prendi in carico', { style: 'primary' })] })
    const set = element(given, 'ActionSet')
    const action = set?.type === 'ActionSet' ? set.actions[0] : undefined
    expect(action).toMatchObject({
      type: 'Action.Execute',
      verb: 'take',
      title: 'Prendi in carico',
      style: 'positive',
      fallback: { type: 'Action.Submit', title: 'Prendi in carico', style: 'positive' },
    })
    if (action?.type !== 'Action.Execute') throw new Error('no universal action')
    expect(readButton(action.data)).toEqual({ type: 'action', action: 'take', value: '42' })
    expect(readButton(action.fallback.data)).toEqual(readButton(action.data))
  })

  it('shows six buttons side by side and puts the others behind them', () => {
    const given = card({ type: 'actions', actions: Array.from({ length: 9 }, (_, at) => button(`Scelta ${at}`)) })
    const set = element(given, 'ActionSet')
    const modes = set?.type === 'ActionSet' ? set.actions.map(({ mode }) => mode) : []
    expect(modes).toEqual([...Array(6).fill(undefined), ...Array(3).fill('secondary')])
  })

  it('says what can be written instead of the buttons for which there is no room', () => {
    const actions = Array.from({ length: 25 }, (_, at) => button(`Scelta ${at}`, { typed: `scelgo ${at}` }))
    const { text } = shownCard(card({ type: 'actions', actions }))
    expect(text).toContain('Scelta 19')
    expect(text).not.toContain('Scelta 20')
    expect(text).toContain('Puoi anche scrivere:\n• scelgo 20\n')
  })

  it('opens a form in a dialog and says what it will ask', () => {
    const given = cardOf(requestForm({ unit: 'Questo ufficio non c’è.' }))
    expect(shownCard(given).text).toBe(
      'Da correggere: Questo ufficio non c’è.\nNel modulo trovi: Che cosa non va, in poche parole, ' +
        'Racconta che cosa succede, Quanto è urgente?, Di che cosa si tratta, Il tuo ufficio, Da quando.\n' +
        'Apri una richiesta',
    )
    expect(element(given, 'ActionSet')).toMatchObject({
      actions: [{ data: { action: 'form', value: 'open-request stampanti', msteams: { type: 'task/fetch' } } }],
    })
  })

  it('is asked for anew when it comes into sight, where it may have changed', () => {
    const given = cardOf({ ...requestCard('open'), card: 'work-42', refreshable: true })
    expect(given.refresh).toEqual({
      action: { type: 'Action.Execute', verb: 'refresh', data: { action: 'refresh', value: 'work-42' } },
    })
    expect(cardOf({ ...requestCard('open'), card: 'work-42' }).refresh).toBeUndefined()
  })

  it.each(hostile)('shows text as text everywhere: %s', (text) => {
    const given = card(
      { type: 'heading', text },
      { type: 'paragraph', text },
      { type: 'facts', facts: [{ label: text, text }] },
      { type: 'list', title: text, items: [text] },
      { type: 'notice', tone: 'info', text },
      { type: 'quote', author: text, text },
      { type: 'details', summary: text, items: [text] },
    )
    const { text: shown, links } = shownCard(given)
    const visible = text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    expect(shown.split(visible).length - 1).toBeGreaterThanOrEqual(10)
    expect(links).toEqual([])
    expect(JSON.stringify(given)).not.toContain('entities')
  })

  it('shows the words of a message without blocks, and something where there are none', () => {
    expect(shownCard(cardOf({ language: 'it', text: 'solo testo', blocks: [] })).text).toBe('solo testo')
    const empty: readonly Block[] = [
      { type: 'paragraph', text: ' ' },
      { type: 'facts', facts: [] },
      { type: 'facts', facts: [{ label: '', text: '' }] },
      { type: 'list', items: [''] },
      { type: 'notice', tone: 'info', text: '' },
      { type: 'quote', author: '', text: '' },
      { type: 'actions', actions: [] },
      { type: 'details', summary: '', items: [] },
    ]
    expect(shownCard(cardOf({ language: 'en', text: '', blocks: empty })).text).toBe('…')
  })
})
