import { describe, expect, test } from 'vitest'
import { offices } from './offices.ts'

describe.each(offices)('a request from beginning to end ($platform)', ({ Office }) => {
  test('is opened in the person’s own words, taken, asked about, answered, passed on, solved and rated', async () => {
    const office = await new Office().present('master', 'office', 'anna')

    // The employee says it in their own words; the form comes with what is known.
    await office.say('anna', 'mi serve aprire una richiesta: la stampante non stampa')
    const form = await office.form('anna')
    // Where the form opens in a window, what is known already stands in it too.
    const asked = form?.fields.flatMap(({ id }) => (id === 'matter' ? [] : [id]))
    expect(asked).toEqual(['unit', 'description', 'urgency', 'phone', 'onBehalfOf'])
    // Summary before sending.
    const summary = await office.fill('anna', 'open-request', {
      unit: 'scuole',
      description: 'Esce bianco',
      phone: '123',
    })
    expect(summary).toContain('Esce bianco')
    expect(office.inbox('master')).toEqual([])
    const opened = await office.press('anna', 'Invia la richiesta')
    expect(opened).toContain('#1')
    expect(opened).toContain('Master dei Servizi')

    // The master has the whole story at once.
    expect(office.last('master')).toContain('Nuova richiesta #1 per te.')
    expect(office.last('master')).toContain('Esce bianco')
    await office.press('master', 'Prendi in carico')
    expect(office.last('anna')).toContain('Master dei Servizi ha preso in carico la richiesta #1')

    // A question, an answer given by simply replying.
    await office.say('master', 'chiedi 1 A che piano è?')
    expect(office.last('anna')).toContain('A che piano è?')
    await office.say('anna', 'Al secondo piano, stanza 12')
    expect(office.last('master')).toContain('Al secondo piano, stanza 12')

    // Passed on with a reason.
    await office.say('master', 'inoltra 1 a Ufficio Informatica perché serve un pezzo')
    expect(office.last('anna')).toContain('La richiesta #1 è passata a Ufficio Informatica. Motivo: serve un pezzo')
    expect(office.last('office')).toContain('Esce bianco')

    // Solved; a thank-you is a thank-you.
    await office.say('office', 'risolto 1 cambiato il pezzo')
    expect(office.last('anna')).toContain('cambiato il pezzo')
    expect(await office.say('anna', 'grazie!')).toContain('Prego')
    await office.press('anna', '👍 Sono contento')
    expect(office.last('office')).toContain('👍')
    expect(await office.say('anna', 'le mie richieste')).toContain('#1')
  })

  test('never shows internal notes to the requester', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'nota 1 attenzione è la terza volta')
    expect(await office.say('master', 'mostra 1')).toContain('terza volta')
    expect(await office.say('anna', 'mostra 1')).not.toContain('terza volta')
    expect(office.inbox('anna').some((message) => message.text.includes('terza volta'))).toBe(false)
  })

  test('is reopened by replying, after one confirmation', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'risolto 1')
    expect(await office.say('anna', 'esce ancora bianco')).toContain('#1')
    await office.press('anna', 'Sì, è per quella richiesta')
    expect(office.last('master')).toContain('riaperta')
  })

  test('a question asked meanwhile is answered and not taken for a reply', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'chiedi 1 quale modello?')
    await office.say('anna', 'chi si occupa dei sentieri?')
    expect(await office.press('anna', 'No, è un’altra cosa')).toContain('Ufficio Boschi e Sentieri')
    expect(office.inbox('master').some((message) => message.text.includes('sentieri'))).toBe(false)
  })

  test('is called off at any step and sends nothing', async () => {
    const office = await new Office().present('master', 'anna')
    await office.say('anna', 'apri una richiesta')
    await office.fill('anna', 'open-request', { unit: 'scuole', matter: 'stampanti', description: 'x y' })
    expect(await office.say('anna', 'annulla')).toContain('non ho inviato nulla')
    expect(await office.say('anna', 'invia')).not.toContain('#1')
    expect(office.inbox('master')).toEqual([])
  })

  test('asks again for what is missing', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', 'apri una richiesta')
    await office.fill('anna', 'open-request', { unit: 'scuole', matter: 'stampanti', description: '   ' })
    const form = await office.form('anna')
    expect(Object.keys(form?.errors ?? {})).toEqual(['description'])
  })
})

describe.each(offices)('joining ($platform)', ({ Office }) => {
  test('a colleague with the same problem is offered to join, and told when it is solved', async () => {
    const office = await new Office().present('master', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    expect(await office.openPrinterRequest('bruno')).toContain('stesso problema')
    await office.press('bruno', 'Mi unisco')
    expect(office.last('bruno')).toContain('segui anche tu la richiesta #1')
    await office.say('master', 'risolto 1 fatto')
    expect(office.last('bruno')).toContain('ha risolto la richiesta #1')
    expect(await office.say('bruno', 'le mie richieste')).toContain('#1')
  })

  test('who prefers a request of their own gets one', async () => {
    const office = await new Office().present('master', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    await office.openPrinterRequest('bruno')
    await office.press('bruno', 'No, apri la mia')
    expect(office.last('bruno')).toContain('#2')
  })
})
