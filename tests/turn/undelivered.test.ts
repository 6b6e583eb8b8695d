import { describe, expect, it } from 'vitest'
import type { OutboxMessage } from '../../src/store/outbox-row.ts'
import { routeUndelivered } from '../../src/turn/undelivered.ts'
import { Office } from '../flow/office.ts'
import { owed } from '../store/sample-rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { smallDesk } from './small-desk.ts'

const at = '2026-06-01T08:00:00.000Z'

/** An office in which anna has opened request 1, and a message to `to` cannot be delivered. */
async function afterUndelivered(to: string, options: { present?: readonly string[]; about?: number | null } = {}) {
  const { present = ['master', 'deputy', 'office', 'anna'], about = 1 } = options
  const store = createMemoryStore()
  const office = await new Office({ store }).present(...present)
  await office.openPrinterRequest('anna')
  let ids = 0
  await store.transaction(async (tx) => {
    const person = await tx.people.byIdentity('web', to)
    const message: OutboxMessage = owed('lost', { to: person?.id ?? null, request: about })
    await tx.outbox.add(message)
    await tx.outbox.markUndelivered('lost', 'delivery/permanent', at)
    const row = { ...message, position: 0, attempts: 1, lastAttempt: null }
    const newId = () => `routed-${++ids}`
    await routeUndelivered(row, 'delivery/permanent', { tx, desk: smallDesk(), newId, at })
  })
  await office.passTime()
  const read = await store.transaction(async (tx) => ({
    request: await tx.requests.get(1),
    undelivered: await tx.outbox.undelivered(),
  }))
  return { office, ...read }
}

describe('a message that cannot be delivered', () => {
  it('to the master who has the request passes the request to the deputy, and everybody is told', async () => {
    const { office, request, undelivered } = await afterUndelivered('master')
    expect(request).toMatchObject({ assignee: { kind: 'master', master: 'master-territorio' } })
    expect(undelivered).toMatchObject([{ id: 'lost', remedy: 'reassigned/1' }])
    expect(office.last('deputy')).toContain('La richiesta #1 passa a te.')
    expect(office.last('anna')).toContain('ora la segue Master del Territorio')
  })

  it('passes the request to the technical office where the deputy has never shown up', async () => {
    const { office, request, undelivered } = await afterUndelivered('master', { present: ['master', 'office', 'anna'] })
    expect(request).toMatchObject({ assignee: { kind: 'office', unit: 'informatica' } })
    expect(undelivered).toMatchObject([{ remedy: 'reassigned/1' }])
    expect(office.last('office')).toContain('#1')
  })

  it('to the requester is only noted: the request stays where it is', async () => {
    const { office, request, undelivered } = await afterUndelivered('anna')
    expect(request).toMatchObject({ assignee: { kind: 'master', master: 'master-servizi' } })
    expect(undelivered).toMatchObject([{ id: 'lost', remedy: null }])
    expect(office.inbox('deputy')).toEqual([])
  })

  it('to somebody who does not have the request moves nothing', async () => {
    const { request, undelivered } = await afterUndelivered('deputy')
    expect(request).toMatchObject({ assignee: { kind: 'master', master: 'master-servizi' } })
    expect(undelivered).toMatchObject([{ remedy: null }])
  })

  it.each([null, 99])('about no request that exists (%s) is only noted', async (about) => {
    const { request, undelivered } = await afterUndelivered('master', { about })
    expect(request?.history.filter(({ type }) => type === 'assigned')).toHaveLength(1)
    expect(undelivered).toMatchObject([{ id: 'lost', remedy: null }])
  })
})
