import { describe, expect, it } from 'vitest'
import { findGaps, type GapType } from '../../../src/knowledge/exchange/coverage.ts'
import { parseKnowledge } from '../../../src/knowledge/load.ts'
import { smallBaseSources } from '../small-base.ts'

type Files = Parameters<NonNullable<Parameters<typeof smallBaseSources>[0]>>[0]

function linesOf(type: GapType, change?: (files: Files) => void, day = '2026-06-01', maxUnits = 25) {
  const parsed = parseKnowledge({ ...smallBaseSources(change), 'checks.json': '{ "checks": [] }' })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return findGaps(parsed.base, day, maxUnits).find((gap) => gap.type === type)?.lines
}

const firstMaster = (files: Files) => (files['masters.json'] as { masters: Record<string, unknown>[] }).masters[0] ?? {}

describe('what a base leaves open', () => {
  it('are units that no master serves, without those of the supplier', () => {
    expect(linesOf('unit-without-master')).toEqual(['Presidenza (presidenza)'])
    expect(
      linesOf('unit-without-master', (files) => Object.assign(files['masters.json'] as object, { masters: [] })),
    ).toEqual(['Presidenza (presidenza) e 6 sotto'])
  })

  it('are units whose only master has no deputy in force', () => {
    expect(linesOf('unit-without-deputy')).toEqual([])
    expect(linesOf('unit-without-deputy', (files) => Object.assign(firstMaster(files), { deputy: null }))).toEqual([
      'Settore Territorio (territorio) e 2 sotto',
    ])
  })

  it('are programs without second level', () => {
    expect(linesOf('application-without-second-level')).toEqual([])
    const without = (files: Files) => {
      const [application] = (files['applications.json'] as { applications: object[] }).applications
      Object.assign(application ?? {}, { secondLevel: null })
    }
    expect(linesOf('application-without-second-level', without)).toEqual(['CatastoWeb (catasto-web)'])
  })

  it('are entries that nobody has looked at for a year', () => {
    expect(linesOf('not-verified-for-a-year', undefined, '2026-12-31')).toEqual([])
    const old = linesOf('not-verified-for-a-year', undefined, '2027-01-01')
    expect(old?.join('\n')).toContain('voci del 2026-01-01 (Organigramma): Presidenza')
    const checked = linesOf(
      'not-verified-for-a-year',
      (files) => Object.assign(firstMaster(files), { verifiedOn: '2026-12-01' }),
      '2027-01-01',
    )
    expect(checked?.join('\n')).not.toContain('Master del Territorio')
  })

  it('are mailboxes that cannot exist, and masters away with nobody in their place', () => {
    expect(linesOf('unreachable-contact')).toContain(
      'Master del Territorio (master-territorio): master.territorio@example.org non esiste',
    )
    const away = (files: Files) => Object.assign(firstMaster(files), { deputy: null })
    expect(linesOf('unreachable-contact', away, '2026-08-12')).toContain(
      'Master del Territorio (master-territorio): assente oggi, e nessuno lo sostituisce',
    )
  })

  it('are masters with more units than they can serve', () => {
    expect(linesOf('master-with-too-many-units', undefined, '2026-06-01', 2)).toEqual([
      'Master del Territorio (master-territorio): 3 uffici',
      'Master dei Servizi (master-servizi): 3 uffici',
    ])
  })
})
