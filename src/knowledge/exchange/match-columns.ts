import { typingErrors } from '../lexicon.ts'
import type { ImportProblem, Sheet, SheetRow } from './sheet.ts'
import { type Column, findTable, foldHeader, headersOf, type TableName, tableNames, tables } from './tables.ts'

/** A sheet of which each column is understood. */
export interface MatchedSheet {
  readonly sheet: Sheet
  readonly table: TableName
  /** By place; undefined for columns that are nobody's. */
  readonly columns: readonly (Column | 'state' | undefined)[]
  readonly headers: readonly string[]
  readonly rows: readonly SheetRow[]
}

export type Matching =
  | { readonly matched: MatchedSheet; readonly notes: readonly string[] }
  | { readonly problems: readonly ImportProblem[] }

const stateHeaders = ['stato', 'state', 'status'].map(foldHeader)

/** Finds which table a sheet is and which column is which. @param asked the table that whoever imports has named */
export function matchColumns(sheet: Sheet, asked: TableName | undefined): Matching {
  const filled = sheet.rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [head, ...rows] = filled
  const fail = (message: string, remedy: string): Matching => ({
    problems: [{ file: sheet.file, sheet: sheet.sheet, row: head?.number, message, remedy }],
  })
  if (head === undefined) return fail('Non c’è nessuna riga.', 'La prima riga deve avere i nomi delle colonne.')
  const headers = head.cells.map((cell) => cell.trim())
  const folded = headers.map(foldHeader)
  const table = asked ?? findTable(sheet.sheet ?? sheet.file.replace(/\.[^.]*$/, '')) ?? guessTable(folded)
  if (table === undefined) {
    return fail('Non si capisce che cosa contiene.', `Indicalo con --kind: ${tableNames.join(', ')}.`)
  }
  const columns = folded.map((header) => columnOf(table, header))
  const problems: ImportProblem[] = []
  const notes: string[] = []
  columns.forEach((column, place) => {
    const header = headers[place] ?? ''
    const at = { file: sheet.file, sheet: sheet.sheet, row: head.number, column: header }
    if (column === undefined) {
      const meant = header === '' ? undefined : similarColumn(table, folded[place] ?? '')
      if (meant !== undefined) {
        problems.push({
          ...at,
          message: `La colonna non esiste: forse è «${meant.it}»?`,
          remedy: 'Correggi il nome, oppure dalle un nome del tutto diverso se non serve.',
        })
      } else if (header !== '')
        notes.push(`${sheet.sheet ?? sheet.file}: la colonna «${header}» non serve ed è stata lasciata stare.`)
    } else if (columns.indexOf(column) !== place) {
      problems.push({ ...at, message: 'La stessa colonna c’è due volte.', remedy: 'Tienine una.' })
    }
  })
  if (!columns.some((column) => column !== undefined && column !== 'state')) {
    return fail(
      'Nessuna colonna ha un nome conosciuto.',
      `Servono nomi come: ${tables[table].columns.map(({ it }) => it).join(', ')}.`,
    )
  }
  return problems.length > 0 ? { problems } : { matched: { sheet, table, columns, headers, rows }, notes }
}

function columnOf(table: TableName, header: string): Column | 'state' | undefined {
  const own = tables[table].columns.find((column) => headersOf(column).slice(0, 3).includes(header))
  return (
    own ??
    tables[table].columns.find((column) => headersOf(column).includes(header)) ??
    (stateHeaders.includes(header) ? 'state' : undefined)
  )
}

/** The table of which most headers are found, if all but a few are. */
function guessTable(folded: readonly string[]): TableName | undefined {
  const known = folded.filter((header) => header !== '')
  const counts = tableNames.map((table) => ({
    table,
    count: known.filter((header) => columnOf(table, header) !== undefined).length,
  }))
  const [best, second] = counts.sort((a, b) => b.count - a.count)
  if (best === undefined || best.count < 2 || best.count === second?.count) return undefined
  return best.table
}

function similarColumn(table: TableName, header: string): Column | undefined {
  if (header.length < 4) return undefined
  return tables[table].columns.find((column) => headersOf(column).some((known) => typingErrors(header, known, 2) <= 2))
}
