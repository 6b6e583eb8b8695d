import { expect, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { smallBaseSources } from './small-base.ts'

/** The small body, with a deputy for the first absence of its first master. */
function withDeputy(deputy: string) {
  return parseKnowledge(
    smallBaseSources((files) => {
      const { masters } = files['masters.json'] as { masters: { absences: object[] }[] }
      Object.assign(masters[0]?.absences[0] ?? {}, { deputy })
    }),
  )
}

test('an absence can name its own deputy', () => {
  const result = withDeputy('master-servizi')
  expect('base' in result && result.base.masters[0]?.absences[0]?.deputy).toBe('master-servizi')
})

test('the deputy of an absence has to be a master', () => {
  const result = withDeputy('nessuno')
  expect('problems' in result && result.problems).toHaveLength(1)
  expect(JSON.stringify(result)).toContain('nessuno')
})
