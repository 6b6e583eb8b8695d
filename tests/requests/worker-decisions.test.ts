import { describe, expect, test } from 'vitest'
import { visibleHistory } from '../../src/requests/request.ts'
import { rome } from './sample-body.ts'
import { given, opening, people, type Step, when } from './scenario.ts'

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
