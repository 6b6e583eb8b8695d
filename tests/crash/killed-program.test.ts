import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import { randomNumbers } from '../bench/synthetic-base.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { Conversation, type Expected } from './conversation.ts'
import { RecordReader } from './delivery-record.ts'
import { manyOffices, type Script, scripts } from './scripts.ts'
import { Supervisor } from './supervisor.ts'

const conversations = 200
const atOnce = 16
const seed = Date.now() % 2 ** 31

/** A Monday morning at nine in Rome: nobody is reminded of anything. */
const clockOffset = Date.parse('2026-06-01T07:00:00.000Z') - Date.now()

const ids = Array.from({ length: conversations }, (_, at) => `q${at}q`)

async function prepare(): Promise<string> {
  const folder = await temporaryFolder()
  await writeSmallBase(join(folder, 'knowledge'), manyOffices(ids))
  return folder
}

/** What each script leads to when the program is left alone. */
async function rehearse(): Promise<ReadonlyMap<Script, Expected>> {
  const folder = await prepare()
  const supervisor = new Supervisor({ folder, clockOffset, failing: 0 }, Math.random)
  const record = new RecordReader(join(folder, 'deliveries.jsonl'))
  const expected = new Map<Script, Expected>()
  for (const [at, script] of scripts.entries()) {
    const conversation = new Conversation(ids[at] ?? '', script, record, (work) => supervisor.perform(work))
    expected.set(script, await conversation.rehearse())
  }
  await supervisor.stop(true)
  expect(supervisor.faults).toEqual([])
  return expected
}

it(`killed at random moments of ${conversations} conversations, it loses nothing and says nothing twice (seed ${seed})`, {
  timeout: 240_000,
}, async () => {
  const random = randomNumbers(seed)
  const expected = await rehearse()
  const folder = await prepare()
  const supervisor = new Supervisor({ folder, clockOffset, failing: 0.02 }, random)
  const record = new RecordReader(join(folder, 'deliveries.jsonl'))
  const all = ids.map((id) => {
    const script = scripts[Math.floor(random() * scripts.length)] as Script
    return new Conversation(id, script, record, (work) => supervisor.perform(work))
  })

  const harassing = supervisor.harass()
  let next = 0
  const playOn = async () => {
    for (let one = all[next++]; one !== undefined; one = all[next++]) {
      await one.play(expected.get(one.script) as Expected)
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, playOn))
  } finally {
    await supervisor.stop(true)
    await harassing
  }

  expect(supervisor.kills).toBeGreaterThan(15)
  expect(supervisor.faults).toEqual([])
  for (const conversation of all) {
    expect(conversation.shown(), `${conversation.id}: ${conversation.script.name}`).toEqual(
      expected.get(conversation.script)?.shown,
    )
  }
  const store = await openEmbeddedStore({
    folder: join(folder, 'data'),
    clock: { now: () => new Date(Date.now() + clockOffset) },
    report: (fault) => expect.unreachable(fault.message),
  })
  await store.transaction(async (tx) => {
    expect(await tx.requests.nextNumber()).toBe(conversations + 1)
    for (const conversation of all) {
      const request = await tx.requests.get(Number(conversation.number()))
      expect(request?.requester).toBe((await tx.people.byIdentity('recorded', `employee-${conversation.id}`))?.id)
      expect(request?.history.map(({ type }) => type)).toEqual(conversation.script.history)
      expect(request?.status).toBe(conversation.script.status)
    }
    expect(await tx.outbox.undelivered()).toEqual([])
    // All has been shown, as above; what the platform did not confirm may still wait for its next attempt.
    const { rows } = await tx.outbox.due('9999-12-31T00:00:00.000Z', 10)
    expect(rows.filter(({ lastAttempt }) => lastAttempt?.uncertain !== true)).toEqual([])
  })
  await store.close()
})
