import { TZDate, tzOffset } from '@date-fns/tz'
import { set } from 'date-fns/set'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Days are `YYYY-MM-DD`, times `HH:MM`, instants milliseconds of the epoch. */
export function isTimeZone(zone: string): boolean {
  return !Number.isNaN(tzOffset(zone, new Date(0)))
}

/** What was asked last: the day changes with the minute, and is asked for several times with every message. */
let latest = { zone: '', minute: Number.NaN, day: '' }

/** The day it is in a time zone. */
export function localDay(zone: string, instant: Date): string {
  const minute = Math.floor(instant.getTime() / MINUTE)
  if (latest.zone !== zone || latest.minute !== minute) {
    const day = new Date(instant.getTime() + tzOffset(zone, instant) * MINUTE).toISOString().slice(0, 10)
    latest = { zone, minute, day }
  }
  return latest.day
}

/** The same time of day on another day; a time that the clock skips there is moved on by what it skips. */
export function sameTimeOn(zone: string, instant: Date, day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(+set(new TZDate(instant.getTime(), zone), { year, month: month - 1, date }))
}

/**
 * When a clock on the wall shows that time: once as a rule, twice where the clock is turned back. A time that the
 * clock skips is the moment it skips it.
 */
export function instantsOf(zone: string, day: string, time: string): { readonly first: number; readonly last: number } {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const offsetAt = (instant: number) => tzOffset(zone, new Date(instant)) * MINUTE
  const candidates = [wall - offsetAt(wall - DAY), wall - offsetAt(wall + DAY)]
  const first = Math.min(...candidates)
  const last = Math.max(...candidates)
  const shown = [first, last].filter((instant) => instant + offsetAt(instant) === wall)
  if (shown.length > 0) return { first: shown.at(0) ?? first, last: shown.at(-1) ?? last }
  let before = first
  let after = last
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
    if (offsetAt(middle) === offsetAt(first)) before = middle
    else after = middle
  }
  return { first: after, last: after }
}
