import { describe, expect, test } from 'vitest'
import { offices } from './offices.ts'

describe.each(offices)('no dead ends ($platform)', ({ Office }) => {
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

  test('where nobody has ever connected one is told so, and whom to write to; whoever connects finds it', async () => {
    const office = await new Office().present('anna')
    const reply = await office.openPrinterRequest('anna')
    expect(reply).toContain('La richiesta #1 è salvata per Master dei Servizi, ma non l’ha ancora vista')
    expect(reply).toContain('master.servizi@example.org')
    await office.say('master', 'ciao')
    expect(office.last('master')).toContain('Nuova richiesta #1 per te.')
    await office.press('master', 'Prendi in carico')
    expect(office.last('anna')).toContain('ha preso in carico la richiesta #1')
    // The second time there is nothing new.
    const before = office.inbox('master').length
    await office.say('master', 'ciao')
    expect(office.inbox('master')).toHaveLength(before + 1)
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

  test('who has passed a request on is shown the way to the next one, not to what they no longer see', async () => {
    const office = await new Office().present('master', 'office', 'anna')
    await office.openPrinterRequest('anna')
    const said = await office.say('master', 'inoltra 1 a Ufficio Informatica perché serve un pezzo')
    expect(said).toContain('Ufficio Informatica')
    expect(said).not.toContain('Vedi')
    expect(await office.press('master', 'Da prendere in carico')).toContain('Non c’è nulla da prendere')
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
