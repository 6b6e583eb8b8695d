import { describe, expect, test } from 'vitest'
import type { AskContext } from '../../src/conversation/attempt.ts'
import { smallResponder } from './small-responder.ts'

const responder = smallResponder()
const nobody: AskContext = { unit: null, lastRecord: null }

function ask(text: string, context: Partial<AskContext> = {}) {
  const { outcome, intent, subjects } = responder.ask(text, { ...nobody, ...context }).answer
  return { outcome, intent, subject: subjects[0] }
}

describe('who handles something', () => {
  test.each([
    ['chi si occupa dei sentieri?', 'boschi'],
    ['CHI SI OCCUPA DEI SENTIERI', 'boschi'],
    ['chi si occpa dei sentirei', 'boschi'],
    ['sentieri', 'boschi'],
    ["c'è una pianta caduta, chi la toglie?", 'boschi'],
    ['forestale', 'boschi'],
    [
      'Ieri una collega mi ha detto che passava sul ponte. Era caldo. Il fiume però ha rotto un argine: chi se ne occupa?',
      'acque',
    ],
    ['scuolabus', 'scuole'],
    ['uff. scuole', 'scuole'],
    ['chi si occupa dellacque', 'acque'],
  ])('%s', (question, unit) => {
    expect(ask(question)).toMatchObject({ outcome: 'answer', subject: unit })
  })

  test('in English', () => {
    expect(ask('who removes a fallen tree from the path?')).toMatchObject({ outcome: 'answer', subject: 'boschi' })
    expect(responder.ask('who removes a fallen tree from the path?', nobody).answer.language).toBe('en')
  })
})

describe('what is asked about a unit', () => {
  test.each([
    ['chi dirige il settore territorio?', 'head', 'territorio'],
    ['direttore del territorio', 'head', 'territorio'],
    ["di quale settore fa parte l'ufficio scuole?", 'parent', 'scuole'],
    ['quali uffici sono del settore territorio?', 'children', 'territorio'],
    ['quanti settori ci sono?', 'count', 'settori'],
    ['quanti sono gli uffici', 'count', 'uffici'],
    ['elenco settori', 'children', 'settori'],
    ['quanti uffici ha il territorio?', 'count', 'territorio'],
    ["chi è il master informatico dell'ufficio acque?", 'master', 'acque'],
    ['mail dei boschi', 'contact', 'boschi'],
    ["cos'è CatastoWeb?", 'definition', 'catasto-web'],
    ['quando è nata la comunità?', 'history', 'storia-fondazione'],
    ['che cosa fa il master informatico?', 'master', 'master-informatico'],
    ['who heads the Territorio sector?', 'head', 'territorio'],
  ])('%s', (question, intent, subject) => {
    expect(ask(question)).toEqual({ outcome: 'answer', intent, subject })
  })

  test('the first unit named is the one asked about', () => {
    expect(ask("da chi dipende l'ufficio boschi, dal territorio o dai servizi?").subject).toBe('boschi')
  })

  test('a unit that is not named is the one spoken of before', () => {
    expect(ask('e il direttore?', { lastRecord: 'territorio' })).toMatchObject({
      intent: 'head',
      subject: 'territorio',
    })
  })

  test("a unit that is not named is the asker's own where nothing was spoken of", () => {
    expect(ask('chi è il mio master informatico?', { unit: 'acque' })).toMatchObject({
      intent: 'master',
      subject: 'acque',
    })
  })

  test('the own unit wins over the last one where the question says "mine"', () => {
    expect(ask('chi è il mio master?', { unit: 'acque', lastRecord: 'scuole' }).subject).toBe('acque')
  })
})

describe('IT matters', () => {
  test.each([
    ['la stampante non stampa', 'stampanti'],
    ['stanpante', 'stampanti'],
    ['internet non va', 'rete'],
    ['come si ricarica il cassetto della carta?', 'stampanti'],
  ])('%s', (question, topic) => {
    expect(ask(question)).toMatchObject({ outcome: 'answer', intent: 'topic', subject: topic })
  })

  test('a finer topic is found but reported under the broad one', () => {
    const { answer } = responder.ask('è finito il toner', nobody)
    expect(answer).toMatchObject({ subjects: ['stampanti'], records: ['stampanti-toner'] })
  })

  test('a problem with nobody knows what is asked back', () => {
    expect(responder.ask('non va niente', nobody).answer).toMatchObject({
      outcome: 'clarify',
      subjects: ['stampanti', 'rete'],
    })
  })
})

describe('asking back', () => {
  test('a word of two offices that are not one above the other', () => {
    const twins = smallResponder((files) => {
      const units = (files['organization.json'] as { units: { keywords?: string[] }[] }).units
      units[3]?.keywords?.push('permesso')
    })
    const { answer } = twins.ask('permesso', nobody)
    expect(answer.outcome).toBe('clarify')
    expect([...answer.subjects].sort()).toEqual(['acque', 'scuole'])
  })
})

describe('orders and courtesy', () => {
  test.each([
    ['apri una richiesta', 'command', 'open-request'],
    ['vorrei aprire una nuova richiesta', 'command', 'open-request'],
    ['le mie richieste', 'command', 'request-status'],
    ['a che punto?', 'command', 'request-status'],
    ['aiuto', 'command', 'help'],
    ['ciao', 'smalltalk', 'smalltalk'],
    ['Grazie!', 'smalltalk', 'smalltalk'],
    ['hello', 'smalltalk', 'smalltalk'],
  ])('%s', (text, outcome, intent) => {
    expect(ask(text)).toMatchObject({ outcome, intent })
  })
})

describe('what it does not know', () => {
  test.each([
    ['che tempo fa domani?', 'outside'],
    ['chi dirige il comune di Roma?', 'outside'],
    ['xqzw kkrt', 'not-found'],
    ['pizza', 'not-found'],
    ['', 'empty'],
    ['???', 'empty'],
    ['🙂🙂', 'empty'],
  ])('%s', (text, reason) => {
    const { answer } = responder.ask(text, nobody)
    expect(answer).toMatchObject({ outcome: 'unknown', unknown: reason, subjects: [] })
  })
})

describe('dates of the base', () => {
  const change = (files: Record<string, unknown>) => {
    const { units } = files['organization.json'] as { units: Record<string, unknown>[] }
    Object.assign(units[3] ?? {}, { validTo: '2026-12-31' })
    units.push({
      ...units[3],
      id: 'acque-nuove',
      name: 'Ufficio Fiumi e Laghi',
      validFrom: '2027-01-01',
      validTo: '2030-01-01',
    })
  }

  test('an office answers until its last day', () => {
    expect(smallResponder(change, '2026-12-31').ask('argine del fiume', nobody).answer.subjects[0]).toBe('acque')
  })

  test('its successor answers from its first day', () => {
    expect(smallResponder(change, '2027-01-01').ask('argine del fiume', nobody).answer.subjects[0]).toBe('acque-nuove')
  })
})

describe('the explanation', () => {
  test('names the words that matched and the phrase they met', () => {
    const { why } = responder.ask('chi pensa alla legna?', nobody).answer
    expect(why).toContainEqual({ kind: 'matched', typed: 'legna', phrase: 'legna' })
  })

  test('names what was read as something else', () => {
    const { why } = responder.ask('chi si occupa dei sentirei', nobody).answer
    expect(why).toContainEqual({ kind: 'corrected', typed: 'sentirei', meant: 'sentieri' })
  })
})
