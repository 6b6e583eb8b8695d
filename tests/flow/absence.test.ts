import { describe, expect, test } from 'vitest'
import type { ChannelLimits } from '../../src/channel/adapter.ts'
import { Office } from './office.ts'

const noForms: ChannelLimits = { textLength: 20_000, actions: 20, actionLabel: 200, forms: 'none', updates: false }

/** With a third master, who is no deputy of anybody. */
const threeMasters: ConstructorParameters<typeof Office>[0] = {
  change: (files) => {
    const file = files['masters.json'] as { masters: Record<string, unknown>[] }
    file.masters.push({
      id: 'master-presidenza',
      name: 'Master della Presidenza',
      units: ['presidenza'],
      contacts: { email: 'third@example.org' },
    })
  },
}

function formOf(office: Office, person: string) {
  const block = office
    .inbox(person)
    .at(-1)
    ?.blocks.find((one) => one.type === 'form')
  if (block?.type !== 'form') throw new Error(`${person} was not asked anything`)
  return block.form
}

/** Everything a person has got. */
function read(office: Office, person: string): string {
  return office
    .inbox(person)
    .map(({ text }) => text)
    .join('\n')
}

describe('a master says when they are away', () => {
  test('and from the next message on the deputy gets what is new, on these days only', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    const reply = await office.say('master', 'assente dal 1/6 al 5/6')
    expect(reply).toContain('non ci sei da lunedì 1 giugno 2026 a venerdì 5 giugno 2026')
    expect(reply).toContain('Ti sostituisce Master del Territorio')
    expect(reply).toContain('sono tornato')
    expect(office.last('deputy')).toContain('sei tu a sostituirlo')
    expect(await office.openPrinterRequest('anna')).toContain('Master del Territorio')
    office.at('2026-06-08T07:00:00Z')
    await office.say('anna', 'ciao')
    expect(await office.openPrinterRequest('anna')).toContain('Master dei Servizi')
  })

  test('still after a restart', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.say('master', 'assente dal 1/6 al 5/6')
    office.restart()
    expect(await office.openPrinterRequest('anna')).toContain('Master del Territorio')
  })

  test('and whoever asks for the master reads it, with the deputy', async () => {
    const office = await new Office(threeMasters).present('master', 'anna')
    const question = 'chi è il master di Settore Servizi?'
    expect(await office.say('anna', question)).not.toContain('oggi non c’è')
    await office.say('master', 'assente oggi, mi sostituisce Master della Presidenza')
    const answer = await office.say('anna', question)
    expect(answer).toContain('oggi non c’è')
    expect(answer).toContain('Master della Presidenza')
    office.at('2026-06-02T07:00:00Z')
    expect(await office.say('anna', question)).not.toContain('oggi non c’è')
  })

  test('and so does whoever asks about a problem of theirs', async () => {
    const office = await new Office().present('master', 'anna')
    await office.say('anna', 'il mio ufficio è scuole')
    await office.say('master', 'assente oggi')
    const answer = await office.say('anna', 'la stampante non stampa')
    expect(answer).toContain('Oggi non c’è: se apri una richiesta, arriva a chi lo sostituisce, Master del Territorio')
    expect(answer).toContain('master.territorio@example.org')
  })

  test('what nobody has taken passes to the deputy at once, what is in charge stays', async () => {
    const office = await new Office().present('master', 'deputy', 'anna', 'bruno')
    await office.openPrinterRequest('anna')
    await office.say('master', 'prendi 1')
    await office.openPrinterRequest('bruno', 'informatica')
    await office.say('master', 'assente oggi')
    const reply = read(office, 'master')
    expect(reply).toContain('Una richiesta che nessuno aveva preso')
    expect(reply).toContain('La richiesta che hai in carico resta tua')
    expect(office.last('deputy')).toContain('La richiesta #2 passa a te')
    expect(office.last('bruno')).toContain('è assente: ora la segue Master del Territorio')
    expect(office.last('anna')).toContain('ha preso in carico la richiesta #1')
    expect(await office.say('deputy', 'da prendere')).toContain('#2')
  })

  test('an absence to come passes them on when work begins on its first day', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.at('2026-06-05T13:00:00Z').say('master', 'assente dal 8/6 al 12/6')
    await office.openPrinterRequest('anna')
    expect(office.last('master')).toContain('Nuova richiesta #1')
    await office.at('2026-06-08T05:00:00Z').passTime()
    expect(office.inbox('deputy').some((message) => message.text.includes('#1'))).toBe(false)
    await office.at('2026-06-08T06:00:00Z').passTime()
    expect(office.last('deputy')).toContain('La richiesta #1 passa a te')
    expect(office.last('anna')).toContain('ora la segue Master del Territorio')
  })

  test('the deputy of these days is a master by name; else the list is shown and nothing is lost', async () => {
    const office = await new Office(threeMasters).present('master', 'deputy', 'anna')
    await office.say('master', 'assente dal 1/6 al 5/6, mi sostituisce Pippo')
    const form = formOf(office, 'master')
    expect(form.errors?.['deputy']).toContain('Pippo')
    expect(form.fields.map(({ id, value }) => [id, value])).toEqual([
      ['from', '2026-06-01'],
      ['to', '2026-06-05'],
      ['deputy', undefined],
    ])
    const deputies = form.fields.flatMap((field) => (field.type === 'choice' ? field.options : []))
    expect(deputies.map(({ label }) => label)).toEqual(['Master del Territorio', 'Master della Presidenza'])
    // Nothing holds before it is confirmed.
    expect(await office.openPrinterRequest('anna')).toContain('Master dei Servizi')
    const values = { from: '2026-06-01', to: '2026-06-05', deputy: 'master-presidenza' }
    await office.fill('master', 'absence', values)
    expect(read(office, 'master')).toContain('Ti sostituisce Master della Presidenza')
  })

  test('nobody stands in for themselves', async () => {
    const office = await new Office().present('master')
    await office.say('master', 'assente oggi, mi sostituisce Master dei Servizi')
    expect(formOf(office, 'master').errors?.['deputy']).toContain('Non puoi sostituirti da solo')
  })

  test.each([
    ['assente dal 31/2 al 5/6', 'from', 'primo giorno'],
    ['assente dal 1/6 al 31/6', 'to', 'ultimo giorno'],
    ['assente dal 1/5/2026 al 5/5/2026', 'to', 'già passati'],
    ['assente dal 5/6/2026 al 1/6/2026', 'to', 'prima del primo'],
  ])('%s is asked again', async (text, field, said) => {
    const office = await new Office().present('master')
    await office.say('master', text)
    expect(formOf(office, 'master').errors?.[field]).toContain(said)
  })

  test('where the platform has no forms it is asked one thing at a time', async () => {
    const office = await new Office({ ...threeMasters, limits: noForms }).present('master', 'anna')
    expect(await office.say('master', 'assente')).toContain('Primo giorno')
    expect(await office.say('master', '1/6')).toContain('Ultimo giorno')
    expect(await office.say('master', 'boh')).toContain('Chi ti sostituisce')
    expect(await office.say('master', 'presidenza')).toContain('Non capisco l’ultimo giorno')
    expect(await office.say('master', 'venerdì')).toContain('a venerdì 5 giugno 2026')
    expect(office.last('master')).toContain('Ti sostituisce Master della Presidenza')
  })

  test('a deputy who is away too is said so, and passed by', async () => {
    const office = await new Office().present('master', 'deputy', 'office', 'anna')
    await office.say('deputy', 'assente oggi')
    expect(await office.say('master', 'assente oggi')).toContain('anche Master del Territorio non c’è')
    expect(await office.openPrinterRequest('anna')).toContain('Ufficio Informatica')
  })

  test('is back earlier: new requests reach them again, the deputy is told', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.say('master', 'assente fino al 5/6')
    expect(await office.say('master', 'sono tornato')).toContain('Bentornato')
    expect(office.last('deputy')).toContain('Master dei Servizi è di nuovo al lavoro')
    expect(await office.openPrinterRequest('anna')).toContain('Master dei Servizi')
    expect(await office.say('master', 'sono tornato')).toContain('Non risulti assente')
  })

  test('is back from an absence that the knowledge base has', async () => {
    const office = await new Office().at('2026-08-12T08:00:00Z').present('master', 'deputy', 'anna')
    expect(await office.say('deputy', 'torno')).toContain('Bentornato')
    expect(await office.openPrinterRequest('anna', 'boschi')).toContain('Master del Territorio')
  })

  test('calls off an absence to come', async () => {
    const office = await new Office().present('master', 'deputy', 'anna')
    await office.say('master', 'assente domani')
    expect(await office.say('master', 'sono tornato')).toContain('Tolta l’assenza di martedì 2 giugno 2026')
    office.at('2026-06-02T07:00:00Z')
    expect(await office.openPrinterRequest('anna')).toContain('Master dei Servizi')
  })

  test('only a master does', async () => {
    const office = await new Office().present('master', 'office', 'anna')
    expect(await office.say('anna', 'assente dal 1/6 al 5/6')).toContain('solo i master informatici')
    expect(await office.say('anna', 'sono tornata')).toContain('solo i master informatici')
    expect(await office.say('office', 'assente oggi')).toContain('solo i master informatici')
    expect(
      await office.fill('anna', 'absence', { from: '2026-06-01', to: '2026-06-05', deputy: 'master-servizi' }),
    ).toContain('solo i master informatici')
    expect(await office.openPrinterRequest('anna')).toContain('Master dei Servizi')
  })

  test('in English', async () => {
    const office = await new Office().present('master', 'deputy')
    await office.say('master', 'who handles the woods?')
    const reply = await office.say('master', 'away from 3/6 to 5 June, deputy Master del Territorio')
    expect(reply).toContain('you are away from Wednesday, 3 June 2026 to Friday, 5 June 2026')
    expect(await office.say('master', "I'm back")).toContain('called off')
  })
})
