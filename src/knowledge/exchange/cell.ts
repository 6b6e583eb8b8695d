import type { RawEntry } from '../entry-lists.ts'
import type { Column } from './tables.ts'

/** What a cell says, or what is wrong with it, in Italian. */
export type CellReading = { readonly value: unknown } | { readonly message: string; readonly remedy: string }

const separator = ' | '
/** Spreadsheets take a cell that begins so for a formula and run it. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A cell that no spreadsheet runs: an apostrophe stands before what would be a formula. */
export function neutralise(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** Takes away the apostrophe that `neutralise` has put there. */
export function restore(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}

/** The text of a cell; empty where the entry does not have the field. */
export function writeCell({ path, type }: Column, entry: RawEntry): string {
  const value = at(entry, path)
  if (value === undefined || value === null) return ''
  switch (type) {
    case 'text':
    case 'day':
      return String(value)
    case 'flag':
      return value === true ? 'sì' : 'no'
    case 'list':
      return joinList(listOf(value).map(String))
    case 'facts':
      return joinList(listOf(value).map(textOfFact))
    case 'channels':
      return joinList(channelsOf(value).map(([channel, id]) => `${channel}: ${String(id)}`))
    case 'absences':
      return joinList(listOf(value).map(absenceText))
  }
}

/** What a cell that is not empty says. `entry` is the one that the row is about, as it stands. */
export function readCell({ path, type }: Column, cell: string, entry: RawEntry): CellReading {
  switch (type) {
    case 'text':
      return { value: cell }
    case 'flag':
      return readFlag(cell)
    case 'day':
      return readDay(cell)
    case 'list':
      return { value: splitList(cell) }
    case 'facts':
      return { value: readFacts(splitList(cell), listOf(at(entry, path)), entry, path[0] === 'functions') }
    case 'channels':
      return readChannels(splitList(cell), at(entry, path))
    case 'absences':
      return readAbsences(splitList(cell))
  }
}

export function at(entry: RawEntry, path: readonly string[]): unknown {
  let value: unknown = entry
  for (const step of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  return value
}

function joinList(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll('|', '\\|').replaceAll('\n', '\\n')).join(separator)
}

export function splitList(cell: string): string[] {
  return cell
    .split(/(?<!\\)\||\r?\n/)
    .map((text) => text.trim().replaceAll('\\|', '|').replaceAll('\\n', '\n'))
    .filter((text) => text !== '')
}

const flags: ReadonlyMap<string, boolean> = new Map([
  ...['sì', 'si', "si'", 's', 'vero', 'true', 'yes', 'y', '1', 'x'].map((word) => [word, true] as const),
  ...['no', 'n', 'falso', 'false', '0'].map((word) => [word, false] as const),
])

function readFlag(cell: string): CellReading {
  const value = flags.get(cell.toLowerCase())
  return value === undefined ? { message: `"${cell}" non è né sì né no.`, remedy: 'Scrivi «sì» o «no».' } : { value }
}

/** `2026-12-31`, and the ways in which spreadsheets write days in Italy. */
export function readDay(cell: string): CellReading {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?$/.exec(cell)
  const italian = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(cell)
  const [year, month, day] = iso?.slice(1, 4) ?? italian?.slice(1, 4).toReversed() ?? []
  const value = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const date = new Date(`${value}T00:00:00Z`)
  if (year === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    return { message: `"${cell}" non è un giorno.`, remedy: 'Scrivilo come 31/12/2026 oppure 2026-12-31.' }
  }
  return { value }
}

/** Facts that were there before keep their source and the rest; new ones have the source of their entry. */
function readFacts(texts: readonly string[], before: readonly unknown[], entry: RawEntry, areFunctions: boolean) {
  const known = new Map(before.map((fact) => [textOfFact(fact), fact]))
  const { source, verified } = entry
  const fresh = areFunctions ? { verified: verified !== false, source } : { source }
  return texts.map((text) => known.get(text) ?? { text, ...fresh })
}

function textOfFact(fact: unknown): string {
  return typeof fact === 'object' && fact !== null ? String(Reflect.get(fact, 'text')) : String(fact)
}

const noChannels = new Set(['email', 'phone', 'demo'])

function channelsOf(contacts: unknown): [string, unknown][] {
  return Object.entries(contacts ?? {}).filter(([key]) => !noChannels.has(key))
}

/** The other contacts stay as they are; `texts` may be none. */
function readChannels(texts: readonly string[], before: unknown): CellReading {
  const contacts = Object.fromEntries(Object.entries(before ?? {}).filter(([key]) => noChannels.has(key)))
  for (const text of texts) {
    const [, channel, id] = /^([a-z][a-z0-9-]*)\s*:\s*(.+)$/i.exec(text) ?? []
    if (channel === undefined || id === undefined) {
      return {
        message: `"${text}" non dice la chat e chi è.`,
        remedy: 'Scrivi il nome della chat, due punti, l’identificativo.',
      }
    }
    contacts[channel.toLowerCase()] = id
  }
  return { value: Object.keys(contacts).length === 0 ? undefined : contacts }
}

function absenceText(absence: unknown): string {
  const { from, to, deputy } = absence as { readonly from: string; readonly to: string; readonly deputy?: string }
  return `${from} → ${to}${deputy === undefined ? '' : ` (${deputy})`}`
}

function readAbsences(texts: readonly string[]): CellReading {
  const value = []
  for (const text of texts) {
    const [, first, last, deputy] = /^(\S+)\s*(?:→|->|–|al)\s*(\S+)(?:\s*\(([^)]+)\))?$/.exec(text) ?? []
    const from = readDay(first ?? text)
    const to = readDay(last ?? text)
    if (!('value' in from)) return from
    if (!('value' in to)) return to
    value.push({ from: from.value, to: to.value, ...(deputy === undefined ? {} : { deputy: deputy.trim() }) })
  }
  return { value }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
