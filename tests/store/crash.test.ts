import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { journalNumbers, openStore } from './embedded-harness.ts'
import { instant } from './sample-rows.ts'

/** How often the process is killed. Each time costs about half a second. */
const KILLS = 8

type Child = ChildProcessByStdio<null, Readable, null>

function start(folder: string, first: number): { readonly child: Child; readonly lines: AsyncIterator<string> } {
  const script = join(import.meta.dirname, 'store-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

/** Lets a process take events until it is killed at a random moment; returns the events it said were kept. */
async function runAndKill(folder: string, first: number): Promise<readonly number[]> {
  const { child, lines } = start(folder, first)
  const gone = once(child, 'exit')
  const kept: number[] = []
  const until = 5 + Math.floor(Math.random() * 120)
  for (;;) {
    const { value, done } = await lines.next()
    if (done === true) break
    if (value !== 'open') kept.push(Number(value))
    if (kept.length === until) child.kill('SIGKILL')
  }
  await gone
  return kept
}

/** The events of which the store has everything: their requests and messages. */
async function eventsIn(store: Store): Promise<{ readonly requests: number[]; readonly messages: number[] }> {
  return store.transaction(async (tx) => {
    const last = await tx.requests.nextNumber()
    const requests = await Promise.all(Array.from({ length: last - 1 }, (_, at) => tx.requests.get(at + 1)))
    const { rows } = await tx.outbox.due(instant(0), 1_000_000)
    return {
      // Numbers taken only to count the requests belong to none.
      requests: requests.flatMap((request) => (request ? [Number(request.description.replace('event ', ''))] : [])),
      messages: rows.map(({ id }) => Number(id.replace('message-', ''))),
    }
  })
}

const inOrder = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other)

describe('a process killed at random moments', () => {
  it('has kept every transaction it acknowledged, whole, and none twice', async () => {
    const folder = await temporaryFolder()
    const acknowledged = new Set<number>()
    let first = 1
    for (let kill = 0; kill < KILLS; kill++) {
      for (const n of await runAndKill(folder, first)) acknowledged.add(n)
      const store = await openStore(folder)
      const { requests, messages } = await eventsIn(store)
      const total = await store.transaction((tx) => tx.conversations.get('total'))
      await store.close()
      expect(new Set(requests).size).toBe(requests.length)
      expect(inOrder(messages)).toEqual(inOrder(requests))
      expect(total).toEqual({ total: requests.length })
      expect([...acknowledged].filter((n) => !requests.includes(n))).toEqual([])
      expect(inOrder((await journalNumbers(folder)) as number[])).toEqual(inOrder(requests))
      // The platform sends again what it does not know to have arrived, and some that did.
      first = Math.max(1, Math.max(...acknowledged) - 10)
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS * 5)
  }, 30_000)
})

describe('a second process', () => {
  it('is kept out, told by whom, and let in when the first one is dead', async () => {
    const folder = await temporaryFolder()
    const { child, lines } = start(folder, 1)
    const gone = once(child, 'exit')
    expect((await lines.next()).value).toBe('open')
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'store/locked',
      message: expect.stringContaining(`process ${child.pid} on `),
      data: { pid: child.pid },
    })
    child.kill('SIGKILL')
    await gone
    const store = await openStore(folder)
    await expect(openStore(folder)).rejects.toMatchObject({ code: 'store/locked', data: { pid: process.pid } })
    await store.close()
  })
})
