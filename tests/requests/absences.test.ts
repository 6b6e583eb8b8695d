import { describe, expect, test } from 'vitest'
import { masterSchema } from '../../src/knowledge/schema.ts'
import { overlayAbsences, type SaidByMaster, withAbsence, withReturn } from '../../src/requests/absences.ts'
import { deputyOn } from '../../src/requests/directory.ts'

const today = '2026-12-01'
const christmas = { from: '2026-12-22', to: '2027-01-06', deputy: 'other' }
const written = masterSchema.parse({
  id: 'one',
  name: 'One',
  units: ['schools'],
  contacts: { email: 'one@example.org' },
  deputy: 'usual',
  absences: [{ from: '2026-11-30', to: '2026-12-04' }],
})

/** The master as others see them after what they said. */
function seen(said: SaidByMaster) {
  const [master] = overlayAbsences([written], { one: said })
  if (master === undefined) throw new Error('no master')
  return master
}

describe('a new absence', () => {
  test('is added to those that the base has, with its own deputy', () => {
    const master = seen(withAbsence(undefined, christmas, today))
    expect(master.absences).toEqual([...written.absences, { from: '2026-12-22', to: '2027-01-06', deputy: 'other' }])
    expect(deputyOn(master, '2026-12-24')).toBe('other')
    expect(deputyOn(master, '2026-12-02')).toBe('usual')
  })

  test('takes the place of those it overlaps and leaves the others', () => {
    const easter = { from: '2027-03-26', to: '2027-03-30', deputy: null }
    const first = withAbsence(withAbsence(undefined, easter, today), christmas, today)
    const longer = { from: '2026-12-20', to: '2026-12-22', deputy: null }
    expect(withAbsence(first, longer, today).absences).toEqual([longer, easter])
  })

  test('lets those that are over be forgotten', () => {
    const said = withAbsence(undefined, christmas, today)
    const later = { from: '2027-02-01', to: '2027-02-01', deputy: null }
    expect(withAbsence(said, later, '2027-01-07').absences).toEqual([later])
  })
})

describe('being back', () => {
  test('ends the absence of today and keeps those to come', () => {
    const ill = { from: today, to: '2026-12-10', deputy: null }
    const said = withAbsence(withAbsence(undefined, christmas, today), ill, today)
    const after = withReturn(said, { absences: [] }, '2026-12-02')
    expect(after.ended).toEqual([ill])
    expect(after.said.absences).toEqual([christmas])
  })

  test('also ends one that the base has', () => {
    const after = withReturn(undefined, written, today)
    expect(after.ended).toEqual([{ from: '2026-11-30', to: '2026-12-04', deputy: null }])
    expect(seen(after.said).absences).toEqual([])
    expect(withReturn(after.said, written, today).ended).toEqual([])
  })

  test('before it has begun calls it off', () => {
    const said = withAbsence(undefined, christmas, today)
    expect(withReturn(said, { absences: [] }, today)).toEqual({
      said: { absences: [], back: null },
      ended: [christmas],
    })
  })

  test('does not hold against a new absence', () => {
    const back = withReturn(undefined, written, today).said
    const ill = { from: today, to: today, deputy: null }
    expect(seen(withAbsence(back, ill, today)).absences).toContainEqual({ from: today, to: today })
  })
})
