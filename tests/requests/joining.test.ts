import { describe, expect, test } from 'vitest'
import { findJoinable, type JoiningQuestion } from '../../src/requests/joining.ts'
import { rome } from './sample-body.ts'
import { given, openCommand, opening, people } from './scenario.ts'

/** Bruno of the schools has a broken printer a quarter of an hour after Anna. */
function question(changes: Partial<JoiningQuestion> = {}): JoiningQuestion {
  const at = new Date(rome(0, '09:15'))
  return { person: 'bruno', unit: 'schools', topic: 'printers', application: null, at, withinMinutes: 30, ...changes }
}

describe('a request one may join', () => {
  test('is of the same unit and topic and a few minutes old', () => {
    const request = given(opening)
    expect(findJoinable([request], question())).toEqual([request])
  })

  test('may already be in hand', () => {
    const taken = given(opening, [people.masterA, { type: 'take' }])
    const waiting = given(opening, [people.masterA, { type: 'ask', text: 'Which one?' }])
    expect(findJoinable([taken, waiting], question())).toHaveLength(2)
  })

  test('is at most half an hour old', () => {
    expect(findJoinable([given(opening)], question({ at: new Date(rome(0, '09:30')) }))).toHaveLength(1)
    expect(findJoinable([given(opening)], question({ at: new Date(rome(0, '09:31')) }))).toHaveLength(0)
  })

  test('is still there after the clock was set back', () => {
    expect(findJoinable([given(opening)], question({ at: new Date(rome(0, '08:45')) }))).toHaveLength(1)
  })

  test('is not of another unit or topic, nor about nothing in particular', () => {
    expect(findJoinable([given(opening)], question({ unit: 'canteens' }))).toEqual([])
    expect(findJoinable([given(opening)], question({ topic: 'programs' }))).toEqual([])
    const vague = given([people.anna, { ...openCommand, topic: null }])
    expect(findJoinable([vague], question({ topic: null }))).toEqual([])
  })

  test('is about the same application: two of them are two matters', () => {
    const ledger = given([people.anna, { ...openCommand, topic: 'programs', application: 'ledger' }])
    expect(findJoinable([ledger], question({ topic: 'programs', application: 'ledger' }))).toHaveLength(1)
    expect(findJoinable([ledger], question({ topic: null, application: 'ledger' }))).toHaveLength(1)
    expect(findJoinable([ledger], question({ topic: 'programs', application: 'payroll' }))).toEqual([])
  })

  test('is neither resolved nor withdrawn', () => {
    const resolved = given(opening, [people.masterA, { type: 'resolve', text: null }])
    const withdrawn = given(opening, [people.anna, { type: 'withdraw', reason: null }])
    expect(findJoinable([resolved, withdrawn], question())).toEqual([])
  })

  test('is not one’s own, nor one already joined', () => {
    const joined = given(opening, [people.bruno, { type: 'join', unit: 'schools', text: null }])
    expect(findJoinable([given(opening)], question({ person: 'anna' }))).toEqual([])
    expect(findJoinable([joined], question())).toEqual([])
  })

  test('comes oldest first', () => {
    const first = given([people.anna, { ...openCommand, number: 9 }])
    const second = given([people.anna, { ...openCommand, number: 8 }, { at: rome(0, '09:10') }])
    expect(findJoinable([second, first], question()).map((request) => request.number)).toEqual([9, 8])
  })
})
