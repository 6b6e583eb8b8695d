import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { KnowledgeBase, Unit } from '../../src/knowledge/schema.ts'
import { buildTree, type OrganizationTree } from '../../src/knowledge/tree.ts'
import { holidayOn } from '../../src/requests/holidays.ts'
import { loadTorino } from './torino-base.ts'

interface ChartUnit {
  readonly id: string
  readonly name: string
  readonly parent: string | null
  /** What a source says that it does. */
  readonly functions: readonly string[]
  /** What follows from its name. */
  readonly inferred: readonly string[]
}

/** The organisation chart of 15 July 2020, kept apart from the base so that no edit of it loses an office unseen. */
const chart: readonly ChartUnit[] = JSON.parse(readFileSync(join(import.meta.dirname, 'torino-units.json'), 'utf8'))

let base: KnowledgeBase
let tree: OrganizationTree
let units: ReadonlyMap<string, Unit>

beforeAll(async () => {
  base = await loadTorino()
  tree = buildTree(base)
  units = new Map(base.organization.units.map((unit) => [unit.id, unit]))
})

const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const functionsOf = (id: string, verified: boolean) =>
  units.get(id)?.functions.flatMap((entry) => (entry.verified === verified ? [entry.text] : [])) ?? []

describe('the units of the Comune di Torino', () => {
  it('are the 166 of the organisation chart', () => {
    expect(chart).toHaveLength(166)
    expect(idsOf(base.organization.units)).toEqual(idsOf(chart))
  })

  it('have the names and places of the chart', () => {
    const kept = base.organization.units.map(({ id, name, parent }) => ({ id, name, parent }))
    expect(kept).toEqual(chart.map(({ id, name, parent }) => ({ id, name, parent })))
  })

  it('say as certain exactly what a source says that they do', () => {
    const kept = chart.map(({ id }) => [id, functionsOf(id, true)])
    expect(kept).toEqual(chart.map(({ id, functions }) => [id, functions]))
  })

  it('say as "to be verified" what follows from their names', () => {
    const lost = chart.flatMap(({ id, inferred }) =>
      inferred.filter((text) => !functionsOf(id, false).includes(text)).map((text) => `${id}: ${text}`),
    )
    expect(lost).toEqual([])
  })

  it('can each be asked about in at least four ways', () => {
    expect(base.organization.units.filter(({ examples }) => examples.length < 4).map(({ id }) => id)).toEqual([])
  })

  it('are counted by kind as the chart draws them', () => {
    const count = (kind: string) => tree.ofKind(kind).length
    expect({
      divisions: count('divisione'),
      corps: count('corpo'),
      districts: count('circoscrizione'),
      central: count('servizio-centrale'),
    }).toEqual({ divisions: 11, corps: 1, districts: 8, central: 3 })
  })
})

describe('the other facts', () => {
  it('are 18 topics, with finer ones below them', () => {
    const broad = base.topics.filter(({ parent }) => parent === null)
    expect(broad).toHaveLength(18)
    expect(base.topics.length).toBeGreaterThan(broad.length)
  })

  it('are 19 applications, 6 facts of history and 3 roles', () => {
    expect(base.applications).toHaveLength(19)
    expect(base.history).toHaveLength(6)
    expect(idsOf(base.roles)).toEqual(['dirigente-responsabile', 'direttore-divisione', 'master-informatico'])
  })

  it('let each topic, broad or finer, be asked about in at least eight ways', () => {
    expect(base.topics.filter(({ examples }) => examples.length < 8).map(({ id }) => id)).toEqual([])
  })
})

describe('the masters informatici', () => {
  const reached = ['divisione', 'corpo', 'servizio-centrale']

  it('serve every Division, the Corps and every Central Service, directly or from a unit above', () => {
    const served = new Set(base.masters.flatMap((master) => master.units))
    const unserved = reached
      .flatMap((kind) => tree.ofKind(kind))
      .filter(({ id }) => ![id, ...idsOf(tree.ancestors(id))].some((unit) => served.has(unit)))
    expect(idsOf(unserved)).toEqual([])
  })

  it('serve Circoscrizione 3, where the sources mention one', () => {
    expect(base.masters.some((master) => master.units.includes('circ-3'))).toBe(true)
  })

  it('are functions of a demonstration, with mailboxes that nobody has', () => {
    const real = base.masters.filter(
      ({ name, demo, contacts }) =>
        !demo || !name.startsWith('Master informatico ') || !contacts.email.endsWith('@example.org'),
    )
    expect(idsOf(real)).toEqual([])
  })
})

describe('the calendar', () => {
  const holidaysOf = (year: number) => {
    const days = Array.from({ length: 366 }, (_, at) => new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10))
    const calendar = { ...base.calendar, closures: [] }
    return days.filter((day) => day.startsWith(`${year}-`) && holidayOn(calendar, day) !== undefined)
  }
  const everyYear = ['01-01', '01-06', '04-25', '05-01', '06-02', '06-24', '08-15', '11-01', '12-08', '12-25', '12-26']

  it.each([
    [2025, '04-21', []],
    [2026, '04-06', ['10-04']],
    [2027, '03-29', ['10-04']],
    [2028, '04-17', ['10-04']],
  ])('%i: the national holidays, 24 June, Easter Monday on %s', (year, easterMonday, added) => {
    const expected = [...everyYear, easterMonday, ...added].sort().map((day) => `${year}-${day}`)
    expect(holidaysOf(year)).toEqual(expected)
  })
})
