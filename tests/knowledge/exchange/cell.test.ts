import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neutralise, readCell, readDay, restore, splitList, writeCell } from '../../../src/knowledge/exchange/cell.ts'
import type { Column } from '../../../src/knowledge/exchange/tables.ts'

const column = (type: Column['type'], path: Column['path'] = ['field']): Column => ({
  path,
  type,
  it: 'Campo',
  en: 'Field',
})

describe('a cell', () => {
  it.each(['=1+1', '+39 011', '-x', '@SUM(A1)', '\tx', '\rx', "'=x", '＝1+1'])(
    '%j cannot be run, and comes back',
    (text) => {
      expect(neutralise(text)).toMatch(/^'/)
      expect(restore(neutralise(text))).toBe(text)
    },
  )

  it.each(["l'ufficio", "'quoted'", 'a=b', ''])('%j that is no formula stays as it is', (text) => {
    expect(neutralise(text)).toBe(text)
    expect(restore(text)).toBe(text)
  })

  it('with any text comes back as it was', () => {
    fc.assert(fc.property(fc.string(), (text) => restore(neutralise(text)) === text))
  })

  it('with any list of texts comes back as it was', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((one) => one === one.trim() && !/[\r\\]/.test(one))
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        expect(splitList(writeCell(column('list'), { field: texts }))).toEqual(texts)
      }),
    )
  })

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['1.2.2026', '2026-02-01'],
  ])('with the day %s reads %s', (cell, day) => {
    expect(readDay(cell)).toEqual({ value: day })
  })

  it.each(['30/02/2026', 'domani', '2026', '12/31/2026'])('with %s says that it is no day', (cell) => {
    expect(readDay(cell)).toMatchObject({ message: `"${cell}" non è un giorno.` })
  })

  it.each([
    ['SI', true],
    ['Vero', true],
    ['x', true],
    ['no', false],
    ['FALSE', false],
  ])('with %s reads %s', (cell, value) => {
    expect(readCell(column('flag'), cell, {})).toEqual({ value })
  })

  it('with neither yes nor no says so', () => {
    expect(readCell(column('flag'), 'forse', {})).toMatchObject({ message: '"forse" non è né sì né no.' })
  })

  it('with functions keeps what is known of those that stay, and gives new ones the source of their entry', () => {
    const functions = [{ text: 'boschi', en: 'woods', verified: true, source: 'chart' }]
    expect(
      readCell(column('facts', ['functions']), 'boschi | fiumi', { functions, source: 'peg', verified: false }),
    ).toEqual({
      value: [...functions, { text: 'fiumi', verified: false, source: 'peg' }],
    })
  })

  it('with ids in chats comes back as it was, and leaves the other contacts alone', () => {
    const contacts = { email: 'a@example.org', chat: 'U1', 'altra-chat': 'a:b' }
    const chats = column('channels', ['contacts'])
    expect(writeCell(chats, { contacts })).toBe('chat: U1 | altra-chat: a:b')
    expect(
      readCell(chats, writeCell(chats, { contacts }), { contacts: { email: 'a@example.org', vecchia: 'x' } }),
    ).toEqual({
      value: contacts,
    })
    expect(readCell(chats, '', { contacts })).toEqual({ value: { email: 'a@example.org' } })
    expect(readCell(chats, 'U1', { contacts })).toMatchObject({ message: '"U1" non dice la chat e chi è.' })
  })

  it('with absences comes back as it was', () => {
    const absences = [
      { from: '2026-08-03', to: '2026-08-21', deputy: 'master-x' },
      { from: '2026-12-24', to: '2026-12-24' },
    ]
    const cell = writeCell(column('absences', ['absences']), { absences })
    expect(readCell(column('absences', ['absences']), cell, {})).toEqual({ value: absences })
    expect(readCell(column('absences', ['absences']), '3/8/2026 al 21/8/2026', {})).toEqual({
      value: [{ from: '2026-08-03', to: '2026-08-21' }],
    })
    expect(readCell(column('absences', ['absences']), 'agosto', {})).toHaveProperty('message')
  })
})
