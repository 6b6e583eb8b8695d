import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './command-run.ts'

const registry = join(import.meta.dirname, '../knowledge/exchange/asl-valfinta.csv')

async function smallFolder() {
  const folder = await temporaryFolder()
  const knowledge = join(folder, 'knowledge')
  await writeSmallBase(knowledge)
  const text = () => readFile(join(knowledge, 'organization.json'), 'utf8')
  return { folder, knowledge, text }
}

describe('kb export and kb import', () => {
  it.each(['xlsx', 'csv', 'json'])('as %s: out, and in again without a change', async (format) => {
    const { folder, knowledge } = await smallFolder()
    const out = join(folder, format === 'csv' ? 'tabelle' : `base.${format}`)
    expect(await run('kb', 'export', '--format', format, '--out', out, '--knowledge', knowledge)).toMatchObject({
      code: 0,
      err: [],
    })
    const files = format === 'csv' ? ['uffici.csv', 'master-informatici.csv'].map((name) => join(out, name)) : [out]
    expect(await run('kb', 'import', ...files, '--knowledge', knowledge)).toEqual({
      code: 0,
      out: 'Nessuna differenza.',
      err: [],
    })
  })

  it('never writes over a file', async () => {
    const { folder, knowledge } = await smallFolder()
    const out = join(folder, 'uffici.csv')
    await writeFile(out, 'mio')
    const { code, err } = await run(
      'kb',
      'export',
      '--format',
      'csv',
      '--kind',
      'uffici',
      '--out',
      out,
      '--knowledge',
      knowledge,
    )
    expect(code).toBe(2)
    expect(err[0]).toContain('is there already')
    expect(await readFile(out, 'utf8')).toBe('mio')
  })

  it('keep a right answer from becoming wrong unknowingly', async () => {
    const { folder, knowledge, text } = await smallFolder()
    const before = await text()
    await writeFile(
      join(knowledge, 'checks.json'),
      JSON.stringify({
        checks: [
          {
            id: 'domanda-argini',
            question: 'il fiume ha rotto un argine',
            expect: { outcome: 'answer', subjects: ['acque'] },
          },
        ],
      }),
    )
    const file = join(folder, 'uffici.csv')
    await writeFile(file, 'id;parole chiave;esempi;valido fino al\nacque;;;2020-01-01\n')
    const refused = await run('kb', 'import', file, '--kind', 'uffici', '--knowledge', knowledge)
    expect(refused.code).toBe(1)
    expect(refused.err.join('\n')).toContain('il fiume ha rotto un argine')
    expect(await text()).toBe(before)
    expect(await run('kb', 'import', file, '--kind', 'uffici', '--anyway', '--knowledge', knowledge)).toMatchObject({
      code: 0,
    })
    expect(await text()).toContain('2020-01-01')
  })

  it('try a change, then make it', async () => {
    const { folder, knowledge, text } = await smallFolder()
    const file = join(folder, 'uffici.csv')
    await writeFile(file, 'id;nome\nacque;Ufficio Acque Chiare\n')
    const before = await text()
    const tried = await run('kb', 'import', file, '--dry-run', '--details', '--knowledge', knowledge)
    expect(tried).toMatchObject({ code: 0, err: [] })
    expect(tried.out).toContain('    Nome: «Ufficio Acque» → «Ufficio Acque Chiare»')
    expect(await text()).toBe(before)
    expect((await run('kb', 'import', file, '--knowledge', knowledge)).out).toContain('organization.json.')
    expect(await text()).toBe(before.replace('"Ufficio Acque"', '"Ufficio Acque Chiare"'))
  })

  it('apply nothing where one row is wrong', async () => {
    const { folder, knowledge, text } = await smallFolder()
    const file = join(folder, 'uffici.csv')
    await writeFile(file, 'id;nome;sta sotto\nacque;Ufficio Acque Chiare;\nboschi;Boschi;miniere\n')
    const before = await text()
    const { code, out, err } = await run('kb', 'import', file, '--knowledge', knowledge)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toEqual([
      expect.stringMatching(
        /^uffici\.csv, riga 3, colonna sta sotto: Non esiste un'unità con identificativo "miniere"/,
      ),
      'Un errore: non è cambiato nulla.',
    ])
    expect(await text()).toBe(before)
  })

  it('wait for nobody who is just saving', async () => {
    const { folder, knowledge, text } = await smallFolder()
    const file = join(folder, 'uffici.csv')
    await writeFile(file, 'id;nome\nacque;Ufficio Acque Chiare\n')
    const before = await text()
    await writeFile(join(knowledge, '.centralino-saving.lock'), JSON.stringify({ pid: process.ppid, host: 'altrove' }))
    const { code, err } = await run('kb', 'import', file, '--knowledge', knowledge)
    expect({ code, err }).toEqual({ code: 1, err: [expect.stringContaining('Riprova fra poco')] })
    expect(await text()).toBe(before)
  })

  it.each([
    [['kb', 'import'], /kb import needs a file/],
    [['kb', 'import', 'altrove.csv'], /Cannot read altrove\.csv \(ENOENT\)/],
    [['kb', 'import', 'x.csv', '--kind', 'cose'], /--kind is one of units/],
    [['kb', 'export', '--format', 'pdf'], /--format is xlsx, csv or json/],
    [['kb', 'diff', 'a'], /kb diff takes two/],
    [['kb', 'diff', 'a', 'b'], /a is neither/],
    [['kb', 'coverage', '--max-units', 'molti'], /kb coverage takes/],
    [['kb', 'new'], /kb new needs the name/],
    [['kb', 'import-ipa', registry], /needs one file and --ente/],
  ])('%j is not understood', async (argv, message) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(2)
    expect(err).toEqual([expect.stringMatching(message)])
  })
})

describe('kb diff', () => {
  it('tells two folders apart in words', async () => {
    const one = await smallFolder()
    const other = await smallFolder()
    expect(await run('kb', 'diff', one.knowledge, other.knowledge)).toEqual({
      code: 0,
      out: 'Nessuna differenza.',
      err: [],
    })
    await writeSmallBase(other.knowledge, (files) => {
      const { units } = files['organization.json'] as { units: Record<string, unknown>[] }
      Object.assign(units[3] ?? {}, { validTo: '2026-12-31' })
      Object.assign(files['organization.json'] as object, { botName: 'Valfino' })
      Object.assign(files['faq.json'] as object, { faq: [] })
    })
    const { code, out } = await run('kb', 'diff', one.knowledge, other.knowledge)
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      'Uffici: 1 chiusa',
      'Domande frequenti: 1 tolta',
      'organization.json: 1 cambiata',
      '× Uffici: Ufficio Acque (acque)',
      '    Valido fino al: (vuoto) → «2026-12-31»',
      '- Domande frequenti: Dove metto la carta nella stampante? (faq-carta)',
      '~ organization.json: botName',
      '    (vuoto) → «Valfino»',
    ])
    const files = [one, other].map(({ knowledge }) => join(knowledge, 'faq.json'))
    expect((await run('kb', 'diff', ...files)).out).toContain('1 tolta')
  })
})

describe('kb coverage', () => {
  it('lists what is open, and fails only where it is to be strict', async () => {
    const { knowledge } = await smallFolder()
    const { code, out } = await run('kb', 'coverage', knowledge, '--today', '2026-06-01')
    expect(code).toBe(0)
    expect(out).toContain('Uffici senza un master informatico: 1\n  Presidenza (presidenza)')
    expect((await run('kb', 'coverage', knowledge, '--strict')).code).toBe(1)
  })
})

describe('another body', () => {
  it('is running from an empty folder: new, its offices from the registry, checked, and it answers', async () => {
    const folder = join(await temporaryFolder(), 'asl')
    const ask = async (question: string) => (await run('ask', question, '--knowledge', folder)).out
    expect(await run('kb', 'new', 'ASL', 'di', 'Valfinta', '--folder', folder)).toMatchObject({ code: 0, err: [] })
    expect(await ask('è finito il toner')).toContain('Ufficio Informatica')
    expect((await run('kb', 'new', 'ASL di Valfinta', '--folder', folder)).err).toEqual([
      expect.stringContaining('is not empty'),
    ])

    const imported = await run('kb', 'import-ipa', registry, '--ente', 'asl_vf', '--knowledge', folder)
    expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('Uffici: 40 aggiunte') })
    expect(await run('kb', 'check', folder)).toMatchObject({ code: 0, out: expect.stringContaining('42 units') })
    expect(await run('kb', 'import-ipa', registry, '--ente', 'asl_vf', '--drift', '--knowledge', folder)).toMatchObject(
      {
        code: 0,
        out: 'Registro e base dicono lo stesso.',
      },
    )

    expect(await ask('chi si occupa delle vaccinazioni?')).toContain('Se ne occupa: Ufficio Vaccinazioni.')
    expect(await ask("qual è il telefono dell'ufficio protesi?")).toContain('0999 123032')
    expect(await ask("da chi dipende l'ufficio protocollo?")).toContain(
      'Servizio Affari Generali › Direzione Amministrativa',
    )
    expect(await ask('quanti distretti ci sono?')).toContain('sono 2')
    expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('import-ipa')
  }, 60_000)

  it('has nothing of the body whose words it began with', async () => {
    const folder = join(await temporaryFolder(), 'asl')
    await run('kb', 'new', 'ASL di Valfinta', '--folder', folder)
    for (const file of ['organization', 'roles', 'calendar', 'masters', 'topics', 'vocabulary']) {
      expect(await readFile(join(folder, `${file}.json`), 'utf8')).not.toMatch(/\b(torino|csi|piemonte|doqui)\b/i)
    }
  })
})
