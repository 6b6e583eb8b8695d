import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../../src/knowledge/exchange/csv.ts'
import { readXlsx, writeXlsx } from '../../../src/knowledge/exchange/xlsx.ts'
import { faultOfWorkbook } from '../../../src/knowledge/exchange/xlsx-limits.ts'

const rows = [
  ['Nome', 'Note'],
  ['Attività; "varie", e così via', 'su\npiù righe'],
  ['=HYPERLINK("http://x")', '+39 011'],
]

const cellsOf = (reading: Awaited<ReturnType<typeof readXlsx>>) =>
  'sheets' in reading ? reading.sheets.map((sheet) => sheet.rows.map(({ cells }) => cells)) : reading.problems

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

describe('CSV', () => {
  it.each([
    { delimiter: ';', bom: true },
    { delimiter: ',', bom: false },
    { delimiter: '\t', bom: false },
  ] as const)('written with %j comes back as it was', (options) => {
    const text = writeCsv(rows, options)
    expect(text.startsWith('\uFEFF')).toBe(options.bom)
    expect(cellsOf(readCsv('a.csv', bytes(text)))).toEqual([rows])
  })

  it('holds no cell that a spreadsheet would run', () => {
    expect(writeCsv(rows, { delimiter: ';', bom: false })).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  it('of an old spreadsheet is read, with a word about its accents', () => {
    const reading = readCsv('a.csv', bytes('Nome;Note\r\nAttività;più\r\n', 'latin1'))
    expect(cellsOf(reading)).toEqual([
      [
        ['Nome', 'Note'],
        ['Attività', 'più'],
      ],
    ])
    expect('notes' in reading && reading.notes).toEqual([expect.stringContaining('Windows-1252')])
  })

  it.each([
    ['with a mark', '\uFEFFNome\tNote\nPerché\tno\n'],
    ['without one', 'Nome\tNote\nPerché\tno\n'],
  ])('in UTF-16 %s is read', (_, text) => {
    expect(cellsOf(readCsv('a.csv', bytes(text, 'utf16le')))).toEqual([
      [
        ['Nome', 'Note'],
        ['Perché', 'no'],
      ],
    ])
  })

  it.each([
    ['Nome;Note\nuno;"due\n', 'virgolette aperte e mai chiuse'],
    ['Nome;Note\nuno;"due" tre\n', 'virgolette in mezzo a una cella'],
  ])('that is malformed is refused with the line: %j', (text, why) => {
    const reading = readCsv('a.csv', bytes(text))
    expect('problems' in reading && reading.problems).toEqual([
      expect.objectContaining({ file: 'a.csv', row: expect.any(Number), message: `Il CSV è malformato (${why}).` }),
    ])
  })

  it('that is no text is refused', () => {
    expect(readCsv('a.csv', Uint8Array.from([1, 0, 2, 0, 0, 7]))).toHaveProperty('problems')
  })
})

describe('XLSX', () => {
  it('comes back as it was, each sheet by its name', async () => {
    const book = await writeXlsx([
      { sheet: 'Uffici', rows },
      { sheet: 'Master', rows: [['Nome']] },
    ])
    const reading = await readXlsx('a.xlsx', book)
    expect(cellsOf(reading)).toEqual([rows, [['Nome']]])
    expect('sheets' in reading && reading.sheets.map(({ sheet }) => sheet)).toEqual(['Uffici', 'Master'])
  })

  const sheetFile = 'xl/worksheets/sheet1.xml'
  const refusalOf = async (book: Uint8Array) => {
    const reading = await readXlsx('a.xlsx', book)
    return 'problems' in reading ? reading.problems[0]?.message : undefined
  }

  it('that would unpack to gigabytes is refused unread, by the sizes it declares', async () => {
    const book = zipSync({ 'xl/a.xml': strToU8('a'), 'xl/b.xml': strToU8('b') })
    declareSize(book, 2 ** 31)
    expect(await refusalOf(book)).toMatch(/sarebbe più grande di 512 MB/)
  })

  it('that lies about what it unpacks to is found out while it is unpacked', () => {
    const book = zipSync({ 'xl/a.xml': new Uint8Array(3 * 1024 * 1024) })
    expect(book.length).toBeLessThan(10_000)
    declareSize(book, 10)
    expect(faultOfWorkbook(book, 2 * 1024 * 1024)).toMatch(/sarebbe più grande di 2 MB/)
    expect(faultOfWorkbook(book, 4 * 1024 * 1024)).toBeUndefined()
  })

  /** Writes what each part is said to unpack to, in the directory of the archive and before the parts themselves. */
  function declareSize(book: Uint8Array, size: number): void {
    const view = new DataView(book.buffer, book.byteOffset, book.byteLength)
    for (let at = 0; at < book.length - 28; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, size, true)
    }
  }

  it.each([
    ['far below', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', /200000 righe/],
    ['far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', /200 colonne/],
    ['far in both ways', '<row r="150000"><c r="CV150000"><v>1</v></c></row>', /5000000 celle/],
  ])('with a single cell %s is refused: all before it would be made up', async (_, cells, message) => {
    const book = zipSync({ [sheetFile]: strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`) })
    expect(await refusalOf(book)).toMatch(message)
  })

  it.each([
    ['nothing of the kind', strToU8('PK, ma non è un archivio')],
    ['an archive of something else', zipSync({ 'a.txt': strToU8('a') })],
  ])('that is %s is refused', async (_, book) => {
    expect(await refusalOf(book)).toMatch(/XLSX/)
  })
})
