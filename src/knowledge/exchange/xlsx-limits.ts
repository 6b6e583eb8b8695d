import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import { maxCells, maxColumns, maxRows } from './sheet.ts'

/** What a file may unpack to: some times what the whole registry of all Italian offices takes. */
const maxUnpackedBytes = 512 * 1024 * 1024
const maxEntries = 2_000
/** What is handed to the unpacker at once. */
const pieceBytes = 64 * 1024

/**
 * Why a workbook must not be read, in Italian; undefined where it may. A small file can unpack to more than a machine
 * holds: the sizes that it declares are summed, then it is unpacked piece by piece without keeping anything, because
 * declared sizes may be lies. A single cell far to the right and below counts as all that lie before it.
 *
 * @param maxBytes what it may unpack to
 */
export function faultOfWorkbook(bytes: Uint8Array, maxBytes = maxUnpackedBytes): string | undefined {
  let declared = 0
  let entries = 0
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        declared += originalSize
        entries++
        return false
      },
    })
  } catch {
    return 'Non è un file XLSX.'
  }
  if (declared > maxBytes || entries > maxEntries) return tooLarge(maxBytes)
  try {
    return faultInside(bytes, maxBytes)
  } catch {
    return 'Il file XLSX è danneggiato.'
  }
}

const tooLarge = (bytes: number) => `Il file, aperto, sarebbe più grande di ${bytes / 1024 / 1024} MB.`

function faultInside(bytes: Uint8Array, maxBytes: number): string | undefined {
  let fault: string | undefined
  let unpacked = 0
  const unzip = new Unzip((file) => {
    const scan = file.name.startsWith('xl/worksheets/') ? new CellScan() : undefined
    file.ondata = (error, piece) => {
      if (error !== null) throw error
      unpacked += piece.length
      if (unpacked > maxBytes) fault ??= tooLarge(maxBytes)
      else fault ??= scan?.see(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let from = 0; from < bytes.length && fault === undefined; from += pieceBytes) {
    unzip.push(bytes.subarray(from, from + pieceBytes), from + pieceBytes >= bytes.length)
  }
  return fault
}

/** Looks how far the cells of a sheet reach. */
class CellScan {
  #rest = ''
  #row = 0
  #column = 0

  see(piece: Uint8Array): string | undefined {
    const text = this.#rest + new TextDecoder('latin1').decode(piece)
    for (const [, letters, digits] of text.matchAll(/\br\s*=\s*["']([A-Z]{0,4})(\d{1,9})["']/g)) {
      this.#row = Math.max(this.#row, Number(digits))
      this.#column = Math.max(this.#column, columnNumber(letters ?? ''))
    }
    this.#rest = text.slice(-24)
    if (this.#row > maxRows) return `Un foglio ha più di ${maxRows} righe.`
    if (this.#column > maxColumns) return `Un foglio ha più di ${maxColumns} colonne.`
    return this.#row * this.#column > maxCells ? `Un foglio ha più di ${maxCells} celle.` : undefined
  }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
