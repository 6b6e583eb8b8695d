import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { smallBaseSources } from '../knowledge/small-base.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './command-run.ts'

let folder = ''

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'knowledge')
  await mkdir(folder)
  for (const [name, text] of Object.entries(smallBaseSources())) await writeFile(join(folder, name), text)
})

const route = (...args: string[]) => run('route', '--knowledge', folder, ...args)

describe('centralino route', () => {
  test('prints whom and why, step by step', async () => {
    const { code, out } = await route('--unit', 'boschi', '--topic', 'stampanti', '--at', '2026-06-01')
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'Va a: Master del Territorio – master.territorio@example.org',
      'Giorno: lunedì 1 giugno 2026',
      'Perché:',
      '  1. Ufficio Boschi e Sentieri: nessun master informatico, salgo di un livello',
      '  2. Settore Territorio ha un master informatico',
      '  3. scelgo Master del Territorio: è l’unico',
    ])
  })

  test('on the day asked about: an absence leads to the deputy', async () => {
    const { out } = await route('--unit', 'boschi', '--topic', 'stampanti', '--at', '12/8/2026')
    expect(out).toContain('Va a: Master dei Servizi – master.servizi@example.org')
    expect(out).toContain('Master del Territorio non c’è (assente)')
  })

  test('on the working day after a time in the evening', async () => {
    const { out } = await route('--unit', 'boschi', '--topic', 'rete', '--at', '2026-06-05T18:30')
    expect(out).toContain('Giorno: lunedì 8 giugno 2026')
  })

  test('in English', async () => {
    const { out } = await route('--unit', 'scuole', '--application', 'catasto-web', '--at', '2026-06-01', '--english')
    expect(out).toContain('Goes to: Master dei Servizi')
    expect(out).toContain('Why:')
  })

  test.each([
    [[], 'needs --unit'],
    [['--unit', 'boschi'], '--topic'],
    [['--unit', 'nowhere', '--topic', 'rete'], 'no unit "nowhere"'],
    [['--unit', 'boschi', '--topic', 'nothing'], 'no topic "nothing"'],
    [['--unit', 'boschi', '--application', 'nothing'], 'no application "nothing"'],
    [['--unit', 'boschi', '--topic', 'rete', '--at', '2026-02-31'], '--at'],
    [['--unit', 'boschi', '--topic', 'rete', '--at', '2026-06-01T25:00'], '--at'],
    [['--unit', 'boschi', '--topic', 'rete', 'more'], 'more'],
    [['--bogus'], '--bogus'],
  ])('%j is one line of complaint', async (args, said) => {
    const { code, out, err } = await route(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(said)
    expect(err[0]).not.toContain('\n')
  })

  test('explains itself', async () => {
    const { code, out } = await run('route', '--help')
    expect(code).toBe(0)
    expect(out).toContain('--at DATE')
  })
})
