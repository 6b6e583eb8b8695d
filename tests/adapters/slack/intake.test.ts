import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Taken } from '../../../adapters/slack/arrivals.ts'
import { Intake } from '../../../adapters/slack/intake.ts'
import { type Delivery, folderSpool, type Spool } from '../../../src/spool.ts'
import { ManualTime } from '../../support/manual-time.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

type Take = (delivery: Delivery, isLive: boolean) => Promise<Taken>

interface Setup {
  readonly time: ManualTime
  readonly folder: string
  readonly intake: Intake
  readonly faults: unknown[]
  /** Lets time pass until the work settles. */
  settle<Value>(work: Promise<Value>): Promise<{ value?: Value; fault?: unknown; tookMs: number }>
  files(): Promise<readonly string[]>
}

async function setUp(take: Take, spoolFolder?: string): Promise<Setup> {
  const time = new ManualTime('2026-03-02T09:00:00.000Z')
  const folder = spoolFolder ?? join(await temporaryFolder(), 'spool')
  const faults: unknown[] = []
  let ids = 0
  const disk = folderSpool(
    folder,
    () => `id${++ids}`,
    (fault) => faults.push(fault),
  )
  const writing = new Set<Promise<unknown>>()
  const noted = <Value>(work: Promise<Value>) => {
    const settled = work.catch(() => undefined).finally(() => writing.delete(settled))
    writing.add(settled)
    return work
  }
  const spool: Spool = {
    keep: (delivery) => noted(disk.keep(delivery)),
    remove: (name) => noted(disk.remove(name)),
    list: () => noted(disk.list()),
  }
  const intake = new Intake({ spool, clock: time, timers: time, onFault: (fault) => faults.push(fault), take })
  // Time stands still while the disk works.
  const filesystem = async () => {
    do {
      await Promise.all(writing)
      await setImmediate()
    } while (writing.size > 0)
  }
  return {
    time,
    folder,
    intake,
    faults,
    async settle<Value>(work: Promise<Value>) {
      const began = time.now().getTime()
      let end: { value?: Value; fault?: unknown } | undefined
      work.then(
        (value) => (end = { value }),
        (fault: unknown) => (end = { fault }),
      )
      for (let step = 0; end === undefined && step < 100; step += 1) {
        await filesystem()
        if (end === undefined) await time.pass(100, filesystem)
      }
      return { ...end, tookMs: time.now().getTime() - began }
    },
    files: () => readdir(folder).catch(() => []),
  }
}

const body = { event_id: 'Ev1' }
const never = new Promise<Taken>(() => {})

describe('taking what Slack brings', () => {
  it('tells Slack at once when the core has it, and writes nothing', async () => {
    const { intake, settle, files, time } = await setUp(async () => ({}))
    expect(await settle(intake.take('event', body))).toEqual({ value: undefined, tookMs: 0 })
    expect(await files()).toEqual([])
    expect(time.waiting).toBe(0)
  })

  it('waits for the answer to a submitted window', async () => {
    const answer = { response_action: 'errors', errors: { a: 'b' } } as const
    const { intake, settle } = await setUp(async () => ({ answer: Promise.resolve(answer) }))
    expect(await settle(intake.take('submission', body))).toMatchObject({ value: answer })
  })

  it('keeps it beside a core that is slow, tells Slack in time, and lets go of it once the core has it', async () => {
    let finish = (_taken: Taken) => {}
    const slow = new Promise<Taken>((resolve) => {
      finish = resolve
    })
    const { intake, settle, files, folder } = await setUp(() => slow)
    const { fault, tookMs } = await settle(intake.take('event', body))
    expect(fault).toBeUndefined()
    expect(tookMs).toBeLessThan(2_000)
    const [file = ''] = await files()
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    finish({})
    await intake.stop()
    expect(await files()).toEqual([])
  })

  it('keeps it where the core fails, and tries again until it is taken, no longer live', async () => {
    const tries: boolean[] = []
    const { intake, settle, files, faults, time } = await setUp(async (_delivery, isLive) => {
      tries.push(isLive)
      if (tries.length < 4) throw new Error('the disk is full')
      return {}
    })
    expect(await settle(intake.take('event', body))).toMatchObject({ value: undefined })
    await settle(time.pass(10_000, () => setImmediate()))
    await intake.stop()
    expect(tries).toEqual([true, false, false, false])
    expect(await files()).toEqual([])
    expect(faults).toHaveLength(2)
  })

  it('lets Slack bring it again where it can be kept nowhere', async () => {
    const folder = join(await temporaryFolder(), 'a file')
    await writeFile(folder, '')
    const { intake, settle } = await setUp(() => Promise.reject(new Error('the disk is full')), folder)
    const { fault, tookMs } = await settle(intake.take('event', body))
    expect(fault).toBeInstanceOf(Error)
    expect(tookMs).toBeLessThan(3_000)
  })

  it('tells Slack all the same where the core has it while it can be kept nowhere', async () => {
    const folder = join(await temporaryFolder(), 'a file')
    await writeFile(folder, '')
    let finish = (_taken: Taken) => {}
    const slow = new Promise<Taken>((resolve) => {
      finish = resolve
    })
    const { intake, settle, time } = await setUp(() => slow, folder)
    time.set(new Date(time.now().getTime() + 1_500), () => finish({}))
    expect(await settle(intake.take('event', body))).toMatchObject({ value: undefined })
  })

  it('takes, at the next start, what was kept and not taken, with the time at which it came', async () => {
    const before = await setUp(() => never)
    const first = before.settle(before.intake.take('press', { trigger_id: '1' }))
    await first
    const taken: unknown[] = []
    const after = await setUp(async (delivery, isLive) => {
      taken.push({ ...delivery, isLive })
      return {}
    }, before.folder)
    await after.settle(after.intake.replay())
    await after.intake.stop()
    const at = new Date('2026-03-02T09:00:00.000Z')
    expect(taken).toEqual([{ kind: 'press', body: { trigger_id: '1' }, at, isLive: false }])
    expect(await after.files()).toEqual([])
  })

  it('passes over what it cannot read, says so without repeating it, and clears what was never finished', async () => {
    const folder = await temporaryFolder()
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '1.json'), '{"kind":"event","body":{"text":"segreto"')
    await writeFile(join(folder, '2.json.tmp'), '{')
    const { intake, faults, files } = await setUp(async () => ({}), folder)
    await intake.replay()
    await intake.stop()
    expect(String(faults)).toContain('1.json')
    expect(String(faults)).not.toContain('segreto')
    expect(await files()).toEqual(['1.json'])
  })

  it('says which folder it cannot look into, since what was promised may be there', async () => {
    const folder = join(await temporaryFolder(), 'events')
    await writeFile(folder, 'a file in its place')
    const spool = folderSpool(
      folder,
      () => 'id',
      () => undefined,
    )
    await expect(spool.list()).rejects.toMatchObject({
      code: 'store/unwritable',
      message: expect.stringContaining(`${folder} cannot be looked into (ENOTDIR)`),
    })
  })

  it('takes nothing more once it stops, and does not wait for ever', async () => {
    const { intake, settle } = await setUp(() => never)
    void intake.take('event', body)
    const { tookMs } = await settle(intake.stop())
    expect(tookMs).toBeGreaterThan(0)
    await expect(intake.take('event', body)).rejects.toThrow()
  })
})
