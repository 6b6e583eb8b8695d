import { describe, expect, test } from 'vitest'
import { visibleHistory } from '../../src/requests/request.ts'
import { directoryWith, rome, sampleDirectory } from './sample-body.ts'
import { given, openCommand, opening, people, type Step, when } from './scenario.ts'

const taken: Step = [people.masterA, { type: 'take' }]
const answer = { type: 'answer', text: 'Coming.', attachments: [] } as const
const forwardToNetworks = {
  type: 'forward',
  to: { kind: 'office', unit: 'it-networks' },
  reason: 'Network card',
} as const

describe('taking', () => {
  test('an open request gives it to the master', () => {
    const request = when(given(opening), ...taken).thenHappens('taken').request
    expect(request).toMatchObject({ status: 'taken', takenBy: 'ada', takenAt: '2026-03-02T08:00:00.000Z' })
  })

  test('the first of two wins, the second hears who has it', () => {
    when(given(opening, taken), people.masterB, { type: 'take' }).thenRefused('already-taken', {
      by: 'ada',
      assignee: { kind: 'master', master: 'master-schools-a' },
    })
  })

  test('twice by the same person changes nothing and says so', () => {
    when(given(opening, taken), ...taken).thenRefused('already-yours')
  })

  test('by the deputy gives it to the deputy', () => {
    const request = given(opening, [people.masterB, { type: 'take' }])
    expect(request).toMatchObject({ assignee: { kind: 'master', master: 'master-schools-b' }, takenBy: 'bea' })
  })

  test('by the technical office gives it to the office', () => {
    const request = given(opening, [people.networks, { type: 'take' }])
    expect(request).toMatchObject({ assignee: { kind: 'office', unit: 'it-networks' }, takenBy: 'nico' })
  })

  test('by a deputy who had declined takes the no back', () => {
    const declined = given(opening, [people.masterB, { type: 'decline', reason: 'No time' }])
    expect(declined.declinedBy).toEqual([{ kind: 'master', master: 'master-schools-b' }])
    expect(given(opening, [people.masterB, { type: 'take' }]).declinedBy).toEqual([])
  })
})

describe('talking', () => {
  test('a question makes the request wait for the requester', () => {
    const outcome = when(given(opening, taken), people.masterA, { type: 'ask', text: ' Which model? ' })
    outcome.thenHappens('asked')
    expect(outcome.request).toMatchObject({ status: 'waiting', takenBy: 'ada', askedAt: '2026-03-02T08:00:00.000Z' })
    expect(outcome.events[0]).toMatchObject({
      text: 'Which model?',
      as: { kind: 'master', master: 'master-schools-a' },
    })
  })

  test('a second question waits from then on', () => {
    const request = given(
      opening,
      [people.masterA, { type: 'ask', text: 'Which model?' }],
      [people.masterA, { type: 'ask', text: 'Which floor?' }, { at: rome(1, '10:00') }],
    )
    expect(request).toMatchObject({ status: 'waiting', askedAt: rome(1, '10:00') })
  })

  test('whoever asks, answers or resolves before taking takes it by doing so', () => {
    when(given(opening), people.masterA, { type: 'ask', text: 'Which?' }).thenHappens('taken', 'asked')
    when(given(opening), people.masterA, answer).thenHappens('taken', 'answered')
    when(given(opening), people.masterA, { type: 'resolve', text: null }).thenHappens('taken', 'resolved')
  })

  test('the deputy may answer what the master has taken, and it stays the master’s', () => {
    const request = given(opening, taken, [people.masterB, answer])
    expect(request).toMatchObject({ status: 'taken', takenBy: 'ada' })
    expect(request.history.at(-1)).toMatchObject({ by: 'bea', as: { kind: 'master', master: 'master-schools-b' } })
  })

  test('an answer while waiting leaves the question open', () => {
    const waiting = given(opening, [people.masterA, { type: 'ask', text: 'Which?' }])
    expect(when(waiting, people.masterA, answer).request.status).toBe('waiting')
  })

  test('a last word is welcome after the resolution, not after the closing', () => {
    const resolved = given(opening, [people.masterA, { type: 'resolve', text: 'Done' }])
    expect(when(resolved, people.masterA, answer).thenHappens('answered').request.status).toBe('resolved')
    const closed = given(
      opening,
      [people.masterA, { type: 'resolve', text: 'Done' }],
      ['system', { type: 'close', cause: 'resolved' }],
    )
    when(closed, people.masterA, answer).thenRefused('ended', { status: 'closed' })
  })

  test('a note changes nothing and is never shown to the requester', () => {
    const request = when(given(opening), people.masterA, { type: 'note', text: 'Again!' }).thenHappens('noted').request
    expect(request.status).toBe('open')
    expect(request.history.at(-1)).toMatchObject({ type: 'noted', internal: true })
    expect(visibleHistory(request).map((event) => event.type)).toEqual(['opened', 'assigned'])
  })

  test('nothing at all is refused, an emoji is not, a file needs no words', () => {
    when(given(opening), people.masterA, { ...answer, text: '  ' }).thenRefused('nothing-said', { field: 'text' })
    when(given(opening), people.masterA, { type: 'ask', text: '' }).thenRefused('nothing-said')
    when(given(opening), people.masterA, { type: 'note', text: '\u200B' }).thenRefused('nothing-said')
    when(given(opening), people.masterA, { ...answer, text: '👍' }).thenHappens('taken', 'answered')
    const attachments = [{ name: 'how-to.pdf', url: 'https://files.example.org/2' }]
    when(given(opening), people.masterA, { ...answer, text: '', attachments }).thenHappens('taken', 'answered')
  })

  test('too much is refused', () => {
    const text = 'a'.repeat(5001)
    for (const type of ['ask', 'note', 'resolve'] as const) {
      when(given(opening), people.masterA, { type, text }).thenRefused('too-long', {
        field: 'text',
        length: 5001,
        max: 5000,
      })
    }
    when(given(opening), people.masterA, { ...answer, text }).thenRefused('too-long')
    when(given(opening), people.masterA, { ...forwardToNetworks, reason: text }).thenRefused('too-long')
  })
})

describe('forwarding', () => {
  test('gives it to the named office, with the reason, and nobody has taken it any more', () => {
    const outcome = when(given(opening, taken), people.masterA, forwardToNetworks).thenHappens('forwarded')
    expect(outcome.events[0]).toMatchObject({
      from: { kind: 'master', master: 'master-schools-a' },
      to: { kind: 'office', unit: 'it-networks' },
      reason: 'Network card',
    })
    expect(outcome.request).toMatchObject({
      status: 'open',
      assignee: { kind: 'office', unit: 'it-networks' },
      hops: 1,
    })
    expect(outcome.request).not.toHaveProperty('takenBy')
  })

  test('needs a reason with a word in it', () => {
    for (const reason of ['', '  ', '...', '🤷']) {
      when(given(opening), people.masterA, { ...forwardToNetworks, reason }).thenRefused('nothing-said', {
        field: 'reason',
      })
    }
  })

  test('to the supplier keeps it with whoever passed it on, taken', () => {
    const forward = { type: 'forward', to: { kind: 'supplier', unit: 'supplier' }, reason: 'Their printer' } as const
    const request = when(given(opening), people.masterA, forward).request
    expect(request).toMatchObject({
      status: 'taken',
      takenBy: 'ada',
      assignee: { kind: 'supplier', unit: 'supplier', through: { kind: 'master', master: 'master-schools-a' } },
    })
    when(request, people.masterA, { type: 'resolve', text: 'They fixed it' }).thenHappens('resolved')
    when(request, people.masterA, forward).thenRefused('same-assignee')
  })

  test('to the unit of the supplier, however named, is to the supplier', () => {
    const to = { kind: 'office', unit: 'supplier' } as const
    const request = when(given(opening), people.masterA, { type: 'forward', to, reason: 'Theirs' }).request
    expect(request.assignee.kind).toBe('supplier')
  })

  test('to whoever has it, is unknown, has ended or is no supplier is refused', () => {
    const to = (target: { kind: 'master'; master: string } | { kind: 'office' | 'supplier'; unit: string }) =>
      when(given(opening), people.masterA, { type: 'forward', to: target, reason: 'Because' })
    to({ kind: 'master', master: 'master-schools-a' }).thenRefused('same-assignee')
    to({ kind: 'master', master: 'nobody' }).thenRefused('unknown-assignee', {
      to: { kind: 'master', master: 'nobody' },
    })
    to({ kind: 'master', master: 'master-former' }).thenRefused('unknown-assignee')
    to({ kind: 'office', unit: 'libraries' }).thenRefused('unknown-assignee')
    to({ kind: 'supplier', unit: 'it' }).thenRefused('unknown-assignee')
  })

  test('to somebody who declined it before is refused', () => {
    const declined = given(opening, [people.masterA, { type: 'decline', reason: 'Not printers' }])
    const to = { kind: 'master', master: 'master-schools-a' } as const
    when(declined, people.masterB, { type: 'forward', to, reason: 'It is' }).thenRefused('declined-before', {
      assignee: to,
    })
  })

  test('does not come back by itself to whoever passed it on', () => {
    const forwarded = given(opening, [people.masterA, forwardToNetworks])
    const declined = when(forwarded, people.networks, { type: 'decline', reason: 'Paper jam' }).request
    expect(declined.assignee).toEqual({ kind: 'master', master: 'master-schools-b' })
  })

  test('by name it may come back', () => {
    const to = { kind: 'master', master: 'master-schools-a' } as const
    const request = given(
      opening,
      [people.masterA, forwardToNetworks],
      [people.networks, { type: 'forward', to, reason: 'Yours' }],
    )
    expect(request).toMatchObject({ assignee: to, hops: 2, status: 'open' })
  })

  test('at the third hop the head of the IT office is told, once', () => {
    const to = (master: string) => ({ type: 'forward', to: { kind: 'master', master }, reason: 'Yours' }) as const
    const twice = given(opening, [people.masterA, to('master-people')], [people.masterPeople, to('master-brigade')])
    const third = when(twice, people.masterBrigade, to('master-schools-b')).thenHappens('forwarded', 'escalated')
    expect(third.events[1]).toMatchObject({ level: 'head', to: { kind: 'office', unit: 'it' }, by: null })
    expect(third.request).toMatchObject({ hops: 3, headInformed: true })
    when(third.request, people.masterB, to('master-people')).thenHappens('forwarded')
  })
})

describe('declining', () => {
  const decline = { type: 'decline', reason: 'Not a matter of mine' } as const

  test('passes it on to the next one, with the reasons', () => {
    const outcome = when(given(opening), people.masterA, decline).thenHappens('declined', 'assigned')
    expect(outcome.request).toMatchObject({
      status: 'open',
      assignee: { kind: 'master', master: 'master-schools-b' },
      declinedBy: [{ kind: 'master', master: 'master-schools-a' }],
      hops: 1,
    })
    expect(outcome.events[1]).toMatchObject({ cause: 'declined', by: null })
  })

  test('works for what one has taken, too', () => {
    expect(when(given(opening, taken), people.masterA, decline).request.status).toBe('open')
  })

  test('needs a reason', () => {
    when(given(opening), people.masterA, { type: 'decline', reason: ' ' }).thenRefused('nothing-said', {
      field: 'reason',
    })
  })

  test('by all masters and the technical office ends at the IT office, whose head is told', () => {
    const last = when(
      given(opening, [people.masterA, decline], [people.masterB, decline]),
      people.networks,
      decline,
    ).thenHappens('declined', 'assigned', 'escalated')
    expect(last.request).toMatchObject({ assignee: { kind: 'office', unit: 'it' }, hops: 3, headInformed: true })
  })

  test('is not for the last one left: the IT office has to name somebody', () => {
    const atLast = given(opening, [people.masterA, decline], [people.masterB, decline], [people.networks, decline])
    when(atLast, people.itOffice, decline).thenRefused('nobody-left', { assignee: { kind: 'office', unit: 'it' } })
  })

  test('by a deputy who was asked to step in leaves it where it is', () => {
    const outcome = when(given(opening), people.masterB, decline).thenHappens('declined')
    expect(outcome.request).toMatchObject({
      assignee: { kind: 'master', master: 'master-schools-a' },
      declinedBy: [{ kind: 'master', master: 'master-schools-b' }],
      hops: 0,
    })
  })
})

describe('resolving', () => {
  test('ends the work, with a word or without', () => {
    const request = when(given(opening, taken), people.masterA, { type: 'resolve', text: ' New toner. ' }).request
    expect(request).toMatchObject({ status: 'resolved', resolvedBy: 'ada' })
    expect(request.history.at(-1)).toMatchObject({ text: 'New toner.' })
    expect(when(given(opening), people.masterA, { type: 'resolve', text: ' ' }).events.at(-1)).toMatchObject({
      text: null,
    })
  })

  test('nothing can be done to what has ended, and the refusal says how it ended', () => {
    const resolved = given(opening, [people.masterA, { type: 'resolve', text: null }])
    const withdrawn = given(opening, [people.anna, { type: 'withdraw', reason: null }])
    for (const command of [
      { type: 'take' },
      { type: 'ask', text: 'And now?' },
      { type: 'note', text: 'Hm' },
      { type: 'resolve', text: null },
      { type: 'decline', reason: 'Because' },
      forwardToNetworks,
    ] as const) {
      when(resolved, people.masterA, command).thenRefused('ended', { status: 'resolved' })
      when(withdrawn, people.masterA, command).thenRefused('ended', { status: 'withdrawn' })
    }
  })
})

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
