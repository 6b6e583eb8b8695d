import { describe, expect, it } from 'vitest'
import { DeliveryError } from '../../src/errors.ts'
import { message, owed } from '../store/sample-rows.ts'
import { PostOffice } from './post-office.ts'

/** A promise that a test fulfils itself. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open }
}

describe('the dispatcher', () => {
  it('sends what is owed, in order, each with its id as key', async () => {
    const office = new PostOffice()
    await office.send('one', 'two', 'three')
    expect(office.channel.texts).toEqual(['one', 'two', 'three'])
    expect(office.channel.shown.map(({ key }) => key)).toEqual(['one', 'two', 'three'])
    expect(await office.waiting()).toEqual([])
  })

  it('sends nothing before it is woken', async () => {
    const office = new PostOffice()
    await office.store.transaction((tx) => tx.outbox.add(owed('one')))
    await office.dispatcher.idle()
    expect(office.channel.shown).toEqual([])
  })

  it('sends what was owed when another process stopped', async () => {
    const before = new PostOffice()
    await before.store.transaction((tx) => tx.outbox.add(owed('one')))
    const now = new PostOffice({ store: before.store })
    now.dispatcher.wake()
    await now.dispatcher.idle()
    expect(now.channel.texts).toEqual(['one'])
  })

  it('does not let a later message overtake one that is still being sent', async () => {
    const office = new PostOffice()
    const slow = gate()
    office.channel.behave(({ key }) => (key === 'one' ? slow.passed : undefined))
    await office.owe(owed('one'), owed('two'))
    await office.owe(owed('three'))
    expect(office.channel.attempts.map(({ key }) => key)).toEqual(['one'])
    slow.open()
    await office.dispatcher.idle()
    expect(office.channel.texts).toEqual(['one', 'two', 'three'])
  })

  it('does not keep one conversation waiting for another', async () => {
    const office = new PostOffice()
    const slow = gate()
    office.channel.behave(({ conversation }) => (conversation === 'slow' ? slow.passed : undefined))
    await office.owe(owed('one', { conversation: 'slow' }))
    await office.owe(owed('two', { conversation: 'quick' }), owed('three', { conversation: 'quick' }))
    while (office.channel.shown.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(office.channel.texts).toEqual(['two', 'three'])
    slow.open()
    await office.dispatcher.idle()
    expect(office.channel.texts).toEqual(['two', 'three', 'one'])
  })

  it('writes to sixty-four conversations at once, and to all in the end', async () => {
    const office = new PostOffice()
    let now = 0
    let most = 0
    office.channel.behave(async () => {
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => setImmediate(resolve))
      now -= 1
    })
    const messages = Array.from({ length: 150 }, (_, n) => owed(`m${n}`, { conversation: `c${n}` }))
    await office.owe(...messages)
    await office.dispatcher.idle()
    expect(most).toBe(64)
    expect(office.channel.shown).toHaveLength(150)
  })

  it('changes a card in place, and remembers what it was last sent as', async () => {
    const office = new PostOffice()
    const card = (id: string) => owed(id, { message: message(id, 'request-42') })
    await office.owe(card('opened'), owed('other'), card('taken'))
    await office.owe(card('solved'))
    await office.dispatcher.idle()
    expect(office.channel.shown.map(({ text, replaced }) => [text, replaced])).toEqual([
      ['opened', undefined],
      ['other', undefined],
      ['taken', 'ref-opened'],
      ['solved', 'ref-opened'],
    ])
  })

  it('sends a card anew where the old one cannot be changed any more', async () => {
    const office = new PostOffice()
    const card = (id: string) => owed(id, { message: message(id, 'request-42') })
    await office.owe(card('opened'))
    await office.dispatcher.idle()
    office.channel.behave(({ replaced }) => {
      if (replaced !== undefined) throw new DeliveryError('delivery/permanent', 'message_not_found')
    })
    await office.owe(card('taken'))
    await office.dispatcher.idle()
    expect(office.channel.shown.at(-1)).toMatchObject({ text: 'taken', replaced: undefined })
    expect(await office.undelivered()).toEqual([])
  })

  it('finishes what is under way when it is stopped, and begins nothing more', async () => {
    const office = new PostOffice()
    const slow = gate()
    office.channel.behave(() => slow.passed)
    await office.owe(owed('one'), owed('two'))
    while (office.channel.attempts.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const stopping = office.dispatcher.stop()
    slow.open()
    await stopping
    office.dispatcher.wake()
    await office.dispatcher.idle()
    expect(office.channel.texts).toEqual(['one'])
    expect((await office.waiting()).map(({ id }) => id)).toEqual(['two'])
    expect(office.time.waiting).toBe(0)
  })
})
