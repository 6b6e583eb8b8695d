import { describe, expect, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { listRecords, topicRoots } from '../../src/knowledge/record.ts'
import { smallBaseSources } from './small-base.ts'

function recordsOn(day: string, change?: Parameters<typeof smallBaseSources>[0]) {
  const result = parseKnowledge(smallBaseSources(change))
  if ('problems' in result) throw new Error(result.problems.map(formatProblem).join('\n'))
  return new Map(listRecords(result.base, day).map((record) => [record.id, record]))
}

const records = recordsOn('2026-06-01')

describe('what can be asked about', () => {
  test('has every sort of entry in one form', () => {
    const types = [
      'boschi',
      'settori',
      'rete',
      'faq-carta',
      'catasto-web',
      'direttore',
      'storia-fondazione',
      'fuori-meteo',
    ].map((id) => records.get(id)?.type)
    expect(types).toEqual(['unit', 'collection', 'topic', 'faq', 'application', 'role', 'history', 'outside'])
  })

  test('has no masters: they are reached through the units they serve', () => {
    expect(records.has('master-territorio')).toBe(false)
  })

  test('has the phrases of a unit by field', () => {
    const phrases = records.get('boschi')?.phrases.it
    expect(phrases).toContainEqual({ field: 'name', text: 'Ufficio Boschi e Sentieri' })
    expect(phrases).toContainEqual({ field: 'alias', text: 'forestale' })
    expect(phrases).toContainEqual({ field: 'keyword', text: 'legna' })
    expect(phrases).toContainEqual({ field: 'example', text: 'a chi chiedo il permesso per la legna?' })
    expect(phrases).toContainEqual({ field: 'function', text: 'cura dei boschi' })
  })

  test('keeps the Italian names in English, where people use them too', () => {
    const phrases = records.get('boschi')?.phrases.en
    expect(phrases).toContainEqual({ field: 'name', text: 'Ufficio Boschi e Sentieri' })
    expect(phrases).toContainEqual({ field: 'name', text: 'Woods and Paths Office' })
    expect(phrases?.some(({ text }) => text === 'legna')).toBe(false)
  })

  test('reports a finer topic and a frequent question under the broad topic', () => {
    expect(records.get('stampanti-toner')?.reportedAs).toBe('stampanti')
    expect(records.get('faq-carta')?.reportedAs).toBe('stampanti')
    expect(records.get('boschi')?.reportedAs).toBe('boschi')
  })

  test('leaves out what is not in force that day', () => {
    const change = (files: Record<string, unknown>) => {
      const { topics } = files['topics.json'] as { topics: object[] }
      Object.assign(topics[2] ?? {}, { validTo: '2026-05-31' })
    }
    expect(recordsOn('2026-05-31', change).has('rete')).toBe(true)
    expect(recordsOn('2026-06-01', change).has('rete')).toBe(false)
  })
})

describe('the root of a topic', () => {
  const root = topicRoots({
    topics: [
      { id: 'a', parent: null },
      { id: 'b', parent: 'a' },
      { id: 'c', parent: 'b' },
    ] as unknown as Parameters<typeof topicRoots>[0]['topics'],
  })

  test.each([
    ['c', 'a'],
    ['b', 'a'],
    ['a', 'a'],
    ['unknown', 'unknown'],
  ])('%s → %s', (topic, broadest) => {
    expect(root(topic)).toBe(broadest)
  })
})
