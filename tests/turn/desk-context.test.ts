import { describe, expect, it } from 'vitest'
import { actorOf, isReachable, personOf } from '../../src/turn/desk-context.ts'
import { person } from '../store/sample-rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { changeMaster, smallDesk } from './small-desk.ts'

const master = { kind: 'master', master: 'master-servizi' } as const

describe('who a person is at the desk', () => {
  it('is an employee like any other by default', () => {
    expect(actorOf(person('anna', { email: 'anna@example.org' }), smallDesk())).toEqual({
      person: 'anna',
      masters: [],
      offices: [],
      administrator: false,
    })
  })

  it('is a master by the e-mail that the platform vouches for, in capitals or not', () => {
    const desk = smallDesk(changeMaster('master-servizi', { contacts: { email: 'Master.Servizi@Example.org' } }))
    expect(actorOf(person('ada', { email: 'master.servizi@example.org' }), desk).masters).toEqual(['master-servizi'])
  })

  it.each(['slack', 'teams', 'any-other'])('is a master by their own id on %s', (channel) => {
    const contacts = { email: 'nobody@example.org', [channel]: 'U-7' }
    const desk = smallDesk(changeMaster('master-servizi', { contacts }))
    const identified = (on: string) => actorOf(person('ada', { identities: [{ channel: on, userId: 'U-7' }] }), desk)
    expect(identified(channel).masters).toEqual(['master-servizi'])
    expect(identified('web').masters).toEqual([])
  })

  it('is the desk of an office', () => {
    expect(actorOf(person('ufo', { email: 'informatica@example.org' }), smallDesk()).offices).toEqual(['informatica'])
  })

  it('can be several at once', () => {
    const both = changeMaster('master-servizi', { contacts: { email: 'informatica@example.org' } })
    const desk = smallDesk(both, '2026-06-01', ['informatica@example.org'])
    expect(actorOf(person('ada', { email: 'informatica@example.org' }), desk)).toEqual({
      person: 'ada',
      masters: ['master-servizi'],
      offices: ['informatica'],
      administrator: true,
    })
  })

  it('is an administrator by their e-mail, or by their id on a platform, letter by letter', () => {
    const desk = smallDesk(undefined, '2026-06-01', ['admin@example.org', 'slack:U-7'])
    const isAdministrator = (channel: string, userId: string, email: string | null = null) =>
      actorOf(person('ada', { identities: [{ channel, userId }], email }), desk).administrator
    expect(isAdministrator('web', 'ada', 'admin@example.org')).toBe(true)
    expect(isAdministrator('slack', 'U-7')).toBe(true)
    expect(isAdministrator('teams', 'U-7')).toBe(false)
    expect(isAdministrator('slack', 'u-7')).toBe(false)
    expect(isAdministrator('web', 'slack:U-7')).toBe(false)
  })

  it('is nothing by a name: neither displayed nor written', () => {
    const desk = smallDesk(undefined, '2026-06-01', ['admin@example.org'])
    const pretender = person('eve', { displayName: 'master.servizi@example.org', identities: [] })
    expect(actorOf(pretender, desk)).toMatchObject({ masters: [], offices: [], administrator: false })
  })

  it('is a master only while the base says so', () => {
    const ended = changeMaster('master-servizi', { validTo: '2026-05-31' })
    const ada = person('ada', { email: 'master.servizi@example.org' })
    expect(actorOf(ada, smallDesk(ended, '2026-05-31')).masters).toEqual(['master-servizi'])
    expect(actorOf(ada, smallDesk(ended, '2026-06-01')).masters).toEqual([])
  })

  it('stays a master while they are absent', () => {
    const away = changeMaster('master-servizi', { absences: [{ from: '2026-05-30', to: '2026-06-10' }] })
    expect(actorOf(person('ada', { email: 'master.servizi@example.org' }), smallDesk(away)).masters).toHaveLength(1)
  })
})

describe('the person behind a worker', () => {
  it('is nobody before they have written once', async () => {
    const found = await createMemoryStore().transaction((tx) => personOf(master, smallDesk(), tx))
    expect(found).toBeUndefined()
    expect(isReachable(found)).toBe(false)
  })

  it('is who has the e-mail of the base', async () => {
    const store = createMemoryStore()
    const ada = person('ada', { email: 'master.servizi@example.org' })
    await store.transaction((tx) => tx.people.put(ada))
    expect(await store.transaction((tx) => personOf(master, smallDesk(), tx))).toMatchObject({ id: 'ada' })
    const office = person('ufo', {
      email: 'informatica@example.org',
      identities: [{ channel: 'fake', userId: 'U-ufo' }],
    })
    await store.transaction((tx) => tx.people.put(office))
    const found = await store.transaction((tx) => personOf({ kind: 'office', unit: 'informatica' }, smallDesk(), tx))
    expect(found).toMatchObject({ id: 'ufo' })
  })

  it('is who has the platform id of the base before who has the e-mail', async () => {
    const store = createMemoryStore()
    const desk = smallDesk(
      changeMaster('master-servizi', { contacts: { email: 'master.servizi@example.org', slack: 'U-7' } }),
    )
    await store.transaction(async (tx) => {
      await tx.people.put(person('old', { email: 'master.servizi@example.org' }))
      await tx.people.put(person('ada', { identities: [{ channel: 'slack', userId: 'U-7' }] }))
    })
    expect(await store.transaction((tx) => personOf(master, desk, tx))).toMatchObject({ id: 'ada' })
  })

  it('is nobody for a master or an office that the base no longer has', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => tx.people.put(person('ada', { email: 'master.servizi@example.org' })))
    const found = (worker: Parameters<typeof personOf>[0]) =>
      store.transaction((tx) => personOf(worker, smallDesk(), tx))
    expect(await found({ kind: 'master', master: 'gone' })).toBeUndefined()
    expect(await found({ kind: 'office', unit: 'gone' })).toBeUndefined()
    expect(await found({ kind: 'office', unit: 'boschi' })).toBeUndefined()
  })

  it('cannot be reached while they have only written in shared places', () => {
    expect(isReachable(person('ada'))).toBe(false)
    expect(isReachable(person('ada', { addresses: [{ channel: 'fake', conversation: 'c' }] }))).toBe(true)
  })
})
