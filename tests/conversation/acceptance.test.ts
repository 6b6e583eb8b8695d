import { beforeAll, describe, expect, it } from 'vitest'
import type { Fact } from '../../src/channel/message.ts'
import type { Intent } from '../../src/conversation/answer.ts'
import { createResponder, type Responder, type Response } from '../../src/conversation/responder.ts'
import { answerTextsIt } from '../../src/conversation/texts/answer-texts-it.ts'
import { loadTorino } from '../knowledge/torino-base.ts'

/** What a newcomer asks first, on the knowledge base that comes with the program. */
let responder: Responder

beforeAll(async () => {
  responder = createResponder(await loadTorino(), '2026-06-01')
})

const ask = (question: string, unit: string | null = null) => responder.ask(question, { unit, lastRecord: null })

const factsOf = ({ message }: Response): readonly Fact[] =>
  message.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : []))

const fact = (response: Response, label: string) => factsOf(response).find((one) => one.label === label)?.text ?? ''

const offersToGoOn = ({ message }: Response) =>
  message.blocks.some((block) => block.type === 'actions' && block.actions.length > 0)

const { labels } = answerTextsIt

describe('the eight questions of a newcomer', () => {
  it('la stampante non va, a chi mi rivolgo?', () => {
    const response = ask('la stampante non va, a chi mi rivolgo?', 's-biblioteche')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'topic' })
    expect(response.answer.subjects[0]).toBe('stampanti')
    expect(fact(response, labels.master)).toContain('Master informatico')
    expect(fact(response, labels.behind)).toContain('Servizi Telematici')
    expect(fact(response, labels.source)).toContain(answerTextsIt.toVerify)
    expect(response.message.text).toContain(answerTextsIt.actions.openRequest)
  })

  it('la stampante non va: who has not said where they work is asked', () => {
    const { message } = ask('la stampante non va, a chi mi rivolgo?')
    expect(message.text).toContain('master informatico')
    expect(message.text).toContain(answerTextsIt.actions.chooseUnit)
  })

  it('chi si occupa delle auto di servizio?', () => {
    const response = ask('chi si occupa delle auto di servizio?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'who' })
    expect(['s-autorimesse', 'a-facility']).toContain(response.answer.subjects[0])
    expect(response.answer.subjects).toContain('s-autorimesse')
    expect(fact(response, labels.partOf)).toContain('Divisione Patrimonio')
    expect(fact(response, labels.head)).toBe('Dirigente responsabile')
    expect(fact(response, labels.source)).toContain('15 luglio 2020')
  })

  it('chi dirige i servizi educativi?', () => {
    const response = ask('chi dirige i servizi educativi?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'head' })
    expect(response.answer.subjects[0]).toBe('d-educativi')
    expect(response.message.text).toContain('Direttore di Divisione')
    expect(fact(response, labels.partOf)).toContain('Segretario Generale')
    expect(fact(response, labels.source)).toContain('Organigramma')
  })

  it('di quale divisione fa parte il servizio biblioteche?', () => {
    const response = ask('di quale divisione fa parte il servizio biblioteche?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'parent' })
    expect(response.answer.subjects[0]).toBe('s-biblioteche')
    expect(response.message.text).toContain('Divisione Decentramento')
    expect(fact(response, labels.head)).toBe('Dirigente responsabile')
    expect(fact(response, labels.source)).toContain('Organigramma')
  })

  it('quante divisioni ci sono?', () => {
    const response = ask('quante divisioni ci sono?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'count', subjects: ['divisioni'] })
    expect(response.message.text).toContain('sono 11')
    expect(response.message.text).toContain('Corpo di Polizia Municipale')
    expect(fact(response, labels.source)).toContain('15 luglio 2020')
  })

  it('chi è il master informatico della polizia municipale?', () => {
    const response = ask('chi è il master informatico della polizia municipale?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'master' })
    expect(response.answer.subjects[0]).toBe('corpo-pm')
    expect(fact(response, labels.master)).toContain('Master informatico Corpo di Polizia Municipale')
    expect(fact(response, labels.note)).toContain('dimostrativi')
    expect(fact(response, labels.source)).toContain('Organigramma')
  })

  it("cos'è il codir", () => {
    const response = ask("cos'è il codir")
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'definition' })
    expect(response.answer.subjects[0]).toBe('codir')
    expect(fact(response, labels.does)).toContain('Direttori delle Divisioni')
    expect(fact(response, labels.source)).toContain('Organigramma')
  })

  it('who handles building permits?', () => {
    const response = ask('who handles building permits?')
    expect(response.answer).toMatchObject({ outcome: 'answer', intent: 'who', language: 'en' })
    expect(response.answer.subjects[0]).toBe('s-pdc')
    expect(response.message.text).toContain('Part of: Area Edilizia Privata')
    expect(response.message.text).toContain('Headed by: Responsible manager')
    expect(response.message.text).toMatch(/Source: .*2020/)
  })
})

describe('what others ask', () => {
  it.each<[string, Intent, readonly string[]]>([
    ['chi ripara i marciapiedi rotti?', 'who', ['s-suolo-parcheggi']],
    ["da chi dipende l'avvocatura?", 'parent', ['sc-avvocatura']],
    ['quante circoscrizioni abbiamo', 'count', ['circoscrizioni']],
    ['a che serve Acta?', 'definition', ['doqui-acta']],
    ['in che anni nacque il centro elaborazione dati?', 'history', ['storia-ced']],
    // The account with which one enters Windows is a program of the base as well.
    ['ho dimenticato la pasword di windows', 'topic', ['account-password', 'account-dominio']],
    ['chi gestisce i nidi d infanzia', 'who', ['s-sistema-infanzia']],
    ['who heads the municipal police?', 'head', ['corpo-pm']],
    ['how many districts are there?', 'count', ['distretti']],
    ['my mailbox is full and nothing arrives any more', 'topic', ['posta']],
  ])('%s', (question, intent, accepted) => {
    const response = ask(question)
    expect(response.answer).toMatchObject({ outcome: 'answer', intent })
    expect(accepted).toContain(response.answer.subjects[0])
    expect(offersToGoOn(response)).toBe(true)
  })

  it.each(['che tempo fa domani?', 'dammi il numero di casa del mio direttore', 'tell me a joke'])(
    'it does not know, and says what one can do: %s',
    (question) => {
      const response = ask(question)
      expect(response.answer.outcome).toBe('unknown')
      expect(offersToGoOn(response)).toBe(true)
    },
  )
})

describe('what a card offers to ask', () => {
  it.each<Intent>(['head', 'children', 'master', 'parent'])('about any unit is understood as %s', (intent) => {
    const { tree, base } = responder.knowledge
    const { actions } = answerTextsIt
    const questionOf: Partial<Record<Intent, (unit: string) => string>> = {
      head: actions.askHead,
      children: actions.askChildren,
      master: actions.askMaster,
      parent: actions.askParent,
    }
    const offered = base.organization.units.filter(({ id, parent }) => {
      const hasChildren = tree.children(id).length > 0
      if (intent === 'children') return hasChildren
      if (intent === 'parent') return parent !== null && !hasChildren
      return id !== base.organization.supplier
    })
    const misread = offered.filter(({ id, name }) => {
      const { answer } = ask(questionOf[intent]?.(name) ?? '')
      return answer.outcome !== 'answer' || answer.intent !== intent || answer.subjects[0] !== id
    })
    expect(offered.length).toBeGreaterThan(40)
    expect(misread.map(({ name }) => name)).toEqual([])
  })

  it('as a first question is always answered', () => {
    const { suggestions } = responder.knowledge.base.organization
    const unanswered = [...suggestions.it, ...suggestions.en].filter((text) => ask(text).answer.outcome !== 'answer')
    expect(unanswered).toEqual([])
  })
})
