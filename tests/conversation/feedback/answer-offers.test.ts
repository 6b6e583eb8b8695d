import { describe, expect, test } from 'vitest'
import type { Action, OutgoingMessage } from '../../../src/channel/message.ts'
import { tookOption, withOffers, withPromise } from '../../../src/conversation/feedback/answer-offers.ts'
import { createResponder } from '../../../src/conversation/responder.ts'
import { type ConversationState, newConversation } from '../../../src/conversation/state.ts'
import { loadTorino } from '../../knowledge/torino-base.ts'
import { smallResponder } from '../small-responder.ts'

const extra: Action = { action: 'extra', value: '', label: 'Extra', typed: 'extra', style: 'secondary' }
const labels = (message: OutgoingMessage) =>
  message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions.map(({ label }) => label) : []))

function last(outcome: 'answer' | 'clarify', records: readonly string[], intent = 'who'): ConversationState {
  return {
    ...newConversation,
    last: { outcome, intent: intent as 'who', language: 'it', records, why: [], question: 'domanda' },
  }
}

const torino = await loadTorino()

describe('what people can say of an answer', () => {
  const responder = createResponder(torino, '2026-06-01')
  const { knowledge } = responder

  test('stands on every answer of the shipped base, with five buttons at most', () => {
    for (const record of knowledge.records.values()) {
      for (const intent of ['who', 'topic', 'head', 'children', 'master', 'history'] as const) {
        for (const language of ['it', 'en'] as const) {
          const reply = responder.about(record.id, { intent, language }, { unit: null, lastRecord: null })
          if (reply === undefined) continue
          const { answer, message } = reply
          const shown = { ...answer, question: '' }
          for (const more of [[], [extra]]) {
            const offered = labels(withOffers(message, shown, knowledge, more))
            expect(offered.length).toBeLessThanOrEqual(5)
            expect(offered).toContain(language === 'it' ? 'Non è più così' : 'No longer true')
            expect(offered.includes('Extra')).toBe(more.length > 0)
          }
        }
      }
    }
  })

  test('leaves what one can do next: the request and the first question', () => {
    const { answer, message } = responder.ask('la stampante non va', { unit: null, lastRecord: null })
    const offered = labels(withOffers(message, { ...answer, question: '' }, knowledge, []))
    expect(offered).toEqual(['Apri una richiesta', 'Scegli il tuo ufficio', 'Non è più così', 'Non mi è utile'])
  })

  test('is no part of an answer about what the base no longer has', () => {
    const { message } = smallResponder().ask('forestale', { unit: null, lastRecord: null })
    const gone = last('answer', ['gone']).last
    expect(gone).not.toBeNull()
    if (gone !== null) expect(withOffers(message, gone, smallResponder().knowledge, [])).toBe(message)
  })

  test('after a question nobody could answer is the wish to be told', () => {
    const { message } = smallResponder().ask('xyzzy plugh', { unit: null, lastRecord: null })
    expect(labels(withPromise(message, '7')).at(-1)).toBe('Avvisami quando lo sai')
  })
})

describe('an option', () => {
  const before = last('clarify', ['scuole', 'boschi'])

  test('is taken by an answer about it', () => {
    expect(tookOption(before, last('answer', ['boschi']))).toBe(true)
  })

  test('is not taken by another answer, nor by asking back again', () => {
    expect(tookOption(before, last('answer', ['acque']))).toBe(false)
    expect(tookOption(before, last('clarify', ['scuole', 'boschi']))).toBe(false)
  })
})
