import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'

describe('hostile and clumsy input', () => {
  test.each([
    ['markup', '<b>x</b> <!channel> [clicca](http://example.org) @here'],
    ['only emoji', '🙂🙂'],
    ['5,000 characters', 'a b '.repeat(1250)],
  ])('%s as description arrives as it was written, or is refused with a reason', async (_, description) => {
    const office = await new Office().present('master', 'anna')
    const reply = await office.openPrinterRequest('anna', 'scuole', description)
    const arrived = office
      .inbox('master')
      .flatMap((message) => message.blocks.filter((block) => block.type === 'quote'))
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

  test('a phone number without digits is asked for again', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', 'apri una richiesta')
    await office.fill('anna', 'open-request', { unit: 'scuole', matter: 'stampanti', description: 'x y', phone: 'boh' })
    const form = office
      .inbox('anna')
      .at(-1)
      ?.blocks.find((block) => block.type === 'form')
    expect(form?.type === 'form' && Object.keys(form.form.errors ?? {})).toEqual(['phone'])
  })

  test('sending where nothing has been written says how to begin', async () => {
    const office = await new Office().present('anna')
    expect(await office.say('anna', 'invia')).toContain('Non c’è nulla da inviare')
  })

  test('calling off where nothing is under way says so', async () => {
    const office = await new Office().present('anna')
    expect(await office.say('anna', 'annulla')).toContain('Non c’è nulla da annullare')
  })
})

test('a long text that a platform has cut in its form comes back whole', async () => {
  const office = await new Office().present('anna')
  const long = `La stampante non stampa: ${'prima di tutto, '.repeat(300)}ecco.`
  await office.sayQuoting('anna', 'apri una richiesta', long)
  const cut = `${long.slice(0, 2_999)}…`
  const values = { unit: 'scuole', matter: 'stampanti' }
  expect(await office.fill('anna', 'open-request', { ...values, description: cut })).toContain('ecco.')
  expect(await office.fill('anna', 'open-request', { ...values, description: 'Un’altra cosa…' })).not.toContain('ecco.')
})

test('a request sent with two clicks is sent once, and the second click does not sound like a failure', async () => {
  const office = await new Office().present('master', 'anna')
  await office.say('anna', 'apri una richiesta')
  await office.fill('anna', 'open-request', { unit: 'scuole', matter: 'stampanti', description: 'Esce bianco' })
  expect(await office.press('anna', 'Invia la richiesta')).toContain('#1')
  expect(await office.press('anna', 'Invia la richiesta')).toContain('è partita una volta sola')
  expect(office.inbox('master').filter(({ text }) => text.includes('Nuova richiesta'))).toHaveLength(1)
})
