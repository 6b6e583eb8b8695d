import { describe, expect, test } from 'vitest'
import { offices } from './offices.ts'

describe.each(offices)('help ($platform)', ({ Office }) => {
  test('lists what everybody can write about their requests', async () => {
    const office = await new Office().present('anna')
    const help = await office.say('anna', 'aiuto')
    for (const order of ['«le mie richieste»', '«a che punto è la 42?»', '«aggiungi 42 …»', '«ritira 42»']) {
      expect(help).toContain(order)
    }
    expect(help).not.toContain('prendi 42')
    expect(help).not.toContain('assente')
    expect(help).not.toContain('non consegnati')
  })

  test('lists a master’s orders to a master', async () => {
    const office = await new Office().present('master')
    const help = await office.say('master', 'aiuto')
    const orders = [
      'prendi 42',
      'rispondi 42 …',
      'chiedi 42 …',
      'nota 42 …',
      'inoltra 42 a … perché …',
      'non è mia 42 perché …',
      'risolto 42 …',
      'da prendere',
      'le mie in carico',
      'assente dal 22/12 al 6/1',
      'sono tornato',
      'le mie richieste',
    ]
    for (const order of orders) expect(help).toContain(order)
  })

  test('an office has no absences, an administrator the undelivered messages', async () => {
    const office = await new Office().present('office', 'admin')
    const help = await office.say('office', 'aiuto')
    expect(help).toContain('prendi 42')
    expect(help).not.toContain('assente')
    expect(await office.say('admin', 'aiuto')).toContain('non consegnati')
  })

  test('in English', async () => {
    const office = await new Office().present('master')
    const help = await office.say('master', 'help')
    expect(help).toContain('“take 42”')
    expect(help).toContain('“away from 22/12 to 6/1')
  })
})

describe.each(offices)('undelivered messages ($platform)', ({ Office }) => {
  test('an administrator sees them with what was done about them', async () => {
    const office = await new Office().present('master', 'deputy', 'anna', 'admin')
    expect(await office.say('admin', 'non consegnati')).toContain('Tutti i messaggi sono arrivati')
    await office.openPrinterRequest('anna')
    await office.loseMessage('master', 1)
    await office.loseMessage('anna', null)
    const list = await office.say('admin', 'messaggi non consegnati')
    expect(list).toContain('2 messaggi non sono arrivati')
    expect(list).toMatch(
      /a master, richiesta #1: la piattaforma lo rifiuta\. Che cosa ho fatto: la richiesta #1 è passata/,
    )
    expect(list).toMatch(/a anna: la piattaforma lo rifiuta\. Da fare: avvisare/)
  })

  test('nobody else does', async () => {
    const office = await new Office().present('master', 'office', 'anna')
    for (const person of ['master', 'office', 'anna']) {
      expect(await office.say(person, 'non consegnati')).toContain('per chi amministra')
    }
  })
})
