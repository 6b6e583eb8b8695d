import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSameAssignee, workerOf } from '../../src/requests/assignee.ts'
import type { Actor, Command } from '../../src/requests/command.ts'
import { evolve } from '../../src/requests/evolve.ts'
import { decide, evolveAll } from '../../src/requests/lifecycle.ts'
import { findDue } from '../../src/requests/reminders.ts'
import type { Request, RequestStatus } from '../../src/requests/request.ts'
import { MONDAY, sampleBase, sampleCalendar, sampleDirectory } from './sample-body.ts'
import { contextOf, given, openCommand, opening, people, when } from './scenario.ts'

describe('a request from beginning to end', () => {
  test('asked, answered, passed to the supplier, solved, rated and closed', () => {
    const request = given(
      opening,
      [people.bruno, { type: 'join', unit: 'schools', text: null }],
      [people.masterA, { type: 'take' }],
      [people.masterA, { type: 'ask', text: 'Which one?' }],
      [people.anna, { type: 'add', text: 'The grey one.', attachments: [] }],
      [people.masterA, { type: 'note', text: 'Third time this month' }],
      [people.masterA, { type: 'forward', to: { kind: 'supplier', unit: 'supplier' }, reason: 'Under warranty' }],
      [people.masterA, { type: 'resolve', text: 'They replaced it.' }],
      [people.anna, { type: 'rate', rating: 'up' }],
      ['system', { type: 'close', cause: 'resolved' }],
    )
    expect(request).toMatchObject({ status: 'closed', cause: 'resolved', rating: 'up', followers: ['bruno'], hops: 1 })
    expect(request.history.map((event) => event.type)).toEqual([
      'opened',
      'assigned',
      'joined',
      'taken',
      'asked',
      'added',
      'noted',
      'forwarded',
      'resolved',
      'rated',
      'closed',
    ])
  })

  test('a number that does not exist and one that is none of your business are refused alike', () => {
    const none = when(undefined, people.stranger, { type: 'add', text: 'Hello', attachments: [] })
    const other = when(given(opening), people.stranger, { type: 'add', text: 'Hello', attachments: [] })
    expect(other.refusal).toEqual(none.refusal)
  })
})

describe('a history that cannot be', () => {
  const [opened, assigned] = when(undefined, ...opening).events

  test('an event before the opening is a fault', () => {
    expect(() => assigned && evolve(undefined, assigned)).toThrow(
      expect.objectContaining({ code: 'requests/invalid-history' }),
    )
  })

  test('so is a second opening', () => {
    expect(() => opened && evolve(given(opening), opened)).toThrow(
      expect.objectContaining({ code: 'requests/invalid-history' }),
    )
  })

  test('and a step of a person that nobody took', () => {
    const as = { kind: 'master', master: 'master-schools-a' } as const
    expect(() => evolve(given(opening), { type: 'taken', at: MONDAY, by: null, as })).toThrow(
      expect.objectContaining({ code: 'requests/invalid-history' }),
    )
  })
})

/** Which status may follow which; each may stay as it is. */
const mayFollow: Record<RequestStatus, readonly RequestStatus[]> = {
  open: ['taken', 'waiting', 'resolved', 'withdrawn'],
  taken: ['open', 'waiting', 'resolved', 'withdrawn'],
  waiting: ['open', 'taken', 'resolved', 'closed', 'withdrawn'],
  resolved: ['open', 'closed'],
  closed: ['open'],
  withdrawn: [],
}

const fieldsOfStatus: Record<RequestStatus, readonly string[]> = {
  open: [],
  taken: ['takenBy', 'takenAt'],
  waiting: ['takenBy', 'takenAt', 'askedAt'],
  resolved: ['resolvedBy', 'resolvedAt'],
  closed: ['closedAt', 'cause', 'resolvedAt'],
  withdrawn: ['withdrawnAt'],
}
const allStatusFields = [...new Set(Object.values(fieldsOfStatus).flat())]

const texts = fc.oneof(
  fc.constantFrom('', ' ', '👍', '<!channel>', '[x](http://example.org)', '\u0000', '\u202Eabc', 'a'.repeat(5001)),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.lorem({ maxCount: 3 }),
)
const masters = fc.constantFrom('master-schools-a', 'master-schools-b', 'master-people', 'master-brigade', 'nobody')
const units = fc.constantFrom('it', 'it-networks', 'it-programs', 'supplier', 'schools', 'nowhere')
const worker = fc.oneof(
  fc.record({ kind: fc.constant('master' as const), master: masters }),
  fc.record({ kind: fc.constant('office' as const), unit: units }),
)
const maybeText = fc.option(texts)
const attachments = fc.constantFrom([], [{ name: 'a.png', url: 'https://files.example.org/a' }])
const is = <T extends string>(type: T) => fc.constant(type)

/** Withdrawing is rare: nothing more can happen afterwards. */
const withdrawing = fc.record({ type: is('withdraw'), reason: maybeText })
const otherCommands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: is('add'), text: texts, attachments }),
  fc.record({ type: is('reopen'), text: maybeText }),
  fc.record({ type: is('rate'), rating: fc.constantFrom('up' as const, 'down' as const) }),
  fc.record({ type: is('join'), unit: fc.constantFrom('schools', 'works'), text: maybeText }),
  fc.record({ type: is('take') }),
  fc.record({ type: is('ask'), text: texts }),
  fc.record({ type: is('answer'), text: texts, attachments }),
  fc.record({ type: is('note'), text: texts }),
  fc.record({
    type: is('forward'),
    to: fc.oneof(worker, fc.record({ kind: is('supplier'), unit: units })),
    reason: texts,
  }),
  fc.record({ type: is('decline'), reason: texts }),
  fc.record({ type: is('resolve'), text: maybeText }),
  fc.record({
    type: is('reassign'),
    cause: fc.constantFrom('assignee-gone' as const, 'undelivered' as const, 'administrator' as const),
  }),
  fc.record({ type: is('remind'), level: is('requester') }),
  fc.record({ type: is('remind'), level: is('assignee'), to: worker }),
  fc.record({ type: is('escalate'), level: fc.constantFrom('deputy' as const, 'office' as const), to: worker }),
  fc.record({ type: is('close'), cause: fc.constantFrom('resolved' as const, 'no-answer' as const) }),
)

const commands = fc.oneof({ weight: 40, arbitrary: otherCommands }, { weight: 1, arbitrary: withdrawing })

/** The requester, all masters and all offices in one, so that most commands are allowed. */
const everybody: Actor = {
  person: 'anna',
  masters: sampleBase.masters.map((one) => one.id),
  offices: sampleBase.organization.units.map((one) => one.id),
  administrator: false,
}
const systemCommands: readonly Command['type'][] = ['reassign', 'remind', 'escalate', 'close']
/** A command by somebody who may as a rule give it, or now and then by anybody. */
const attempts = fc
  .tuple(commands, fc.option(fc.constantFrom<Actor | 'system'>(...Object.values(people), 'system'), { freq: 4 }))
  .map(([command, actor]) => {
    const apt = systemCommands.includes(command.type) ? 'system' : everybody
    return { command, actor: actor ?? apt }
  })
/** Minutes later; sometimes the clock is set back. */
const minutes = fc.oneof(fc.integer({ min: -60, max: 600 }), fc.integer({ min: 0, max: 20_000 }))
const openings = fc.record({
  type: is('open'),
  number: fc.constant(42),
  unit: fc.constantFrom('schools', 'canteens', 'roads', 'brigade', 'nowhere'),
  topic: fc.constantFrom(null, 'printers', 'anything', 'unknown'),
  application: fc.constantFrom(null, 'ledger'),
  title: texts,
  description: texts,
  phone: maybeText,
  urgency: fc.constantFrom('normal' as const, 'urgent' as const),
  onBehalfOf: maybeText,
  attachments,
})

function expectSound(request: Request): void {
  const expected = fieldsOfStatus[request.status]
  expect(allStatusFields.filter((field) => field in request).toSorted()).toEqual(expected.toSorted())
  expect(evolveAll(undefined, request.history)).toEqual(request)
  expect(JSON.parse(JSON.stringify(request))).toEqual(request)
  expect(new Set(request.remindersSent).size).toBe(request.remindersSent.length)
  expect(new Set([request.requester, ...request.followers]).size).toBe(request.followers.length + 1)
}

test('whatever is done to it, a request stays sound, and its history tells it again', () => {
  const steps = fc.array(fc.tuple(attempts, minutes), { minLength: 5, maxLength: 30, size: 'max' })
  fc.assert(
    fc.property(openings, steps, (open, all) => {
      let now = Date.parse(MONDAY)
      const first = decide(open, undefined, contextOf(people.anna))
      let request = evolveAll(undefined, 'events' in first ? first.events : when(undefined, ...opening).events)
      for (const [{ actor, command }, later] of all) {
        now += later * 60_000
        const before: Request | undefined = request
        const decision = decide(command, before, contextOf(actor, { at: new Date(now).toISOString() }))
        if ('refusal' in decision || before === undefined) continue
        request = evolveAll(before, decision.events)
        if (request === undefined) throw new Error('it vanished')
        if (request.status !== before.status) expect(mayFollow[before.status]).toContain(request.status)
        const { assignee } = request
        if (!isSameAssignee(assignee, before.assignee) && request.status === 'open') {
          const isLastResort = assignee.kind === 'office' && assignee.unit === 'it'
          if (!isLastResort) expect(before.declinedBy).not.toContainEqual(workerOf(assignee))
        }
      }
      if (request !== undefined) expectSound(request)
    }),
    { numRuns: 300 },
  )
})

test('what falls due is always accepted, in working hours, and never falls due twice', () => {
  const steps = fc.array(fc.tuple(attempts, minutes), { maxLength: 8, size: 'max' })
  fc.assert(
    fc.property(steps, fc.array(minutes, { maxLength: 12, size: 'max' }), (all, looks) => {
      let now = Date.parse(MONDAY)
      let request: Request = given([people.anna, openCommand])
      for (const [{ actor, command }, later] of all) {
        now += later * 60_000
        const decision = decide(command, request, contextOf(actor, { at: new Date(now).toISOString() }))
        if ('events' in decision) request = evolveAll(request, decision.events) ?? request
      }
      const about = (date: Date) => ({
        now: date,
        calendar: sampleCalendar,
        directory: sampleDirectory,
        policy: contextOf('system').policy,
      })
      for (const later of looks) {
        now += later * 60_000
        const date = new Date(now)
        const { commands: dueNow, nextDueAt } = findDue(request, about(date))
        if (dueNow.length > 0) expect(sampleCalendar.isWorkingInstant(date)).toBe(true)
        if (nextDueAt !== undefined) expect(nextDueAt.getTime()).toBeGreaterThan(now)
        for (const command of dueNow) request = when(request, 'system', command, { at: date.toISOString() }).request
        expect(findDue(request, about(date)).commands).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})
