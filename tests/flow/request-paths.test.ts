import { describe, expect, test } from 'vitest'
import type { OfficeDriver } from './office-driver.ts'
import { offices } from './offices.ts'
import type { BodyChange } from './small-body.ts'

/** The master of Territorio deals with the supplier directly; there is a third master. */
const withSupplier: { readonly change: BodyChange } = {
  change: (files) => {
    const file = files['masters.json'] as { masters: Record<string, unknown>[] }
    for (const master of file.masters) if (master['id'] === 'master-servizi') master['csiDirect'] = true
  },
}

function read(office: OfficeDriver, person: string): string {
  return office
    .inbox(person)
    .map(({ text }) => text)
    .join('\n')
}

/** Opens a request about a program and sends it. */
async function openProgramRequest(office: OfficeDriver, person: string): Promise<void> {
  await office.say(person, 'il mio ufficio è scuole')
  await office.forge(person, 'open-request', 'catasto-web')
  await office.fill(person, 'open-request', { description: 'CatastoWeb non si apre' })
  await office.say(person, 'invia')
}

describe.each(offices)('passing on ($platform)', ({ Office }) => {
  test('back and forth: each has it in turn, the requester reads each reason', async () => {
    const office = await new Office().present('master', 'deputy', 'office', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'inoltra 1 a Ufficio Informatica perché serve un tecnico')
    expect(office.last('office')).toContain('Master dei Servizi ti passa la richiesta #1. Motivo: serve un tecnico')
    await office.say('office', 'inoltra 1 a Master dei Servizi perché basta cambiare la carta')
    expect(office.last('master')).toContain('Ufficio Informatica ti passa la richiesta #1')
    expect(office.last('anna')).toContain('è passata a Master dei Servizi. Motivo: basta cambiare la carta')
    await office.say('master', 'risolto 1')
    expect(read(office, 'anna')).toContain('Master dei Servizi ha risolto la richiesta #1')
  })

  test('without a reason it is asked for, and nothing has changed', async () => {
    const office = await new Office().present('master', 'office', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'inoltra 1 a Ufficio Informatica')
    const form = await office.form('master')
    expect(form?.fields.map(({ id, value }) => [id, value])).toEqual([
      ['to', 'informatica'],
      ['text', undefined],
    ])
    expect(office.inbox('office')).toEqual([])
  })

  test('to a name that nobody has: asked again, with the list', async () => {
    const office = await new Office().present('master', 'office', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('master', 'inoltra 1 a Pippo perché lui sa')).toContain('Non trovo a chi vuoi passarla')
    const form = await office.form('master')
    expect(form?.fields.map(({ id, value }) => [id, value])).toEqual([
      ['to', undefined],
      ['text', 'lui sa'],
    ])
  })

  test('after three hops whoever heads the IT office is told once', async () => {
    const office = await new Office({
      change: (files) => {
        const file = files['organization.json'] as { units: Record<string, unknown>[] }
        const boschi = file.units.find(({ id }) => id === 'boschi')
        if (boschi !== undefined) boschi['desk'] = { email: 'bruno@example.org', demo: true }
      },
    }).present('master', 'deputy', 'office', 'bruno', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'inoltra 1 a Master del Territorio perché conosce il modello')
    await office.say('deputy', 'inoltra 1 a Ufficio Boschi e Sentieri perché la stampante è lì')
    expect(read(office, 'office')).not.toContain('di mano in mano')
    await office.say('bruno', 'inoltra 1 a Master dei Servizi perché non siamo noi')
    expect(read(office, 'office')).toContain('La richiesta #1 sta passando di mano in mano')
    const told = office.inbox('office').length
    await office.say('master', 'inoltra 1 a Master del Territorio perché insisto')
    expect(
      office
        .inbox('office')
        .slice(told)
        .some(({ text }) => text.includes('di mano in mano')),
    ).toBe(false)
    // Whoever was told can act.
    expect(await office.say('office', 'prendi 1')).toContain('preso in carico')
  })
})

describe.each(offices)('the supplier ($platform)', ({ Office }) => {
  test('is offered to a master who deals with it directly, for a program', async () => {
    const office = await new Office(withSupplier).present('master', 'office', 'anna')
    await openProgramRequest(office, 'anna')
    expect(office.last('master')).toContain('Passa a Consorzio Fornitore')
    await office.press('master', 'Passa a Consorzio Fornitore')
    await office.fill('master', 'request-supplier', { text: 'errore del programma' }, '1')
    expect(read(office, 'anna')).toContain(
      'è passata a Consorzio Fornitore, tramite Master dei Servizi. Motivo: errore',
    )
    // The master goes on speaking for it.
    expect(await office.say('master', 'risolto 1 corretto dal fornitore')).toContain('risolta')
  })

  test('can be named by its name', async () => {
    const office = await new Office(withSupplier).present('master', 'office', 'anna')
    await openProgramRequest(office, 'anna')
    await office.say('master', 'passa 1 a Consorzio Fornitore perché è un errore del programma')
    expect(office.last('anna')).toContain('è passata a Consorzio Fornitore')
  })

  test('is not offered for anything else, nor to others', async () => {
    const office = await new Office(withSupplier).present('master', 'office', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    expect(read(office, 'master')).not.toContain('Passa a Consorzio')
    const other = await new Office().present('master', 'office', 'anna')
    await openProgramRequest(other, 'anna')
    expect(read(other, 'master')).not.toContain('Passa a Consorzio')
  })
})

describe.each(offices)('at the end ($platform)', ({ Office }) => {
  test('rating twice: the second replaces the first, the same again changes nothing', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('anna', 'voto 1 bene')).toContain('ancora aperta')
    await office.say('master', 'risolto 1')
    await office.say('anna', 'voto 1 bene')
    expect(office.last('master')).toContain('👍')
    const before = office.inbox('master').length
    await office.say('anna', 'voto 1 bene')
    expect(office.inbox('master')).toHaveLength(before)
    await office.press('anna', '👎 Poteva andare meglio')
    expect(read(office, 'master')).toContain('👎')
  })

  test('withdrawing tells the master and the followers, who may open their own', async () => {
    const office = await new Office().present('master', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    await office.openPrinterRequest('bruno')
    await office.press('bruno', 'Mi unisco')
    expect(await office.say('bruno', 'ritira 1')).toContain('Questo non lo puoi fare tu')
    expect(await office.say('anna', 'ritira 1 ho cambiato la carta')).toContain('ritirata')
    expect(office.last('bruno')).toContain('ritirata')
    expect(office.last('bruno')).toContain('apri una richiesta')
    expect(read(office, 'master')).toContain('ho cambiato la carta')
    expect(await office.say('master', 'prendi 1')).toContain('è stata ritirata')
    expect(await office.say('anna', 'riapri 1')).toContain('apri una richiesta')
  })

  test('replying reopens for ten working days, not later', async () => {
    const office = await new Office().present('master', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    await office.say('master', 'risolto 1')
    await office.at('2026-06-04T08:00:00Z').passTime()
    expect(office.last('anna')).toContain('è chiusa')
    await office.at('2026-06-15T08:00:00Z').say('anna', 'esce di nuovo bianco')
    await office.press('anna', 'Sì, è per quella richiesta')
    expect(office.last('master')).toContain('riaperta')
    await office.say('master', 'risolto 1')
    await office.at('2026-06-18T08:00:00Z').passTime()
    await office.at('2026-06-30T08:00:00Z').say('anna', 'esce di nuovo bianco')
    expect(await office.press('anna', 'Sì, è per quella richiesta')).toContain('È passato troppo tempo')
    expect(office.last('anna')).toContain('apri una richiesta')
  })
})

describe.each(offices)('in English ($platform)', ({ Office }) => {
  test('from the first word to the last', async () => {
    const office = await new Office().present('master', 'office')
    const italian = /\b(?:richiesta|della|perché|puoi|stato)\b/i
    const heard = () => read(office, 'anna')
    await office.say('anna', 'open a request: the printer does not print')
    const form = await office.form('anna')
    expect(form?.title).not.toMatch(italian)
    const summary = await office.fill('anna', 'open-request', {
      unit: 'scuole',
      matter: 'stampanti',
      description: 'Blank pages',
    })
    expect(summary).toContain('Here is the request')
    expect(await office.say('anna', 'send')).toContain('Done: request #1')
    await office.say('master', 'prendi 1')
    expect(office.last('anna')).toContain('has taken request #1 in charge')
    await office.say('master', 'chiedi 1 A che piano?')
    expect(office.last('anna')).toContain('asks you something')
    await office.say('anna', 'On the second floor')
    expect(read(office, 'master')).toContain('On the second floor')
    expect(await office.say('anna', 'my requests')).toContain('Here are your requests')
    expect(await office.say('anna', 'status of 1?')).toContain('taken in charge')
    await office.say('master', 'inoltra 1 a Ufficio Informatica perché guasto')
    expect(office.last('anna')).toContain('Request #1 has passed to')
    await office.say('office', 'risolto 1')
    expect(office.last('anna')).toContain('has solved request #1')
    expect(await office.say('anna', 'thanks')).not.toMatch(italian)
    expect(await office.say('anna', 'rate 1 up')).toContain('Thank you')
    expect(heard()).not.toMatch(/\b(?:Ecco|Fatto|Buone notizie|Motivo|Stato)\b/)
  })

  test('an order in English is answered in English, one in Italian in Italian', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    expect(await office.say('master', 'take 1')).toContain('Done: you are in charge of request #1')
    expect(await office.say('master', 'nota 1 prova')).toContain('Nota salvata')
    expect(await office.say('master', 'to take')).toContain('nothing to take')
    expect(await office.say('anna', 'show 77')).toContain('I cannot find this request')
  })
})
