import { foldText } from '../../knowledge/normalise.ts'
import { shiftDay } from '../../requests/holidays.ts'

/** A day as people say it; what they leave out is found from today. */
export type SaidDay =
  | { readonly kind: 'date'; readonly day: number; readonly month: number | null; readonly year: number | null }
  | { readonly kind: 'ahead'; readonly days: number }
  /** 0: Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number }

const months: readonly (readonly string[])[] = [
  ['gennaio', 'gen', 'january', 'jan'],
  ['febbraio', 'feb', 'february'],
  ['marzo', 'mar', 'march'],
  ['aprile', 'apr', 'april'],
  ['maggio', 'mag', 'may'],
  ['giugno', 'giu', 'june', 'jun'],
  ['luglio', 'lug', 'july', 'jul'],
  ['agosto', 'ago', 'august', 'aug'],
  ['settembre', 'set', 'sett', 'september', 'sep', 'sept'],
  ['ottobre', 'ott', 'october', 'oct'],
  ['novembre', 'nov', 'november'],
  ['dicembre', 'dic', 'december', 'dec'],
]

const weekdays: readonly (readonly string[])[] = [
  ['domenica', 'sunday'],
  ['lunedi', 'monday'],
  ['martedi', 'tuesday'],
  ['mercoledi', 'wednesday'],
  ['giovedi', 'thursday'],
  ['venerdi', 'friday'],
  ['sabato', 'saturday'],
]

const ahead: Readonly<Record<string, number>> = { oggi: 0, today: 0, domani: 1, tomorrow: 1, dopodomani: 2 }

/** Reads `22/12`, `22/12/2026`, `2026-12-22`, `22 dicembre`, `December 22`, `oggi`, `lunedì`; undefined: not a day. */
export function readDay(words: string): SaidDay | undefined {
  const text = words.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso !== null) return dateOf(Number(iso[3]), Number(iso[2]), Number(iso[1]))
  const numeric = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\.?$/.exec(text)
  if (numeric !== null) return dateOf(Number(numeric[1]), Number(numeric[2]), yearOf(numeric[3]))
  const folded = foldText(text)
  const days = ahead[folded]
  if (days !== undefined) return { kind: 'ahead', days }
  const weekday = weekdays.findIndex((names) => names.includes(folded))
  if (weekday >= 0) return { kind: 'weekday', weekday }
  const named =
    /^(?:(?<before>\d{1,2})(?:st|nd|rd|th)? )?(?:of )?(?<month>[a-z]+)(?: (?<after>\d{1,2})(?:st|nd|rd|th)?)?(?: (?<year>\d{4}))?$/.exec(
      folded,
    )?.groups
  const month = named === undefined ? -1 : months.findIndex((names) => names.includes(named['month'] ?? ''))
  const day = named?.['before'] ?? named?.['after']
  if (month >= 0 && day !== undefined) return dateOf(Number(day), month + 1, yearOf(named?.['year']))
  const bare = /^(?:il )?(\d{1,2})(?:st|nd|rd|th)?$/.exec(folded)
  return bare === null ? undefined : dateOf(Number(bare[1]), null, null)
}

function yearOf(digits: string | undefined): number | null {
  if (digits === undefined) return null
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** A day of some year: 29 February is one. */
function dateOf(day: number, month: number | null, year: number | null): SaidDay | undefined {
  const exists = month === null ? day >= 1 && day <= 31 : isoDay(year ?? 2028, month, day) !== undefined
  return exists ? { kind: 'date', day, month, year } : undefined
}

/** The first such day from `today` on; one said with its year is that day, past or not. */
export function nextDay(said: SaidDay, today: string): string {
  switch (said.kind) {
    case 'ahead':
      return shiftDay(today, said.days)
    case 'weekday':
    case 'date':
      return find(said, today, 1) ?? today
  }
}

/** The last such day up to `day`. */
export function lastDayUpTo(said: SaidDay, day: string): string | undefined {
  return said.kind === 'ahead' ? undefined : find(said, day, -1)
}

/** Longer than from one 29 February to the next. */
const searchedDays = 366 * 8 + 1

function find(said: Exclude<SaidDay, { kind: 'ahead' }>, from: string, step: 1 | -1): string | undefined {
  if (said.kind === 'date' && said.year !== null && said.month !== null) return isoDay(said.year, said.month, said.day)
  let day = from
  for (let looked = 0; looked < searchedDays; looked++, day = shiftDay(day, step)) if (isSaid(said, day)) return day
  return undefined
}

function isSaid(said: Exclude<SaidDay, { kind: 'ahead' }>, day: string): boolean {
  if (said.kind === 'weekday') return new Date(`${day}T00:00:00Z`).getUTCDay() === said.weekday
  const [, month, date] = day.split('-').map(Number)
  return date === said.day && (said.month === null || said.month === month)
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}
