import { describe, expect, test } from 'vitest'
import { buildDirectory } from '../../src/requests/directory.ts'
import { codesOf, master, office, routed, stepOf } from './routed.ts'
import { directoryWith, rome, sampleBase } from './sample-body.ts'

describe('which unit', () => {
  test('a master of the requester’s own unit', () => {
    expect(routed().assignee).toEqual(master('master-schools-a'))
  })

  test('a unit without masters asks those of the nearest unit above it', () => {
    const found = routed({ unit: 'canteens' })
    expect(found.assignee).toEqual(master('master-schools-a'))
    expect(found.trail.slice(0, 2)).toEqual([
      { code: 'no-master-here', data: { unit: 'canteens' } },
      { code: 'masters-here', data: { unit: 'schools', masters: ['master-schools-a', 'master-schools-b'] } },
    ])
  })

  test('a master whose time is over does not count', () => {
    const found = routed({ unit: 'nurseries' })
    expect(found.assignee).toEqual(master('master-people'))
    expect(stepOf(found, 'no-master-here')).toEqual({ unit: 'nurseries' })
  })

  test('a master whose time has yet to come counts from the first day on', () => {
    const directory = directoryWith({ 'master-new': { units: ['nurseries'], validFrom: '2026-03-09' } })
    expect(routed({ unit: 'nurseries', at: new Date(rome(4, '10:00')) }, directory).assignee).toEqual(
      master('master-people'),
    )
    expect(routed({ unit: 'nurseries', at: new Date(rome(7, '10:00')) }, directory).assignee).toEqual(
      master('master-new'),
    )
  })

  test('where no unit up to the root has a master the technical office behind the topic is asked', () => {
    const found = routed({ unit: 'roads' })
    expect(found.assignee).toEqual(office('it-networks'))
    expect(codesOf(found)).toEqual([
      'no-master-here',
      'no-master-here',
      'no-master-here',
      'no-master-anywhere',
      'technical-office',
    ])
    expect(stepOf(found, 'technical-office')).toEqual({ unit: 'it-networks', behind: 'hardware' })
  })

  test('a unit that nobody knows goes to the IT office, and the trail says so', () => {
    const found = routed({ unit: 'abolished' })
    expect(found.assignee).toEqual(office('it'))
    expect(found.trail).toEqual([
      { code: 'unit-unknown', data: { unit: 'abolished' } },
      { code: 'it-office', data: { unit: 'it' } },
    ])
  })

  test('so does a unit that has ended', () => {
    const found = routed({ unit: 'libraries' })
    expect(found.assignee).toEqual(office('it'))
    expect(stepOf(found, 'unit-ended')).toEqual({ unit: 'libraries', day: '2026-03-02' })
  })
})

describe('which of its masters', () => {
  const loads = new Map([
    ['master-schools-a', 5],
    ['master-schools-b', 1],
  ])

  test('the one skilled in the topic, however busy', () => {
    const found = routed({ loads })
    expect(found.assignee).toEqual(master('master-schools-a'))
    expect(stepOf(found, 'chosen')).toEqual({
      master: 'master-schools-a',
      because: 'skill',
      skill: 'printers',
      load: 5,
    })
  })

  test('skill in a broader topic counts for the narrower one', () => {
    const found = routed({ topic: 'toner', loads })
    expect(stepOf(found, 'chosen')).toEqual({
      master: 'master-schools-a',
      because: 'skill',
      skill: 'printers',
      load: 5,
    })
  })

  test('skill in a narrower topic does not count for the broader one', () => {
    expect(stepOf(routed({ topic: 'hardware', loads }), 'chosen')).toMatchObject({ because: 'load', skill: null })
  })

  test('the one skilled in the application', () => {
    const found = routed({ topic: 'programs', application: 'ledger' })
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(stepOf(found, 'chosen')).toMatchObject({ because: 'skill', skill: 'ledger' })
  })

  test('else the least loaded', () => {
    const found = routed({ topic: 'anything', loads })
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(stepOf(found, 'chosen')).toEqual({ master: 'master-schools-b', because: 'load', skill: null, load: 1 })
  })

  test('else the first by id, whatever the order of the file', () => {
    const reversed = buildDirectory({ ...sampleBase, masters: sampleBase.masters.toReversed() })
    const found = routed({ topic: null }, reversed)
    expect(found.assignee).toEqual(master('master-schools-a'))
    expect(stepOf(found, 'chosen')).toMatchObject({ because: 'order' })
  })

  test('the only one needs no other reason', () => {
    expect(stepOf(routed({ unit: 'people' }), 'chosen')).toMatchObject({ master: 'master-people', because: 'only' })
  })

  test('an unknown topic and application are as good as none', () => {
    expect(routed({ topic: 'gone', application: 'gone' }).assignee).toEqual(master('master-schools-a'))
  })
})
