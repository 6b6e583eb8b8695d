import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'

describe('a request from beginning to end', () => {
  test('is opened in the person’s own words, taken, asked about, answered, passed on, solved and rated', async () => {
    const office = await new Office().present('master', 'office', 'anna')

    // The employee says it in their own words; the form comes with what is known.
    await office.say('anna', 'mi serve aprire una richiesta: la stampante non stampa')
    const form = office.inbox('anna').at(-1)?.blocks.find((block) => block.type === 'form')
    expect(form?.type === 'form' && form.form.fields.map((field) => field.id)).toEqual([
      'unit',
      'description',
      'urgency',
      'phone',
      'onBehalfOf',
    ])
    // Summary before sending.
    const summary = await office.fill('anna', 'open-request', { unit: 'scuole', description: 'Esce bianco', phone: '123' })
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
    expect(await office.say('anna', 'grazie!')).toContain('Ciao')
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
    const form = office.inbox('anna').at(-1)?.blocks.find((block) => block.type === 'form')
    expect(form?.type === 'form' && Object.keys(form.form.errors ?? {})).toEqual(['description'])
  })
})

describe('who may see and do what', () => {
  test('a stranger finds no request, whatever they press or write', async () => {
    const office = await new Office().present('master', 'anna', 'stranger')
    await office.openPrinterRequest('anna')
    for (const text of ['mostra 1', 'prendi 1', 'ritira 1', 'aggiungi 1 ciao', 'risolto 1', 'nota 1 x', 'voto 1 bene', 'riapri 1']) {
      expect(await office.say('stranger', text), text).toContain('Non trovo questa richiesta')
    }
    await office.forge('stranger', 'request:take', '1')
    expect(office.last('stranger')).toContain('Non trovo questa richiesta')
    expect(await office.fill('stranger', 'request-note', { text: 'spio' }, '1')).toContain('Non trovo questa richiesta')
  })

  test('a number that does not exist reads the same', async () => {
    const office = await new Office().present('anna')
    expect(await office.say('anna', 'mostra 99')).toContain('Non trovo questa richiesta')
  })

  test('the requester cannot do the work of the master', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('anna', 'risolto 1')).toContain('Questo non lo puoi fare tu')
  })

  test('an administrator sees every request', async () => {
    const office = await new Office().present('master', 'anna', 'admin')
    await office.openPrinterRequest('anna')
    expect(await office.say('admin', 'mostra 1')).toContain('La stampante non stampa più')
  })

  test('the first of two who take it wins, the second is told who has it', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'prendi 1')
    expect(await office.say('deputy', 'prendi 1')).toContain('L’ha già presa in carico master')
  })

  test('only masters and offices have a queue', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('anna', 'da prendere')).toContain('per i master informatici')
    expect(await office.say('master', 'da prendere')).toContain('#1')
    await office.say('master', 'prendi 1')
    expect(await office.say('master', 'da prendere')).toContain('nulla da prendere')
    expect(await office.say('master', 'le mie in carico')).toContain('#1')
  })
})

describe('no dead ends', () => {
  test('a master nobody has ever met is passed by: the deputy gets it', async () => {
    const office = await new Office().present('deputy', 'anna')
    expect(await office.openPrinterRequest('anna')).toContain('Master del Territorio')
    expect(office.last('deputy')).toContain('Nuova richiesta #1')
  })

  test('with no master to be reached the technical office gets it', async () => {
    const office = await new Office().present('office', 'anna')
    expect(await office.openPrinterRequest('anna')).toContain('Ufficio Informatica')
    expect(office.last('office')).toContain('#1')
  })

  test('an absent master is replaced by the deputy on those days', async () => {
    const office = await new Office().at('2026-08-12T08:00:00Z').present('master', 'deputy', 'anna')
    expect(await office.openPrinterRequest('anna', 'boschi')).toContain('Master dei Servizi')
  })

  test('who declines gives a reason and never gets it back', async () => {
    const office = await new Office().present('master', 'deputy', 'office', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'non è mia 1 perché non seguo le stampanti')
    expect(office.last('anna')).toContain('ora la segue Ufficio Informatica')
    expect(office.last('office')).toContain('La richiesta #1 passa a te.')
    expect(await office.say('office', 'inoltra 1 a Master dei Servizi perché provaci tu')).toContain('non è sua')
  })

  test('a master who leaves the knowledge base: new hands, the requester is told', async () => {
    const office = await new Office().present('master', 'deputy', 'office', 'anna')
    await office.openPrinterRequest('anna')
    office.reload((files) => {
      const file = files['masters.json'] as { masters: Record<string, unknown>[] }
      file.masters = file.masters.filter((master) => master['id'] !== 'master-servizi')
      for (const master of file.masters) master['deputy'] = null
    })
    await office.passTime()
    expect(office.last('anna')).toContain('La richiesta #1 ora la segue')
    expect(office.last('office')).toContain('#1')
  })
})

describe('joining', () => {
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

describe('working time', () => {
  test('nobody takes it: the master after 4 working hours, the deputy after 8, the office after 16; the requester each time', async () => {
    const office = await new Office().present('master', 'deputy', 'office', 'anna')
    await office.openPrinterRequest('anna')
    await office.at('2026-06-01T10:59:00Z').passTime()
    expect(office.last('master')).toContain('Nuova richiesta')
    await office.at('2026-06-01T11:01:00Z').passTime()
    expect(office.last('master')).toContain('aspetta ancora')
    expect(office.last('anna')).toContain('Ho ricordato la cosa')
    // 16:00 in Rome is the end of the day: eight hours are over next morning.
    await office.at('2026-06-01T20:00:00Z').passTime()
    expect(office.inbox('deputy')).toEqual([])
    await office.at('2026-06-02T07:01:00Z').passTime()
    expect(office.last('deputy')).toContain('Nessuno ha preso la richiesta #1')
    expect(office.last('anna')).toContain('Ho chiesto di intervenire a Master del Territorio')
    await office.at('2026-06-03T07:01:00Z').passTime()
    expect(office.last('office')).toContain('#1')
    const before = office.inbox('anna').length
    await office.passTime()
    expect(office.inbox('anna')).toHaveLength(before)
  })

  test('several reminders to one person are one digest', async () => {
    const office = await new Office().present('master', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    await office.say('bruno', 'il mio ufficio è scuole')
    await office.forge('bruno', 'open-request', 'rete')
    await office.fill('bruno', 'open-request', { description: 'Internet non va' })
    await office.say('bruno', 'invia')
    const before = office.inbox('master').length
    await office.at('2026-06-01T11:01:00Z').passTime()
    const after = office.inbox('master').slice(before).filter((message) => message.card === undefined)
    expect(after.map((message) => message.text.split('\n')[0])).toEqual(['2 richieste ti aspettano:'])
  })

  test('a clock set back sends nothing twice', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.at('2026-06-01T11:01:00Z').passTime()
    const before = office.inbox('master').length
    await office.at('2026-06-01T10:01:00Z').passTime()
    await office.at('2026-06-01T11:01:00Z').passTime()
    expect(office.inbox('master')).toHaveLength(before)
  })

  test('waiting for the requester: reminded after 2 working days, closed after 5, reopened by replying', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'chiedi 1 quale stampante?')
    await office.at('2026-06-03T07:30:00Z').passTime()
    expect(office.last('anna')).toContain('c’è una domanda che aspetta te')
    await office.at('2026-06-08T07:30:00Z').passTime()
    expect(office.last('anna')).toContain('è chiusa perché la domanda è rimasta senza risposta')
    await office.say('anna', 'è quella al piano terra')
    await office.press('anna', 'Sì, è per quella richiesta')
    expect(office.last('master')).toContain('riaperta')
  })
})

describe('hostile and clumsy input', () => {
  test.each([
    ['markup', '<b>x</b> <!channel> [clicca](http://example.org) @here'],
    ['only emoji', '🙂🙂'],
    ['5,000 characters', 'a b '.repeat(1250)],
  ])('%s as description arrives as it was written, or is refused with a reason', async (_, description) => {
    const office = await new Office().present('master', 'anna')
    const reply = await office.openPrinterRequest('anna', 'scuole', description)
    const arrived = office.inbox('master').flatMap((message) => message.blocks.filter((block) => block.type === 'quote'))
    const quoted = arrived.map((block) => (block.type === 'quote' ? block.text : ''))
    if (reply.includes('#1')) expect(quoted).toContain(description.trim())
    else expect(reply).toMatch(/Manca il testo|troppo lungo/)
  })

  test('too long a description is refused and nothing is lost', async () => {
    const office = await new Office().present('master', 'anna')
    const reply = await office.openPrinterRequest('anna', 'scuole', 'parola '.repeat(1000))
    expect(reply).toContain('troppo lungo')
    expect(reply).toContain('modifica')
    expect(office.inbox('master')).toEqual([])
  })

  test('the same event twice opens one request', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.press('anna', 'Invia la richiesta')
    expect(await office.say('anna', 'le mie richieste')).not.toContain('#2')
  })
})
