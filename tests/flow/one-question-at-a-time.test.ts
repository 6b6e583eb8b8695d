import { describe, expect, test } from 'vitest'
import type { ChannelLimits } from '../../src/channel/adapter.ts'
import { Office } from './office.ts'

/** A terminal: nothing but text. */
const terminal: ChannelLimits = { textLength: 20_000, actions: 20, actionLabel: 200, forms: 'none', updates: false }

/** With more topics than a list of options shows at once. */
const manyTopics: ConstructorParameters<typeof Office>[0] = {
  limits: terminal,
  change: (files) => {
    const file = files['topics.json'] as { topics: Record<string, unknown>[] }
    for (let n = 1; n <= 12; n++) {
      file.topics.push({ id: `tema-${n}`, name: `Programma gestionale ${n}`, firstContact: 'master', source: 'guess' })
    }
    file.topics.push({ id: 'posta', name: 'Posta elettronica', firstContact: 'master', source: 'guess' })
    file.topics.push({ id: 'firma', name: 'Firma elettronica', firstContact: 'master', source: 'guess' })
  },
}

describe('opening a request where there are no forms', () => {
  test('asks one thing at a time, only what is missing', async () => {
    const office = await new Office({ limits: terminal }).present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    expect(await office.say('anna', 'apri una richiesta')).toContain('Di che cosa si tratta?')
    expect(await office.say('anna', 'stampanti')).toContain('Che cosa succede?')
    expect(await office.say('anna', 'Esce bianco')).toContain('Telefono')
    expect(await office.say('anna', 'salta')).toContain('Per un’altra persona')
    const summary = await office.say('anna', 'salta')
    expect(summary).toContain('Esce bianco')
    expect(summary).toContain('Stampanti')
    expect(await office.say('anna', 'invia')).toContain('#1')
    expect(office.last('master')).toContain('Esce bianco')
  })

  test('finds an option of a long list by any of its words', async () => {
    const office = await new Office(manyTopics).present('anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta')
    expect(await office.say('anna', 'la stampante del secondo piano')).toContain('1. Stampanti')
    expect(await office.say('anna', '1')).toContain('Che cosa succede?')
  })

  test('lists those that come near, and takes a number or other words', async () => {
    const office = await new Office(manyTopics).present('anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta')
    const near = await office.say('anna', 'elettronica')
    expect(near).toContain('1. Posta elettronica')
    expect(near).toContain('2. Firma elettronica')
    expect(near).toContain('3. Altro, o non lo so')
    expect(await office.say('anna', '9')).toContain('Non trovo niente di simile')
    expect(await office.say('anna', 'quella della firma')).toContain('1. Firma elettronica')
    expect(await office.say('anna', 'firma')).toContain('Che cosa succede?')
  })

  test('whoever finds nothing takes the option for that', async () => {
    const office = await new Office(manyTopics).present('anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta')
    expect(await office.say('anna', 'xyz')).toContain('1. Altro, o non lo so')
    expect(await office.say('anna', '1')).toContain('Che cosa succede?')
  })

  test.each(['le mie richieste', 'aiuto', 'a che punto è la 3?'])(
    '«%s» in the middle is done at once',
    async (order) => {
      const office = await new Office(manyTopics).present('anna')
      await office.say('anna', 'il mio ufficio è scuole')
      await office.say('anna', 'apri una richiesta')
      const said = await office.say('anna', order)
      expect(said).not.toContain('Di che cosa si tratta?')
      expect(said).toMatch(/Non hai richieste|Per le tue richieste|Non trovo questa richiesta/)
    },
  )

  test('survives a restart in the middle', async () => {
    const office = await new Office({ limits: terminal }).present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta')
    await office.say('anna', 'stampanti')
    office.restart()
    expect(await office.say('anna', 'Esce bianco')).toContain('Telefono')
  })

  test('everything can be changed before sending, or left as it is', async () => {
    const office = await new Office({ limits: terminal }).present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta: la stampante non stampa')
    for (const answer of ['salta', 'salta']) await office.say('anna', answer)
    expect(await office.say('anna', 'modifica')).toContain('Adesso: Ufficio Scuole')
    expect(await office.say('anna', 'Ufficio Acque')).toContain('Adesso: Stampanti')
    expect(await office.say('anna', 'rete')).toContain('Che cosa succede?')
    expect(await office.say('anna', 'salta')).toContain('Quanto è urgente?')
    await office.say('anna', '2')
    await office.say('anna', '011 1234')
    const summary = await office.say('anna', 'salta')
    for (const part of [
      'Ufficio Acque',
      'Rete',
      'Urgente: non posso lavorare',
      '011 1234',
      'la stampante non stampa',
    ]) {
      expect(summary).toContain(part)
    }
  })

  test('«urgente» is understood before sending', async () => {
    const office = await new Office().present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.forge('anna', 'open-request', 'stampanti')
    expect(await office.fill('anna', 'open-request', { description: 'Esce bianco' })).toContain('scrivi «urgente»')
    expect(await office.say('anna', 'urgente')).toContain('Urgente: non posso lavorare')
    await office.say('anna', 'invia')
    expect(office.last('master')).toContain('Urgente: non posso lavorare')
  })

  test('words said with the order are not lost', async () => {
    const office = await new Office({ limits: terminal }).present('anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('anna', 'apri una richiesta: si è rotta la sedia elettrica')
    await office.say('anna', 'altro')
    await office.say('anna', 'salta')
    expect(await office.say('anna', 'salta')).toContain('si è rotta la sedia elettrica')
  })

  test('is called off at any step', async () => {
    const office = await new Office({ limits: terminal }).present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    for (const answers of [[], ['stampanti'], ['stampanti', 'Esce bianco'], ['stampanti', 'Esce bianco', 'salta']]) {
      await office.say('anna', 'apri una richiesta')
      for (const answer of answers) await office.say('anna', answer)
      expect(await office.say('anna', 'annulla')).toContain('non ho inviato nulla')
    }
    expect(office.inbox('master')).toEqual([])
  })
})
