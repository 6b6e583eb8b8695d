import { describe, expect, it } from 'vitest'
import { changeEntries, type EntryChange } from '../../../src/knowledge/editing/change-entries.ts'
import { parseKnowledge } from '../../../src/knowledge/load.ts'
import { smallBaseSources } from '../small-base.ts'

const sources = { ...smallBaseSources(), 'checks.json': '{ "checks": [] }' }

function change(...changes: EntryChange[]) {
  const result = changeEntries(sources, changes)
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals))
  return result.sources
}

const lines = (text: unknown) => String(text).split('\n')

describe('changing entries', () => {
  it('sets a field and leaves all other lines and files as they are', () => {
    const after = change({ type: 'set', kind: 'masters', id: 'master-servizi', fields: { name: 'Master unico' } })
    const [old, next] = [lines(sources['masters.json']), lines(after['masters.json'])]
    expect(next.filter((line, at) => line !== old[at])).toEqual(['      "name": "Master unico",'])
    expect(next).toHaveLength(old.length)
    expect({ ...after, 'masters.json': '' }).toEqual({ ...sources, 'masters.json': '' })
  })

  it('puts a new field where other entries have it, and takes one away', () => {
    const set = change({ type: 'set', kind: 'masters', id: 'master-servizi', fields: { skills: ['rete'] } })
    const master = JSON.parse(String(set['masters.json'])).masters[1]
    expect(Object.keys(master)).toEqual(['id', 'name', 'units', 'skills', 'contacts', 'deputy', 'demo'])
    const taken = change({ type: 'set', kind: 'masters', id: 'master-servizi', fields: { deputy: undefined } })
    expect(JSON.parse(String(taken['masters.json'])).masters[1]).not.toHaveProperty('deputy')
  })

  it('puts a new unit behind those below the same parent, its own children behind it, and other entries last', () => {
    const unit = (id: string, parent: string | null) =>
      ({ type: 'add', kind: 'units', entry: { id, name: id, kind: 'ufficio', parent, source: 'chart' } }) as const
    const after = change(
      unit('nipote', 'nuovo'),
      unit('nuovo', 'territorio'),
      unit('altro', 'servizi'),
      unit('cima', null),
    )
    const ids = JSON.parse(String(after['organization.json'])).units.map(({ id }: { id: string }) => id)
    expect(ids.slice(2, 6)).toEqual(['boschi', 'acque', 'nuovo', 'nipote'])
    expect(ids.slice(-4)).toEqual(['informatica', 'altro', 'fornitore', 'cima'])
    expect('base' in parseKnowledge(after)).toBe(true)
  })

  it('makes changes one after the other', () => {
    const after = change(
      {
        type: 'add',
        kind: 'faq',
        entry: { id: 'faq-x', topic: 'rete', question: 'X?', answer: { it: 'X' }, source: 'guess' },
      },
      { type: 'set', kind: 'faq', id: 'faq-x', fields: { validTo: '2027-01-01' } },
      { type: 'remove', kind: 'faq', id: 'faq-carta' },
      { type: 'put', file: 'vocabulary.json', path: ['abbreviations', 'x.'], value: 'xilofono' },
      { type: 'put', file: 'faq.json', path: ['faq', 0, 'question'], value: 'Y?' },
    )
    const [entry, ...others] = JSON.parse(String(after['faq.json'])).faq
    expect(others).toEqual([])
    expect(entry).toMatchObject({ id: 'faq-x', validTo: '2027-01-01', question: 'Y?' })
    expect(JSON.parse(String(after['vocabulary.json'])).abbreviations['x.']).toBe('xilofono')
  })

  it('knows a group of synonyms by its first word', () => {
    const first = JSON.parse(sources['vocabulary.json']).synonyms[0].words
    const after = change({ type: 'set', kind: 'synonyms', id: first[0], fields: { words: [...first, 'novissimo'] } })
    const [old, next] = [lines(sources['vocabulary.json']), lines(after['vocabulary.json'])]
    expect(next).toHaveLength(old.length + 1)
    expect(next.filter((line) => line.includes('novissimo'))).toHaveLength(1)
  })

  it.each<[string, EntryChange, object]>([
    ['no-such-entry', { type: 'set', kind: 'units', id: 'altrove', fields: {} }, {}],
    ['no-such-entry', { type: 'remove', kind: 'units', id: 'altrove' }, {}],
    ['already-there', { type: 'add', kind: 'units', entry: { id: 'boschi' } }, {}],
    ['no-such-place', { type: 'put', file: 'faq.json', path: ['faq', 9], value: 1 }, {}],
    ['no-such-place', { type: 'put', file: 'faq.json', path: ['x', 'y'], value: 1 }, {}],
    ['unreadable-file', { type: 'remove', kind: 'faq', id: 'x' }, { 'faq.json': '{' }],
    ['unreadable-file', { type: 'remove', kind: 'faq', id: 'x' }, { 'faq.json': '{}' }],
  ])('refuses, as %s, %j', (reason, bad, broken) => {
    expect(changeEntries({ ...sources, ...broken }, [bad])).toEqual({ refusals: [{ reason, change: bad }] })
  })

  it('changes nothing where one of the changes is refused', () => {
    const good: EntryChange = { type: 'remove', kind: 'faq', id: 'faq-carta' }
    expect(changeEntries(sources, [good, good])).toEqual({ refusals: [{ reason: 'no-such-entry', change: good }] })
  })
})
