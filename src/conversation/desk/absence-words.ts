import { shiftDay } from '../../requests/holidays.ts'
import { lastDayUpTo, nextDay, readDay, type SaidDay } from './day-words.ts'

/** An absence as it was said: nothing is checked yet, what was left out is empty. */
export interface AbsenceWords {
  readonly from: string
  readonly to: string
  readonly deputy: string
}

const away =
  "(?:sono|sarò|sto)?\\s*(?:assente|in\\s+ferie|in\\s+malattia|in\\s+permesso|fuori\\s+ufficio)|(?:i\\s+am|i['’]m|i\\s+will\\s+be)?\\s*(?:away|absent|on\\s+leave|on\\s+holiday|out\\s+of\\s+office)"
const standsIn =
  "mi\\s+sostituisce|il\\s+mio\\s+sostituto\\s+è|sostitut[oa]|al\\s+mio\\s+posto(?:\\s+c['’]è)?|(?:my\\s+)?deputy(?:\\s+is)?|replaced\\s+by|covered\\s+by"

const pattern = new RegExp(
  `^(?:${away})(?<days>\\s.*?)?(?:[\\s,;.–-]+(?:${standsIn})\\s*:?\\s+(?<deputy>.+?))?[\\s.!]*$`,
  'iu',
)
const period =
  /^(?:dal(?:l['’])?|da|from)\s*(?<from>.+?)[\s,]+(?:fino\s+)?(?:all['’]|al|ad|a|to|until|till)\s*(?<to>[^\s].*)$/iu
const until = /^(?:fino|until|till)\s*(?:all['’]|al|ad|a)?\s*(?<to>.+)$/iu
const single = /^(?:il|l['’]|on|solo|per)?\s*(?<on>.+)$/iu
const returned =
  /^(?:sono\s+tornat[oa]|torno|rientro|sono\s+rientrat[oa]|sono\s+di\s+nuovo\s+qui|i\s+am\s+back|i['’]m\s+back|back)[\s.!]*$/iu

/** An absence is said in a line: longer texts are something else. In characters. */
const longestText = 300

/** "Assente dal 22/12 al 6/1, mi sostituisce …", in all the ways it is said; undefined: something else. */
export function readAbsenceWords(text: string): AbsenceWords | undefined {
  if (text.length > longestText) return undefined
  const found = pattern.exec(text.trim())?.groups
  if (found === undefined) return undefined
  const deputy = (found['deputy'] ?? '').trim()
  const days = (found['days'] ?? '').replace(/[\s,;]+$/u, '').trim()
  if (days === '') return { from: '', to: '', deputy }
  const between = period.exec(days)?.groups
  const end = until.exec(days)?.groups
  const on = single.exec(days)?.groups
  const [from, to] =
    between !== undefined
      ? [between['from'] ?? '', between['to'] ?? '']
      : end !== undefined
        ? ['oggi', end['to'] ?? '']
        : [on?.['on'] ?? '', on?.['on'] ?? '']
  // "In ferie chi mi paga?" is a question, not an absence.
  const says = deputy !== '' || readDay(from) !== undefined || (end === undefined && readDay(to) !== undefined)
  return says || (end !== undefined && readDay(to) !== undefined) ? { from, to, deputy } : undefined
}

/** "Sono tornato". */
export function saysReturn(text: string): boolean {
  return returned.test(text.trim())
}

export type AbsenceDays =
  | { readonly from: string; readonly to: string }
  /** `from`, `to`: not a day; `over`: it has ended already; `order`: it ends before it begins, or a year is missing. */
  | { readonly wrong: 'from' | 'to' | 'over' | 'order' }

/** A first day without a year may have passed by so many days where the last one is still to come. */
const underWay = 180
/** An absence without years that is longer than so many days is a slip. */
const longest = 270

/** The days of an absence, both ends included: the next such days, unless the first one has just passed. */
export function readAbsenceDays({ from, to }: AbsenceWords, today: string): AbsenceDays {
  const first = readDay(from)
  if (first === undefined) return { wrong: 'from' }
  const last = readDay(to)
  if (last === undefined) return { wrong: 'to' }
  const days = isFixed(first) || isFixed(last) ? oneFixed(first, last, today) : neitherFixed(first, last, today)
  if (days.from > days.to) return { wrong: 'order' }
  if (days.to < today) return { wrong: 'over' }
  return isYearSaid(first) || isYearSaid(last) || shiftDay(days.from, longest) >= days.to ? days : { wrong: 'order' }
}

interface Days {
  readonly from: string
  readonly to: string
}

function oneFixed(first: SaidDay, last: SaidDay, today: string): Days {
  if (isFixed(first)) {
    const from = nextDay(first, today)
    return { from, to: nextDay(last, isFixed(last) ? today : from) }
  }
  const to = nextDay(last, today)
  return { from: lastDayUpTo(first, to) ?? to, to }
}

function neitherFixed(first: SaidDay, last: SaidDay, today: string): Days {
  const to = nextDay(last, today)
  const from = lastDayUpTo(first, to) ?? to
  const fits = first.kind !== 'weekday' ? from >= shiftDay(today, -underWay) : from >= today
  if (fits) return { from, to }
  const next = nextDay(first, today)
  return { from: next, to: nextDay(last, next) }
}

/** Whether it is one day, whatever the other one is. */
function isFixed(said: SaidDay): boolean {
  return said.kind === 'ahead' || isYearSaid(said)
}

function isYearSaid(said: SaidDay): boolean {
  return said.kind === 'date' && said.year !== null
}
