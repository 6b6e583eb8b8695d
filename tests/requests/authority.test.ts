import { describe, expect, test } from 'vitest'
import { directoryWith, rome, sampleDirectory } from './sample-body.ts'
import { given, openCommand, opening, people, when } from './scenario.ts'

const answer = { type: 'answer', text: 'Coming.', attachments: [] } as const
const forwardToNetworks = {
  type: 'forward',
  to: { kind: 'office', unit: 'it-networks' },
  reason: 'Network card',
} as const

describe('authority', () => {
  const commands = [
    { type: 'take' },
    { type: 'ask', text: 'Which?' },
    answer,
    { type: 'note', text: 'Hm' },
    forwardToNetworks,
    { type: 'decline', reason: 'Because' },
    { type: 'resolve', text: null },
  ] as const

  test.each(commands)(
    'to a master of another unit, another office or a stranger, $type finds no such request',
    (command) => {
      for (const actor of [people.masterPeople, people.programs, people.stranger, people.itOffice]) {
        when(given(opening), actor, command).thenRefused('not-found', {})
        when(undefined, actor, command).thenRefused('not-found', {})
      }
    },
  )

  test.each(commands)('the requester, followers and administrators see the request but may not $type', (command) => {
    const request = given(opening, [people.bruno, { type: 'join', unit: 'schools', text: null }])
    for (const actor of [people.anna, people.bruno, people.administrator]) {
      when(request, actor, command).thenRefused('not-allowed', { command: command.type })
    }
  })

  test.each(commands)('Centralino itself may not $type', (command) => {
    when(given(opening), 'system', command).thenRefused('not-allowed')
  })

  test('whoever had it before and passed it on finds it no more', () => {
    const passed = given(opening, [
      people.masterA,
      { type: 'forward', to: { kind: 'master', master: 'master-people' }, reason: 'x' },
    ])
    when(passed, people.masterA, { type: 'take' }).thenRefused('not-found')
    when(passed, people.masterPeople, { type: 'take' }).thenHappens('taken')
  })

  test('a deputy’s deputy may act while the deputy is away, not otherwise', () => {
    const directory = directoryWith({
      'master-schools-a': { deputy: 'master-people' },
      'master-people': { absences: [{ from: '2026-03-02', to: '2026-03-02' }] },
    })
    when(given(opening), people.masterBrigade, { type: 'take' }, { directory }).thenHappens('taken')
    when(given(opening), people.masterBrigade, { type: 'take' }, { directory, at: rome(1, '10:00') }).thenRefused(
      'not-found',
    )
    when(given(opening), people.masterPeople, { type: 'take' }, { directory, at: rome(1, '10:00') }).thenHappens(
      'taken',
    )
  })

  test('whoever was asked to step in may', () => {
    const to = { kind: 'master', master: 'master-brigade' } as const
    const escalated = given(opening, ['system', { type: 'escalate', level: 'deputy', to }])
    when(escalated, people.masterBrigade, { type: 'take' }).thenHappens('taken')
  })

  test('the competent office is the one behind the application, else the IT office', () => {
    const aboutLedger = given([people.anna, { ...openCommand, application: 'ledger' }])
    when(aboutLedger, people.programs, { type: 'take' }).thenHappens('taken')
    when(aboutLedger, people.networks, { type: 'take' }).thenRefused('not-found')
    const aboutAnything = given([people.anna, { ...openCommand, topic: 'anything' }])
    when(aboutAnything, people.itOffice, { type: 'take' }).thenHappens('taken')
  })

  test('one who is master and deputy at once acts as the one who has it', () => {
    const both = { ...people.masterA, masters: ['master-schools-b', 'master-schools-a'] }
    expect(when(given(opening), both, { type: 'take' }).request.assignee).toEqual({
      kind: 'master',
      master: 'master-schools-a',
    })
  })

  test('a master no longer in the knowledge base is still the assignee until it is assigned anew', () => {
    const directory = directoryWith({ 'master-schools-a': null })
    expect(sampleDirectory.master('master-schools-a')).toBeDefined()
    when(given(opening), people.masterA, { type: 'take' }, { directory }).thenHappens('taken')
  })
})
