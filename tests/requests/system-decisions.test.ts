import { describe, expect, test } from 'vitest'
import type { Worker } from '../../src/requests/assignee.ts'
import { directoryWith } from './sample-body.ts'
import { given, opening, people, type Step, when } from './scenario.ts'

const a: Worker = { kind: 'master', master: 'master-schools-a' }
const b: Worker = { kind: 'master', master: 'master-schools-b' }
const networks: Worker = { kind: 'office', unit: 'it-networks' }
const taken: Step = [people.masterA, { type: 'take' }]
const asked: Step = [people.masterA, { type: 'ask', text: 'Which one?' }]
const resolved: Step = [people.masterA, { type: 'resolve', text: null }]

describe('assigning anew', () => {
  test('when the master has left the knowledge base, the routing finds another', () => {
    const directory = directoryWith({ 'master-schools-a': null })
    const outcome = when(given(opening, taken), 'system', { type: 'reassign', cause: 'assignee-gone' }, { directory })
    outcome.thenHappens('assigned')
    expect(outcome.request).toMatchObject({ status: 'open', assignee: b, hops: 0 })
    expect(outcome.events[0]).toMatchObject({ cause: 'assignee-gone', by: null })
  })

  test('when messages do not arrive, the deputy, then the technical office, then the IT office', () => {
    const undelivered = { type: 'reassign', cause: 'undelivered' } as const
    const first = when(given(opening), 'system', undelivered).request
    expect(first.assignee).toEqual(b)
    const second = when(first, 'system', undelivered).request
    expect(second.assignee).toEqual(networks)
    const third = when(second, 'system', undelivered).request
    expect(third.assignee).toEqual({ kind: 'office', unit: 'it' })
    when(third, 'system', undelivered).thenRefused('same-assignee')
  })

  test('an administrator may ask for it, and is named', () => {
    const away = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-02', to: '2026-03-20' }] } })
    const reassign = { type: 'reassign', cause: 'administrator' } as const
    const outcome = when(given(opening), people.administrator, reassign, { directory: away })
    expect(outcome.request.assignee).toEqual(b)
    expect(outcome.events[0]).toMatchObject({ by: 'root' })
    when(given(opening), people.administrator, reassign).thenRefused('same-assignee', { assignee: a })
  })

  describe('when the absence of the one who has it begins', () => {
    const away = { type: 'reassign', cause: 'assignee-away' } as const
    const absence = (more: object = {}) => ({ absences: [{ from: '2026-03-02', to: '2026-03-20', ...more }] })

    test('the deputy gets what nobody has taken', () => {
      const directory = directoryWith({ 'master-schools-a': absence() })
      const outcome = when(given(opening), 'system', away, { directory }).thenHappens('assigned')
      expect(outcome.request).toMatchObject({ status: 'open', assignee: b, hops: 0, declinedBy: [], passedBy: [] })
    })

    test('whoever stands in these days comes before the usual deputy', () => {
      const directory = directoryWith({ 'master-schools-a': absence({ deputy: 'master-people' }) })
      const { request } = when(given(opening), 'system', away, { directory })
      expect(request.assignee).toEqual({ kind: 'master', master: 'master-people' })
    })

    test('without a deputy the technical office does', () => {
      const directory = directoryWith({ 'master-schools-a': { ...absence(), deputy: null } })
      expect(when(given(opening), 'system', away, { directory }).request.assignee).toEqual(networks)
    })

    test('what is taken waits for them', () => {
      const directory = directoryWith({ 'master-schools-a': absence() })
      when(given(opening, taken), 'system', away, { directory }).thenRefused('not-due')
    })

    test('nothing happens to those who are there', () => {
      when(given(opening), 'system', away).thenRefused('not-due')
      const tomorrow = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-03', to: '2026-03-20' }] } })
      when(given(opening), 'system', away, { directory: tomorrow }).thenRefused('not-due')
    })
  })

  test('nobody else may, and an administrator only in their own name', () => {
    when(given(opening), people.masterA, { type: 'reassign', cause: 'administrator' }).thenRefused('not-allowed')
    when(given(opening), people.stranger, { type: 'reassign', cause: 'undelivered' }).thenRefused('not-found')
    when(given(opening), people.administrator, { type: 'reassign', cause: 'undelivered' }).thenRefused('not-allowed')
  })

  test('what has ended stays with whoever had it', () => {
    when(given(opening, resolved), 'system', { type: 'reassign', cause: 'assignee-gone' }).thenRefused('ended')
  })
})

describe('reminding', () => {
  const remind = { type: 'remind', level: 'assignee', to: a } as const

  test('the assignee once', () => {
    const reminded = when(given(opening), 'system', remind).thenHappens('reminded').request
    expect(reminded).toMatchObject({ status: 'open', remindersSent: ['assignee'] })
    when(reminded, 'system', remind).thenRefused('not-due', { command: 'remind' })
  })

  test('no more once it is taken or in other hands', () => {
    when(given(opening, taken), 'system', remind).thenRefused('not-due')
    when(given(opening), 'system', { ...remind, to: b }).thenRefused('not-due')
  })

  test('the requester once for each question', () => {
    const toRequester = { type: 'remind', level: 'requester' } as const
    when(given(opening), 'system', toRequester).thenRefused('not-due')
    const reminded = when(given(opening, asked), 'system', toRequester).request
    expect(reminded.remindersSent).toEqual(['requester'])
    when(reminded, 'system', toRequester).thenRefused('not-due')
    const askedAgain = when(reminded, people.masterA, { type: 'ask', text: 'Still there?' }).request
    when(askedAgain, 'system', toRequester).thenHappens('reminded')
  })

  test('is nothing a person can command', () => {
    when(given(opening), people.administrator, remind).thenRefused('not-allowed')
    when(given(opening), people.stranger, remind).thenRefused('not-found')
  })
})

describe('escalating', () => {
  test('asks the deputy and then the office to step in, each once', () => {
    const deputy = { type: 'escalate', level: 'deputy', to: b } as const
    const office = { type: 'escalate', level: 'office', to: networks } as const
    const escalated = given(opening, ['system', deputy], ['system', office])
    expect(escalated).toMatchObject({ assignee: a, escalatedTo: [b, networks], remindersSent: ['deputy', 'office'] })
    when(escalated, 'system', deputy).thenRefused('not-due')
  })

  test('never asks somebody who declined', () => {
    const declined = given(opening, [people.masterB, { type: 'decline', reason: 'No time' }])
    when(declined, 'system', { type: 'escalate', level: 'deputy', to: b }).thenRefused('not-due')
  })

  test('begins anew with a new assignee', () => {
    const forwarded = given(
      opening,
      ['system', { type: 'escalate', level: 'deputy', to: b }],
      [people.masterA, { type: 'forward', to: { kind: 'master', master: 'master-people' }, reason: 'Theirs' }],
    )
    expect(forwarded).toMatchObject({ escalatedTo: [], remindersSent: [] })
  })
})

describe('closing', () => {
  test('ends what is resolved, or what waits for an answer', () => {
    expect(given(opening, resolved, ['system', { type: 'close', cause: 'resolved' }])).toMatchObject({
      status: 'closed',
      cause: 'resolved',
      resolvedAt: '2026-03-02T08:00:00.000Z',
    })
    expect(given(opening, asked, ['system', { type: 'close', cause: 'no-answer' }]).status).toBe('closed')
  })

  test('never what the cause does not fit', () => {
    when(given(opening), 'system', { type: 'close', cause: 'resolved' }).thenRefused('not-due')
    when(given(opening, resolved), 'system', { type: 'close', cause: 'no-answer' }).thenRefused('not-due')
    when(given(opening, asked), 'system', { type: 'close', cause: 'resolved' }).thenRefused('not-due')
  })
})
