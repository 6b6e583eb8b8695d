import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarFile } from '../../src/knowledge/schema.ts'
import { buildWorkingCalendar } from '../../src/requests/working-calendar.ts'
import { sampleCalendar, sampleCalendarFile } from './sample-body.ts'

const at = (instant: string) => new Date(instant)
const hour = 3_600_000

function calendarWith(changes: Partial<CalendarFile>) {
  return buildWorkingCalendar({ ...sampleCalendarFile, ...changes })
}

describe('hours of the office', () => {
  test('the morning, the afternoon and nothing between', () => {
    expect(sampleCalendar.isWorkingInstant(at('2026-03-02T08:00:00+01:00'))).toBe(true)
    expect(sampleCalendar.isWorkingInstant(at('2026-03-02T11:59:59+01:00'))).toBe(true)
    expect(sampleCalendar.isWorkingInstant(at('2026-03-02T12:00:00+01:00'))).toBe(false)
    expect(sampleCalendar.isWorkingInstant(at('2026-03-02T13:00:00+01:00'))).toBe(true)
    expect(sampleCalendar.isWorkingInstant(at('2026-03-02T17:00:00+01:00'))).toBe(false)
  })

  test('a working instant is its own next one; at noon it is one o’clock; on Friday evening it is Monday', () => {
    expect(sampleCalendar.nextWorkingInstant(at('2026-03-02T09:30:00+01:00'))).toEqual(at('2026-03-02T09:30:00+01:00'))
    expect(sampleCalendar.nextWorkingInstant(at('2026-03-02T12:00:00+01:00'))).toEqual(at('2026-03-02T13:00:00+01:00'))
    expect(sampleCalendar.nextWorkingInstant(at('2026-03-06T17:00:00+01:00'))).toEqual(at('2026-03-09T08:00:00+01:00'))
  })

  test('four hours from Monday 9:00 end at 14:00, eight on Tuesday 9:00, forty a week later', () => {
    const monday = at('2026-03-02T09:00:00+01:00')
    expect(sampleCalendar.addWorkingTime(monday, 4)).toEqual(at('2026-03-02T14:00:00+01:00'))
    expect(sampleCalendar.addWorkingTime(monday, 8)).toEqual(at('2026-03-03T09:00:00+01:00'))
    expect(sampleCalendar.addWorkingTime(monday, 40)).toEqual(at('2026-03-09T09:00:00+01:00'))
  })

  test('hours that end with the day end that day, not the next', () => {
    expect(sampleCalendar.addWorkingTime(at('2026-03-02T16:00:00+01:00'), 1)).toEqual(at('2026-03-02T17:00:00+01:00'))
  })

  test('from Friday 16:00 to Monday 9:00 two hours are worked, and none backwards', () => {
    const friday = at('2026-03-06T16:00:00+01:00')
    const monday = at('2026-03-09T09:00:00+01:00')
    expect(sampleCalendar.workingTimeBetween(friday, monday)).toBe(2)
    expect(sampleCalendar.workingTimeBetween(monday, friday)).toBe(0)
  })

  test('the day begins at midnight in the time zone of the office, not in that of the machine', () => {
    expect(sampleCalendar.dayOf(at('2026-03-01T22:59:59Z'))).toBe('2026-03-01')
    expect(sampleCalendar.dayOf(at('2026-03-01T23:00:00Z'))).toBe('2026-03-02')
    expect(sampleCalendar.dayOf(at('2026-07-01T22:00:00Z'))).toBe('2026-07-02')
  })

  test('overlapping and empty spans of one day count once', () => {
    const calendar = calendarWith({
      hours: {
        mon: [
          { from: '10:00', to: '14:00' },
          { from: '08:00', to: '12:00' },
          { from: '16:00', to: '15:00' },
        ],
      },
    })
    expect(calendar.workingTimeBetween(at('2026-03-02T00:00:00Z'), at('2026-03-03T00:00:00Z'))).toBe(6)
  })
})

describe('working days', () => {
  test('the same time so many working days later, over the weekend', () => {
    expect(sampleCalendar.addWorkingDays(at('2026-03-05T10:00:00+01:00'), 2)).toEqual(at('2026-03-09T10:00:00+01:00'))
    expect(sampleCalendar.addWorkingDays(at('2026-03-05T10:00:00+01:00'), 0)).toEqual(at('2026-03-05T10:00:00+01:00'))
  })

  test('from a Saturday Monday is the first', () => {
    expect(sampleCalendar.addWorkingDays(at('2026-03-07T10:00:00+01:00'), 1)).toEqual(at('2026-03-09T10:00:00+01:00'))
  })

  test('the same time of day across the change to summer time', () => {
    expect(sampleCalendar.addWorkingDays(at('2026-03-27T10:00:00+01:00'), 1)).toEqual(at('2026-03-30T10:00:00+02:00'))
  })

  test('a holiday in between is not counted', () => {
    expect(sampleCalendar.addWorkingDays(at('2026-06-01T10:00:00+02:00'), 1)).toEqual(at('2026-06-03T10:00:00+02:00'))
    expect(sampleCalendar.addWorkingTime(at('2026-06-01T16:00:00+02:00'), 2)).toEqual(at('2026-06-03T09:00:00+02:00'))
  })

  test('work begins again on the morning of the next working day', () => {
    expect(sampleCalendar.startOfNextWorkingDay(at('2026-06-01T07:00:00+02:00'))).toEqual(
      at('2026-06-03T08:00:00+02:00'),
    )
  })
})

describe('when the clock changes', () => {
  const nights = calendarWith({ hours: { sun: [{ from: '00:00', to: '06:00' }] } })

  test('on the night in which an hour is skipped the shift from midnight to six lasts five hours', () => {
    expect(nights.workingTimeBetween(at('2026-03-28T12:00:00Z'), at('2026-03-29T12:00:00Z'))).toBe(5)
    expect(nights.addWorkingTime(at('2026-03-29T00:00:00+01:00'), 3)).toEqual(at('2026-03-29T04:00:00+02:00'))
  })

  test('on the night in which an hour comes twice it lasts seven', () => {
    expect(nights.workingTimeBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(7)
    expect(nights.addWorkingTime(at('2026-10-25T00:00:00+02:00'), 3)).toEqual(at('2026-10-25T02:00:00+01:00'))
  })

  test('a shift that begins in the skipped hour begins when the clock skips it', () => {
    const early = calendarWith({ hours: { sun: [{ from: '02:30', to: '04:00' }] } })
    expect(early.nextWorkingInstant(at('2026-03-28T12:00:00Z'))).toEqual(at('2026-03-29T03:00:00+02:00'))
    const skipped = calendarWith({ hours: { sun: [{ from: '02:10', to: '02:50' }] } })
    expect(skipped.isWorkingDay('2026-03-29')).toBe(false)
  })

  test('a shift within the hour that comes twice is worked from its first beginning to its last end', () => {
    const twice = calendarWith({ hours: { sun: [{ from: '02:00', to: '03:00' }] } })
    expect(twice.workingTimeBetween(at('2026-10-24T12:00:00Z'), at('2026-10-25T12:00:00Z'))).toBe(2)
  })

  test('the office opens at eight by the clock on the wall before and after', () => {
    expect(sampleCalendar.nextWorkingInstant(at('2026-03-27T20:00:00Z'))).toEqual(at('2026-03-30T06:00:00Z'))
    expect(sampleCalendar.nextWorkingInstant(at('2026-10-23T20:00:00Z'))).toEqual(at('2026-10-26T07:00:00Z'))
  })

  test('a zone that changes by half an hour, and one that never does, are right too', () => {
    const lordHowe = calendarWith({ timeZone: 'Australia/Lord_Howe', hours: { sun: [{ from: '00:00', to: '06:00' }] } })
    expect(lordHowe.workingTimeBetween(at('2026-10-03T00:00:00Z'), at('2026-10-05T00:00:00Z'))).toBe(5.5)
    const utc = calendarWith({ timeZone: 'UTC' })
    expect(utc.nextWorkingInstant(at('2026-03-29T10:00:00Z'))).toEqual(at('2026-03-30T08:00:00Z'))
  })
})

describe('the days of one person', () => {
  const partTime = { workingDays: ['mon', 'wed'] as const, absences: [{ from: '2026-03-04', to: '2026-03-10' }] }

  test('only their days count, without their absences', () => {
    expect(sampleCalendar.isWorkingDay('2026-03-02', partTime)).toBe(true)
    expect(sampleCalendar.isWorkingDay('2026-03-03', partTime)).toBe(false)
    expect(sampleCalendar.isWorkingDay('2026-03-04', partTime)).toBe(false)
    expect(sampleCalendar.addWorkingTime(at('2026-03-02T16:00:00+01:00'), 2, partTime)).toEqual(
      at('2026-03-11T09:00:00+01:00'),
    )
    expect(sampleCalendar.workingTimeBetween(at('2026-03-02T00:00:00Z'), at('2026-03-14T00:00:00Z'), partTime)).toBe(16)
  })

  test('for somebody who never comes back there is no next time, however far one looks', () => {
    const gone = { workingDays: ['mon'] as const, absences: [{ from: '2020-01-01', to: '2099-12-31' }] }
    const monday = at('2026-03-02T09:00:00+01:00')
    expect(sampleCalendar.nextWorkingInstant(monday, gone)).toBeUndefined()
    expect(sampleCalendar.addWorkingTime(monday, 4, gone)).toBeUndefined()
    expect(sampleCalendar.addWorkingDays(monday, 1, gone)).toBeUndefined()
    expect(sampleCalendar.startOfNextWorkingDay(monday, gone)).toBeUndefined()
    expect(sampleCalendar.workingTimeBetween(monday, at('2027-03-02T09:00:00+01:00'), gone)).toBe(0)
  })
})

describe('a calendar that cannot be', () => {
  test('without any working hours it is refused', () => {
    expect(() => calendarWith({ hours: { mon: [] } })).toThrow(expect.objectContaining({ code: 'knowledge/invalid' }))
  })

  test('with an unknown time zone it is refused', () => {
    expect(() => calendarWith({ timeZone: 'Europe/Atlantis' })).toThrow(
      expect.objectContaining({ code: 'knowledge/invalid' }),
    )
  })
})

describe('whatever the instant', () => {
  const instants = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-12-31T00:00:00Z'), noInvalidDate: true })
  const quarters = fc.integer({ min: 1, max: 400 }).map((n) => n / 4)

  test('so many hours added are so many hours between', () => {
    fc.assert(
      fc.property(instants, quarters, (start, hours) => {
        const end = sampleCalendar.addWorkingTime(start, hours)
        expect(end && sampleCalendar.workingTimeBetween(start, end)).toBeCloseTo(hours, 9)
      }),
    )
  })

  test('the next working instant is working time, not before, and its own next one', () => {
    fc.assert(
      fc.property(instants, (start) => {
        const next = sampleCalendar.nextWorkingInstant(start) ?? start
        expect(next.getTime()).toBeGreaterThanOrEqual(start.getTime())
        expect(sampleCalendar.isWorkingInstant(next)).toBe(true)
        expect(sampleCalendar.nextWorkingInstant(next)).toEqual(next)
      }),
    )
  })

  test('a later start never ends earlier', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 100 * hour }), quarters, (start, later, hours) => {
        const one = sampleCalendar.addWorkingTime(start, hours)
        const other = sampleCalendar.addWorkingTime(new Date(start.getTime() + later), hours)
        expect(one !== undefined && other !== undefined && one <= other).toBe(true)
      }),
    )
  })
})
