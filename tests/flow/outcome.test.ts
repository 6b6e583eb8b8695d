import { describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { Office } from './office.ts'
import { offices } from './offices.ts'

const cards = (messages: readonly OutgoingMessage[]) => messages.filter(({ card }) => card === 'work-1')

describe('what whoever acted on a request is answered', () => {
  test('words about a card that changes far above get a new line below, the card changes as well', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    const before = office.inbox('master').length
    const said = await office.say('master', 'chiedi 1 A che piano è?')
    expect(said).toContain('ho girato la domanda sulla richiesta #1')
    const [card, line, ...rest] = office.inbox('master').slice(before)
    expect(rest).toEqual([])
    expect(card).toMatchObject({ card: 'work-1' })
    expect(line).not.toHaveProperty('card')
    expect(card?.text).not.toContain('ho girato la domanda')
  })

  test('a button on the card only changes the card', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    const before = office.inbox('master').length
    await office.press('master', 'Prendi in carico')
    const answer = office.inbox('master').slice(before)
    expect(answer).toHaveLength(1)
    expect(cards(answer)[0]?.text).toContain('hai preso in carico la richiesta #1')
  })

  test('where there was no card before, the card is the answer', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('deputy', 'prendi 1')
    expect(office.inbox('deputy')).toHaveLength(1)
    expect(cards(office.inbox('deputy'))[0]?.text).toContain('hai preso in carico la richiesta #1')
  })

  test('where the platform changes nothing in place, the card comes anew', async () => {
    const limits = { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'none', updates: false } as const
    const office = await new Office({ limits }).present('master', 'anna')
    for (const text of ['apri una richiesta', 'scuole', 'stampanti', 'Esce bianco', 'salta', 'salta', 'invia']) {
      await office.say('anna', text)
    }
    const before = office.inbox('master').length
    await office.say('master', 'prendi 1')
    const answer = office.inbox('master').slice(before)
    expect(answer).toHaveLength(1)
    expect(cards(answer)).toHaveLength(1)
  })
})

describe.each(offices)('what has become of it ($platform)', ({ Office }) => {
  test('the requester reads whom the answer went to, without the whole story again', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'chiedi 1 A che piano è?')
    const answer = await office.say('anna', 'Al secondo')
    expect(answer).toContain('ho girato il tuo messaggio sulla richiesta #1 a Master dei Servizi')
    expect(answer).not.toContain('La storia')
    expect(await office.press('anna', 'Vedi')).toContain('La storia')
  })

  test.each([
    ['rispondi 1 passo oggi', 'ho girato la tua risposta sulla richiesta #1'],
    ['inoltra 1 a Ufficio Informatica perché serve un pezzo', 'la richiesta #1 passa a Ufficio Informatica'],
    ['non è mia 1 perché non seguo le stampanti', 'la richiesta #1 passa a Ufficio Informatica'],
    ['risolto 1 cambiata la cartuccia', 'la richiesta #1 è risolta'],
    ['nota 1 è quella vecchia', 'Nota salvata'],
  ])('"%s" says what has become of it', async (text, answer) => {
    const office = await new Office().present('master', 'office', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('master', text)).toContain(answer)
  })
})
