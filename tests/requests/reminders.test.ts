import { describe, expect, test } from 'vitest'
import type { Worker } from '../../src/requests/assignee.ts'
import type { SystemCommand } from '../../src/requests/command.ts'
import type { Directory } from '../../src/requests/directory.ts'
import { defaultPolicy, type RequestPolicy } from '../../src/requests/policy.ts'
import { type Due, findDue } from '../../src/requests/reminders.ts'
import type { Request } from '../../src/requests/request.ts'
import { directoryWith, rome, sampleCalendar, sampleDirectory } from './sample-body.ts'
import { given, openCommand, opening, people, type Step, when } from './scenario.ts'

const a: Worker = { kind: 'master', master: 'master-schools-a' }
const b: Worker = { kind: 'master', master: 'master-schools-b' }
const taken: Step = [people.masterA, { type: 'take' }]
const asked: Step = [people.masterA, { type: 'ask', text: 'Which one?' }]
const resolved: Step = [people.masterA, { type: 'resolve', text: null }]

interface Circumstances {
  directory?: Directory
  policy?: RequestPolicy
}

function due(request: Request, now: string, circumstances: Circumstances = {}): Due {
  const { directory = sampleDirectory, policy = defaultPolicy } = circumstances
  return findDue(request, { now: new Date(now), calendar: sampleCalendar, directory, policy })
}

/** The request once everything due has been done. */
function afterDue(request: Request, now: string, circumstances: Circumstances = {}): Request {
  let after = request
  for (const command of due(request, now, circumstances).commands)
    after = when(after, 'system', command, { at: now }).request
  return after
}

/** What is sent when somebody looks at every due time, from now until so many looks later. */
function sentInTime(request: Request, from: string, circumstances: Circumstances = {}): [string, string][] {
  const sent: [string, string][] = []
  let current = request
  let now: Date | undefined = new Date(from)
  for (let looks = 0; now !== undefined && looks < 20; looks++) {
    const at = now.toISOString()
    for (const command of due(current, at, circumstances).commands) {
      sent.push([at, nameOf(command)])
      current = when(current, 'system', command, { at }).request
    }
    now = due(current, at, circumstances).nextDueAt
  }
  return sent
}

function nameOf(command: SystemCommand): string {
  const to = 'to' in command ? command.to : undefined
  const whom = to === undefined ? '' : ` ${to.kind === 'master' ? to.master : to.unit}`
  const what = 'level' in command ? command.level : 'cause' in command ? command.cause : ''
  return `${command.type} ${what}${whom}`
}

describe('nobody takes it', () => {
  test('after 4, 8 and 16 working hours the master, the deputy and the technical office hear of it', () => {
    expect(sentInTime(given(opening), rome(0, '09:00'))).toEqual([
      [rome(0, '14:00'), 'remind assignee master-schools-a'],
      [rome(1, '09:00'), 'escalate deputy master-schools-b'],
      [rome(2, '09:00'), 'escalate office it-networks'],
    ])
  })

  test('urgent: after 1, 2 and 4', () => {
    const urgent = given([people.anna, { ...openCommand, urgency: 'urgent' }])
    expect(sentInTime(urgent, rome(0, '09:00')).map(([at]) => at)).toEqual([
      rome(0, '10:00'),
      rome(0, '11:00'),
      rome(0, '14:00'),
    ])
  })

  test('not a second before, and the next time is known', () => {
    expect(due(given(opening), rome(0, '13:59'))).toEqual({ commands: [], nextDueAt: new Date(rome(0, '14:00')) })
    expect(due(given(opening), rome(0, '14:00')).commands).toEqual([{ type: 'remind', level: 'assignee', to: a }])
  })

  test('never in the evening: what falls due at closing time waits for the morning', () => {
    const late = given([people.anna, openCommand, { at: rome(0, '12:30') }])
    expect(due(late, rome(0, '17:00'))).toEqual({ commands: [], nextDueAt: new Date(rome(1, '08:00')) })
    expect(due(late, rome(1, '07:59')).commands).toEqual([])
    expect(due(late, rome(1, '08:00')).commands).toHaveLength(1)
  })

  test('what was opened at the weekend begins to count on Monday', () => {
    const sunday = given([people.anna, openCommand, { at: rome(-1, '22:00') }])
    expect(due(sunday, rome(-1, '22:00')).nextDueAt).toEqual(new Date(rome(0, '13:00')))
  })

  test('holidays do not count', () => {
    const eve = '2026-06-01T14:00:00.000Z'
    const request = given([people.anna, openCommand, { at: eve }])
    expect(due(request, eve).nextDueAt).toEqual(new Date('2026-06-03T11:00:00+02:00'))
    expect(due(request, '2026-06-02T10:00:00+02:00').commands).toEqual([])
  })

  test('once it is taken nothing more falls due', () => {
    expect(due(given(opening, taken), rome(4, '10:00'))).toEqual({ commands: [], nextDueAt: undefined })
  })

  test('after a while without Centralino each is told once, now', () => {
    const evening = rome(7, '20:00')
    expect(due(given(opening), evening)).toEqual({ commands: [], nextDueAt: new Date(rome(8, '08:00')) })
    const morning = rome(8, '08:00')
    expect(due(given(opening), morning).commands).toHaveLength(3)
    expect(due(afterDue(given(opening), morning), morning)).toEqual({ commands: [], nextDueAt: undefined })
  })

  test('after the clock is set back nothing is sent again', () => {
    const reminded = afterDue(given(opening), rome(0, '14:00'))
    expect(due(reminded, rome(0, '13:00')).commands).toEqual([])
    expect(due(reminded, rome(0, '14:00')).commands).toEqual([])
    expect(due(reminded, rome(0, '13:00')).nextDueAt).toEqual(new Date(rome(1, '09:00')))
  })

  test('in new hands the hours begin anew', () => {
    const reminded = afterDue(given(opening), rome(0, '14:00'))
    const to = { kind: 'master', master: 'master-people' } as const
    const at = rome(1, '08:00')
    const forwarded = when(reminded, people.masterA, { type: 'forward', to, reason: 'Theirs' }, { at }).request
    expect(sentInTime(forwarded, at)).toEqual([
      [rome(1, '13:00'), 'remind assignee master-people'],
      [rome(2, '08:00'), 'escalate deputy master-brigade'],
      [rome(3, '08:00'), 'escalate office it-networks'],
    ])
  })

  test('the hours are those of the policy', () => {
    const untaken = { ...defaultPolicy.untaken, normal: { assignee: 0.5, deputy: 8, office: 16 } }
    const policy = { ...defaultPolicy, untaken }
    expect(due(given(opening), rome(0, '09:30'), { policy }).commands).toHaveLength(1)
  })
})

describe('whom', () => {
  test('a part-time master hears on their own days, their deputy in the meantime', () => {
    const at = rome(2, '15:00')
    const wednesday = given([people.anna, { ...openCommand, topic: null, application: 'ledger' }, { at }])
    expect(wednesday.assignee).toEqual(b)
    expect(sentInTime(wednesday, at)).toEqual([
      [rome(3, '15:00'), 'escalate deputy master-schools-a'],
      [rome(4, '15:00'), 'escalate office it-programs'],
      [rome(7, '10:00'), 'remind assignee master-schools-b'],
    ])
  })

  test('a master who falls ill: the deputy gets it at once, with hours of their own', () => {
    const directory = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-02', to: '2026-03-06' }] } })
    expect(due(given(opening), rome(0, '09:30'), { directory }).commands).toEqual([
      { type: 'reassign', cause: 'assignee-away' },
    ])
  })

  test('a master whose absence is to come: the deputy gets it when work begins on its first day', () => {
    const directory = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-07', to: '2026-03-15' }] } })
    const friday = given([people.anna, openCommand, { at: rome(4, '16:00') }])
    expect(due(friday, rome(4, '16:30'), { directory })).toEqual({
      commands: [],
      nextDueAt: new Date(rome(7, '08:00')),
    })
    // Not at night, though the day has begun.
    expect(due(friday, rome(7, '06:00'), { directory }).commands).toEqual([])
    expect(due(friday, rome(7, '08:00'), { directory }).commands).toEqual([
      { type: 'reassign', cause: 'assignee-away' },
    ])
  })

  test('an absence on days without work changes nothing', () => {
    const directory = directoryWith({ 'master-schools-a': { absences: [{ from: '2026-03-07', to: '2026-03-08' }] } })
    const sent = sentInTime(given([people.anna, openCommand, { at: rome(4, '16:00') }]), rome(4, '16:00'), {
      directory,
    })
    expect(sent[0]).toEqual([rome(7, '11:00'), 'remind assignee master-schools-a'])
  })

  test('who was given it by name while away keeps it, and hears of it when they are back', () => {
    const absences = [{ from: '2026-03-02', to: '2026-03-06' }]
    const directory = directoryWith({ 'master-people': { absences } })
    const to = { kind: 'master', master: 'master-people' } as const
    const forwarded = given(opening, [people.masterA, { type: 'forward', to, reason: 'Knows the school' }])
    const sent = sentInTime(forwarded, rome(0, '09:00'), { directory })
    expect(sent[0]?.[1]).toBe('escalate deputy master-brigade')
    expect(sent.at(-1)).toEqual([rome(7, '13:00'), 'remind assignee master-people'])
  })

  test('an absent deputy’s deputy', () => {
    const directory = directoryWith({
      'master-schools-a': { deputy: 'master-people' },
      'master-people': { absences: [{ from: '2026-03-03', to: '2026-03-03' }] },
    })
    const sent = sentInTime(given(opening), rome(0, '09:00'), { directory })
    expect(sent[1]).toEqual([rome(1, '09:00'), 'escalate deputy master-brigade'])
  })

  test('while all deputies are away one looks again every working morning', () => {
    const directory = directoryWith({ 'master-schools-b': { absences: [{ from: '2026-03-01', to: '2026-03-03' }] } })
    const reminded = afterDue(given(opening), rome(0, '14:00'), { directory })
    expect(due(reminded, rome(1, '09:00'), { directory })).toEqual({
      commands: [],
      nextDueAt: new Date(rome(2, '08:00')),
    })
    expect(due(reminded, rome(2, '08:00'), { directory }).commands).toEqual([
      { type: 'escalate', level: 'deputy', to: b },
    ])
  })

  test('without a deputy only the master and the office', () => {
    const directory = directoryWith({ 'master-schools-a': { deputy: null } })
    const sent = sentInTime(given(opening), rome(0, '09:00'), { directory })
    expect(sent.map(([, name]) => name)).toEqual(['remind assignee master-schools-a', 'escalate office it-networks'])
  })

  test('never a deputy or an office that declined', () => {
    const decline = { type: 'decline', reason: 'Not ours' } as const
    const declined = given(opening, [people.masterB, decline], [people.networks, decline])
    const sent = sentInTime(declined, rome(0, '09:00'))
    expect(sent.map(([, name]) => name)).toEqual(['remind assignee master-schools-a', 'escalate office it'])
  })

  test('an office that has it is reminded, and after it the IT office', () => {
    const forward = { type: 'forward', to: { kind: 'office', unit: 'it-networks' }, reason: 'Network' } as const
    const sent = sentInTime(given(opening, [people.masterA, forward]), rome(0, '09:00'))
    expect(sent.map(([, name]) => name)).toEqual(['remind assignee it-networks', 'escalate office it'])
  })

  test('nobody stands behind the IT office', () => {
    const request = given([people.anna, { ...openCommand, unit: 'abolished', topic: 'anything' }])
    expect(request.assignee).toEqual({ kind: 'office', unit: 'it' })
    const sent = sentInTime(request, rome(0, '09:00'))
    expect(sent.map(([, name]) => name)).toEqual(['remind assignee it'])
  })

  test('a master who has left the knowledge base is not reminded, a new assignment is on its way', () => {
    const directory = directoryWith({ 'master-schools-a': null })
    const sent = sentInTime(given(opening), rome(0, '09:00'), { directory })
    expect(sent.map(([, name]) => name)).toEqual(['escalate office it-networks'])
  })
})

describe('waiting for the requester', () => {
  test('a reminder after 2 working days, closed after 5', () => {
    expect(sentInTime(given(opening, asked), rome(0, '09:00'))).toEqual([
      [rome(2, '09:00'), 'remind requester'],
      [rome(7, '09:00'), 'close no-answer'],
    ])
  })

  test('asked in the evening: in the morning, not at night', () => {
    const waiting = given(opening, [people.masterA, { type: 'ask', text: 'Which?' }, { at: rome(0, '20:00') }])
    expect(due(waiting, rome(2, '20:00'))).toEqual({ commands: [], nextDueAt: new Date(rome(3, '08:00')) })
    expect(sentInTime(waiting, rome(0, '20:00')).map(([at]) => at)).toEqual([rome(3, '08:00'), rome(8, '08:00')])
  })

  test('a new question begins the days anew', () => {
    const again = given(opening, asked, [people.masterA, { type: 'ask', text: 'Hello?' }, { at: rome(1, '09:00') }])
    expect(due(again, rome(2, '10:00')).commands).toEqual([])
    expect(due(again, rome(3, '09:00')).commands).toHaveLength(1)
  })

  test('an answer ends the waiting', () => {
    const answered = given(opening, asked, [people.anna, { type: 'add', text: 'The grey one', attachments: [] }])
    expect(due(answered, rome(7, '10:00'))).toEqual({ commands: [], nextDueAt: undefined })
  })

  test('nobody loses a request unwarned: a late reminder leaves as many days after it', () => {
    const now = rome(8, '10:00')
    expect(due(given(opening, asked), now).commands).toEqual([{ type: 'remind', level: 'requester' }])
    const reminded = afterDue(given(opening, asked), now)
    expect(due(reminded, now)).toEqual({ commands: [], nextDueAt: new Date(rome(11, '10:00')) })
    expect(due(reminded, rome(11, '10:00')).commands).toEqual([{ type: 'close', cause: 'no-answer' }])
  })

  test('a reminder a few minutes late delays nothing', () => {
    const reminded = afterDue(given(opening, asked), rome(2, '09:07'))
    expect(due(reminded, rome(2, '09:07')).nextDueAt).toEqual(new Date(rome(7, '09:00')))
  })

  test('after the clock is set back the requester is not reminded again', () => {
    const reminded = afterDue(given(opening, asked), rome(2, '09:00'))
    expect(due(reminded, rome(2, '08:30')).commands).toEqual([])
  })
})

describe('resolved', () => {
  test('closed after 3 working days, at a working hour', () => {
    expect(sentInTime(given(opening, resolved), rome(0, '09:00'))).toEqual([[rome(3, '09:00'), 'close resolved']])
    const friday = given(opening, [people.masterA, { type: 'resolve', text: null }, { at: rome(4, '18:00') }])
    expect(due(friday, rome(4, '18:00')).nextDueAt).toEqual(new Date(rome(10, '08:00')))
  })

  test('what is closed or withdrawn is left in peace', () => {
    const closed = given(opening, resolved, ['system', { type: 'close', cause: 'resolved' }])
    const withdrawn = given(opening, [people.anna, { type: 'withdraw', reason: null }])
    const later = [closed, withdrawn].map((request) => due(request, rome(30, '10:00')))
    expect(later).toEqual([closed, withdrawn].map(() => ({ commands: [], nextDueAt: undefined })))
  })
})
