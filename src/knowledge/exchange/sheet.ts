/** A table as a file holds it: the first row has the headers. */
export interface Sheet {
  /** Name of the file. */
  readonly file: string
  /** Name of the sheet; undefined where a file holds only one. */
  readonly sheet?: string
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** As spreadsheets count, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** One thing wrong in a file that is to be imported, told so that whoever made it can mend it. */
export interface ImportProblem {
  readonly file: string
  readonly sheet?: string | undefined
  /** Counted from 1; absent for the whole sheet. */
  readonly row?: number | undefined
  /** Its header. */
  readonly column?: string | undefined
  /** In Italian: the readers are the administrators. */
  readonly message: string
  readonly remedy: string
}

/** `uffici.csv, foglio Uffici, riga 12, colonna Padre: …`. */
export function formatImportProblem({ file, sheet, row, column, message, remedy }: ImportProblem): string {
  const place = [
    file,
    sheet === undefined ? [] : `foglio ${sheet}`,
    row === undefined ? [] : `riga ${row}`,
    column === undefined ? [] : `colonna ${column}`,
  ].flat()
  return `${place.join(', ')}: ${message} ${remedy}`
}

/** What a file holds, with what is worth telling about how it was read; or why it cannot be read. */
export type FileReading =
  | { readonly sheets: readonly Sheet[]; readonly notes: readonly string[] }
  | { readonly problems: readonly ImportProblem[] }

/** More than any body has. */
export const maxRows = 200_000
export const maxColumns = 200
export const maxCells = 5_000_000
