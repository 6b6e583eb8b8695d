import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeEntries } from '../../../../src/knowledge/editing/change-entries.ts'
import { readCsv } from '../../../../src/knowledge/exchange/csv.ts'
import { readIpaUnits } from '../../../../src/knowledge/exchange/ipa/ipa-file.ts'
import { planIpa } from '../../../../src/knowledge/exchange/ipa/ipa-plan.ts'
import { readXlsx, writeXlsx } from '../../../../src/knowledge/exchange/xlsx.ts'
import { parseKnowledge, type Sources } from '../../../../src/knowledge/load.ts'
import type { KnowledgeBase } from '../../../../src/knowledge/schema.ts'
import { smallBaseSources } from '../../small-base.ts'

const registryFile = join(import.meta.dirname, '../asl-valfinta.csv')
const day = '2026-11-24'

const sheetsOf = (text: string) => {
  const reading = readCsv('ou.csv', Buffer.from(text))
  return 'sheets' in reading ? reading.sheets : []
}

function unitsOf(sheets: Parameters<typeof readIpaUnits>[0], body: string, withPeople = false) {
  const reading = readIpaUnits(sheets, body, withPeople)
  if ('problems' in reading) throw new Error(reading.problems[0]?.message)
  return reading
}

/** Units by their codes, all of one body. */
const registry = (...rows: string[]) => {
  const header =
    'Codice_IPA;Codice_uni_uo;Codice_uni_uo_padre;Descrizione_uo;Mail1;Tipo_Mail1;Nome_responsabile;Cognome_responsabile;Url;Telefono'
  return sheetsOf([header, ...rows.map((row) => `c_z1;${row}`)].join('\n'))
}

const small = (change?: Parameters<typeof smallBaseSources>[0]): Sources => ({
  ...smallBaseSources(change),
  'checks.json': '{ "checks": [] }',
})

function baseOf(sources: Sources): KnowledgeBase {
  const parsed = parseKnowledge(sources)
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.base
}

function importInto(sources: Sources, sheets: Parameters<typeof readIpaUnits>[0], withPeople = false) {
  const plan = planIpa(baseOf(sources), unitsOf(sheets, 'c_z1', withPeople).units, day)
  const result = changeEntries(sources, plan.changes)
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals))
  return { ...plan, sources: result.sources, units: baseOf(result.sources).organization.units }
}

describe('the units file of the registry', () => {
  it('is read as CSV and as XLSX alike, without its dirt', async () => {
    const csv = sheetsOf(await readFile(registryFile, 'utf8'))
    const rows = csv[0]?.rows.map(({ cells }) => cells) ?? []
    const book = await readXlsx('uo.xlsx', await writeXlsx([{ sheet: 'UO', rows }]))
    const { units, notes } = unitsOf(csv, 'ASL_VF')
    expect(units).toHaveLength(40)
    expect(unitsOf('sheets' in book ? book.sheets : [], 'asl_vf').units).toEqual(units)
    expect(notes).toEqual([expect.stringContaining('fatturazione elettronica')])
    expect(units[4]).toEqual({
      code: 'VF0005',
      parent: 'VF0001',
      name: 'Servizio Qualità e Accreditamento',
      email: 'qualita@asl-valfinta.example',
      phone: '0999 123005',
      address: "Via dell'Università 3, 99010",
      url: undefined,
      person: undefined,
      updated: '2026-03-01',
    })
    expect(units[10]).toMatchObject({ name: 'Ufficio Presenze', email: undefined })
  })

  it('in its older form names the office above by the code of the body', () => {
    const header =
      'cod_ou\tcod_aoo\tdes_ou\tcomune\tCap\tIndirizzo\tTel\tnome_resp\tcogn_resp\tcod_amm\tcod_ou_padre\tcod_uni_ou\tmail1\ttipo_mail1'
    const rows = [
      "sett\taoo\tSETTORE ATTIVITA' PRODUTTIVE\tValfinta\t99010\tVIA ROMA 1\tnull\tda_indicare\tda_indicare\tc_z1\tnull\tAA1\tsuap@pec.example.net\tpec",
      'uff\taoo\tUfficio Mercati\tValfinta\t99010\tnull\tnull\tMARIO\tROSSI\tc_z1\tsett\tAA2\tnull\tnull',
      'Uff_eFatturaPA\taoo\tUff_eFatturaPA\tValfinta\t99010\tnull\tnull\tnull\tnull\tc_z1\tnull\tAA3\tnull\tnull',
    ]
    expect(unitsOf(sheetsOf(`\uFEFF${[header, ...rows].join('\n')}`), 'c_z1').units).toMatchObject([
      {
        code: 'AA1',
        parent: undefined,
        name: 'Settore Attività Produttive',
        email: 'suap@pec.example.net',
        address: 'Via Roma 1, 99010 Valfinta',
      },
      { code: 'AA2', parent: 'AA1', name: 'Ufficio Mercati', person: undefined },
    ])
  })

  it('without the body says how many others it has', () => {
    expect(readIpaUnits(registry('A;;Uno;;;;;;'), 'c_zz', false)).toMatchObject({
      problems: [{ message: 'Non ci sono uffici dell’ente "c_zz" (il file ne ha di 1 enti).' }],
    })
  })

  it('that is another file is refused', () => {
    expect(readIpaUnits(sheetsOf('a;b\n1;2\n'), 'c_z1', false)).toMatchObject({
      problems: [{ message: expect.stringContaining('Codice_IPA') }],
    })
  })

  it('gives names of people only to who asks for them', () => {
    const sheets = registry('A;;Ufficio Mercati;;;MARIA;BIANCHI;;')
    expect(JSON.stringify(unitsOf(sheets, 'c_z1'))).not.toMatch(/bianchi/i)
    expect(JSON.stringify(importInto(small(), sheets).sources)).not.toMatch(/bianchi/i)
    expect(
      importInto(small(), sheets, true).units.at(-1)?.notes ?? importInto(small(), sheets, true).units,
    ).toBeDefined()
    expect(JSON.stringify(importInto(small(), sheets, true).sources)).toContain(
      'Responsabile secondo IndicePA: Maria Bianchi',
    )
  })
})

describe('offices of the registry in a base', () => {
  it('are added below their parents, with the registry’s code and source', () => {
    const { units } = importInto(
      small(),
      registry('A;;Settore Nuovo;nuovo@example.net;altro;;;www.example.net;', 'B;A;Ufficio Nuovo;;;;;;'),
    )
    expect(units.find(({ id }) => id === 'settore-nuovo')).toMatchObject({
      kind: 'settore',
      parent: 'presidenza',
      contacts: { email: 'nuovo@example.net', url: 'https://www.example.net', source: 'indicepa' },
      codes: { ipa: 'A' },
      source: 'indicepa',
    })
    expect(units.find(({ id }) => id === 'ufficio-nuovo')).toMatchObject({ kind: 'ufficio', parent: 'settore-nuovo' })
  })

  it('that the base has under the same name get the code, and keep what editors have written', () => {
    const { units, changes, drift } = importInto(small(), registry('A;;UFFICIO ACQUE;acque@example.net;altro;;;;'))
    expect(units.find(({ id }) => id === 'acque')).toMatchObject({
      name: 'Ufficio Acque',
      keywords: ['fiume', 'argine', 'ponte pedonale'],
      contacts: { email: 'acque@example.net', source: 'indicepa' },
      codes: { ipa: 'A' },
    })
    expect(changes).toHaveLength(2)
    expect(drift).toContain('Ufficio Acque (acque): email «» nella base, «acque@example.net» nel registro.')
  })

  it('follow the registry where they came from it; others are only reported', () => {
    const first = importInto(
      small(),
      registry('A;;Settore Nuovo;;;;;;', 'B;A;Ufficio Nuovo;;;;;;', 'C;;Ufficio Acque;;;;;;'),
    )
    const next = importInto(first.sources, registry('A;;Settore Nuovissimo;;;;;;', 'C;A;Ufficio Acque Chiare;;;;;;'))
    expect(next.units.find(({ codes: own }) => own?.ipa === 'A')?.name).toBe('Settore Nuovissimo')
    expect(next.units.find(({ id }) => id === 'acque')).toMatchObject({ name: 'Ufficio Acque', parent: 'territorio' })
    expect(next.drift).toEqual([
      'Settore Nuovo (settore-nuovo): nome «Settore Nuovo» nella base, «Settore Nuovissimo» nel registro.',
      'Ufficio Acque (acque): nome «Ufficio Acque» nella base, «Ufficio Acque Chiare» nel registro.',
      'Ufficio Acque (acque): sta sotto «territorio» nella base, «settore-nuovo» nel registro.',
      'Nella base ma non più nel registro: Ufficio Nuovo (ufficio-nuovo, B). Se è chiuso, dagli «validTo».',
    ])
    expect(next.units.some(({ id }) => id === 'ufficio-nuovo')).toBe(true)
  })

  it('imported twice change nothing the second time', () => {
    const sheets = registry('A;;Settore Nuovo;a@example.net;altro;;;;', 'B;A;Ufficio Nuovo;;;;;;')
    const { sources } = importInto(small(), sheets)
    expect(importInto(sources, sheets)).toMatchObject({ changes: [], drift: [], sources })
  })

  it('with circles, missing parents, equal names and taken ids still make a sound tree', () => {
    const { units, notes } = importInto(
      small(),
      registry(
        'A;B;Ufficio Uno;;;;;;',
        'B;A;Ufficio Due;;;;;;',
        'C;ZZ;Ufficio Tre;;;;;;',
        'D;;Ufficio Tre;;;;;;',
        'E;;Stampanti;;;;;;',
      ),
    )
    expect(notes).toEqual([expect.stringContaining('sotto sé stesso'), expect.stringContaining('ZZ non è nel file')])
    expect(units.flatMap(({ id, codes: own }) => (own === undefined ? [] : [id]))).toEqual(
      expect.arrayContaining(['ufficio-uno', 'ufficio-due', 'ufficio-tre', 'ufficio-tre-d', 'stampanti-e']),
    )
  })
})
