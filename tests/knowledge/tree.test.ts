import { describe, expect, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { buildTree, isInForce } from '../../src/knowledge/tree.ts'
import { smallBaseSources } from './small-base.ts'

const result = parseKnowledge(smallBaseSources())
if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'))
const tree = buildTree(result.base)
const ids = (units: readonly { id: string }[]) => units.map((unit) => unit.id)

describe('the tree of the organisation', () => {
  test('finds units and kinds by id', () => {
    expect(tree.unit('boschi')?.name).toBe('Ufficio Boschi e Sentieri')
    expect(tree.unit('miniere')).toBeUndefined()
    expect(tree.kind('settore')?.plural).toBe('Settori')
    expect(tree.kind('reparto')).toBeUndefined()
  })

  test('goes up from the nearest to the root', () => {
    expect(ids(tree.ancestors('boschi'))).toEqual(['territorio', 'presidenza'])
    expect(ids(tree.ancestors('presidenza'))).toEqual([])
    expect(ids(tree.ancestors('miniere'))).toEqual([])
  })

  test('goes down one level, in the order of the file', () => {
    expect(ids(tree.children('presidenza'))).toEqual(['territorio', 'servizi'])
    expect(ids(tree.children('boschi'))).toEqual([])
  })

  test('goes all the way down, depth first', () => {
    const below = ids(tree.descendants('presidenza'))
    expect(below.slice(0, 3)).toEqual(['territorio', 'boschi', 'acque'])
    expect(new Set(below).size).toBe(below.length)
    expect(below).not.toContain('presidenza')
  })

  test('lists the units of a kind', () => {
    expect(ids(tree.ofKind('settore'))).toEqual(['presidenza', 'territorio', 'servizi'])
    expect(ids(tree.ofKind('reparto'))).toEqual([])
  })

  test('ends its way up even in a circle that no check has seen', () => {
    const [first, second] = result.base.organization.units
    if (first === undefined || second === undefined) throw new Error('The small base has units.')
    const units = [
      { ...first, parent: second.id },
      { ...second, parent: first.id },
    ]
    const circle = buildTree({ organization: { ...result.base.organization, units } })
    expect(ids(circle.ancestors(first.id))).toEqual([second.id, first.id])
  })
})

describe('an entry is in force', () => {
  test.each([
    [{}, '2026-06-01', true],
    [{ validFrom: '2026-06-01' }, '2026-06-01', true],
    [{ validFrom: '2026-06-02' }, '2026-06-01', false],
    [{ validTo: '2026-06-01' }, '2026-06-01', true],
    [{ validTo: '2026-05-31' }, '2026-06-01', false],
    [{ validFrom: '2026-01-01', validTo: '2026-12-31' }, '2026-06-01', true],
  ])('%j on %s: %s', (entry, day, inForce) => {
    expect(isInForce(entry, day)).toBe(inForce)
  })
})
