import { describe, expect, test } from 'vitest'
import { type EditingRights, mayChange } from '../../../src/knowledge/editing/rights.ts'
import { parseKnowledge } from '../../../src/knowledge/load.ts'
import type { KnowledgeBase } from '../../../src/knowledge/schema.ts'
import { smallBaseSources } from '../small-base.ts'

type Entry = Record<string, unknown>
type Change = (lists: { units: Entry[]; masters: Entry[]; topics: Entry[]; applications: Entry[] }) => void

function baseWith(change: Change = () => {}): KnowledgeBase {
  const result = parseKnowledge(
    smallBaseSources((files) => {
      const list = (file: keyof typeof files, key: string) => (files[file] as Record<string, Entry[]>)[key] ?? []
      change({
        units: list('organization.json', 'units'),
        masters: list('masters.json', 'masters'),
        topics: list('topics.json', 'topics'),
        applications: list('applications.json', 'applications'),
      })
    }),
  )
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  return result.base
}

const before = baseWith()
const secretary: EditingRights = { below: ['territorio'] }

function set(list: Entry[], id: string, fields: Entry): void {
  Object.assign(list.find((entry) => entry['id'] === id) ?? {}, fields)
}

const may = (rights: EditingRights, kind: string, id: string, change: Change) =>
  mayChange(rights, [{ kind, id }], before, baseWith(change))

const newUnit = (parent: string): Entry => ({ id: 'nuovo', name: 'Nuovo', kind: 'ufficio', parent, source: 'chart' })

describe('whoever keeps a unit', () => {
  test('changes what is below it, and its own words', () => {
    expect(may(secretary, 'units', 'boschi', ({ units }) => set(units, 'boschi', { notes: 'x' }))).toBe(true)
    expect(may(secretary, 'units', 'territorio', ({ units }) => set(units, 'territorio', { notes: 'x' }))).toBe(true)
    expect(may(secretary, 'units', 'nuovo', ({ units }) => units.push(newUnit('boschi')))).toBe(true)
  })

  test('changes nothing beside or above it', () => {
    expect(may(secretary, 'units', 'scuole', ({ units }) => set(units, 'scuole', { notes: 'x' }))).toBe(false)
    expect(may(secretary, 'units', 'presidenza', ({ units }) => set(units, 'presidenza', { notes: 'x' }))).toBe(false)
    expect(may(secretary, 'units', 'nuovo', ({ units }) => units.push(newUnit('servizi')))).toBe(false)
  })

  test('moves nothing in or out, nor the unit itself', () => {
    expect(may(secretary, 'units', 'boschi', ({ units }) => set(units, 'boschi', { parent: 'servizi' }))).toBe(false)
    expect(may(secretary, 'units', 'scuole', ({ units }) => set(units, 'scuole', { parent: 'boschi' }))).toBe(false)
    expect(may(secretary, 'units', 'territorio', ({ units }) => set(units, 'territorio', { parent: null }))).toBe(false)
    const retire: Change = ({ units }) => set(units, 'territorio', { validTo: '2027-01-01' })
    expect(may(secretary, 'units', 'territorio', retire)).toBe(false)
    expect(may(secretary, 'units', 'boschi', ({ units }) => set(units, 'boschi', { parent: 'acque' }))).toBe(true)
  })

  test('changes masters who serve units below it and no other', () => {
    const serve = (id: string, units: string[]) =>
      may(secretary, 'masters', id, (all) => set(all.masters, id, { units }))
    const local = before.masters.find((master) => master.units.every((one) => one === 'territorio'))
    expect(local).toBeDefined()
    expect(serve(local?.id ?? '', ['boschi'])).toBe(true)
    expect(serve(local?.id ?? '', ['boschi', 'scuole'])).toBe(false)
  })

  test('changes neither topics nor anything that belongs to all', () => {
    expect(may(secretary, 'topics', 'stampanti', ({ topics }) => set(topics, 'stampanti', { name: 'x' }))).toBe(false)
    for (const kind of ['roles', 'faq', 'history', 'synonyms', 'vocabulary']) {
      expect(mayChange(secretary, [{ kind, id: 'direttore' }], before, before), kind).toBe(false)
    }
  })

  test('is refused the whole of changes of which one is not theirs', () => {
    const both = [
      { kind: 'units', id: 'boschi' },
      { kind: 'units', id: 'scuole' },
    ]
    expect(mayChange(secretary, both, before, before)).toBe(false)
  })
})

test('an administrator changes everything, anybody else nothing', () => {
  expect(may('all', 'topics', 'stampanti', ({ topics }) => set(topics, 'stampanti', { name: 'x' }))).toBe(true)
  expect(mayChange('none', [{ kind: 'units', id: 'boschi' }], before, before)).toBe(false)
  expect(mayChange({ below: ['nobody'] }, [{ kind: 'units', id: 'nobody' }], before, before)).toBe(false)
  expect(mayChange(secretary, [], before, before)).toBe(false)
})
