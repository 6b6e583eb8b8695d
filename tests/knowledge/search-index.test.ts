import { describe, expect, test } from 'vitest'
import type { KnowledgeRecord, Phrase, PhraseField, RecordType } from '../../src/knowledge/record.ts'
import { buildSearchIndex, type FieldWeights, type QueryTerm } from '../../src/knowledge/search-index.ts'

const weights: FieldWeights = { name: 1, alias: 1, keyword: 1, example: 0.9, function: 0.7 }

const record = (
  id: string,
  phrases: readonly (readonly [PhraseField, string])[],
  type: RecordType = 'unit',
): KnowledgeRecord => ({
  id,
  type,
  reportedAs: id,
  phrases: { it: phrases.map(([field, text]): Phrase => ({ field, text })), en: [] },
})

const index = (...records: KnowledgeRecord[]) =>
  buildSearchIndex(records, ({ phrases }) =>
    phrases.it.map((phrase) => ({ ...phrase, stems: phrase.text.split(' ').filter(Boolean) })),
  )

const terms = (text: string, importance = 1): QueryTerm[] =>
  text.split(' ').map((typed) => ({ typed, alternatives: [{ stem: typed, weight: 1 }], importance }))

const ids = (found: readonly { record: KnowledgeRecord }[]) => found.map((candidate) => candidate.record.id)

const parks = record('parks', [
  ['name', 'park office'],
  ['keyword', 'tree'],
  ['example', 'who waters the roses'],
  ['function', 'care of ponds'],
])
const roads = record('roads', [
  ['name', 'road office'],
  ['keyword', 'asphalt'],
  ['example', 'a tree blocks the road'],
])
const schools = record('schools', [
  ['name', 'school office'],
  ['keyword', 'canteen'],
])

describe('a search', () => {
  const body = index(parks, roads, schools)

  test('finds records by any of their fields, and only those', () => {
    expect(ids(body.search(terms('roses'), weights))).toEqual(['parks'])
    expect(ids(body.search(terms('ponds'), weights))).toEqual(['parks'])
    expect(body.search(terms('nothing'), weights)).toEqual([])
    expect(body.search([], weights)).toEqual([])
  })

  test('puts a keyword before a word of an example', () => {
    expect(ids(body.search(terms('tree'), weights))).toEqual(['parks', 'roads'])
  })

  test('puts a rare word before a common one', () => {
    expect(ids(body.search(terms('office canteen'), weights))[0]).toBe('schools')
    expect(body.rarity('canteen')).toBeGreaterThan(body.rarity('office'))
    expect(body.rarity('nothing')).toBe(0)
  })

  test('puts the phrase that stands whole in the question first', () => {
    const apart = record('apart', [
      ['example', 'blue gate'],
      ['example', 'old bridge'],
    ])
    const whole = record('whole', [['example', 'blue bridge']])
    expect(ids(index(apart, whole).search(terms('blue bridge'), weights))[0]).toBe('whole')
  })

  test('says how much of the question is explained', () => {
    const [all] = body.search(terms('tree roses'), weights)
    const [half] = body.search(terms('tree spaceship'), weights)
    expect(all?.coverage).toBeGreaterThan(0.85)
    expect(half?.coverage).toBeLessThan(0.6)
  })

  test('says how completely a name stands in the question', () => {
    expect(body.search(terms('park office'), weights)[0]).toMatchObject({ named: 1 })
    const [partly] = body.search(terms('office canteen'), weights)
    expect(partly?.named).toBeGreaterThan(0)
    expect(partly?.named).toBeLessThan(1)
    expect(body.search(terms('tree'), weights)[0]?.named).toBe(0)
  })

  test('takes corrections and synonyms for less than the word itself', () => {
    const meant: QueryTerm = {
      typed: 'tre',
      alternatives: [
        { stem: 'tree', weight: 0.6 },
        { stem: 'asphalt', weight: 0.2 },
      ],
      importance: 1,
    }
    const [best] = body.search([meant], weights)
    expect(best?.record.id).toBe('parks')
    expect(best?.score).toBeLessThan(body.search(terms('tree'), weights)[0]?.score ?? 0)
  })

  test('counts a word of the story around the question for less', () => {
    expect(ids(body.search([...terms('canteen', 0.4), ...terms('tree')], weights))[0]).toBe('parks')
    expect(ids(body.search([...terms('canteen'), ...terms('tree', 0.4)], weights))[0]).toBe('schools')
  })

  test('leaves out what the caller does not accept', () => {
    expect(ids(body.search(terms('tree'), weights, ({ id }) => id !== 'parks'))).toEqual(['roads'])
  })

  test('is not swayed by the search before it', () => {
    const first = body.search(terms('tree office'), weights)
    body.search(terms('canteen roses asphalt'), weights, () => false)
    expect(body.search(terms('tree office'), weights)).toEqual(first)
  })

  test('orders equals by id', () => {
    const twins = index(record('b', [['keyword', 'moss']]), record('a', [['keyword', 'moss']]))
    expect(ids(twins.search(terms('moss'), weights))).toEqual(['a', 'b'])
  })

  test('of a very common word keeps the best forty, equals by id', () => {
    const many = Array.from({ length: 3_000 }, (_, at) =>
      record(
        `r${String(at).padStart(4, '0')}`,
        at % 100 === 99
          ? [
              ['keyword', 'door'],
              ['keyword', 'rare'],
            ]
          : [['keyword', 'door']],
      ),
    )
    const found = index(...many).search(terms('door rare'), weights)
    const rare = many.filter((_, at) => at % 100 === 99).map(({ id }) => id)
    const common = many.filter((_, at) => at % 100 !== 99).map(({ id }) => id)
    expect(ids(found)).toEqual([...rare, ...common].slice(0, 40))
  })

  test('an empty base answers nothing', () => {
    expect(index().search(terms('tree'), weights)).toEqual([])
  })
})

describe('an explanation', () => {
  const body = index(parks, roads)

  test('names the most telling phrase that each word met', () => {
    expect(body.explain('parks', terms('roses tree asphalt'))).toEqual([
      { typed: 'roses', field: 'example', phrase: 'who waters the roses' },
      { typed: 'tree', field: 'keyword', phrase: 'tree' },
    ])
    expect(body.explain('roads', terms('road'))).toEqual([{ typed: 'road', field: 'name', phrase: 'road office' }])
  })

  test('of a record that is not there is empty', () => {
    expect(body.explain('museums', terms('tree'))).toEqual([])
  })
})

describe('a telling word', () => {
  test('stands in more than examples', () => {
    const body = index(parks, roads)
    expect(body.isTelling('tree')).toBe(true)
    expect(body.isTelling('roses')).toBe(false)
    expect(body.isTelling('nothing')).toBe(false)
  })
})
