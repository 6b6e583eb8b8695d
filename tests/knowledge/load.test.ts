import { describe, expect, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem, type Problem } from '../../src/knowledge/problem.ts'
import { smallBaseSources } from './small-base.ts'

type Files = Parameters<NonNullable<Parameters<typeof smallBaseSources>[0]>>[0]

function set(files: Files, file: keyof Files, path: readonly (string | number)[], value: unknown): void {
  let at = files[file] as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  const last = path.at(-1) as string | number
  if (value === undefined) delete at[last]
  else at[last] = value
}

function problemsAfter(change: (files: Files) => void): readonly Problem[] {
  const result = parseKnowledge(smallBaseSources(change))
  return 'problems' in result ? result.problems : []
}

describe('a sound base', () => {
  test('loads with its defaults filled in', () => {
    const result = parseKnowledge(smallBaseSources())
    if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'))
    expect(result.base.organization.units).toHaveLength(8)
    expect(result.base.organization.units[0]).toMatchObject({ aliases: [], verified: true, notes: null })
    expect(result.base.masters[1]?.workingDays).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
  })

  test('loads with a byte order mark, as Windows editors write it', () => {
    const sources = smallBaseSources()
    const result = parseKnowledge({ ...sources, 'faq.json': `\uFEFF${sources['faq.json']}` })
    expect('base' in result).toBe(true)
  })
})

describe('a broken base', () => {
  const cases: readonly [
    what: string,
    change: (files: Files) => void,
    file: keyof Files,
    path: string,
    words: RegExp,
  ][] = [
    [
      'a parent that does not exist',
      (f) => set(f, 'organization.json', ['units', 2, 'parent'], 'nessuno'),
      'organization.json',
      'units[2].parent',
      /Non esiste un'unità .*"nessuno"/,
    ],
    [
      'a kind that does not exist',
      (f) => set(f, 'organization.json', ['units', 2, 'kind'], 'reparto'),
      'organization.json',
      'units[2].kind',
      /tipo di unità/,
    ],
    [
      'a cycle in the tree',
      (f) => set(f, 'organization.json', ['units', 0, 'parent'], 'boschi'),
      'organization.json',
      'units[0].parent',
      /sta sotto sé stessa: presidenza → boschi → territorio → presidenza/,
    ],
    [
      'a unit that is its own parent',
      (f) => set(f, 'organization.json', ['units', 1, 'parent'], 'territorio'),
      'organization.json',
      'units[1].parent',
      /sta sotto sé stessa/,
    ],
    [
      'an id used twice in one file',
      (f) => set(f, 'organization.json', ['units', 3, 'id'], 'boschi'),
      'organization.json',
      'units[3].id',
      /già usato in organization\.json/,
    ],
    [
      'an id used in another file',
      (f) => set(f, 'topics.json', ['topics', 2, 'id'], 'boschi'),
      'topics.json',
      'topics[2].id',
      /già usato in organization\.json/,
    ],
    [
      'an alias of two entries',
      (f) => set(f, 'organization.json', ['units', 3, 'aliases'], ['Forestale']),
      'organization.json',
      'units[3].aliases[0]',
      /"Forestale" indica già "boschi"/,
    ],
    [
      'an alias that is the name of another entry',
      (f) => set(f, 'topics.json', ['topics', 2, 'aliases'], ['stampànti']),
      'topics.json',
      'topics[2].aliases[0]',
      /indica già "stampanti"/,
    ],
    [
      'an entry that ends before it begins',
      (f) => {
        set(f, 'organization.json', ['units', 2, 'validFrom'], '2026-05-01')
        set(f, 'organization.json', ['units', 2, 'validTo'], '2026-04-01')
      },
      'organization.json',
      'units[2].validTo',
      /finisce \(2026-04-01\) prima di cominciare/,
    ],
    [
      'an absence that ends before it begins',
      (f) => set(f, 'masters.json', ['masters', 0, 'absences', 0, 'to'], '2026-08-01'),
      'masters.json',
      'masters[0].absences[0].to',
      /L'assenza finisce/,
    ],
    [
      'a master for a unit that does not exist',
      (f) => set(f, 'masters.json', ['masters', 0, 'units', 0], 'miniere'),
      'masters.json',
      'masters[0].units[0]',
      /"miniere"/,
    ],
    [
      'a deputy who does not exist',
      (f) => set(f, 'masters.json', ['masters', 0, 'deputy'], 'nessuno'),
      'masters.json',
      'masters[0].deputy',
      /un master/,
    ],
    [
      'a skill that is neither topic nor application',
      (f) => set(f, 'masters.json', ['masters', 0, 'skills', 0], 'magia'),
      'masters.json',
      'masters[0].skills[0]',
      /argomento o un applicativo/,
    ],
    [
      'a second level that does not exist',
      (f) => set(f, 'topics.json', ['topics', 0, 'secondLevel'], 'nessuno'),
      'topics.json',
      'topics[0].secondLevel',
      /"nessuno"/,
    ],
    [
      'a first contact that does not exist',
      (f) => set(f, 'topics.json', ['topics', 0, 'firstContact'], 'nessuno'),
      'topics.json',
      'topics[0].firstContact',
      /"nessuno"/,
    ],
    [
      'topics one under the other in a circle',
      (f) => set(f, 'topics.json', ['topics', 0, 'parent'], 'stampanti-toner'),
      'topics.json',
      'topics[0].parent',
      /sta sotto sé stessa/,
    ],
    [
      'an owner that does not exist',
      (f) => set(f, 'applications.json', ['applications', 0, 'owner', 0], 'nessuno'),
      'applications.json',
      'applications[0].owner[0]',
      /"nessuno"/,
    ],
    [
      'a FAQ entry without its topic',
      (f) => set(f, 'faq.json', ['faq', 0, 'topic'], 'nessuno'),
      'faq.json',
      'faq[0].topic',
      /un argomento/,
    ],
    [
      'a source that is not listed',
      (f) => set(f, 'history.json', ['history', 0, 'source'], 'sentito-dire'),
      'history.json',
      'history[0].source',
      /una fonte/,
    ],
    [
      'an IT office that does not exist',
      (f) => set(f, 'organization.json', ['itOffice'], 'nessuno'),
      'organization.json',
      'itOffice',
      /"nessuno"/,
    ],
    [
      'a role of a kind that does not exist',
      (f) => set(f, 'organization.json', ['kinds', 0, 'headRole'], 'capo'),
      'organization.json',
      'kinds[0].headRole',
      /un ruolo/,
    ],
    [
      'a missing field',
      (f) => set(f, 'organization.json', ['units', 2, 'name'], undefined),
      'organization.json',
      'units[2].name',
      /atteso stringa|Input/i,
    ],
    [
      'a misspelt field',
      (f) => set(f, 'organization.json', ['units', 2, 'keyword'], ['bosco']),
      'organization.json',
      'units[2].keyword',
      /non è previsto/,
    ],
    [
      'a field of the wrong type',
      (f) => set(f, 'organization.json', ['units', 2, 'keywords'], 'bosco'),
      'organization.json',
      'units[2].keywords',
      /atteso/i,
    ],
    [
      'a day that does not exist',
      (f) => set(f, 'organization.json', ['units', 2, 'validFrom'], '2026-02-30'),
      'organization.json',
      'units[2].validFrom',
      /data|date/i,
    ],
    [
      'an e-mail that is none',
      (f) => set(f, 'masters.json', ['masters', 0, 'contacts', 'email'], 'master at example'),
      'masters.json',
      'masters[0].contacts.email',
      /email/i,
    ],
    [
      'a link that is no web address',
      (f) => set(f, 'organization.json', ['sources', 'chart', 'url'], 'javascript:alert(1)'),
      'organization.json',
      'sources.chart.url',
      /URL/i,
    ],
    [
      'a time zone that does not exist',
      (f) => set(f, 'calendar.json', ['timeZone'], 'Europe/Torino'),
      'calendar.json',
      'timeZone',
      /fuso orario/,
    ],
    [
      'office hours that end before they begin',
      (f) => set(f, 'calendar.json', ['hours', 'mon', 0, 'to'], '07:00'),
      'calendar.json',
      'hours.mon[0].to',
      /L'orario finisce/,
    ],
    [
      'a closure that ends before it begins',
      (f) => set(f, 'calendar.json', ['closures'], [{ from: '2026-12-24', to: '2026-12-23', name: 'Ponte' }]),
      'calendar.json',
      'closures[0].to',
      /La chiusura finisce/,
    ],
  ]

  test.each(cases)('%s is reported with its place', (_, change, file, path, words) => {
    const problem = problemsAfter(change).find((candidate) => candidate.file === file && candidate.path === path)
    expect(problem?.message).toMatch(words)
    expect(problem?.remedy).not.toBe('')
    expect(problem?.line).toBeGreaterThan(1)
  })

  test('has the line of the very value reported', () => {
    const sources = smallBaseSources((files) => set(files, 'masters.json', ['masters', 1, 'deputy'], 'nessuno'))
    const line = sources['masters.json'].split('\n').findIndex((text) => text.includes('"nessuno"')) + 1
    const result = parseKnowledge(sources)
    expect('problems' in result && result.problems.map((problem) => problem.line)).toEqual([line])
  })

  test('has the problems of all files reported at once', () => {
    const problems = problemsAfter((files) => {
      set(files, 'topics.json', ['topics', 0, 'name'], 7)
      set(files, 'faq.json', ['faq', 0, 'answer'], undefined)
      set(files, 'roles.json', ['roles', 0, 'colore'], 'blu')
    })
    expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set(['topics.json', 'faq.json', 'roles.json']))
  })

  test.each([
    ['a comma too many', (text: string) => text.replace('"roles": [', '"roles": [,'), /JSON valido/],
    ['a file cut in the middle', (text: string) => text.slice(0, text.length / 2), /JSON valido/],
    ['an empty file', () => '', /JSON valido/],
    ['a comment', (text: string) => `// nota\n${text}`, /JSON valido/],
    [
      'a key that stands twice',
      (text: string) => text.replace('"text": "Ogni', '"text": "Nessuno",\n"text": "Ogni'),
      /DuplicateKey "text"/,
    ],
  ])('%s is reported with its line', (_, spoil, words) => {
    const sources = smallBaseSources()
    const result = parseKnowledge({ ...sources, 'roles.json': spoil(sources['roles.json']) })
    const problems = 'problems' in result ? result.problems : []
    expect(problems[0]).toMatchObject({ file: 'roles.json', message: expect.stringMatching(words) })
    expect(problems[0]?.line).toBeGreaterThan(0)
  })
})
