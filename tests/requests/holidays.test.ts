import { describe, expect, test } from 'vitest'
import { calendarSchema } from '../../src/knowledge/calendar-schema.ts'
import type { CalendarFile } from '../../src/knowledge/schema.ts'
import { buildWorkingCalendar } from '../../src/requests/working-calendar.ts'
import { sampleCalendarFile } from './sample-body.ts'

const hour = 3_600_000

function calendarWith(changes: Partial<CalendarFile>) {
  return buildWorkingCalendar({ ...sampleCalendarFile, ...changes })
}

/** Holidays of Turin with the weekday they fall on, from the sources the knowledge base is made of. */
const turin: readonly (readonly [date: string, name: string])[] = [
  ['2026-01-01', 'Capodanno'],
  ['2026-01-06', 'Epifania'],
  ['2026-04-06', 'Lunedì dell’Angelo'],
  ['2026-04-25', 'Liberazione'],
  ['2026-05-01', 'Festa del lavoro'],
  ['2026-06-02', 'Festa della Repubblica'],
  ['2026-06-24', 'San Giovanni'],
  ['2026-08-15', 'Assunzione'],
  ['2026-10-04', 'San Francesco d’Assisi'],
  ['2026-11-01', 'Ognissanti'],
  ['2026-12-08', 'Immacolata Concezione'],
  ['2026-12-25', 'Natale'],
  ['2026-12-26', 'Santo Stefano'],
  ['2027-01-01', 'Capodanno'],
  ['2027-01-06', 'Epifania'],
  ['2027-03-29', 'Lunedì dell’Angelo'],
  ['2027-04-25', 'Liberazione'],
  ['2027-05-01', 'Festa del lavoro'],
  ['2027-06-02', 'Festa della Repubblica'],
  ['2027-06-24', 'San Giovanni'],
  ['2027-08-15', 'Assunzione'],
  ['2027-10-04', 'San Francesco d’Assisi'],
  ['2027-11-01', 'Ognissanti'],
  ['2027-12-08', 'Immacolata Concezione'],
  ['2027-12-25', 'Natale'],
  ['2027-12-26', 'Santo Stefano'],
  ['2028-01-01', 'Capodanno'],
  ['2028-01-06', 'Epifania'],
  ['2028-04-17', 'Lunedì dell’Angelo'],
  ['2028-04-25', 'Liberazione'],
  ['2028-05-01', 'Festa del lavoro'],
  ['2028-06-02', 'Festa della Repubblica'],
  ['2028-06-24', 'San Giovanni'],
  ['2028-08-15', 'Assunzione'],
  ['2028-10-04', 'San Francesco d’Assisi'],
  ['2028-11-01', 'Ognissanti'],
  ['2028-12-08', 'Immacolata Concezione'],
  ['2028-12-25', 'Natale'],
  ['2028-12-26', 'Santo Stefano'],
]

describe('holidays', () => {
  const everyDay = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '08:00', to: '16:00' }]]),
  )
  const italian = buildWorkingCalendar(
    calendarSchema.parse({
      ...sampleCalendarFile,
      hours: everyDay,
      holidays: [
        ...['01-01', '01-06', 'easter-monday', '04-25', '05-01', '06-02', '06-24', '08-15', '11-01', '12-08'].map(
          (day) => ({ day, name: day, source: 'made-up' }),
        ),
        { day: '10-04', name: 'San Francesco', since: 2026, source: 'made-up' },
        { day: '12-25', name: 'Natale', source: 'made-up' },
        { day: '12-26', name: 'Santo Stefano', source: 'made-up' },
      ],
      closures: [{ from: '2026-12-28', to: '2026-12-31', name: 'Ponte' }],
    }),
  )

  test('in 2027 and 2028 nobody works on the holidays of Turin, and on every other day they do', () => {
    const holidays = new Set(turin.map(([date]) => date))
    const days = Array.from({ length: 731 }, (_, n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10))
    expect(days.at(-1)).toBe('2028-12-31')
    expect(days.filter((day) => italian.isWorkingDay(day) === holidays.has(day))).toEqual([])
  })

  test.each(turin)('nobody works on %s, %s', (date) => {
    expect(italian.isWorkingDay(date)).toBe(false)
  })

  test('Saint Francis is a holiday from 2026 on, not before', () => {
    expect(italian.isWorkingDay('2025-10-04')).toBe(true)
    expect(italian.isWorkingDay('2026-10-04')).toBe(false)
  })

  test.each([
    ['2008-03-24'],
    ['2011-04-25'],
    ['2024-04-01'],
    ['2025-04-21'],
    ['2029-04-02'],
    ['2038-04-26'],
    ['2049-04-19'],
  ])('%s is Easter Monday', (day) => {
    const calendar = calendarWith({ holidays: [{ day: 'easter-monday', name: 'Pasquetta', source: 'made-up' }] })
    expect(calendar.isWorkingDay(day)).toBe(false)
    expect(calendar.isWorkingDay(new Date(Date.parse(day) + 24 * hour).toISOString().slice(0, 10))).toBe(true)
  })

  test('a closure decided by the organisation lasts from its first to its last day', () => {
    expect(italian.isWorkingDay('2026-12-27')).toBe(true)
    expect(italian.isWorkingDay('2026-12-28')).toBe(false)
    expect(italian.isWorkingDay('2026-12-31')).toBe(false)
    expect(italian.isWorkingDay('2027-01-02')).toBe(true)
  })
})
