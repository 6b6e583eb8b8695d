import { describe, expect, test } from 'vitest'
import { directoryWith, rome } from './sample-body.ts'
import { given, opening, people, type Step, when } from './scenario.ts'

const taken: Step = [people.masterA, { type: 'take' }]
const asked: Step = [people.masterA, { type: 'ask', text: 'Which one?' }]
const resolved: Step = [people.masterA, { type: 'resolve', text: 'Done.' }]
const joined: Step = [people.bruno, { type: 'join', unit: 'schools', text: 'Mine too' }]
const add = (text: string) => ({ type: 'add', text, attachments: [] }) as const
const withdraw = { type: 'withdraw', reason: null } as const

describe('adding', () => {
  test('to an open request keeps it open', () => {
    const outcome = when(given(opening), people.anna, add(' It smells. ')).thenHappens('added')
    expect(outcome.events[0]).toMatchObject({ by: 'anna', text: 'It smells.' })
    expect(outcome.request.status).toBe('open')
  })

  test('while it waits for the requester is the answer: the master goes on', () => {
    expect(when(given(opening, asked), people.anna, add('The grey one.')).request).toMatchObject({
      status: 'taken',
      takenBy: 'ada',
    })
  })

  test('keeps the attachments with the request', () => {
    const attachments = [{ name: 'photo.jpg', url: 'https://files.example.org/3' }]
    const request = when(given(opening), people.anna, { type: 'add', text: '', attachments }).request
    expect(request.attachments).toEqual(attachments)
  })

  test('nothing, or too much, is refused', () => {
    when(given(opening), people.anna, add(' ')).thenRefused('nothing-said', { field: 'text' })
    when(given(opening), people.anna, add('a'.repeat(5001))).thenRefused('too-long')
  })

  test('is for the requester and followers; for others the request does not exist', () => {
    when(given(opening, joined), people.bruno, add('Me too')).thenHappens('added')
    when(given(opening), people.stranger, add('Hello')).thenRefused('not-found', {})
    when(given(opening), people.masterA, add('Hello')).thenRefused('not-allowed')
    when(given(opening), people.administrator, add('Hello')).thenRefused('not-allowed')
    when(given(opening), 'system', add('Hello')).thenRefused('not-allowed')
  })
})

describe('reopening', () => {
  test('happens by simply replying', () => {
    const outcome = when(given(opening, resolved), people.anna, add('It stopped again.')).thenHappens('reopened')
    expect(outcome.events[0]).toMatchObject({ text: 'It stopped again.' })
    expect(outcome.request).toMatchObject({ status: 'open', assignee: { kind: 'master', master: 'master-schools-a' } })
    expect(outcome.request).not.toHaveProperty('resolvedAt')
  })

  test('or by saying so, with a word or without', () => {
    when(given(opening, resolved), people.anna, { type: 'reopen', text: null }).thenHappens('reopened')
    when(given(opening, resolved), people.bruno, { type: 'reopen', text: null }).thenRefused('not-found')
    when(given(opening, resolved), people.anna, { type: 'reopen', text: 'a'.repeat(5001) }).thenRefused('too-long')
  })

  test('is possible until the evening of the tenth working day after the resolution', () => {
    const request = given(opening, resolved)
    when(request, people.anna, add('Again'), { at: rome(14, '23:59') }).thenHappens('reopened')
    when(request, people.anna, add('Again'), { at: rome(15, '00:01') }).thenRefused('reopen-too-late', {
      lastDay: '2026-03-16',
    })
  })

  test('counts from the resolution, not from the closing', () => {
    const closed = given(opening, resolved, ['system', { type: 'close', cause: 'resolved' }, { at: rome(3, '09:00') }])
    when(closed, people.anna, add('Again'), { at: rome(14, '10:00') }).thenHappens('reopened')
    when(closed, people.anna, add('Again'), { at: rome(15, '10:00') }).thenRefused('reopen-too-late')
  })

  test('what was closed for want of an answer can be reopened, counted from the closing', () => {
    const closed = given(opening, asked, ['system', { type: 'close', cause: 'no-answer' }, { at: rome(7, '09:00') }])
    expect(closed).toMatchObject({ status: 'closed', cause: 'no-answer', resolvedAt: null })
    when(closed, people.anna, add('I was ill'), { at: rome(21, '10:00') }).thenHappens('reopened')
    when(closed, people.anna, add('I was ill'), { at: rome(22, '10:00') }).thenRefused('reopen-too-late')
  })

  test('goes to the deputy where the one who had it is away', () => {
    const directory = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-03', to: '2026-03-20' }] } })
    const outcome = when(given(opening, resolved), people.anna, add('Again'), { directory, at: rome(1, '10:00') })
    outcome.thenHappens('reopened', 'assigned')
    expect(outcome.request.assignee).toEqual({ kind: 'master', master: 'master-schools-b' })
  })

  test('is routed anew where the one who had it is no longer in the knowledge base', () => {
    const directory = directoryWith({ 'master-schools-a': null })
    const outcome = when(given(opening, resolved), people.anna, add('Again'), { directory })
    expect(outcome.thenHappens('reopened', 'assigned').request.assignee).toEqual({
      kind: 'master',
      master: 'master-schools-b',
    })
  })

  test('forgets the rating: it was about a solution that did not last', () => {
    const rated = given(opening, resolved, [people.anna, { type: 'rate', rating: 'up' }])
    expect(when(rated, people.anna, add('Again')).request.rating).toBeNull()
  })

  test('what is still in hand, or was withdrawn, cannot be reopened', () => {
    when(given(opening), people.anna, { type: 'reopen', text: null }).thenRefused('not-ended', { status: 'open' })
    const withdrawn = given(opening, [people.anna, withdraw])
    when(withdrawn, people.anna, add('After all')).thenRefused('ended', { status: 'withdrawn' })
  })
})

describe('withdrawing', () => {
  test.each([
    ['open', [opening]],
    ['taken', [opening, taken]],
    ['waiting', [opening, asked]],
  ] as const)('is possible while it is %s', (_, steps) => {
    const request = when(given(...steps), people.anna, { type: 'withdraw', reason: ' Fixed itself ' }).request
    expect(request).toMatchObject({ status: 'withdrawn', withdrawnAt: '2026-03-02T08:00:00.000Z' })
    expect(request.history.at(-1)).toMatchObject({ reason: 'Fixed itself' })
  })

  test('not after the resolution, and not twice', () => {
    when(given(opening, resolved), people.anna, withdraw).thenRefused('ended', { status: 'resolved' })
    when(given(opening, [people.anna, withdraw]), people.anna, withdraw).thenRefused('ended', { status: 'withdrawn' })
  })

  test('is the requester’s alone', () => {
    when(given(opening, joined), people.bruno, withdraw).thenRefused('not-allowed', { command: 'withdraw' })
    when(given(opening), people.stranger, withdraw).thenRefused('not-found')
    when(given(opening), people.anna, { ...withdraw, reason: 'a'.repeat(5001) }).thenRefused('too-long')
  })
})

describe('rating', () => {
  const rate = (rating: 'up' | 'down') => ({ type: 'rate', rating }) as const

  test('follows the resolution or the closing', () => {
    expect(when(given(opening, resolved), people.anna, rate('up')).request).toMatchObject({
      status: 'resolved',
      rating: 'up',
    })
    const closed = given(opening, resolved, ['system', { type: 'close', cause: 'resolved' }])
    expect(when(closed, people.anna, rate('down')).request).toMatchObject({ status: 'closed', rating: 'down' })
  })

  test('may change; the same again changes nothing', () => {
    const rated = given(opening, resolved, [people.anna, rate('up')])
    expect(when(rated, people.anna, rate('down')).request.rating).toBe('down')
    when(rated, people.anna, rate('up')).thenHappens()
  })

  test('not before, nor of what was withdrawn', () => {
    when(given(opening, taken), people.anna, rate('up')).thenRefused('not-ended', { status: 'taken' })
    when(given(opening, [people.anna, withdraw]), people.anna, rate('up')).thenRefused('ended')
  })

  test('is the requester’s alone', () => {
    when(given(opening, joined, resolved), people.bruno, rate('up')).thenRefused('not-allowed')
    when(given(opening, resolved), people.masterA, rate('up')).thenRefused('not-allowed')
    when(given(opening, resolved), people.stranger, rate('up')).thenRefused('not-found')
  })
})

describe('joining', () => {
  const join = { type: 'join', unit: 'schools', text: null } as const

  test('makes a colleague of the same unit follow', () => {
    const outcome = when(given(opening), ...joined).thenHappens('joined')
    expect(outcome.request.followers).toEqual(['bruno'])
    expect(outcome.events[0]).toMatchObject({ by: 'bruno', text: 'Mine too' })
  })

  test('twice, or to one’s own request, is refused', () => {
    when(given(opening, joined), people.bruno, join).thenRefused('already-following')
    when(given(opening), people.anna, join).thenRefused('already-following')
  })

  test('with a guessed number from another unit, or long after, finds nothing', () => {
    when(given(opening), people.bruno, { ...join, unit: 'works' }).thenRefused('not-found', {})
    when(given(opening), people.bruno, join, { at: rome(0, '11:00') }).thenHappens('joined')
    when(given(opening), people.bruno, join, { at: rome(0, '11:01') }).thenRefused('not-found', {})
    when(given(opening, resolved), people.bruno, join).thenRefused('not-found', {})
  })

  test('too much text is refused, and Centralino itself joins nothing', () => {
    when(given(opening), people.bruno, { ...join, text: 'a'.repeat(5001) }).thenRefused('too-long')
    when(given(opening), 'system', join).thenRefused('not-allowed')
  })
})
