import { describe, expect, test } from 'vitest'
import type { Block, Fact, Language } from '../../src/channel/message.ts'
import type { AskContext } from '../../src/conversation/attempt.ts'
import { answerTextsIt } from '../../src/conversation/texts/answer-texts-it.ts'
import { offersNext } from './offers-next.ts'
import { smallResponder } from './small-responder.ts'

const responder = smallResponder()
const { labels, actions: offers } = answerTextsIt

function reply(text: string, context: Partial<AskContext> = {}, from = responder) {
  const { answer, message } = from.ask(text, { unit: null, lastRecord: null, ...context })
  const blocks = <T extends Block['type']>(type: T) =>
    message.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type)
  const facts: readonly Fact[] = blocks('facts').flatMap((block) => block.facts)
  return {
    answer,
    message,
    text: message.text,
    heading: blocks('heading')[0]?.text,
    fact: (label: string) => facts.find((fact) => fact.label === label),
    list: blocks('list').flatMap((block) => block.items),
    notices: blocks('notice').map((block) => block.text),
    actions: blocks('actions').flatMap((block) => block.actions),
    blocks,
  }
}

describe('the card of a unit', () => {
  const boschi = reply('forestale')

  test('names it, its place, its work and its contacts', () => {
    expect(boschi.heading).toBe('Ufficio Boschi e Sentieri')
    expect(boschi.text).toContain('Se ne occupa: Ufficio Boschi e Sentieri.')
    expect(boschi.fact(labels.partOf)?.text).toBe('Settore Territorio › Presidenza')
    expect(boschi.fact(labels.does)?.text).toBe('cura dei boschi')
    expect(boschi.fact(labels.email)).toEqual({
      label: labels.email,
      text: 'boschi@example.org',
      url: 'mailto:boschi@example.org',
    })
    expect(boschi.fact(labels.hours)?.text).toBe('9-12')
    expect(boschi.notices).toContain('Dal 2025 segue anche i sentieri.')
  })

  test('has its source, linked, and the date', () => {
    expect(boschi.fact(labels.source)).toEqual({
      label: labels.source,
      text: 'Organigramma (situazione al 1 gennaio 2026)',
      url: 'https://example.org/chart',
    })
  })

  test('marks what is inferred', () => {
    expect(reply('argine').fact(labels.does)?.text).toBe('argini e fiumi (da verificare)')
    expect(boschi.fact(labels.does)?.text).not.toContain('da verificare')
  })

  test('invents no contacts', () => {
    expect(reply("mail dell'ufficio acque").text).toContain('Non ho contatti sicuri')
    expect(reply('mail dei boschi').text).toContain('Ecco i contatti che conosco')
  })

  test('names the role that heads it and never a person', () => {
    expect(reply('chi dirige il settore territorio?').text).toContain('A capo c’è questo ruolo: Direttore di Settore')
    expect(reply('settore territorio').fact(labels.head)?.text).toBe('Direttore di Settore')
    expect(reply("chi dirige l'ufficio scuole?").text).toContain('non dicono quale ruolo')
  })

  test('says what it is part of', () => {
    expect(reply("da chi dipende l'ufficio scuole?").text).toContain('fa parte di: Settore Servizi › Presidenza')
    expect(reply('da chi dipende la presidenza?').text).toContain('non dipende da altri uffici')
  })

  test('lists and counts its parts', () => {
    expect(reply('quali uffici sono del settore territorio?').list).toEqual([
      'Ufficio Boschi e Sentieri',
      'Ufficio Acque',
    ])
    expect(reply('quanti uffici ha il territorio?').text).toContain('2 Uffici')
    expect(reply("quali uffici ha l'ufficio acque?").text).toContain('Non conosco altri uffici')
  })

  test('offers what one may ask next, as a button and in words', () => {
    const shown = reply('settore territorio').actions.map((action) => action.label)
    expect(shown).toEqual(expect.arrayContaining([offers.head, offers.children, offers.master]))
    const head = reply('settore territorio').actions.find((action) => action.label === offers.head)
    expect(head).toMatchObject({ action: 'ask', value: offers.askHead('Settore Territorio') })
    expect(head?.typed).toBe(head?.value)
  })

  test('in English has the translation beside the Italian name', () => {
    const english = reply('who removes a fallen tree?')
    expect(english.message.language).toBe('en')
    expect(english.heading).toBe('Ufficio Boschi e Sentieri (Woods and Paths Office)')
    expect(english.fact('What it does')?.text).toBe('care of the woods')
    expect(english.fact('Source')?.text).toContain('1 January 2026')
  })
})

describe('the master of a unit', () => {
  test('is that of the nearest unit above, which is named', () => {
    const master = reply("chi è il master informatico dell'ufficio acque?")
    expect(master.text).toContain('è quello di Settore Territorio')
    expect(master.fact(labels.master)?.text).toContain('master.territorio@example.org')
    expect(master.text).toContain('dimostrativi')
  })

  test('who is away is said to be, with the deputy', () => {
    const away = reply(
      'master del territorio',
      {},
      smallResponder(() => {}, '2026-08-12'),
    )
    expect(away.fact(labels.master)?.text).toContain('oggi non c’è')
    expect(away.fact(labels.deputy)?.text).toContain('master.servizi@example.org')
  })

  test('where there is none sends to the office for the information system', () => {
    expect(reply('master della presidenza').text).toContain('Rivolgiti a Ufficio Informatica')
  })

  test('asks for the unit where none is known', () => {
    const unknown = reply('chi è il mio master informatico?')
    expect(unknown.text).toContain('Dimmi in che ufficio lavori')
    expect(unknown.actions.map((action) => action.action)).toContain('choose-unit')
  })
})

describe('the card of an IT matter', () => {
  const printers = reply('la stampante non stampa')

  test('says who helps first and who is behind, as inferred where it is', () => {
    expect(printers.heading).toBe('Stampanti')
    expect(printers.text).toContain('master informatico del tuo ufficio')
    expect(printers.fact(labels.behind)?.text).toBe('Ufficio Informatica (da verificare)')
    expect(printers.fact(labels.source)?.text).toBe('Dedotto (da verificare)')
  })

  test('opens a request about it', () => {
    expect(printers.actions).toContainEqual(
      expect.objectContaining({
        action: 'open-request',
        value: 'stampanti',
        style: 'primary',
        typed: 'apri una richiesta',
      }),
    )
  })

  test('names the own master where the unit is known, the one skilled in it first', () => {
    const own = reply('la stampante non stampa', { unit: 'boschi' })
    expect(own.text).toContain('Il primo aiuto è il tuo: Master del Territorio')
    expect(own.fact(labels.master)?.url).toBe('mailto:master.territorio@example.org')
  })

  test('sends elsewhere where the first contact is an office', () => {
    const toner = reply('è finito il toner')
    expect(toner.text).toContain('Rivolgiti a: Settore Servizi.')
    expect(toner.fact(labels.firstContact)?.text).toBe('Settore Servizi')
  })

  test('answers a frequent question with its own words', () => {
    const faq = reply('come si ricarica il cassetto della carta?')
    expect(faq.text).toContain('Nel cassetto in basso.')
    expect(faq.fact(labels.source)?.text).toContain('da verificare')
  })
})

describe('the card of a program', () => {
  test('says what it is for, whose it is and who is behind', () => {
    const program = reply('CatastoWeb non si apre')
    expect(program.fact(labels.purpose)?.text).toBe('mappe del catasto')
    expect(program.fact(labels.owner)?.text).toBe('Settore Territorio')
    expect(program.fact(labels.behind)?.text).toContain('da verificare')
    expect(program.actions.map((action) => action.value)).toContain('catasto-web')
  })
})

describe('other cards', () => {
  test('a role is explained', () => {
    expect(reply('che cosa fa il direttore?').text).toContain('Ogni Settore ha un Direttore.')
  })

  test('a fact of history has its time and source', () => {
    const fact = reply('quando è nata la comunità?')
    expect(fact.fact(labels.when)?.text).toBe('1971')
    expect(fact.fact(labels.source)?.text).toBe('Organigramma')
  })

  test('a collection is counted, listed and annotated', () => {
    const sectors = reply('quanti settori ci sono?')
    expect(sectors.text).toContain('Settori: sono 3.')
    expect(sectors.list).toEqual(['Presidenza', 'Settore Territorio', 'Settore Servizi'])
    expect(sectors.notices).toContain('Il Settore Fiume è in prova.')
    expect(sectors.fact(labels.source)?.text).toContain('1 gennaio 2026')
  })
})

describe('asking back', () => {
  test('offers numbered options and a way out', () => {
    const options = reply('non va niente')
    expect(options.actions.map(({ action, value, typed }) => [action, value, typed])).toEqual([
      ['choose', 'stampanti', '1'],
      ['choose', 'rete', '2'],
    ])
    expect(options.text).toContain('dimmelo con altre parole')
  })
})

describe('what is not known', () => {
  test.each<[string, Language, RegExp]>([
    ['xqzw kkrt', 'it', /Non lo so/],
    ['che tempo fa domani?', 'it', /non so rispondere/],
    ['???', 'it', /Scrivimi con parole tue/],
    ['what is the xqzw of kkrt', 'en', /I do not know/],
    ['what is the weather like?', 'en', /cannot answer/],
  ])('%s', (text, language, words) => {
    const unknown = reply(text)
    expect(unknown.message.language).toBe(language)
    expect(unknown.text).toMatch(words)
    expect(offersNext(unknown.message)).toBe(true)
  })

  test('a request is offered where help may be needed, not for what is outside', () => {
    expect(reply('xqzw kkrt').actions.map(({ action }) => action)).toContain('open-request')
    expect(reply('che tempo fa domani?').actions.map(({ action }) => action)).not.toContain('open-request')
  })
})

describe('courtesy and help', () => {
  test('are in the language of the person', () => {
    expect(reply('ciao').text).toContain('Ciao! Sono Centralino')
    expect(reply('hello').text).toContain('Hello! I am Centralino')
    expect(reply('aiuto').text).toContain('Comunità di Valfinta')
    expect(reply('help').message.language).toBe('en')
  })
})

describe('every reply', () => {
  test.each([
    'forestale',
    'chi dirige il settore territorio?',
    'quali uffici sono del settore territorio?',
    'mail dei boschi',
    'master del territorio',
    'la stampante non stampa',
    'è finito il toner',
    'CatastoWeb non si apre',
    'che cosa fa il direttore?',
    'quando è nata la comunità?',
    'quanti settori ci sono?',
    'non va niente',
    'ciao',
    'aiuto',
    'xqzw',
    'che tempo fa domani?',
    '',
    'who removes a fallen tree?',
    'hello',
    'the printer does not print',
  ])('offers something to do next and says all of it in plain text: %s', (text) => {
    const { message, actions } = reply(text)
    expect(offersNext(message)).toBe(true)
    for (const action of actions) expect(message.text).toContain(action.label)
    for (const action of actions) expect(action.typed).not.toBe('')
  })

  test.each([
    'forestale',
    'la stampante non stampa',
    'CatastoWeb non si apre',
    'quando è nata la comunità?',
    'quanti settori ci sono?',
    'che cosa fa il direttore?',
  ])('about a fact names its source: %s', (text) => {
    expect(reply(text).fact(labels.source)?.text).toMatch(/Organigramma|Dedotto/)
  })

  test('explains itself, folded', () => {
    expect(reply('forestale').blocks('details')[0]).toMatchObject({
      summary: 'Perché questa risposta?',
      items: ['«forestale» corrisponde a «forestale»'],
    })
  })
})
