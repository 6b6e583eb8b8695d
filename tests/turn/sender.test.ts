import { describe, expect, it } from 'vitest'
import type { IncomingMessage, Sender } from '../../src/channel/message.ts'
import type { Person } from '../../src/store/person.ts'
import type { Store } from '../../src/store/store.ts'
import { recognizeSender } from '../../src/turn/sender.ts'
import { createMemoryStore } from '../support/memory-store.ts'

function from(sender: Sender, changes: Partial<IncomingMessage> = {}): IncomingMessage {
  const address = { channel: sender.channel, conversation: `with-${sender.userId}` }
  return { eventId: 'e', address, scope: 'personal', sender, content: { type: 'text', text: 'ciao' }, ...changes }
}

/** Takes messages one after the other, and keeps whom each is from, as the turn does. */
async function hear(store: Store, ...messages: readonly IncomingMessage[]): Promise<readonly Person[]> {
  const people: Person[] = []
  for (const message of messages) {
    people.push(
      await store.transaction(async (tx) => {
        const person = await recognizeSender(message, tx, () => `person-${people.length + 1}`)
        await tx.people.put(person)
        return person
      }),
    )
  }
  return people
}

const slack = { channel: 'slack', userId: 'U1', email: 'anna@example.org', displayName: 'Anna' }
const teams = { channel: 'teams', userId: '29:a', email: 'anna@example.org', displayName: 'Anna R.' }

describe('who writes', () => {
  it('is somebody new the first time, reachable where they wrote from', async () => {
    const [anna] = await hear(createMemoryStore(), from(slack))
    expect(anna).toEqual({
      id: 'person-1',
      identities: [{ channel: 'slack', userId: 'U1' }],
      email: 'anna@example.org',
      displayName: 'Anna',
      unit: null,
      language: 'it',
      addresses: [{ channel: 'slack', conversation: 'with-U1' }],
    })
  })

  it('is the same person the second time', async () => {
    const people = await hear(createMemoryStore(), from(slack), from(slack))
    expect(people.map(({ id }) => id)).toEqual(['person-1', 'person-1'])
    expect(people[1]?.identities).toHaveLength(1)
  })

  it('with the same e-mail on two platforms is one person, reached where they wrote last', async () => {
    const people = await hear(createMemoryStore(), from(slack), from(teams))
    expect(people[1]).toMatchObject({
      id: 'person-1',
      displayName: 'Anna R.',
      identities: [
        { channel: 'slack', userId: 'U1' },
        { channel: 'teams', userId: '29:a' },
      ],
      addresses: [
        { channel: 'teams', conversation: 'with-29:a' },
        { channel: 'slack', conversation: 'with-U1' },
      ],
    })
  })

  it('without an e-mail is somebody else on each platform', async () => {
    const { email: _, ...nobody } = teams
    const people = await hear(createMemoryStore(), from(slack), from(nobody))
    expect(people.map(({ id, email }) => [id, email])).toEqual([
      ['person-1', 'anna@example.org'],
      ['person-2', null],
    ])
  })

  it('is who the platform’s id says, whatever e-mail comes with it', async () => {
    const bruno = { channel: 'teams', userId: '29:b', email: 'bruno@example.org' }
    const people = await hear(
      createMemoryStore(),
      from(slack),
      from(bruno),
      from({ ...bruno, email: 'anna@example.org' }),
    )
    expect(people.map(({ id, email }) => [id, email])).toEqual([
      ['person-1', 'anna@example.org'],
      ['person-2', 'bruno@example.org'],
      ['person-2', null],
    ])
  })

  it('is known by the e-mail they have now: the one they had says nothing of them any more', async () => {
    const moved = { ...slack, email: 'anna.rossi@example.org' }
    const { email: _, ...unsaid } = moved
    const successor = { channel: 'slack', userId: 'U2', email: 'anna@example.org' }
    const people = await hear(createMemoryStore(), from(slack), from(moved), from(unsaid), from(successor))
    expect(people.map(({ id, email }) => [id, email])).toEqual([
      ['person-1', 'anna@example.org'],
      ['person-1', 'anna.rossi@example.org'],
      ['person-1', 'anna.rossi@example.org'],
      ['person-4', 'anna@example.org'],
    ])
  })

  it('gets the e-mail that the platform learns later, unless it is somebody else’s', async () => {
    const unknown = { channel: 'teams', userId: '29:a' }
    const alone = await hear(createMemoryStore(), from(unknown), from(teams))
    expect(alone[1]).toMatchObject({ id: 'person-1', email: 'anna@example.org' })
    const late = await hear(createMemoryStore(), from(unknown), from(slack), from(teams))
    expect(late.map(({ id, email }) => [id, email])).toEqual([
      ['person-1', null],
      ['person-2', 'anna@example.org'],
      ['person-1', null],
    ])
  })

  it('keeps the name known before where the platform says none', async () => {
    const { displayName: _, ...nameless } = slack
    expect((await hear(createMemoryStore(), from(slack), from(nameless)))[1]?.displayName).toBe('Anna')
  })

  it('in a shared place says nothing about where to reach them alone', async () => {
    const shared = from(slack, { scope: 'shared', address: { channel: 'slack', conversation: 'C-everybody' } })
    const people = await hear(createMemoryStore(), shared, from(slack), shared)
    expect(people.map(({ addresses }) => addresses.map(({ conversation }) => conversation))).toEqual([
      [],
      ['with-U1'],
      ['with-U1'],
    ])
  })

  it('is reached in the newer of two conversations of one platform', async () => {
    const moved = from(slack, { address: { channel: 'slack', conversation: 'D-new' } })
    const [, anna] = await hear(createMemoryStore(), from(slack), moved)
    expect(anna?.addresses).toEqual([{ channel: 'slack', conversation: 'D-new' }])
  })
})
