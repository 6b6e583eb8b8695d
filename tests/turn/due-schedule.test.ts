import { describe, expect, it } from 'vitest'
import type { Request } from '../../src/requests/request.ts'
import { DueSchedule } from '../../src/turn/due-schedule.ts'
import { Office } from '../flow/office.ts'
import { followedBy, openedRequest } from '../store/sample-rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { smallDesk } from './small-desk.ts'

const assignee = { kind: 'master', master: 'master-servizi' } as const
const opened = (number: number, at = '2026-06-01T07:00:00.000Z'): Request =>
  followedBy(openedRequest(number, { unit: 'scuole', assignee, at }), {
    type: 'assigned',
    at,
    by: null,
    assignee,
    cause: 'opened',
    trail: [],
    offerSupplier: false,
  })
const added = (request: Request, at: string) =>
  followedBy(request, { type: 'added', at, by: 'anna', text: 'still', attachments: [] })
/** Four working hours after the opening the master is reminded. */
const remindedAt = new Date('2026-06-01T11:00:00.000Z')
const minutes = (count: number) => new Date(remindedAt.getTime() + count * 60_000)

/** A desk that counts how often a deadline is worked out. */
function countingDesk() {
  const desk = smallDesk()
  const { nextWorkingInstant } = desk.calendar
  const counted = {
    worked: 0,
    desk: {
      ...desk,
      calendar: {
        ...desk.calendar,
        nextWorkingInstant(...given: Parameters<typeof nextWorkingInstant>) {
          counted.worked += 1
          return nextWorkingInstant(...given)
        },
      },
    },
  }
  return counted
}

describe('the schedule of what falls due', () => {
  it('finds a request when its moment comes, not before, and says when that is', async () => {
    const schedule = new DueSchedule()
    const desk = smallDesk()
    const early = await schedule.find([opened(1)], desk, minutes(-1))
    expect(early).toEqual({ due: [], next: remindedAt })
    const now = await schedule.find([opened(1)], desk, minutes(0))
    expect(now.due.map(({ number }) => number)).toEqual([1])
  })

  it('works nothing out again while nothing has changed', async () => {
    const schedule = new DueSchedule()
    const counted = countingDesk()
    await schedule.find([opened(1), opened(2)], counted.desk, minutes(-60))
    const { worked } = counted
    expect(worked).toBeGreaterThan(0)
    const again = await schedule.find([opened(1), opened(2)], counted.desk, minutes(-30))
    expect(again).toEqual({ due: [], next: remindedAt })
    expect(counted.worked).toBe(worked)
  })

  it('looks again at what has changed, and at what is new', async () => {
    const schedule = new DueSchedule()
    const desk = smallDesk()
    const quiet = await schedule.find([opened(1)], desk, minutes(-60))
    const taken = followedBy(opened(1), { type: 'taken', at: minutes(-50).toISOString(), by: 'ada', as: assignee })
    expect(quiet.next).toEqual(remindedAt)
    expect(await schedule.find([taken], desk, minutes(-40))).toEqual({ due: [], next: undefined })
    expect((await schedule.find([taken, opened(2)], desk, minutes(-30))).next).toEqual(remindedAt)
    const same = added(opened(2), opened(2).updatedAt)
    expect((await schedule.find([taken, same], desk, minutes(1))).due).toEqual([same])
  })

  it('looks at everything again on a new day, with another base, and when the clock was set back', async () => {
    const schedule = new DueSchedule()
    const counted = countingDesk()
    const look = async (now: Date, desk = counted.desk) => {
      counted.worked = 0
      await schedule.find([opened(1)], desk, now)
      return counted.worked > 0
    }
    expect(await look(minutes(-30))).toBe(true)
    expect(await look(minutes(-29))).toBe(false)
    expect(await look(minutes(-60))).toBe(true)
    expect(await look(minutes(-59))).toBe(false)
    expect(await look(minutes(-58), { ...counted.desk })).toBe(true)
    expect(await look(minutes(-58), { ...counted.desk, calendar: { ...counted.desk.calendar } })).toBe(true)
  })

  it('finds a request whose master has gone, and finds it until it has new hands', async () => {
    const schedule = new DueSchedule()
    const desk = smallDesk((files) => {
      const file = files['masters.json'] as { masters: { id: string; deputy: string | null }[] }
      file.masters = file.masters
        .filter(({ id }) => id !== 'master-servizi')
        .map((master) => ({ ...master, deputy: null }))
    })
    for (let look = 0; look < 2; look++) {
      expect((await schedule.find([opened(1)], desk, minutes(-60))).due).toHaveLength(1)
    }
  })

  it('lets others have their turn while it looks at very many', async () => {
    let pauses = 0
    const schedule = new DueSchedule(async () => void pauses++)
    const many = Array.from({ length: 400 }, (_, at) => opened(at + 1))
    await schedule.find(many, smallDesk(), minutes(-60))
    expect(pauses).toBe(10)
  })
})

describe('very many that fall due at once', () => {
  it('are each reminded of once, in few messages', async () => {
    const store = createMemoryStore()
    const office = await new Office({ store }).present('master', 'deputy')
    await store.transaction(async (tx) => {
      for (let number = 1; number <= 120; number++) await tx.requests.put(opened(number))
    })
    await office.at(minutes(1).toISOString()).passTime()
    await office.passTime()
    const digests = office.inbox('master').map(({ text }) => text.split('\n')[0])
    expect(digests).toEqual(['50 richieste ti aspettano:', '50 richieste ti aspettano:', '20 richieste ti aspettano:'])
    const requests = await store.transaction((tx) => tx.requests.open())
    const reminders = requests.map(({ history }) => history.filter(({ type }) => type === 'reminded').length)
    expect(new Set(reminders)).toEqual(new Set([1]))
  })
})
