import { describe, expect, test } from 'vitest'
import type { IncomingContent } from '../../../src/channel/message.ts'
import { readFeedbackStep } from '../../../src/conversation/feedback/feedback-step.ts'
import { readReportStep } from '../../../src/conversation/feedback/report-step.ts'
import { actionOfSaidForm } from '../../../src/conversation/feedback/said-forms.ts'
import { readUnansweredStep } from '../../../src/conversation/feedback/unanswered-step.ts'
import { newConversation } from '../../../src/conversation/state.ts'
import { smallResponder } from '../small-responder.ts'

const { knowledge } = smallResponder()
const answered = {
  ...newConversation,
  last: {
    outcome: 'answer' as const,
    intent: 'who' as const,
    language: 'it' as const,
    records: ['boschi'],
    why: [],
    question: 'chi cura i boschi?',
  },
}
const text = (said: string): IncomingContent => ({ type: 'text', text: said })
const press = (action: string, value: string): IncomingContent => ({ type: 'action', action, value })
const feedback = (content: IncomingContent, state = answered) => readFeedbackStep(content, state, knowledge)

describe('what is said of an answer', () => {
  test.each(['non mi è utile', 'Non mi è utile.', 'not helpful'])('%s', (said) => {
    expect(feedback(text(said))).toMatchObject({ type: 'useless', question: 'chi cura i boschi?', again: false })
  })

  test.each([
    ['non è più così', null],
    ['Non è più così: si è trasferito', 'si è trasferito'],
    ["non e' piu' cosi', ora è al secondo piano", 'ora è al secondo piano'],
    ['no longer true - they moved', 'they moved'],
    ['non è più così: …', null],
  ])('%s', (said, line) => {
    expect(feedback(text(said))).toEqual({ type: 'outdated', subject: { kind: 'units', id: 'boschi' }, text: line })
  })

  test.each([
    'non è più così facile stampare',
    'non è più vero che la stampante è al primo piano?',
    'chi cura i boschi?',
    'avvisami quando la stampante è pronta',
  ])('is not what stands in a question: %s', (said) => {
    expect(feedback(text(said))).toBeUndefined()
  })

  test('of a master is about the master', () => {
    const state = { ...answered, last: { ...answered.last, intent: 'master' as const, records: ['scuole'] } }
    expect(readFeedbackStep(text('non è più così: è un altro'), state, knowledge)).toMatchObject({
      subject: { kind: 'masters', id: 'master-servizi' },
    })
  })

  test('by a button of an older card is not said of the answer of now', () => {
    expect(feedback(press('feedback:useless', 'scuole'))).toEqual({ type: 'no-answer' })
    expect(feedback(press('feedback:outdated', 'units scuole'))).toMatchObject({ subject: { id: 'scuole' } })
  })
})

describe('orders about reports', () => {
  test.each([
    ['segnalazioni', { type: 'list' }],
    ['reports', { type: 'list' }],
    ['segnalazione 3', { type: 'show', number: 3 }],
    ['segnalazione 3 corretta', { type: 'done', number: 3 }],
    ['segnalazione 3 va bene perché …', { type: 'decline', number: 3, reason: null }],
    ['segnalazione 3 va bene perché è giusta', { type: 'decline', number: 3, reason: 'è giusta' }],
    ['report 3 is right because it is', { type: 'decline', number: 3, reason: 'it is' }],
  ])('%s', (said, step) => {
    expect(readReportStep(text(said))).toEqual(step)
  })

  test.each(['a chi faccio una segnalazione?', 'segnalazione 0', 'segnalazione di un guasto', 'report 3 pages'])(
    'are not: %s',
    (said) => {
      expect(readReportStep(text(said))).toBeUndefined()
    },
  )
})

describe('orders about unanswered questions', () => {
  test.each([
    ['domande senza risposta', { type: 'list' }],
    ['unanswered questions', { type: 'list' }],
    ['senza risposta 2', { type: 'show', id: '2' }],
    ['senza risposta 2 esempio', { type: 'example', id: '2', given: null }],
    ['senza risposta 2: sinonimo', { type: 'synonym', id: '2', given: null }],
    ['unanswered 2 new entry', { type: 'add', id: '2' }],
    ['senza risposta 2 ignora', { type: 'ignore', id: '2' }],
    ['unanswered 2 ignore for good', { type: 'ignore', id: '2' }],
  ])('%s', (said, step) => {
    expect(readUnansweredStep(text(said))).toEqual(step)
  })

  test.each([
    press('question:destroy', '1'),
    press('question:constructor', '1'),
    press('question:add-entry', '1 masters2'),
    text('sono rimasto senza risposta'),
    text('senza risposta 2 vola'),
  ])('are not: %j', (content) => {
    expect(readUnansweredStep(content)).toBeUndefined()
  })
})

test('every form of this part can be made anew', () => {
  for (const form of ['feedback-outdated', 'report-decline', 'question-example', 'question-synonym']) {
    expect(actionOfSaidForm(form, 'x')).toMatchObject({ type: 'action', value: 'x' })
  }
  expect(actionOfSaidForm('constructor', 'x')).toBeUndefined()
})
