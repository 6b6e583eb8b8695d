import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { startTeams, type TeamsHarness } from './teams-harness.ts'

const anna = 'aaaaaaaa-0000-4000-8000-000000000001'

async function office() {
  const harness = await startTeams()
  return { ...harness, harness, person: harness.teams.addPerson({ aadObjectId: anna }) }
}

const spooled = async ({ folder }: TeamsHarness) => (await readdir(join(folder, 'spool')).catch(() => [])).length

describe('A message that cannot be taken at once', () => {
  it('is safe before Teams is told so, and taken when the directory answers again', async () => {
    const { person, teams, received, time, harness } = await office()
    teams.fail('member', { status: 503 }, { status: 503 })
    expect((await person.say('ciao')).status).toBe(200)
    expect(received).toEqual([])
    expect(await spooled(harness)).toBe(1)
    await vi.waitFor(async () => {
      await time.pass(10_000, async () => undefined)
      expect(received).toHaveLength(1)
    })
    await vi.waitFor(async () => expect(await spooled(harness)).toBe(0))
  })

  it('is answered within seconds though the store takes its time', async () => {
    const { person, answer, time, received, harness } = await office()
    let store: () => void = () => undefined
    answer(() => new Promise((resolve) => (store = resolve)))
    const saying = person.say('ciao')
    await vi.waitFor(() => expect(received).toHaveLength(1))
    await time.pass(2_500, async () => undefined)
    expect((await saying).status).toBe(200)
    expect(await spooled(harness)).toBe(1)
    store()
    await vi.waitFor(async () => expect(await spooled(harness)).toBe(0))
    expect(received).toHaveLength(1)
  })

  it('is taken by the next run of the program, with the same id', async () => {
    const { person, answer, received, harness } = await office()
    answer(async () => {
      throw new Error('disk full')
    })
    expect((await person.say('ciao')).status).toBe(200)
    answer(async () => undefined)
    await harness.restart()
    await vi.waitFor(async () => expect(await spooled(harness)).toBe(0))
    expect(received).toHaveLength(2)
    expect(received[0]).toEqual(received[1])
  })

  it('is given up after a day, and the operator told', async () => {
    const { person, answer, faults, time, harness } = await office()
    answer(async () => {
      throw new Error('disk full')
    })
    await person.say('ciao')
    time.turnTo('2026-03-03T09:00:01.000Z')
    await time.pass(10_000, async () => undefined)
    await vi.waitFor(async () => expect(await spooled(harness)).toBe(0))
    expect(faults.at(-1)).toMatchObject({ code: 'delivery/permanent' })
  })

  it('that cannot be kept either is not taken: Teams is told, and sends it again', async () => {
    const { person, answer } = await officeWithoutDisk()
    answer(async () => {
      throw new Error('disk full')
    })
    expect((await person.say('ciao')).status).toBe(503)
  })
})

async function officeWithoutDisk() {
  const spool = {
    keep: () => Promise.reject(new Error('disk full')),
    remove: async () => undefined,
    list: async () => [],
  }
  const harness = await startTeams({ adapter: { spool } })
  return { ...harness, person: harness.teams.addPerson({ aadObjectId: anna }) }
}
