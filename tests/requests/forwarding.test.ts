import { describe, expect, test } from 'vitest'
import { given, opening, people, type Step, when } from './scenario.ts'

const taken: Step = [people.masterA, { type: 'take' }]
const forwardToNetworks = {
  type: 'forward',
  to: { kind: 'office', unit: 'it-networks' },
  reason: 'Network card',
} as const

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
