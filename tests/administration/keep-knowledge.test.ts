import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allProposals, keepProposal, proposalOf } from '../../src/administration/changes/proposals.ts'
import { propose } from '../../src/administration/changes/propose.ts'
import { keepKnowledge } from '../../src/administration/keep-knowledge.ts'
import { createResponder } from '../../src/conversation/responder.ts'
import { LiveKnowledge } from '../../src/knowledge/editing/live-knowledge.ts'
import type { Person } from '../../src/store/person.ts'
import { diskError, type Interference, interferedFiles } from '../knowledge/editing/faulty-files.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { ManualTime } from '../support/manual-time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const admin: Person = {
  id: 'p-admin',
  identities: [{ channel: 'web', userId: 'admin' }],
  email: 'admin@example.org',
  displayName: 'admin',
  unit: null,
  language: 'it',
  addresses: [{ channel: 'web', conversation: 'admin' }],
}

/** A keeper of its own on a folder and a store in memory, with a disk that can be made to fail. */
async function keeping() {
  const folder = await temporaryFolder()
  await writeSmallBase(folder)
  const live = await LiveKnowledge.open(folder)
  const store = createMemoryStore()
  const time = new ManualTime('2026-06-01T07:00:00.000Z')
  const faults: unknown[] = []
  let ids = 0
  let interfere: Interference = () => {}
  const policy = { administrators: new Set(['admin@example.org']), editors: [], secondApproval: false }
  const keeper = keepKnowledge({
    live,
    store,
    policy,
    responder: () => createResponder(live.state.base, '2026-06-01'),
    clock: time,
    timers: time,
    newId: () => `id-${++ids}`,
    wakeOutbox: () => {},
    onChanged: () => {},
    onFault: (fault) => void faults.push(fault),
    files: interferedFiles((operation, name) => interfere(operation, name)),
  })
  await store.transaction((tx) => tx.people.put(admin))
  const settle = async () => {
    keeper.wake()
    await keeper.idle()
  }
  return {
    keeper,
    faults,
    time,
    settle,
    write: (file: string, content: string) => writeFile(join(folder, file), content),
    notes: () => live.state.base.organization.units.find(({ id }) => id === 'boschi')?.notes,
    text: (file: string) => readFile(join(folder, file), 'utf8'),
    breakDisk: (next: Interference) => {
      interfere = next
    },
    async proposePhone() {
      await store.transaction((tx) =>
        propose(
          { changes: [{ type: 'set', kind: 'units', id: 'boschi', fields: { notes: 'Nuova.' }, cleared: [] }] },
          { tx, person: admin, rights: 'all', knowledge: live.state, at: time.now().toISOString() },
        ),
      )
      await settle()
    },
    async agree() {
      await store.transaction(async (tx) => {
        const [proposal] = await allProposals(tx)
        if (proposal !== undefined) await keepProposal({ ...proposal, status: 'saving' }, tx)
      })
      await settle()
    },
    status: () => store.transaction(async (tx) => (await proposalOf(1, tx))?.status),
    said: () =>
      store.transaction(async (tx) => {
        const said: string[] = []
        for (;;) {
          const { rows } = await tx.outbox.due(time.now().toISOString(), 10)
          if (rows.length === 0) return said
          for (const row of rows) {
            said.push(row.message.text)
            await tx.outbox.markSent(row.id, { channel: 'web', id: row.id }, time.now().toISOString())
          }
        }
      }),
  }
}

it.each(['ENOSPC', 'EROFS', 'EACCES'])(
  'leaves all as it was on a disk that answers %s, and saves when asked again',
  async (code) => {
    const { proposePhone, agree, breakDisk, text, said, status, faults } = await keeping()
    await proposePhone()
    const before = await text('organization.json')
    breakDisk((operation) => {
      if (operation === 'create') throw diskError(code)
    })
    await agree()
    expect(await text('organization.json')).toBe(before)
    expect(await status()).toBe('ready')
    expect((await said()).at(-1)).toContain('Tutto è rimasto com’era')
    expect(faults).toEqual([expect.objectContaining({ code: 'knowledge/unwritable' })])
    breakDisk(() => {})
    await agree()
    expect(await text('organization.json')).toContain('"notes": "Nuova."')
    expect(await status()).toBeUndefined()
    expect((await said()).at(-1)).toContain('Salvata la modifica 1')
  },
)

it('has an edit by hand in force within two seconds, and leaves alone what is just being written', async () => {
  const { keeper, time, text, write, notes } = await keeping()
  const next = async () => {
    await time.pass(500, async () => {
      while (time.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
    })
    return notes()
  }
  const sound = await text('organization.json')
  await write('organization.json', sound.slice(0, 500))
  expect(await next()).toBe('Dal 2025 segue anche i sentieri.')
  await write('organization.json', sound.replace('Dal 2025 segue anche i sentieri.', 'Scritta a mano.'))
  await next()
  expect(await next()).toBe('Scritta a mano.')
  await keeper.stop()
})

it('takes up later what a fault has kept it from', async () => {
  const { proposePhone, agree, breakDisk, text, faults, time, keeper } = await keeping()
  await proposePhone()
  breakDisk(() => {
    throw new Error('something nobody foresaw')
  })
  await agree()
  expect(faults.length).toBeGreaterThan(0)
  breakDisk(() => {})
  // The next look begins only once the one before is over.
  for (let looks = 0; looks < 61; looks++) {
    await time.pass(500, async () => {
      while (time.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
    })
  }
  await keeper.idle()
  expect(await text('organization.json')).toContain('"notes": "Nuova."')
  await keeper.stop()
})

it('ends with its timer called off', async () => {
  const { keeper, time } = await keeping()
  await keeper.stop()
  expect(time.waiting).toBe(0)
})
