import { CentralinoError } from '../errors.ts'
import type { CalendarFile, Weekday } from '../knowledge/schema.ts'
import { holidayOn, shiftDay } from './holidays.ts'
import { instantsOf, isTimeZone, localDay, sameTimeOn } from './local-time.ts'

/** When somebody in particular is at work, within the hours of the office. A master of the knowledge base is one. */
export interface PersonalDays {
  readonly workingDays: readonly Weekday[]
  /** Both ends included, `YYYY-MM-DD`. */
  readonly absences: readonly { readonly from: string; readonly to: string }[]
}

/**
 * The working time of the organisation. Days are `YYYY-MM-DD` in its time zone. With `person`, only the time in
 * which that person works too.
 *
 * Whatever looks ahead gives `undefined` when there is no such time within three years: somebody absent for
 * good, a closure without end.
 */
export interface WorkingCalendar {
  readonly timeZone: string
  /** The day it is in the organisation at that instant. */
  dayOf(instant: Date): string
  isWorkingDay(day: string, person?: PersonalDays): boolean
  isWorkingInstant(instant: Date, person?: PersonalDays): boolean
  /** The instant itself where it is working time, else when work next begins. */
  nextWorkingInstant(instant: Date, person?: PersonalDays): Date | undefined
  /** The instant by which so many hours of work have passed; hours that the clock skips do not count. */
  addWorkingTime(instant: Date, hours: number, person?: PersonalDays): Date | undefined
  /** Hours of work between two instants; 0 where `to` does not come after `from`. */
  workingTimeBetween(from: Date, to: Date, person?: PersonalDays): number
  /** The same time of day so many working days later; from a day off, the next working day is the first. */
  addWorkingDays(instant: Date, days: number, person?: PersonalDays): Date | undefined
  /** When work begins on the first working day after the day of that instant. */
  startOfNextWorkingDay(instant: Date, person?: PersonalDays): Date | undefined
}

/** How far ahead working time is looked for: longer than any leave. */
const HORIZON_DAYS = 1100

const HOUR = 3_600_000
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Working time between two instants, in milliseconds of the epoch; `to` is no longer part of it. */
interface Span {
  readonly from: number
  readonly to: number
}

/** @throws CentralinoError `knowledge/invalid` where the calendar has no working hours or an unknown time zone. */
export function buildWorkingCalendar(file: CalendarFile): WorkingCalendar {
  const zone = file.timeZone
  if (!isTimeZone(zone)) {
    throw new CentralinoError('knowledge/invalid', `Unknown time zone "${zone}"`, { data: { timeZone: zone } })
  }
  if (!Object.values(file.hours).some((hours) => hours !== undefined && hours.length > 0)) {
    throw new CentralinoError('knowledge/invalid', 'The calendar has no working hours')
  }
  const officeSpans = new Map<string, readonly Span[]>()

  const dayOf = (instant: Date): string => localDay(zone, instant)

  const spansOf = (day: string, person?: PersonalDays): readonly Span[] => {
    if (person !== undefined && !worksOn(person, day)) return []
    const known = officeSpans.get(day)
    if (known !== undefined) return known
    const hours = holidayOn(file, day) === undefined ? (file.hours[weekdayOf(day)] ?? []) : []
    const spans = merge(
      hours.map(({ from, to }) => ({ from: instantsOf(zone, day, from).first, to: instantsOf(zone, day, to).last })),
    )
    officeSpans.set(day, spans)
    return spans
  }

  /** Spans not yet over at the instant, in order. */
  function* spansFrom(instant: Date, person?: PersonalDays): Generator<Span> {
    let day = dayOf(instant)
    for (let ahead = 0; ahead <= HORIZON_DAYS; ahead++, day = shiftDay(day, 1)) {
      for (const span of spansOf(day, person)) if (span.to > instant.getTime()) yield span
    }
  }

  const workingDayAfter = (start: string, days: number, person?: PersonalDays): string | undefined => {
    let day = start
    let left = days
    for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
      day = shiftDay(day, 1)
      if (spansOf(day, person).length > 0 && --left === 0) return day
    }
    return undefined
  }

  return {
    timeZone: zone,
    dayOf,
    isWorkingDay: (day, person) => spansOf(day, person).length > 0,
    isWorkingInstant: (instant, person) =>
      spansOf(dayOf(instant), person).some((span) => span.from <= instant.getTime() && instant.getTime() < span.to),
    nextWorkingInstant(instant, person) {
      for (const span of spansFrom(instant, person)) return new Date(Math.max(span.from, instant.getTime()))
      return undefined
    },
    addWorkingTime(instant, hours, person) {
      let left = hours * HOUR
      for (const span of spansFrom(instant, person)) {
        const from = Math.max(span.from, instant.getTime())
        if (left <= span.to - from) return new Date(from + left)
        left -= span.to - from
      }
      return undefined
    },
    workingTimeBetween(from, to, person) {
      let worked = 0
      for (const span of spansFrom(from, person)) {
        if (span.from >= to.getTime()) break
        worked += Math.min(span.to, to.getTime()) - Math.max(span.from, from.getTime())
      }
      return worked / HOUR
    },
    addWorkingDays(instant, days, person) {
      if (days <= 0) return new Date(instant)
      const day = workingDayAfter(dayOf(instant), days, person)
      return day === undefined ? undefined : sameTimeOn(zone, instant, day)
    },
    startOfNextWorkingDay(instant, person) {
      const day = workingDayAfter(dayOf(instant), 1, person)
      const first = day === undefined ? undefined : spansOf(day, person)[0]
      return first === undefined ? undefined : new Date(first.from)
    },
  }
}

/** Whether somebody works on a day as far as they are concerned; the office may still be closed. */
export function worksOn(person: PersonalDays, day: string): boolean {
  return person.workingDays.includes(weekdayOf(day)) && !isAbsent(person, day)
}

/** Whether an absence covers the day. */
export function isAbsent(person: Pick<PersonalDays, 'absences'>, day: string): boolean {
  return person.absences.some((absence) => absence.from <= day && day <= absence.to)
}

function weekdayOf(day: string): Weekday {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun'
}

/** In order, without empty or overlapping spans. */
function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last !== undefined && span.from <= last.to)
      merged.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) })
    else merged.push(span)
  }
  return merged
}
