import { describe, expect, test } from 'vitest'
import { Office } from './office.ts'

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
    const after = office
      .inbox('master')
      .slice(before)
      .filter((message) => message.card === undefined)
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

  test('the times are those of calendar.json', async () => {
    const office = await new Office({
      change: (files) =>
        Object.assign(files['calendar.json'] as object, { requests: { untaken: { normal: { assignee: 2 } } } }),
    }).present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.at('2026-06-01T08:59:00Z').passTime()
    expect(office.last('master')).toContain('Nuova richiesta')
    await office.at('2026-06-01T09:01:00Z').passTime()
    expect(office.last('master')).toContain('aspetta ancora')
  })
})
