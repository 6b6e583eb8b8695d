import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { deskBase } from '../../src/turn/desk-context.ts'
import { FeedbackCare } from '../../src/turn/feedback/feedback-care.ts'
import { smallResponder } from '../conversation/small-responder.ts'
import { Office } from '../flow/office.ts'
import { withOutbox } from '../support/with-outbox.ts'

const at = '2026-06-01T08:00:00.000Z'

function deskThatKnows() {
  const responder = smallResponder((files) => {
    const { units } = files['organization.json'] as { units: { id: string; examples?: string[] }[] }
    for (const unit of units) if (unit.id === 'scuole') unit.examples = ['chi ripara il badge smagnetizzato?']
  })
  return deskBase(responder, responder.knowledge.base.calendar.requests, new Set())
}

/** Messages that wait to be sent. */
function owed(store: Store): Promise<readonly string[]> {
  return store.transaction(async (tx) => (await tx.outbox.due(at, 100)).rows.map(({ message }) => message.text))
}

/** The same store, on which the second message of each transaction fails. */
function failingAtSecond(store: Store): Store {
  return {
    transaction: (work) =>
      store.transaction((tx) => {
        let added = 0
        const add: typeof tx.outbox.add = async (message) => {
          if (++added > 1) throw new Error('stopped')
          await tx.outbox.add(message)
        }
        return work(withOutbox(tx, { ...tx.outbox, add }))
      }),
    close: () => store.close(),
  }
}

describe('those who wait for an answer', () => {
  test('are all told once, though the program was stopped after the first', async () => {
    const office = await new Office().present('anna', 'bruno')
    for (const person of ['anna', 'bruno']) {
      await office.say(person, 'chi ripara il badge smagnetizzato?')
      await office.say(person, 'avvisami quando lo sai')
      await office.say(person, 'avvisami quando lo sai')
    }
    const desk = deskThatKnows()
    let ids = 0
    const parts = { store: office.store, desk, newId: () => `told-${++ids}`, at }
    await expect(new FeedbackCare(90).look({ ...parts, store: failingAtSecond(office.store) })).rejects.toThrow(
      'stopped',
    )
    expect(await owed(office.store)).toEqual([])

    await new FeedbackCare(90).look(parts)
    await new FeedbackCare(90).look(parts)
    const told = await owed(office.store)
    expect(told).toHaveLength(2)
    for (const text of told) expect(text).toContain('ora lo so')
  })

  test('read it in the language they write in by now', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', 'chi ripara il badge smagnetizzato?')
    await office.say('anna', 'avvisami quando lo sai')
    await office.say('anna', 'who handles the woods?')
    let ids = 0
    await new FeedbackCare(90).look({ store: office.store, desk: deskThatKnows(), newId: () => `told-${++ids}`, at })
    const [told] = await owed(office.store)
    expect(told).toContain('now I know')
    expect(told).toContain('Part of')
  })

  test('hear nothing while nothing has changed', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', 'chi ripara il badge smagnetizzato?')
    await office.say('anna', 'avvisami')
    const responder = smallResponder()
    const desk = deskBase(responder, responder.knowledge.base.calendar.requests, new Set())
    await new FeedbackCare(90).look({ store: office.store, desk, newId: () => 'none', at })
    expect(await owed(office.store)).toEqual([])
  })
})
