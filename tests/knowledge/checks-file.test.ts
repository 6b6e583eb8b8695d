import { describe, expect, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { smallBaseSources } from './small-base.ts'

const sound = { id: 'q-boschi', question: 'chi taglia la legna?', expect: { outcome: 'answer', subjects: ['boschi'] } }

function problemsWith(...checks: readonly object[]) {
  const result = parseKnowledge(
    smallBaseSources((files) => {
      files['checks.json'] = { checks }
    }),
  )
  return 'problems' in result ? result.problems : []
}

describe('checks.json', () => {
  test('may ask about anything that can be answered', () => {
    const subjects = [
      'boschi',
      'settori',
      'stampanti-toner',
      'catasto-web',
      'direttore',
      'storia-fondazione',
      'faq-carta',
    ]
    expect(problemsWith({ ...sound, expect: { outcome: 'answer', subjects } })).toEqual([])
  })

  test('may expect that nothing is answered', () => {
    expect(problemsWith({ ...sound, expect: { outcome: 'unknown' } })).toEqual([])
  })

  test.each<[string, object, string, RegExp]>([
    ['a unit that does not exist', { ...sound, unit: 'miniere' }, 'checks[0].unit', /Non esiste un'unità/],
    [
      'a subject that does not exist',
      { ...sound, expect: { outcome: 'answer', subjects: ['boschi', 'miniere'] } },
      'checks[0].expect.subjects[1]',
      /Non esiste una voce .*"miniere"/,
    ],
    [
      'an option that is a master',
      { ...sound, expect: { outcome: 'clarify', subjects: ['boschi', 'master-servizi'] } },
      'checks[0].expect.subjects[1]',
      /Non esiste una voce/,
    ],
    [
      'a name that no unit or master has',
      { ...sound, expect: { ...sound.expect, names: ['stampanti'] } },
      'checks[0].expect.names[0]',
      /un'unità o un master/,
    ],
    ['an id that another entry has', { ...sound, id: 'boschi' }, 'checks[0].id', /già usato in organization\.json/],
    [
      'days in the wrong order',
      { ...sound, validFrom: '2027-01-02', validTo: '2027-01-01' },
      'checks[0].validTo',
      /prima di cominciare/,
    ],
    [
      'an answer about nothing',
      { ...sound, expect: { outcome: 'answer', subjects: [] } },
      'checks[0].expect.subjects',
      /Troppo piccolo/,
    ],
    [
      'an outcome that there is not',
      { ...sound, expect: { outcome: 'forse' } },
      'checks[0].expect',
      /Valore non ammesso/,
    ],
  ])('%s is refused with its place', (_, check, path, words) => {
    const problems = problemsWith(check)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ file: 'checks.json', message: expect.stringMatching(words) })
    expect(problems[0]?.path).toContain(path)
    expect(problems[0]?.line).toBeGreaterThan(1)
  })
})
