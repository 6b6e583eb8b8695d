import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from '../../../src/knowledge/exchange/csv.ts'
import { differenceLines, summaryLines } from '../../../src/knowledge/exchange/difference-text.ts'
import { entriesOf, exportTable } from '../../../src/knowledge/exchange/export-tables.ts'
import { importJson } from '../../../src/knowledge/exchange/import-json.ts'
import { type ImportResult, importSheets } from '../../../src/knowledge/exchange/import-sheets.ts'
import { formatImportProblem, type Sheet } from '../../../src/knowledge/exchange/sheet.ts'
import { tableNames, tables } from '../../../src/knowledge/exchange/tables.ts'
import { readXlsx, writeXlsx } from '../../../src/knowledge/exchange/xlsx.ts'
import { readSources, type Sources } from '../../../src/knowledge/load.ts'

import { smallBaseSources } from '../small-base.ts'
import { torinoFolder } from '../torino-base.ts'

const sources: Sources = { ...smallBaseSources(), 'checks.json': '{ "checks": [] }' }
const lastDay = '2026-11-23'

const importRows = (...rows: string[][]) =>
  importSheets(sources, [{ file: 'uffici.csv', rows: rows.map((cells, at) => ({ number: at + 1, cells })) }], {
    lastDay,
  })

const linesOf = (result: ImportResult) =>
  'problems' in result ? result.problems.map(formatImportProblem) : differenceLines(result.differences)

function sourcesOf(result: ImportResult): Sources {
  if ('problems' in result) throw new Error(linesOf(result).join('\n'))
  return result.sources
}

const unitOf = (result: ImportResult, id: string) =>
  entriesOf(sourcesOf(result), 'units').find((unit) => unit['id'] === id)

describe('importing a table', () => {
  it('changes what is different, adds what is new, and takes nothing out', () => {
    const result = importRows(
      ['Id', 'NOME', 'Tipo', 'sta sotto', 'Fonte', 'Parole chiave'],
      ['boschi', 'Ufficio Boschi', 'ufficio', 'territorio', 'chart', 'albero | sentiero | legna | radura'],
      ['caccia', 'Ufficio Caccia', 'Ufficio', 'Settore Territorio', 'chart', 'fucile'],
    )
    expect(linesOf(result)).toEqual([
      '~ Uffici: Ufficio Boschi (boschi)',
      '    Nome: «Ufficio Boschi e Sentieri» → «Ufficio Boschi»',
      '    Parole chiave: tolto «ramo caduto», aggiunto «radura»',
      '+ Uffici: Ufficio Caccia (caccia)',
    ])
    expect('differences' in result && summaryLines(result.differences)).toEqual(['Uffici: 1 aggiunta, 1 cambiata'])
    expect(unitOf(result, 'caccia')).toMatchObject({ kind: 'ufficio', parent: 'territorio', keywords: ['fucile'] })
    expect(entriesOf(sourcesOf(result), 'units')).toHaveLength(entriesOf(sources, 'units').length + 1)
  })

  it('leaves alone what has no column, and takes away what an empty cell says', () => {
    const result = importRows(['id', 'email', 'orario'], ['boschi', '', '9-13'])
    expect(unitOf(result, 'boschi')).toMatchObject({
      keywords: ['albero', 'sentiero', 'legna', 'ramo caduto'],
      contacts: { hours: '9-13', source: 'chart' },
    })
    expect(unitOf(result, 'boschi')?.['contacts']).not.toHaveProperty('email')
  })

  it('ends an entry by its last day or its state only', () => {
    const result = importRows(
      ['id', 'nome', 'valido fino al', 'stato'],
      ['boschi', 'Ufficio Boschi e Sentieri', '31/12/2026', 'attivo'],
      ['acque', 'Ufficio Acque', '', 'Cessato'],
    )
    expect(unitOf(result, 'boschi')).toMatchObject({ validTo: '2026-12-31' })
    expect(unitOf(result, 'acque')).toMatchObject({ validTo: lastDay })
    expect('differences' in result && summaryLines(result.differences)).toEqual(['Uffici: 2 chiuse'])
  })

  it('knows a row without id by its name, and makes the id of a new one of it', () => {
    const result = importRows(
      ['nome', 'tipo', 'padre', 'fonte'],
      ['ufficio acque', 'Ufficio', 'Settore Servizi', 'chart'],
      ['Ufficio Città Nuova', 'ufficio', '', 'chart'],
    )
    expect(unitOf(result, 'acque')).toMatchObject({ parent: 'servizi' })
    expect(unitOf(result, 'ufficio-citta-nuova')).toMatchObject({ parent: null })
  })

  it('makes the id of a new row, and knows an old one, where the column of ids is there but left empty', () => {
    const result = importRows(
      ['Identificativo', 'Nome', 'Tipo', 'Sta sotto', 'Fonte', 'Note'],
      ['', 'Ufficio Caccia', 'ufficio', 'territorio', 'chart', ''],
      ['', 'Ufficio Boschi e Sentieri', 'ufficio', 'territorio', 'chart', 'Al primo piano'],
    )
    expect(unitOf(result, 'ufficio-caccia')).toMatchObject({ name: 'Ufficio Caccia' })
    expect(unitOf(result, 'boschi')).toMatchObject({ notes: 'Al primo piano' })
  })

  it('says what columns it does not need', () => {
    const result = importRows(['id', 'nome', 'Il mio appunto'], ['acque', 'Ufficio Acque', 'boh'])
    expect('notes' in result && result.notes).toEqual([expect.stringContaining('«Il mio appunto»')])
    expect(linesOf(result)).toEqual([])
  })

  it.each<[string, string[][], RegExp[]]>([
    [
      'a misspelled column',
      [
        ['id', 'nome', 'telefno'],
        ['acque', 'x', '1'],
      ],
      [/riga 1, colonna telefno: .*«Telefono»/],
    ],
    [
      'a column twice',
      [
        ['id', 'nome', 'name'],
        ['acque', 'x', 'y'],
      ],
      [/colonna name: La stessa colonna c’è due volte/],
    ],
    ['no row', [], [/Non c’è nessuna riga/]],
    [
      'columns of nothing',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
      [/Nessuna colonna|Non si capisce/],
    ],
    [
      'an id twice',
      [
        ['id', 'nome'],
        ['acque', 'x'],
        ['acque', 'y'],
      ],
      [/riga 3: "acque" c’è già alla riga 2/],
    ],
    [
      'a row about nothing',
      [
        ['id', 'nome', 'note'],
        ['', '', 'x'],
      ],
      [/riga 2: La riga non dice di quale voce/],
    ],
    [
      'an id of another kind',
      [
        ['id', 'nome', 'tipo', 'fonte'],
        ['stampanti', 'X', 'ufficio', 'chart'],
      ],
      [/"stampanti" è già usato/],
    ],
    [
      'an unknown unit',
      [
        ['id', 'sta sotto'],
        ['acque', 'miniere'],
      ],
      [/riga 2, colonna sta sotto: Non esiste un'unità .*"miniere"/],
    ],
    [
      'a circle',
      [
        ['id', 'sta sotto'],
        ['territorio', 'acque'],
      ],
      [/riga 2, colonna sta sotto: "territorio" sta sotto sé stessa/, /acque/],
    ],
    [
      'no such day',
      [
        ['id', 'valido dal'],
        ['acque', 'domani'],
      ],
      [/riga 2, colonna valido dal: "domani" non è un giorno/],
    ],
    [
      'no such state',
      [
        ['id', 'nome', 'stato'],
        ['acque', 'x', 'boh'],
      ],
      [/colonna stato: Lo stato "boh"/],
    ],
    [
      'an address that is none',
      [
        ['id', 'email'],
        ['acque', 'acque.example.org'],
      ],
      [/riga 2, colonna email: /],
    ],
    [
      'a new one without its kind',
      [
        ['id', 'nome', 'fonte'],
        ['nuovo', 'Nuovo', 'chart'],
      ],
      [/riga 2, colonna kind: /],
    ],
  ])('refuses %s with its place', (_, rows, patterns) => {
    const lines = linesOf(importRows(...rows))
    expect(lines).toHaveLength(patterns.length)
    patterns.forEach((pattern, at) => {
      expect(lines[at]).toMatch(pattern)
    })
  })

  it('lists all mistakes at once', () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`nuovo-${at}`, 'Nuovo', 'miniera', 'chart'])
    expect(linesOf(importRows(['id', 'nome', 'tipo', 'fonte'], ...rows))).toHaveLength(30)
  })

  it('takes 50,000 rows in reasonable time', () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => [
      `nuovo-${at}`,
      `Ufficio numero ${at}`,
      'ufficio',
      at < 100 ? 'territorio' : `nuovo-${at % 100}`,
      `parola${at} | altra parola ${at}`,
      'chart',
    ])
    const begun = performance.now()
    const bytes = Buffer.from(
      writeCsv([['id', 'nome', 'tipo', 'sta sotto', 'parole chiave', 'fonte'], ...rows], { delimiter: ';', bom: true }),
    )
    const reading = readCsv('uffici.csv', bytes)
    const result = importSheets(sources, 'sheets' in reading ? reading.sheets : [], { lastDay })
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect('differences' in result && summaryLines(result.differences)).toEqual(['Uffici: 50000 aggiunte'])
  }, 60_000)
})

describe('what was exported', () => {
  it.each(tableNames)('as CSV (%s) and imported again changes nothing in the shipped base', async (table) => {
    const shipped = await readSources(torinoFolder)
    const bytes = Buffer.from(writeCsv(exportTable(shipped, table), { delimiter: ';', bom: true }))
    const reading = readCsv(`${tables[table].it}.csv`, bytes)
    const result = importSheets(shipped, 'sheets' in reading ? reading.sheets : [], { lastDay })
    expect(linesOf(result)).toEqual([])
    expect(sourcesOf(result)).toEqual(shipped)
  })

  it('as XLSX and imported again changes nothing in the shipped base', async () => {
    const shipped = await readSources(torinoFolder)
    const book = await writeXlsx(
      tableNames.map((table) => ({ sheet: tables[table].it, rows: exportTable(shipped, table) })),
    )
    const reading = await readXlsx('centralino-kb.xlsx', book)
    const sheets: readonly Sheet[] = 'sheets' in reading ? reading.sheets : []
    expect(sheets).toHaveLength(tableNames.length)
    expect(sourcesOf(importSheets(shipped, sheets, { lastDay }))).toEqual(shipped)
  })

  it('under English headers is understood as well', () => {
    const [, ...rows] = exportTable(sources, 'masters')
    const english = tables.masters.columns.map(({ en }) => en.toUpperCase())
    const sheet = { file: 'x.csv', rows: [english, ...rows].map((cells, at) => ({ number: at + 1, cells })) }
    expect(sourcesOf(importSheets(sources, [sheet], { lastDay }))).toEqual(sources)
  })
})

describe('JSON', () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))

  it('as it was exported changes nothing; what differs is changed, what is new added', () => {
    const units = entriesOf(sources, 'units')
    expect(sourcesOf(importJson(sources, 'a.json', bytes({ units })))).toEqual(sources)
    const result = importJson(
      sources,
      'a.json',
      bytes({ units: [{ id: 'acque', name: 'Acque' }], synonyms: [{ words: ['x', 'y'] }] }),
    )
    expect(linesOf(result)).toContain('    Nome: «Ufficio Acque» → «Acque»')
    expect(linesOf(result)).toContain('+ Sinonimi: x')
  })

  it.each([
    ['{', /riga 1: Non è JSON valido/],
    ['{}', /Non c’è nessuna voce/],
    ['{"cose": []}', /cose: non è un elenco/],
    ['{"units": [{"name": "x"}]}', /units\[0\]: manca l’identificativo/],
    ['{"units": [{"id": "acque"}, {"id": "acque"}]}', /"acque" c’è due volte/],
    ['{"units": [{"id": "acque", "parent": "x"}]}', /units\[3\]\.parent: Non esiste un'unità/],
  ])('%s is refused', (text, message) => {
    expect(linesOf(importJson(sources, 'a.json', new TextEncoder().encode(text)))).toEqual([
      expect.stringMatching(message),
    ])
  })
})
