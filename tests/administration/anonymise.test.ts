import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutPersonalData } from '../../src/administration/unanswered/anonymise.ts'

const known = new Set(['anagrafe', 'torino', 'centrale'])
const clean = (text: string) => withoutPersonalData(text, (word) => known.has(word.toLowerCase()))

describe('a question kept for the administrators', () => {
  it.each([
    ['scrivo da maria.rossi@example.org, chi cambia il toner?', 'scrivo da …, chi cambia il toner?'],
    ['il mio codice è RSSMRA80A01L219X', 'il mio codice è …'],
    ['bonifico su IT60 X054 2811 1010 0000 0123 456', 'bonifico su …'],
    ['chiamatemi al 011 555 12 34 per favore', 'chiamatemi al … per favore'],
    ['chiamatemi al +39.333/1234567', 'chiamatemi al …'],
    ['matricola 123456, badge rotto', 'matricola …, badge rotto'],
    ['la macchina AB 123 CD non parte', 'la macchina … non parte'],
    ['mi chiamo Maria Teresa Bianchi e non stampo', 'mi chiamo … e non stampo'],
    ['la dott.ssa Verdi chiede del cartellino', 'la dott.ssa … chiede del cartellino'],
    ['ieri Giovanni mi ha detto di chiedere qui', 'ieri … mi ha detto di chiedere qui'],
    ['vedi https://intranet.example.org/x?token=abc', 'vedi …'],
  ])('says nothing personal: %s', (text, expected) => {
    expect(clean(text)).toBe(expected)
  })

  it.each([
    'chi gestisce SPID e CIE?',
    'come va in Anagrafe Centrale il lunedì?',
    'Dove si trova il modulo? Lo cerco da ieri',
    'il piano 12, stanza 304',
    'ho 3 monitor del 2019',
    'mi chiamo fuori dal progetto',
  ])('keeps what is no person: %s', (text) => {
    expect(clean(text)).toBe(text)
  })

  it('is short, whatever was written', () => {
    fc.assert(fc.property(fc.string({ maxLength: 3_000 }), (text) => clean(text).length <= 300))
  })

  it('is made quickly of hostile texts', () => {
    for (const text of ['a@'.repeat(50_000), '1 '.repeat(50_000), 'A'.repeat(100_000), 'dott. '.repeat(20_000)]) {
      expect(clean(text).length).toBeLessThanOrEqual(300)
    }
  })
})
