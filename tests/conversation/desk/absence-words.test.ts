import { describe, expect, test } from 'vitest'
import { readAbsenceDays, readAbsenceWords, saysReturn } from '../../../src/conversation/desk/absence-words.ts'

describe('an absence in words', () => {
  test.each([
    ['assente dal 22/12 al 6/1', '22/12', '6/1', ''],
    ['Assente dal 22/12 al 6/1, mi sostituisce Master del Territorio', '22/12', '6/1', 'Master del Territorio'],
    ['sono in ferie dal 3 al 7 giugno. Mi sostituisce Bea.', '3', '7 giugno', 'Bea'],
    ['sarò assente da lunedì a mercoledì', 'lunedì', 'mercoledì', ''],
    ['assente dall’1/8 fino al 2026-08-15', '1/8', '2026-08-15', ''],
    ['assente oggi', 'oggi', 'oggi', ''],
    ['sono in malattia oggi, sostituto: master-servizi', 'oggi', 'oggi', 'master-servizi'],
    ['assente il 5/6', '5/6', '5/6', ''],
    ['assente fino al 6/1', 'oggi', '6/1', ''],
    ['assente', '', '', ''],
    ['away from 22/12 to 6/1, deputy Master dei Servizi', '22/12', '6/1', 'Master dei Servizi'],
    ['I am on leave from December 22 until January 6', 'December 22', 'January 6', ''],
    ["I'm away today", 'today', 'today', ''],
    ['away until 6 January', 'oggi', '6 January', ''],
    ['assente dal 31/2 al 6/3', '31/2', '6/3', ''],
  ])('%s', (text, from, to, deputy) => {
    expect(readAbsenceWords(text)).toEqual({ from, to, deputy })
  })

  test.each([
    'in ferie come si chiedono?',
    'assente il dirigente, chi firma?',
    'chi è assente oggi?',
    'away team',
    'assenze del personale',
  ])('%s is something else', (text) => {
    expect(readAbsenceWords(text)).toBeUndefined()
  })

  test.each(['sono tornato', 'Torno!', 'sono tornata.', "I'm back", 'rientro'])('%s is a return', (text) => {
    expect(saysReturn(text)).toBe(true)
  })

  test('a question about returning is not one', () => {
    expect(saysReturn('torno domani, che si fa?')).toBe(false)
  })
})

describe('the days', () => {
  const days = (from: string, to: string, today = '2026-12-01') => readAbsenceDays({ from, to, deputy: '' }, today)

  test.each([
    ['22/12', '6/1', '2026-12-01', '2026-12-22', '2027-01-06'],
    ['22/12', '6/1', '2026-12-28', '2026-12-22', '2027-01-06'],
    ['22/12', '6/1', '2027-01-07', '2027-12-22', '2028-01-06'],
    ['22/12', '6/1', '2027-01-06', '2026-12-22', '2027-01-06'],
    ['1/6', '10/6', '2026-06-03', '2026-06-01', '2026-06-10'],
    ['1/6', '10/6', '2026-06-11', '2027-06-01', '2027-06-10'],
    ['3', '7 giugno', '2026-05-01', '2026-06-03', '2026-06-07'],
    ['20', '5', '2026-05-10', '2026-05-20', '2026-06-05'],
    ['22/12/2026', '6/1', '2026-03-01', '2026-12-22', '2027-01-06'],
    ['22/12', '6/1/2027', '2026-03-01', '2026-12-22', '2027-01-06'],
    ['2026-12-22', '2027-01-06', '2026-12-30', '2026-12-22', '2027-01-06'],
    ['22.12.26', '6-1-27', '2026-12-01', '2026-12-22', '2027-01-06'],
    ['oggi', 'oggi', '2026-12-01', '2026-12-01', '2026-12-01'],
    ['domani', '6 gennaio', '2026-12-01', '2026-12-02', '2027-01-06'],
    ['December 22', '6th January 2027', '2026-12-01', '2026-12-22', '2027-01-06'],
    // 1 December 2026 is a Tuesday.
    ['lunedì', 'mercoledì', '2026-12-01', '2026-12-07', '2026-12-09'],
    ['martedì', 'giovedì', '2026-12-01', '2026-12-01', '2026-12-03'],
    ['29/2', '1/3', '2026-12-01', '2028-02-29', '2028-03-01'],
  ])('from %s to %s, said on %s', (from, to, today, first, last) => {
    expect(days(from, to, today)).toEqual({ from: first, to: last })
  })

  test.each([
    ['31/2', '6/3', 'from'],
    ['22/12', '32/1', 'to'],
    ['mai', '6/1', 'from'],
    ['1/3/2026', '6/3/2026', 'over'],
    ['6/1/2027', '22/12/2026', 'order'],
    // Without years this would be a year without a day: a slip.
    ['10/2', '9/2', 'order'],
  ] as const)('from %s to %s is wrong: %s', (from, to, wrong) => {
    expect(days(from, to)).toEqual({ wrong })
  })
})
