import { describe, expect, it } from 'vitest'
import { CentralinoError, DeliveryError } from '../../src/errors.ts'
import type { Outbox, Store, Transaction } from '../../src/store/store.ts'
import { instant, message, owed } from '../store/sample-rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { withOutbox } from '../support/with-outbox.ts'
import { PostOffice } from './post-office.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
const temporary = new DeliveryError('delivery/temporary', 'service unavailable')
const permanent = new DeliveryError('delivery/permanent', 'account_inactive')

/** A store whose disk refuses to note what became of a message while it is told to. */
function failingStore(): Store & { refuse: boolean } {
  const store = createMemoryStore()
  const refuse = async () => {
    throw new CentralinoError('store/unwritable', 'No space left on the device')
  }
  const refusing = (outbox: Outbox) =>
    new Proxy(outbox, {
      get(target, name) {
        if (String(name).startsWith('mark')) return refuse
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  const failing = {
    refuse: false,
    transaction: <T>(work: (tx: Transaction) => Promise<T>) =>
      store.transaction((tx) => work(failing.refuse ? withOutbox(tx, refusing(tx.outbox)) : tx)),
    close: () => store.close(),
  }
  return failing
}

describe('a message that the platform does not take', () => {
  it('is tried again after a while, before all later ones', async () => {
    const office = new PostOffice()
    office.channel.behave(() => {
      throw temporary
    })
    await office.send('one', 'two')
    expect(office.channel.attempts.map(({ key }) => key)).toEqual(['one'])
    office.channel.behave(() => {})
    await office.pass(999)
    expect(office.channel.shown).toEqual([])
    await office.pass(1)
    expect(office.channel.texts).toEqual(['one', 'two'])
    expect(office.faults).toEqual([])
  })

  it('is sent as new while the platform has surely not taken it, and as sent again from the first doubt on', async () => {
    const office = new PostOffice()
    const failures = [temporary, new DeliveryError('delivery/ambiguous', 'timeout'), temporary]
    office.channel.behave(() => {
      const failure = failures.shift()
      if (failure !== undefined) throw failure
    })
    await office.send('one')
    for (let step = 0; step < 3; step++) await office.pass(10 * SECOND)
    expect(office.channel.attempts.map(({ attempt }) => attempt)).toEqual(['first', 'first', 'again', 'again'])
  })

  it('may have been sent by a program that ended before this one began', async () => {
    const store = createMemoryStore()
    await store.transaction((tx) => tx.outbox.add({ ...owed('old'), at: instant(-1) }))
    const office = new PostOffice({ store })
    await office.send('new')
    expect(office.channel.attempts.map(({ key, attempt }) => [key, attempt])).toEqual([
      ['old', 'again'],
      ['new', 'first'],
    ])
  })

  it('is tried again more and more rarely', async () => {
    const office = new PostOffice()
    const at: number[] = []
    office.channel.behave(() => {
      at.push(office.time.now().getTime() - Date.parse(instant(0)))
      throw temporary
    })
    await office.send('one')
    await office.pass(20 * SECOND)
    expect(at).toEqual([0, 1_000, 3_000, 7_000, 15_000])
  })

  it('waits as long as the platform asks', async () => {
    const office = new PostOffice()
    office.dice = 0
    office.channel.behave(() => {
      throw new DeliveryError('delivery/rate-limited', 'too many requests', { retryAfterMs: 30 * SECOND })
    })
    await office.send('one')
    await office.pass(30 * SECOND - 1)
    expect(office.channel.attempts).toHaveLength(1)
    office.channel.behave(() => {})
    await office.pass(1)
    expect(office.channel.texts).toEqual(['one'])
  })

  it('keeps its key on every attempt, so that one that went out after all is shown once', async () => {
    const office = new PostOffice()
    office.channel.behave(() => {
      throw new DeliveryError('delivery/ambiguous', 'connection reset')
    })
    await office.send('one')
    office.channel.behave(() => {})
    await office.pass(SECOND)
    expect(office.channel.attempts.map(({ key }) => key)).toEqual(['one', 'one'])
    expect(office.channel.texts).toEqual(['one'])
  })

  it('is given up at once where trying again makes no sense, and the next one goes', async () => {
    const office = new PostOffice()
    office.channel.behave(({ key }) => {
      if (key === 'one') throw permanent
    })
    await office.send('one', 'two')
    expect(office.channel.texts).toEqual(['two'])
    expect(office.givenUp).toEqual(['one delivery/permanent'])
    expect(await office.undelivered()).toMatchObject([
      { id: 'one', error: 'delivery/permanent', undeliveredAt: instant(0), remedy: null },
    ])
  })

  it('is given up after a day', async () => {
    const office = new PostOffice()
    office.channel.behave(() => {
      throw temporary
    })
    await office.send('one')
    await office.pass(24 * HOUR - 1)
    expect(office.givenUp).toEqual([])
    await office.pass(HOUR)
    expect(office.givenUp).toEqual(['one delivery/temporary'])
    expect(await office.waiting()).toEqual([])
    expect(office.time.waiting).toBe(0)
  })

  it('is tried once more when the bot comes back after more than a day', async () => {
    const before = new PostOffice()
    await before.store.transaction((tx) => tx.outbox.add(owed('one')))
    const office = new PostOffice({ store: before.store })
    await office.pass(72 * HOUR)
    office.dispatcher.wake()
    await office.dispatcher.idle()
    expect(office.channel.texts).toEqual(['one'])
    expect(office.givenUp).toEqual([])
  })

  it('is tried again at once when the clock was set back an hour', async () => {
    const office = new PostOffice()
    office.channel.behave(() => {
      throw temporary
    })
    await office.send('one')
    office.channel.behave(() => {})
    office.time.turnTo(instant(-60))
    office.dispatcher.wake()
    await office.dispatcher.idle()
    expect(office.channel.texts).toEqual(['one'])
  })

  it('waits for its channel where that is not open', async () => {
    const office = new PostOffice()
    await office.owe(owed('one', { address: { channel: 'elsewhere', conversation: 'c' } }))
    await office.dispatcher.idle()
    expect(await office.waiting()).toMatchObject([{ id: 'one', lastAttempt: { error: 'delivery/temporary' } }])
  })

  it('counts as perhaps sent where the platform does not answer within a minute', async () => {
    const office = new PostOffice()
    office.channel.behave(() => new Promise(() => {}))
    await office.owe(owed('one'))
    while (office.channel.attempts.length === 0) await new Promise((resolve) => setImmediate(resolve))
    office.channel.behave(() => {})
    await office.pass(60 * SECOND)
    expect(await office.waiting()).toMatchObject([{ id: 'one', lastAttempt: { error: 'delivery/ambiguous' } }])
    await office.pass(SECOND)
    expect(office.channel.texts).toEqual(['one'])
  })

  it('counts as perhaps sent where the adapter itself breaks, which is reported', async () => {
    const office = new PostOffice()
    const bug = new TypeError('undefined is not a function')
    office.channel.behave(() => {
      throw bug
    })
    await office.send('one')
    expect(office.faults).toEqual([bug])
    expect(await office.waiting()).toMatchObject([{ id: 'one', lastAttempt: { error: 'delivery/ambiguous' } }])
  })
})

describe('what is done about a message given up', () => {
  it('is kept together with it, and its messages are sent', async () => {
    const office = new PostOffice({
      async onUndelivered(tx, row) {
        await tx.outbox.add(owed(`about ${row.id}`, { conversation: 'deputy' }))
        await tx.outbox.noteRemedy(row.id, 'deputy')
      },
    })
    office.channel.behave(({ key }) => {
      if (key === 'one') throw permanent
    })
    await office.send('one')
    expect(office.channel.texts).toEqual(['about one'])
    expect(await office.undelivered()).toMatchObject([{ id: 'one', remedy: 'deputy' }])
  })

  it('does not keep it from the list when it goes wrong, which is reported', async () => {
    const bug = new Error('no deputy')
    const office = new PostOffice({
      async onUndelivered(tx) {
        await tx.outbox.add(owed('half done', { conversation: 'deputy' }))
        throw bug
      },
    })
    office.channel.behave(() => {
      throw permanent
    })
    await office.send('one')
    expect(office.faults).toEqual([bug])
    expect(await office.undelivered()).toMatchObject([{ id: 'one', remedy: null }])
    expect(await office.waiting()).toEqual([])
  })
})

describe('a store that cannot write', () => {
  it('makes no message go out twice', async () => {
    const store = failingStore()
    const office = new PostOffice({ store })
    store.refuse = true
    await office.send('one', 'two')
    await office.pass(20 * SECOND)
    expect(office.channel.texts).toEqual(['one'])
    expect(office.faults.length).toBeGreaterThan(1)
    store.refuse = false
    await office.pass(5 * SECOND)
    expect(office.channel.texts).toEqual(['one', 'two'])
    expect(await office.waiting()).toEqual([])
  })

  it('makes no message get lost', async () => {
    const store = failingStore()
    const office = new PostOffice({ store })
    office.channel.behave(() => {
      throw permanent
    })
    store.refuse = true
    await office.owe(owed('one', { message: message('one', 'card') }))
    await office.dispatcher.idle()
    expect(await office.undelivered()).toEqual([])
    store.refuse = false
    await office.pass(5 * SECOND)
    expect(await office.undelivered()).toMatchObject([{ id: 'one' }])
    expect(office.givenUp.at(-1)).toBe('one delivery/permanent')
  })
})
