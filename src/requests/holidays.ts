import type { CalendarFile } from '../knowledge/schema.ts'

/** Easter Sunday of a year of the Gregorian calendar, `YYYY-MM-DD` (the computus of Meeus, Jones and Butcher). */
function easterSunday(year: number): string {
  const cycle = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const skippedLeapDays = century - Math.floor(century / 4)
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const moon = (19 * cycle + skippedLeapDays - moonDrift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const late = Math.floor((cycle + 11 * moon + 22 * toSunday) / 451)
  const days = moon + toSunday - 7 * late + 114
  const month = String(Math.floor(days / 31)).padStart(2, '0')
  const day = String((days % 31) + 1).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${month}-${day}`
}

/** The day after, before or some days from one, `YYYY-MM-DD`. */
export function shiftDay(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

/** Why nobody works on a day though its weekday is worked: the name of the holiday or closure. */
export function holidayOn(calendar: Pick<CalendarFile, 'holidays' | 'closures'>, day: string): string | undefined {
  const year = Number(day.slice(0, 4))
  const holiday = calendar.holidays.find(
    (one) =>
      (one.since === undefined || one.since <= year) &&
      day === (one.day === 'easter-monday' ? shiftDay(easterSunday(year), 1) : `${day.slice(0, 4)}-${one.day}`),
  )
  return holiday?.name ?? calendar.closures.find((closure) => closure.from <= day && day <= closure.to)?.name
}
