import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncomingContent, OutgoingMessage } from '../../src/channel/message.ts'
import { converse, type Speaker } from '../../src/conversation/converse.ts'
import { buildCueReader } from '../../src/conversation/cues.ts'
import { readRequestWords } from '../../src/conversation/desk/words.ts'
import { readQuestion } from '../../src/conversation/question.ts'
import { type ConversationState, newConversation, readConversationState } from '../../src/conversation/state.ts'
import { findUnitByWords } from '../../src/conversation/unit-choice.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { hostileText, longTexts, markup } from './hostile-text.ts'
import { offersNext } from './offers-next.ts'
import { smallResponder } from './small-responder.ts'

const responder = smallResponder()
const { knowledge } = responder
const cues = buildCueReader(knowledge)
const nobody = { unit: null, lastRecord: null }

/** Everything of a message that people may see. */
function shown(message: OutgoingMessage): string {
  const texts: string[] = []
  JSON.stringify(message, (key, value: unknown) => {
    if (typeof value === 'string' && key !== 'value' && key !== 'url') texts.push(value)
    return value
  })
  return texts.join('\n')
}

describe('whatever is asked', () => {
  test('is answered with words and with something to do next, and without markup of the person', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(null, 'boschi', 'nessuno'), (text, unit) => {
        const { answer, message } = responder.ask(text, { unit, lastRecord: unit })
        expect(message.text.trim()).not.toBe('')
        expect(offersNext(message)).toBe(true)
        expect(shown(message)).not.toMatch(markup)
        expect(answer.confidence).toBeGreaterThanOrEqual(0)
        expect(answer.confidence).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  test('is answered about what the base holds and nothing else', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { records } = responder.ask(text, nobody).answer
        for (const id of records) expect(knowledge.records.has(id)).toBe(true)
      }),
    )
  })

  test('survives as plain data', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { message } = responder.ask(text, nobody)
        expect(JSON.parse(JSON.stringify(message))).toEqual(message)
      }),
    )
  })

  test.each(longTexts)('is answered where it is 100,000 characters and more of %s', (_, text) => {
    const { message } = responder.ask(text, nobody)
    expect(message.text.trim()).not.toBe('')
    expect(message.text.length).toBeLessThan(5_000)
    expect(shown(message)).not.toMatch(markup)
  })
})

/** Counts the words looked up for corrections. */
function countingCorrections(): { knowledge: Knowledge; count(): number } {
  let count = 0
  const counting = (of: Knowledge['language']['it']) => ({
    ...of,
    lexicon: {
      ...of.lexicon,
      correct: (word: string) => {
        count++
        return of.lexicon.correct(word)
      },
    },
  })
  const language = { it: counting(knowledge.language.it), en: counting(knowledge.language.en) }
  return { knowledge: { ...knowledge, language }, count: () => count }
}

describe('the work that a question can cause is bounded', () => {
  test.each(longTexts)('words kept and words mended of %s', (_, text) => {
    const counted = countingCorrections()
    const { words } = readQuestion(text, counted.knowledge, cues)
    expect(words.length).toBeLessThanOrEqual(240)
    expect(counted.count()).toBeLessThanOrEqual(16)
    for (const word of words) expect(word.forms.length).toBeLessThanOrEqual(3)
  })

  test('the words that are kept are the first and the last', () => {
    const middle = Array.from({ length: 500 }, (_, at) => `m${at}`).join(' ')
    const typed = readQuestion(`boschi ${middle} acque`, knowledge, cues).words.map((word) => word.typed)
    expect(typed[0]).toBe('boschi')
    expect(typed.at(-1)).toBe('acque')
  })

  test('a question at the end of a long story is still answered', () => {
    const story = 'Ieri una signora. '.repeat(400)
    expect(responder.ask(`${story} Chi si occupa dei sentieri?`, nobody).answer.subjects[0]).toBe('boschi')
  })

  // Where the work grew with the square of the length these would not end within the time a test is given.
  test.each(longTexts)('orders and units are looked for in no more than their length: %s', (_, text) => {
    const long = text.repeat(4)
    expect(() => readRequestWords(long)).not.toThrow()
    expect(() => findUnitByWords(long, knowledge)).not.toThrow()
    expect(converse({ type: 'text', text: long }, newConversation, speaker, responder).replies).not.toEqual([])
  })
})

const speaker: Speaker = { unit: null, language: 'it' }

const someId = fc.constantFrom(...knowledge.records.keys(), 'nessuno', '', '__proto__', 'constructor')
const content: fc.Arbitrary<IncomingContent> = fc.oneof(
  { weight: 3, arbitrary: hostileText.map((text) => ({ type: 'text', text }) as const) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'non va niente',
        '1',
        '2',
        'perché?',
        'il mio ufficio',
        'scuole',
        'e il direttore?',
        'chi è il mio master?',
      )
      .map((text) => ({ type: 'text', text }) as const),
  },
  fc.record({
    type: fc.constant('action' as const),
    action: fc.oneof(fc.constantFrom('ask', 'choose', 'choose-unit', 'open-request', '__proto__'), fc.string()),
    value: fc.oneof(someId, hostileText),
  }),
  fc.record({
    type: fc.constant('form' as const),
    form: fc.oneof(fc.constant('own-unit'), fc.string()),
    context: fc.string(),
    values: fc.oneof(
      fc.constant({}),
      fc.record({ unit: fc.oneof(someId, hostileText) }),
      fc.dictionary(fc.string(), fc.string()),
    ),
  }),
)

describe('a whole conversation', () => {
  test('always has a reply, and after a text something to do next', () => {
    fc.assert(
      fc.property(
        fc.array(content, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('it' as const, 'en' as const),
        (said, language) => {
          let state: ConversationState = newConversation
          let unit: string | null = null
          for (const message of said) {
            const turned = converse(message, state, { unit, language }, responder)
            const last = turned.replies.at(-1)
            expect(last?.text.trim() ?? '').not.toBe('')
            for (const reply of turned.replies) expect(shown(reply)).not.toMatch(markup)
            expect(last !== undefined && offersNext(last)).toBe(true)
            if (turned.unit !== undefined) expect(knowledge.tree.unit(turned.unit)).toBeDefined()
            state = turned.state
            unit = turned.unit ?? unit
            expect(readConversationState(JSON.parse(JSON.stringify(state)))).toEqual(state)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
