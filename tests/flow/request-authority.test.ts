import { describe, expect, test } from 'vitest'
import { offices } from './offices.ts'

describe.each(offices)('who may see and do what ($platform)', ({ Office }) => {
  test('a stranger finds no request, whatever they press or write', async () => {
    const office = await new Office().present('master', 'anna', 'stranger')
    await office.openPrinterRequest('anna')
    for (const text of [
      'mostra 1',
      'prendi 1',
      'ritira 1',
      'aggiungi 1 ciao',
      'risolto 1',
      'nota 1 x',
      'voto 1 bene',
      'riapri 1',
    ]) {
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
