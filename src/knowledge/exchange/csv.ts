import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { neutralise, restore } from './cell.ts'
import { decodeText } from './decode-text.ts'
import { type FileReading, maxCells, maxRows } from './sheet.ts'

export interface CsvOptions {
  readonly delimiter: ';' | ',' | '\t'
  /** Excel takes a file without one for Windows-1252. */
  readonly bom: boolean
}

/** Rows with their headers as CSV. No cell can be run as a formula. */
export function writeCsv(rows: readonly (readonly string[])[], { delimiter, bom }: CsvOptions): string {
  return stringify(
    rows.map((row) => row.map(neutralise)),
    { delimiter, bom, quoted_match: /[;,\t]/, record_delimiter: 'windows' },
  )
}

/** CSV of any usual delimiter and encoding. */
export function readCsv(file: string, bytes: Uint8Array): FileReading {
  const { text, encoding } = decodeText(bytes)
  const problem = (message: string, remedy: string, row?: number): FileReading => ({
    problems: [{ file, row, message, remedy }],
  })
  if (text.includes('\0'))
    return problem('Non è un file CSV: contiene byte che un testo non ha.', 'Esportalo di nuovo come CSV UTF-8.')
  const notes =
    encoding === 'UTF-8' ? [] : [`${file} è scritto in ${encoding}: controlla che gli accenti siano giusti.`]
  const tooLarge = problem(`Il file ha più di ${maxRows} righe o ${maxCells} celle.`, 'Dividilo in più file.')
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: sniffDelimiter(text),
      relax_column_count: true,
      trim: true,
      to: maxRows + 1,
      max_record_size: 1_000_000,
    })
    const cells = records.reduce((sum, record) => sum + record.length, 0)
    if (records.length > maxRows || cells > maxCells) return tooLarge
    return {
      sheets: [{ file, rows: records.map((record, at) => ({ number: at + 1, cells: record.map(restore) })) }],
      notes,
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = Reflect.get(error, 'lines')
    const remedy = 'Controlla le virgolette: ogni cella che ne ha una all’inizio deve averne una alla fine.'
    return problem(
      `Il CSV è malformato (${csvFault(error.code)}).`,
      remedy,
      typeof line === 'number' ? line : undefined,
    )
  }
}

function csvFault(code: string): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'virgolette aperte e mai chiuse'
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'virgolette in mezzo a una cella'
    case 'CSV_MAX_RECORD_SIZE':
      return 'una riga lunghissima'
    default:
      return code
  }
}

/** The one that stands most often outside quotes in the first line; Italian spreadsheets write semicolons. */
function sniffDelimiter(text: string): ';' | ',' | '\t' {
  const counts = { ';': 0, ',': 0, '\t': 0 }
  let isQuoted = false
  for (const char of text.slice(0, 20_000)) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && (char === '\n' || char === '\r')) break
    else if (!isQuoted && (char === ';' || char === ',' || char === '\t')) counts[char]++
  }
  if (counts['\t'] > counts[';'] && counts['\t'] > counts[',']) return '\t'
  return counts[','] > counts[';'] ? ',' : ';'
}
