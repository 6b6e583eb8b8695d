import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'
import { offices, officesWithHome } from './offices.ts'

const place = 'everybody'

describe.each(officesWithHome)('the bot’s own page ($platform)', ({ Office }) => {
  test('shows a newcomer what to do, and asks for the office', async () => {
    const page = await new Office().openHome('anna')
    expect(page).toContain('Come posso aiutarti?')
    expect(page).toContain('non lo so ancora')
    expect(page).toContain('Non hai richieste.')
    expect(page).not.toContain('Da prendere')
    expect(page).not.toContain('Base di conoscenza')
  })

  test('shows the unit and the requests of whoever opened them', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    const page = await office.openHome('anna')
    expect(page).toContain('Il tuo ufficio: Ufficio Scuole')
    expect(page).toContain('#1 La stampante non stampa più')
    expect(office.inbox('anna').at(-1)?.text).not.toContain('Come posso aiutarti?')
  })

  test('shows masters what waits for them and what they have taken', async () => {
    const office = await new Office().present('master', 'anna')
    expect(await office.openHome('master')).toContain('Nessuna richiesta ti aspetta.')
    await office.openPrinterRequest('anna')
    expect(await office.openHome('master')).toMatch(/Da prendere in carico\s+(?:• )?#1/)
    await office.say('master', 'prendi 1')
    expect(await office.openHome('master')).toMatch(/In carico a te\s+(?:• )?#1/)
  })

  test('shows administrators the state of the knowledge base and what did not arrive', async () => {
    const office = await new Office().present('anna')
    await office.loseMessage('anna', null)
    const page = await office.openHome('admin')
    expect(page).toContain('Base di conoscenza')
    expect(page).toContain('Messaggi non arrivati: 1')
    expect(page).toContain('Vedi i messaggi non arrivati')
    expect(page).toMatch(/gestisci/i)
    await office.forge('admin', 'ask', 'non consegnati')
    expect(office.last('admin')).toContain('Un messaggio non è arrivato')
  })

  test('is no place to write to later', async () => {
    const office = await new Office().present('master')
    await office.openHome('anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'prendi 1')
    expect(office.last('anna')).toContain('ha preso in carico')
    expect(office.last('home of anna')).not.toContain('ha preso in carico')
  })
})

describe('a form asked for again', () => {
  test('is made anew with what has been written meanwhile', async () => {
    const office = await new Office().present('master', 'anna')
    await office.say('anna', 'apri una richiesta: la stampante non stampa')
    await office.fill('anna', 'open-request', { unit: 'scuole', description: 'Esce bianco', matter: 'stampanti' })
    const form = await office.reopenForm('anna')
    expect(form?.form).toBe('open-request')
    expect(form?.fields.find(({ id }) => id === 'description')?.value).toBe('Esce bianco')
    expect(form?.fields.find(({ id }) => id === 'unit')?.value).toBe('scuole')
  })

  test('keeps what a half-understood order said, and what was wrong with it', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'inoltra 1 a Ufficio Inesistente perché non è mia')
    const form = await office.reopenForm('master')
    expect(form?.form).toBe('request-forward')
    expect(form?.context).toBe('1')
    expect(form?.errors).toHaveProperty('to')
    expect(form?.fields.find(({ id }) => id === 'text')?.value).toBe('non è mia')
    // Again and again: asking for a form is not what the form came from.
    expect(await office.reopenForm('master')).toEqual(form)
  })

  test('of an older card is made from its name alone', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('anna', 'il mio ufficio')
    await office.forge('master', 'form', 'request-resolve 1')
    expect(office.last('master')).toContain('#1')
    await office.forge('anna', 'form', 'own-unit ')
    expect(office.last('anna')).toContain('In che ufficio lavori?')
  })

  test('that nobody knows is said to hold no longer', async () => {
    const office = await new Office().present('anna')
    await office.forge('anna', 'form', 'nothing 1')
    expect(office.last('anna')).toContain('non vale più')
  })
})

describe.each(offices)('a request opened from somebody’s message ($platform)', ({ Office }) => {
  test('begins with the words of the message and what they are about', async () => {
    const office = await new Office().present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.sayQuoting('anna', 'apri una richiesta', 'La stampante al secondo piano non stampa')
    const form = await office.form('anna')
    const description = 'La stampante al secondo piano non stampa'
    expect(form?.fields.find(({ id }) => id === 'description')?.value).toBe(description)
    const summary = await office.fill('anna', 'open-request', { description })
    expect(summary).toContain(description)
    expect(summary).toContain('Stampanti')
  })
})

describe('the unit that a profile names', () => {
  test('is taken, said once, and can be corrected', async () => {
    const office = new Office()
    office.workplaces.set('anna', ['Impiegata', 'Ufficio Scuole'])
    expect(await office.say('anna', 'chi è il mio master?')).toContain(
      'Dal tuo profilo leggo che lavori qui: Ufficio Scuole',
    )
    expect(office.inbox('anna').at(-2)?.text).toContain('Master dei Servizi')
    expect(await office.say('anna', 'chi è il mio master?')).not.toContain('Dal tuo profilo')
    await office.say('anna', 'il mio ufficio è Ufficio Boschi e Sentieri')
    expect(await office.openHome('anna')).toContain('Ufficio Boschi e Sentieri')
  })

  test('is not guessed where the profile fits nothing', async () => {
    const office = new Office()
    office.workplaces.set('anna', ['Impiegata', 'Tempo pieno'])
    expect(await office.say('anna', 'ciao')).not.toContain('Dal tuo profilo')
    expect(await office.openHome('anna')).toContain('non lo so ancora')
  })

  test('is not told where others read along', async () => {
    const office = new Office()
    office.workplaces.set('anna', ['Ufficio Scuole'])
    expect(await office.sayIn(place, 'anna', 'chi si occupa dei sentieri?')).not.toContain('profilo')
    expect(await office.say('anna', 'ciao')).toContain('Dal tuo profilo leggo')
  })
})

describe('where the platform lets the bot write to anybody alone', () => {
  test('private matters go there from the first word in a shared place', async () => {
    const office = await new Office({ reachesAlone: true }).present('master')
    expect(await office.sayIn(place, 'anna', 'le mie richieste')).toContain('nella nostra chat')
    expect(office.last('anna')).toContain('Non hai richieste')
  })
})
