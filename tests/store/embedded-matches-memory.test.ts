import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store, Transaction } from '../../src/store/store.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openStore } from './embedded-harness.ts'
import { closed, followedBy, instant, message, openedRequest, owed, person } from './sample-rows.ts'

const people = ['anna', 'bruno', 'carla']
const small = fc.integer({ min: 1, max: 6 })
const who = fc.constantFrom(...people)

type Operation = (tx: Transaction) => Promise<unknown>

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(small, who).map(([number, requester]): Operation => {
    return (tx) => tx.requests.put(openedRequest(number, { requester, unit: `unit-${number % 2}` }))
  }),
  fc.tuple(small, who).map(([number, by]): Operation => {
    return async (tx) => {
      const request = await tx.requests.get(number)
      if (request === undefined || request.status === 'closed') return
      await tx.requests.put(followedBy(request, { type: 'joined', at: instant(number), by, text: null }))
    }
  }),
  small.map(
    (number): Operation =>
      async (tx) => {
        const request = await tx.requests.get(number)
        if (request?.status === 'open') await tx.requests.put(closed(request))
      },
  ),
  small.map(
    (number): Operation =>
      async (tx) => {
        const request = await tx.requests.get(number)
        if (request?.status !== 'closed') return
        const reopened = { type: 'reopened', at: instant(99), by: 'anna', text: null, attachments: [] } as const
        await tx.requests.put(followedBy(request, reopened))
      },
  ),
  fc.constant<Operation>((tx) => tx.requests.nextNumber()),
  fc.tuple(who, small).map(
    ([key, n]): Operation =>
      (tx) =>
        tx.conversations.put(key, { n }),
  ),
  who.map(
    (key): Operation =>
      (tx) =>
        tx.conversations.delete(key),
  ),
  fc.tuple(who, fc.option(who)).map(([id, owner]): Operation => {
    const email = owner === null ? null : `${owner}@example.org`
    return (tx) => tx.people.put(person(id, { email })).catch((error: { code?: string }) => error.code)
  }),
  fc.tuple(small, fc.integer({ min: -100, max: 3_000 })).map(([n, minutes]): Operation => {
    return (tx) => tx.inbox.accept('fake', `e${n}`, instant(minutes))
  }),
  fc.tuple(small, who).map(([n, conversation]): Operation => {
    return (tx) =>
      tx.outbox
        .add(owed(`m${n}`, { conversation, message: message('Ciao', 'card') }))
        .catch((error: { code?: string }) => error.code)
  }),
  small.map(
    (n): Operation =>
      (tx) =>
        tx.outbox.markSent(`m${n}`, { channel: 'fake', id: `r${n}` }, instant(n)),
  ),
  small.map(
    (n): Operation =>
      (tx) =>
        tx.outbox.markUndelivered(`m${n}`, 'delivery/permanent', instant(n)),
  ),
  small.map(
    (n): Operation =>
      (tx) =>
        tx.outbox.dismiss(`m${n}`),
  ),
)

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ operations: fc.array(operation, { maxLength: 5 }), throws: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
)

/** Everything that can be seen of a store. */
function look(store: Store): Promise<unknown> {
  return store.transaction(async (tx) => ({
    requests: await Promise.all([1, 2, 3, 4, 5, 6, 7].map((number) => tx.requests.get(number))),
    open: await tx.requests.open(),
    byParticipant: await Promise.all(people.map((id) => tx.requests.byParticipant(id))),
    byAssignee: await tx.requests.byAssignee({ kind: 'master', master: 'master-schools' }),
    byUnit: await tx.requests.byUnit('unit-1'),
    loads: await tx.requests.loads(),
    conversations: await Promise.all(people.map((key) => tx.conversations.get(key))),
    people: await Promise.all(people.map((id) => tx.people.get(id))),
    byEmail: await Promise.all(people.map((id) => tx.people.byEmail(`${id}@example.org`))),
    byIdentity: await Promise.all(people.map((id) => tx.people.byIdentity('fake', `U-${id}`))),
    due: await tx.outbox.due(instant(0), 10),
    undelivered: await tx.outbox.undelivered(),
    cards: await Promise.all(
      people.map((conversation) => tx.outbox.lastRef({ channel: 'fake', conversation }, 'card')),
    ),
  }))
}

it('the store on disk and the one in memory do the same, whatever happens and however often it is reopened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), fc.constantFrom(1, 2_000, 1 << 20), async (steps, size) => {
      const folder = await temporaryFolder()
      const memory = createMemoryStore()
      let disk = await openStore(folder, { compactAtBytes: size })
      for (const one of steps) {
        if (one === 'reopen') {
          await disk.close()
          disk = await openStore(folder, { compactAtBytes: size })
        } else {
          const work = async (tx: Transaction) => {
            const results: unknown[] = []
            for (const operation of one.operations) results.push(await operation(tx))
            if (one.throws) throw new Error('changed my mind')
            return results
          }
          const [onDisk, inMemory] = await Promise.allSettled([disk.transaction(work), memory.transaction(work)])
          expect(onDisk).toEqual(inMemory)
        }
        expect(await look(disk)).toEqual(await look(memory))
      }
      await disk.close()
    }),
    { numRuns: 60 },
  )
})
