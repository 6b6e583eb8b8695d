import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/universal'
import { neutralise, restore } from './cell.ts'
import type { FileReading, Sheet } from './sheet.ts'
import { faultOfWorkbook } from './xlsx-limits.ts'

/** A workbook with one sheet for each table. Every cell is text: no spreadsheet makes a number or a formula of it. */
export async function writeXlsx(
  sheets: readonly { readonly sheet: string; readonly rows: readonly (readonly string[])[] }[],
): Promise<Uint8Array> {
  const workbook = writeXlsxFile(
    sheets.map(({ sheet, rows: [headers = [], ...rows] }) => ({
      sheet,
      stickyRowsCount: 1,
      columns: headers.map(() => ({ width: 28 })),
      data: [
        headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map((cell) => (cell === '' ? null : { value: neutralise(cell), type: String }))),
      ],
    })),
  )
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer())
}

/** The sheets of a workbook that is not too large to be read. */
export async function readXlsx(file: string, bytes: Uint8Array): Promise<FileReading> {
  const fault = faultOfWorkbook(bytes)
  if (fault !== undefined) {
    return {
      problems: [
        { file, message: fault, remedy: 'Salvalo di nuovo come cartella di lavoro Excel (.xlsx), o come CSV.' },
      ],
    }
  }
  try {
    const sheets = await readXlsxFile(bytes.slice().buffer)
    return {
      sheets: sheets.map(
        ({ sheet, data }): Sheet => ({
          file,
          sheet,
          rows: data.map((row, at) => ({ number: at + 1, cells: row.map(cellText) })),
        }),
      ),
      notes: [],
    }
  } catch {
    return {
      problems: [
        { file, message: 'Il file XLSX è danneggiato.', remedy: 'Aprilo e salvalo di nuovo, oppure salvalo come CSV.' },
      ],
    }
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'sì' : 'no'
  return restore(String(value).trim())
}
