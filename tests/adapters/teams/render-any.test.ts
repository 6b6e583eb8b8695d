import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactCard } from '../../../adapters/teams/contact-card.ts'
import { renderInline } from '../../../adapters/teams/inline-form.ts'
import { renderCard } from '../../../adapters/teams/render-card.ts'
import { renderForm } from '../../../adapters/teams/render-form.ts'
import { renderMessage } from '../../../adapters/teams/render-message.ts'
import type { Block, OutgoingMessage } from '../../../src/channel/message.ts'
import { longTexts } from '../../conversation/hostile-text.ts'
import { checkedCard } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { shownCard } from '../../support/adaptive-cards/shown-card.ts'
import { anyForm, anyMessage } from '../../support/any-message.ts'
import { sampleTexts } from './sample-texts.ts'

const button = {
  action: 'take',
  value: '42',
  label: 'Prendi in carico',
  typed: 'prendi 42',
  style: 'primary',
} as const

describe('any message', () => {
  it('becomes a card that Teams takes', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(checkedCard(renderCard(message, sampleTexts)).lang).toBe(message.language)
      }),
      { numRuns: 150 },
    )
  })

  it('becomes cards that Teams takes where no dialog can open, one for each form', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { activity } = renderInline(message, sampleTexts)
        const cards = (activity.attachments ?? []).map(checkedCard)
        const forms = message.blocks.filter(({ type }) => type === 'form').length
        expect(cards.filter((card) => JSON.stringify(card).includes('"verb":"form"'))).toHaveLength(forms)
      }),
      { numRuns: 150 },
    )
  })

  it('becomes a sentence without signs, or a card with a summary for the notification', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { text, textFormat, attachments, summary } = renderMessage(message, sampleTexts)
        if (text === undefined) {
          expect(attachments).toHaveLength(1)
          expect(summary).toMatch(/^[^\n]{1,150}$/u)
        } else {
          expect(text).not.toMatch(/[<>&*_`[\]\\\n]/)
          expect(textFormat).toBe('plain')
        }
      }),
      { numRuns: 150 },
    )
  })

  it('can be inserted into a chat without anything to press', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { preview, ...attachment } = contactCard(message, sampleTexts)
        expect(JSON.stringify(checkedCard(attachment))).not.toMatch(/"Action\.(Execute|Submit|ToggleVisibility)"/)
        expect(JSON.stringify(preview?.content)).not.toMatch(/[<>&]/)
      }),
      { numRuns: 100 },
    )
  })

  it.each(longTexts)('keeps its button, however long its texts: %s', (_, text) => {
    const blocks: readonly Block[] = [
      { type: 'heading', text },
      { type: 'paragraph', text },
      { type: 'facts', facts: Array.from({ length: 300 }, () => ({ label: text.slice(0, 400), text })) },
      { type: 'list', title: text, items: Array.from({ length: 300 }, () => text) },
      { type: 'quote', author: text, text },
      { type: 'details', summary: text, items: Array.from({ length: 300 }, () => text) },
      { type: 'actions', actions: [button] },
    ]
    const message: OutgoingMessage = { language: 'it', text, blocks }
    const card = checkedCard(renderCard(message, sampleTexts))
    expect(shownCard(card).text).toContain('Prendi in carico')
    expect(shownCard(card).text).toContain(sampleTexts.it.shortened)
  })

  it('says what to write where the data of its buttons fills the card', () => {
    const actions = [{ ...button, value: '9'.repeat(40_000) }]
    const message: OutgoingMessage = { language: 'it', text: 'Eccola', blocks: [{ type: 'actions', actions }] }
    expect(shownCard(checkedCard(renderCard(message, sampleTexts))).text).toBe(
      'Eccola\nPuoi anche scrivere:\n• prendi 42',
    )
  })
})

describe('any form', () => {
  it('becomes a dialog that Teams takes', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const { task, searches } = renderForm(form, 'it', sampleTexts)
        const card = checkedCard(task.card)
        expect(card.actions?.[0]?.data).toEqual(JSON.parse(JSON.stringify({ form: form.form, context: form.context })))
        expect(searches.size).toBe(JSON.stringify(card).split('"Data.Query"').length - 1)
      }),
      { numRuns: 150 },
    )
  })
})
