import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'
import type { OfficeDriver } from './office-driver.ts'
import { offices } from './offices.ts'

const place = 'everybody'

/** Everything said where others read along. */
function readAlong(office: OfficeDriver): string {
  return office
    .inbox(place)
    .map(({ text }) => text)
    .join('\n')
}

describe.each(offices)('where others read along ($platform)', ({ Office }) => {
  test('questions are answered for all', async () => {
    const office = await new Office().present('anna')
    expect(await office.sayIn(place, 'anna', 'chi si occupa dei sentieri?')).toContain('Ufficio Boschi e Sentieri')
    expect(office.inbox('anna')).toEqual([])
  })

  test('requests are shown to their people alone', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna', 'scuole', 'Il toner perde, lo sa solo Anna')
    for (const text of ['le mie richieste', 'a che punto è la 1?', 'mostra 1']) {
      expect(await office.sayIn(place, 'anna', text), text).toContain('nella nostra chat')
      expect(office.last('anna'), text).toContain('Il toner perde')
    }
    expect(await office.sayIn(place, 'anna', 'aggiungi 1 è peggiorata')).toContain('nella nostra chat')
    expect(office.last('anna')).toContain('ho girato il tuo messaggio sulla richiesta #1')
    expect(await office.sayIn(place, 'master', 'prendi 1')).toContain('nella nostra chat')
    expect(office.last('master')).toContain('preso in carico')
    expect(readAlong(office)).not.toContain('toner')
    expect(readAlong(office)).not.toContain('#1')
  })

  test('a request begun there is written and sent alone', async () => {
    const office = await new Office().present('master', 'anna')
    await office.sayIn(place, 'anna', 'la stampante non stampa')
    await office.pressIn(place, 'anna', 'open-request', 'stampanti')
    expect(office.last(place)).toContain('nella nostra chat')
    expect(office.last('anna')).toContain('Apri una richiesta di aiuto')
    await office.fill('anna', 'open-request', { unit: 'scuole', description: 'Esce bianco' })
    expect(await office.say('anna', 'invia')).toContain('#1')
    expect(readAlong(office)).not.toContain('Esce bianco')
  })

  test('whether somebody has a request is not to be found out', async () => {
    const office = await new Office().present('master', 'anna', 'stranger')
    await office.openPrinterRequest('anna')
    expect(await office.sayIn(place, 'stranger', 'mostra 1')).toBe(await office.sayIn(place, 'stranger', 'mostra 99'))
    expect(office.last('stranger')).toContain('Non trovo questa richiesta')
  })

  test('an open question of a master is not answered by what is said there', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'chiedi 1 a che piano?')
    await office.sayIn(place, 'anna', 'ci vediamo a pranzo al secondo piano')
    expect(office.last('master')).not.toContain('pranzo')
  })

  test('help tells nobody’s role', async () => {
    const office = await new Office().present('master')
    expect(await office.sayIn(place, 'master', 'aiuto')).not.toContain('prendi 42')
  })

  test('in English', async () => {
    const office = await new Office().present('anna')
    expect(await office.sayIn(place, 'anna', 'my requests')).toContain('I answered in our own chat')
    expect(office.last('anna')).toContain('You have no requests')
  })
})

describe('where the platform does not let the bot write alone to everybody', () => {
  test('with no chat of one’s own nothing is done, and one reads what to do', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    const reply = await office.sayIn(place, 'deputy', 'prendi 1')
    expect(reply).toContain('solo a tu per tu')
    expect(await office.say('anna', 'mostra 1')).toContain('nessuno l’ha ancora presa')
  })
})
