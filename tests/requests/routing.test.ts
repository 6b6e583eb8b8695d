import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Worker } from '../../src/requests/assignee.ts'
import { buildDirectory } from '../../src/requests/directory.ts'
import type { RoutingQuestion } from '../../src/requests/route-search.ts'
import { offersSupplier, route, routeAround } from '../../src/requests/routing.ts'
import { codesOf, master, office, printerQuestion, routed, stepOf } from './routed.ts'
import { directoryWith, rome, sampleBase, sampleCalendar, sampleDirectory } from './sample-body.ts'

const absent = (from: string, to: string) => ({ absences: [{ from, to }] })
const thisWeek = absent('2026-03-02', '2026-03-06')

describe('who is there', () => {
  test('an absent master’s deputy', () => {
    const found = routed({}, directoryWith({ 'master-schools-a': thisWeek }))
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(codesOf(found)).toEqual(['masters-here', 'chosen', 'not-available', 'deputy'])
    expect(stepOf(found, 'not-available')).toEqual({
      master: 'master-schools-a',
      because: 'absence',
      day: '2026-03-02',
    })
    expect(stepOf(found, 'deputy')).toEqual({ master: 'master-schools-b', of: 'master-schools-a' })
  })

  test('the deputy of a part-time master on their day off', () => {
    const found = routed({ application: 'ledger', topic: null, at: new Date(rome(3, '10:00')) })
    expect(found.assignee).toEqual(master('master-schools-a'))
    expect(stepOf(found, 'not-available')).toMatchObject({ master: 'master-schools-b', because: 'day-off' })
  })

  test('what arrives on Friday evening is for whoever is there on Monday', () => {
    const directory = directoryWith({ 'master-schools-a': absent('2026-03-02', '2026-03-06') })
    const fridayBefore = new Date('2026-02-27T20:00:00+01:00')
    expect(routed({ at: fridayBefore }, directory).assignee).toEqual(master('master-schools-b'))
    const fridayAfter = new Date(rome(4, '20:00'))
    expect(routed({ at: fridayAfter }, directory).assignee).toEqual(master('master-schools-a'))
  })

  test('an absence ends with its last day', () => {
    const directory = directoryWith({ 'master-schools-a': absent('2026-03-01', '2026-03-02') })
    expect(routed({ at: new Date(rome(0, '16:59')) }, directory).assignee).toEqual(master('master-schools-b'))
    expect(routed({ at: new Date(rome(1, '08:00')) }, directory).assignee).toEqual(master('master-schools-a'))
  })

  test('the deputy of an absent deputy', () => {
    const directory = directoryWith({
      'master-schools-a': { ...thisWeek, deputy: 'master-people' },
      'master-people': thisWeek,
    })
    expect(routed({}, directory).assignee).toEqual(master('master-brigade'))
  })

  test('deputies of each other who are both absent: the technical office, without going round in circles', () => {
    const directory = directoryWith({ 'master-schools-a': thisWeek, 'master-schools-b': thisWeek })
    const found = routed({}, directory)
    expect(found.assignee).toEqual(office('it-networks'))
    expect(codesOf(found)).toEqual([
      'masters-here',
      'chosen',
      'not-available',
      'deputy',
      'not-available',
      'no-deputy',
      'nobody-available',
      'technical-office',
    ])
    expect(stepOf(found, 'no-deputy')).toEqual({ of: 'master-schools-b', because: 'circle' })
  })

  test('a master who is their own deputy', () => {
    const directory = directoryWith({ 'master-people': { ...thisWeek, deputy: 'master-people' } })
    expect(routed({ unit: 'people' }, directory).assignee).toEqual(office('it-networks'))
  })

  test('a deputy who is no longer in the knowledge base', () => {
    const directory = directoryWith({ 'master-people': { ...thisWeek, deputy: 'vanished' } })
    const found = routed({ unit: 'people' }, directory)
    expect(found.assignee).toEqual(office('it-networks'))
    expect(found.trail).toContainEqual({
      code: 'not-available',
      data: { master: 'vanished', because: 'not-in-force', day: '2026-03-02' },
    })
  })

  test('a colleague of an absent master without deputy is asked before the technical office', () => {
    const directory = directoryWith({ 'master-schools-a': { ...thisWeek, deputy: null } })
    expect(routed({}, directory).assignee).toEqual(master('master-schools-b'))
  })
})

describe('what stands behind', () => {
  const nobodyThere = directoryWith({ 'master-schools-a': thisWeek, 'master-schools-b': thisWeek })

  test('the office behind the application rather than that behind the topic', () => {
    const found = routed({ topic: 'printers', application: 'ledger' }, nobodyThere)
    expect(found.assignee).toEqual(office('it-programs'))
    expect(stepOf(found, 'technical-office')).toEqual({ unit: 'it-programs', behind: 'ledger' })
  })

  test('an application without an office leaves it to the topic', () => {
    expect(routed({ topic: 'programs', application: 'payroll' }, nobodyThere).assignee).toEqual(office('it-programs'))
  })

  test('the supplier is nobody’s technical office', () => {
    expect(routed({ topic: 'programs', application: 'hosted' }, nobodyThere).assignee).toEqual(office('it-programs'))
  })

  test('without any, the IT office', () => {
    const found = routed({ topic: 'anything' }, nobodyThere)
    expect(found.assignee).toEqual(office('it'))
    expect(codesOf(found).slice(-2)).toEqual(['no-technical-office', 'it-office'])
  })
})

describe('who is left out', () => {
  test('whoever declined, even if skilled', () => {
    const found = routed({ declinedBy: [master('master-schools-a')] })
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(stepOf(found, 'left-out')).toEqual({ worker: master('master-schools-a'), because: 'declined' })
  })

  test('a deputy who declined', () => {
    const directory = directoryWith({ 'master-schools-a': thisWeek })
    const found = routed({ declinedBy: [master('master-schools-b')] }, directory)
    expect(found.assignee).toEqual(office('it-networks'))
    expect(found.trail).toContainEqual({
      code: 'left-out',
      data: { worker: master('master-schools-b'), because: 'declined' },
    })
  })

  test('all masters of the unit: on to the technical office, not up to masters of other units', () => {
    const declinedBy = [master('master-schools-a'), master('master-schools-b')]
    expect(routed({ declinedBy }).assignee).toEqual(office('it-networks'))
  })

  test('the technical office too: the IT office', () => {
    const declinedBy = [master('master-schools-a'), master('master-schools-b'), office('it-networks')]
    expect(routed({ declinedBy }).assignee).toEqual(office('it'))
  })

  test('whoever passed it on', () => {
    const found = routed({ passedBy: [master('master-schools-a')] })
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(stepOf(found, 'left-out')).toMatchObject({ because: 'passed-by' })
  })
})

describe('from hand to hand', () => {
  test('before the third hop nobody else is told', () => {
    expect(routed({ hops: 2 }).notifyHeadOf).toBeNull()
  })

  test('at the third the head of the IT office is', () => {
    const found = routed({ hops: 3 })
    expect(found.notifyHeadOf).toBe('it')
    expect(found.trail.at(-1)).toEqual({ code: 'many-hops', data: { hops: 3, unit: 'it' } })
  })
})

describe('the supplier', () => {
  test('is offered to a master who deals with it directly, for an application', () => {
    const found = routed({ unit: 'brigade', topic: null, application: 'ledger' })
    expect(found).toMatchObject({ assignee: master('master-brigade'), offerSupplier: true })
    expect(found.trail.at(-1)).toEqual({
      code: 'supplier-offered',
      data: { unit: 'supplier', master: 'master-brigade' },
    })
  })

  test('is offered to a deputy for what the deputy can do', () => {
    const directory = directoryWith({ 'master-people': thisWeek })
    expect(routed({ unit: 'people', application: 'ledger' }, directory).offerSupplier).toBe(true)
  })

  test('is not offered for anything but applications, nor to other masters or offices', () => {
    expect(routed({ unit: 'brigade' }).offerSupplier).toBe(false)
    expect(routed({ application: 'ledger' }).offerSupplier).toBe(false)
    expect(routed({ unit: 'roads', application: 'ledger' }).offerSupplier).toBe(false)
  })

  test('is not offered where the body has none', () => {
    const { organization } = sampleBase
    const directory = buildDirectory({ ...sampleBase, organization: { ...organization, supplier: null } })
    expect(routed({ unit: 'brigade', application: 'ledger' }, directory).offerSupplier).toBe(false)
    const matter = { topic: null, application: 'ledger' }
    expect(offersSupplier(master('master-brigade'), matter, directory, '2026-03-02')).toBe(false)
  })
})

describe('around somebody who cannot be reached', () => {
  const around = (worker: Worker, changes: Partial<RoutingQuestion> = {}, directory = sampleDirectory) =>
    routeAround(worker, { ...printerQuestion, ...changes }, directory, sampleCalendar)

  test('their deputy', () => {
    const found = around(master('master-schools-a'))
    expect(found.assignee).toEqual(master('master-schools-b'))
    expect(found.trail[0]).toEqual({
      code: 'not-available',
      data: { master: 'master-schools-a', because: 'unreachable', day: '2026-03-02' },
    })
  })

  test('without a deputy the technical office', () => {
    const directory = directoryWith({ 'master-people': { deputy: null } })
    expect(around(master('master-people'), { unit: 'people' }, directory).assignee).toEqual(office('it-networks'))
  })

  test('around the technical office the IT office', () => {
    const found = around(office('it-networks'))
    expect(found.assignee).toEqual(office('it'))
    expect(stepOf(found, 'left-out')).toEqual({ worker: office('it-networks'), because: 'unreachable' })
  })
})

test('whatever is asked, there is an answer with a reason, and nobody who declined gets it but the IT office', () => {
  const units = fc.constantFrom(...sampleBase.organization.units.map((unit) => unit.id), 'nowhere')
  const maybe = (...values: string[]) => fc.constantFrom(null, ...values)
  const workers = fc.constantFrom<Worker>(
    ...sampleBase.masters.map((one) => master(one.id)),
    office('it-networks'),
    office('it-programs'),
  )
  fc.assert(
    fc.property(
      fc.record({
        unit: units,
        topic: maybe(...sampleBase.topics.map((one) => one.id), 'unknown'),
        application: maybe('ledger', 'payroll', 'hosted', 'unknown'),
        at: fc.date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        declinedBy: fc.uniqueArray(workers),
        passedBy: fc.uniqueArray(workers),
        unreachable: fc.uniqueArray(workers),
        hops: fc.nat(5),
        loads: fc
          .array(fc.tuple(fc.constantFrom('master-schools-a', 'master-schools-b'), fc.nat(9)))
          .map((all) => new Map(all)),
      }),
      (question) => {
        const found = route(question, sampleDirectory, sampleCalendar)
        const leftOut = [...question.declinedBy, ...question.passedBy, ...question.unreachable]
        expect(leftOut).not.toContainEqual(found.assignee)
        expect(found.trail.length).toBeGreaterThan(0)
        expect(JSON.parse(JSON.stringify(found))).toEqual(found)
      },
    ),
  )
})
