import { describe, expect, it } from 'vitest'
import { Mailbox, type MailboxChange } from '../../../adapters/web/mailbox.ts'
import type { MailboxEntry } from '../../../adapters/web/wire.ts'
import { plainMessage, requestCard } from './sample-messages.ts'
import { countingIds, tickingClock } from './web-harness.ts'

function openMailbox(
  changes: readonly MailboxChange[] = [],
  append: (change: MailboxChange) => Promise<void> = async () => undefined,
) {
  return new Mailbox({ changes, append, clock: tickingClock(), newId: countingIds('m') })
}

const spoken = (id: string, text: string) => ({ id, kind: 'text', text, about: null }) as const

const wordsOf = (entry: MailboxEntry) => (entry.from === 'bot' ? entry.message.text : entry.text)

const inOrder = (mailbox: Mailbox) => [...mailbox.after(0)].sort((a, b) => a.position - b.position).map(wordsOf)

describe('a mailbox', () => {
  it('numbers every change and returns those after a number', async () => {
    const mailbox = openMailbox()
    expect(mailbox.seq).toBe(0)
    await mailbox.deliver(plainMessage('a'), 'k1')
    const id = await mailbox.deliver(plainMessage('b'), 'k2')
    await mailbox.replace(id, plainMessage('b2'), 'k3')
    expect(mailbox.seq).toBe(3)
    expect(mailbox.after(1).map(wordsOf)).toEqual(['b2'])
    expect(mailbox.after(3)).toEqual([])
  })

  it('shows nothing twice under one key, not even when both come at once', async () => {
    const mailbox = openMailbox()
    const ids = await Promise.all([mailbox.deliver(plainMessage('a'), 'k'), mailbox.deliver(plainMessage('a'), 'k')])
    expect(new Set(ids).size).toBe(1)
    const updates = [mailbox.replace(ids[0], plainMessage('b'), 'u'), mailbox.replace(ids[0], plainMessage('b'), 'u')]
    await Promise.all(updates)
    expect(mailbox.seq).toBe(2)
  })

  it('replaces the message with the same card, keeping its place and when it was first said', async () => {
    const mailbox = openMailbox()
    const first = await mailbox.deliver(requestCard('open'), 'k1')
    const [before] = mailbox.after(0)
    await mailbox.deliver(plainMessage('dopo'), 'k2')
    expect(await mailbox.deliver(requestCard('taken'), 'k3')).toBe(first)
    expect(inOrder(mailbox)).toEqual(['Richiesta 42: taken', 'dopo'])
    expect(mailbox.after(2)[0]).toMatchObject({ at: before?.at, updatedAt: expect.any(String) })
  })

  it('sends anew what should replace a message it no longer has, or one of the person', async () => {
    const mailbox = openMailbox()
    await mailbox.hear(spoken('event', 'mio'), mailbox.reserve())
    await mailbox.replace('event', plainMessage('non al posto del mio'), 'k1')
    await mailbox.replace('gone', plainMessage('nuovo'), 'k2')
    expect(inOrder(mailbox)).toEqual(['mio', 'non al posto del mio', 'nuovo'])
  })

  it('puts what the person wrote where it was reserved, though the answer was faster', async () => {
    const mailbox = openMailbox()
    const position = mailbox.reserve()
    await mailbox.deliver(plainMessage('risposta'), 'k1')
    await mailbox.hear(spoken('event', 'domanda'), position)
    expect(inOrder(mailbox)).toEqual(['domanda', 'risposta'])
  })

  it('hears the same event once', async () => {
    const mailbox = openMailbox()
    await mailbox.hear(spoken('event', 'una volta'), mailbox.reserve())
    await mailbox.hear(spoken('event', 'una volta'), mailbox.reserve())
    expect(inOrder(mailbox)).toEqual(['una volta'])
  })

  it('forgets the oldest beyond five hundred', async () => {
    const mailbox = openMailbox()
    for (let count = 1; count <= 510; count += 1) await mailbox.deliver(plainMessage(`${count}`), `k${count}`)
    const kept = inOrder(mailbox)
    expect(kept).toHaveLength(500)
    expect(kept[0]).toBe('11')
  })

  it('has not changed when a change could not be kept', async () => {
    let full = true
    const mailbox = openMailbox([], async () => {
      if (full) throw new Error('ENOSPC')
    })
    const heard: string[] = []
    mailbox.subscribe((entry) => heard.push(wordsOf(entry)))
    await expect(mailbox.deliver(plainMessage('a'), 'k')).rejects.toThrow('ENOSPC')
    expect(mailbox.after(0)).toEqual([])
    full = false
    await mailbox.deliver(plainMessage('a'), 'k')
    expect(inOrder(mailbox)).toEqual(['a'])
    expect(heard).toEqual(['a'])
  })

  it('tells its listeners until they leave', async () => {
    const mailbox = openMailbox()
    const heard: string[] = []
    const leave = mailbox.subscribe((entry) => heard.push(wordsOf(entry)))
    await mailbox.deliver(plainMessage('a'), 'k1')
    leave()
    await mailbox.deliver(plainMessage('b'), 'k2')
    expect(heard).toEqual(['a'])
  })

  it('goes on where it was, keys and numbers included', async () => {
    const changes: MailboxChange[] = []
    const before = openMailbox([], async (change) => void changes.push(change))
    const id = await before.deliver(requestCard('open'), 'k1')
    await before.hear(spoken('event', 'mio'), before.reserve())
    await before.replace(id, requestCard('taken'), 'k2')

    const after = openMailbox(changes)
    expect(after.after(0)).toEqual(before.after(0))
    expect(await after.deliver(requestCard('open'), 'k1')).toBe(id)
    expect(after.seq).toBe(3)
    expect(after.botSeq).toBe(3)
  })

  it('shows once what was kept although the writing had failed, and was sent again', () => {
    const entry = (id: string): MailboxEntry => ({
      id,
      from: 'bot',
      position: 1,
      seq: 1,
      at: '2026-03-02T08:00:00.000Z',
      updatedAt: null,
      message: plainMessage('a'),
    })
    const mailbox = openMailbox([
      { entry: entry('first'), key: 'k' },
      { entry: entry('second'), key: 'k' },
    ])
    expect(mailbox.after(0).map(({ id }) => id)).toEqual(['first'])
  })
})
