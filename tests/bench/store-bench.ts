import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import type { Store } from '../../src/store/store.ts'
import { heapAfterCollection, megabytes, milliseconds, percentile } from './measure.ts'
import { fill, takeMessage } from './store-load.ts'

export interface StoreFigures {
  /** One message, durable, with that many open requests and nothing else going on, in milliseconds. */
  readonly single: { readonly p50: number; readonly p99: number; readonly max: number }
  /** Messages at a steady pace, each also sent: from its arrival to its being durable, in milliseconds. */
  readonly paced: { readonly perSecond: number; readonly seconds: number; readonly p50: number; readonly p99: number }
  /** Messages a second when each waits for nobody, 32 at a time. */
  readonly mostPerSecond: number
  /** Bytes of the heap more after the steady minute than before it: what is kept of each event for a day. */
  readonly heapGrowth: number
  /** Bytes of the heap in use with the open requests in memory. */
  readonly heapUsed: number
  /** Milliseconds from opening to the first transaction. */
  readonly start: { readonly afterStop: number; readonly afterKill: number }
  readonly onDisk: { readonly snapshot: number; readonly archive: number }
}

export interface StoreBenchOptions {
  readonly open?: number
  readonly closed?: number
  readonly perSecond?: number
  readonly seconds?: number
}

/** Measures the embedded store in a temporary folder. Takes about two minutes and a gigabyte and a half of disk. */
export async function benchStore(options: StoreBenchOptions = {}): Promise<StoreFigures> {
  const { open = 10_000, closed = 200_000, perSecond = 200, seconds = 60 } = options
  const folder = await mkdtemp(join(tmpdir(), 'centralino-bench-'))
  const copy = `${folder}-copy`
  try {
    const filling = await openStore(folder)
    await fill(filling, closed, open)
    await filling.close()

    const { store: first, ms: afterStop } = await timeStart(folder)
    const heapUsed = heapAfterCollection()
    const numberOf = (n: number) => closed + 1 + ((n * 7_919) % open)
    const single = await measureSingle(first, numberOf)
    const mostPerSecond = await measureMost(first, numberOf)
    await first.close()

    // By now everybody has written once: people, conversations and cards are all there.
    const { store } = await timeStart(folder)
    const before = heapAfterCollection()
    const paced = await measurePaced(store, numberOf, perSecond, seconds)
    const heapGrowth = heapAfterCollection() - before
    // What a killed process leaves: everything as it is, and no snapshot at the end.
    await cp(folder, copy, { recursive: true, filter: (path) => !path.endsWith('lock') })
    await store.close()
    const killed = await timeStart(copy)
    await killed.store.close()
    const onDisk = { snapshot: await sizeOf(folder, /^snapshot/), archive: await sizeOf(join(folder, 'archive'), /./) }
    const start = { afterStop, afterKill: killed.ms }
    return { single, paced: { perSecond, seconds, ...paced }, mostPerSecond, heapGrowth, heapUsed, start, onDisk }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(copy, { recursive: true, force: true })
  }
}

/** The figures in lines for people. */
export function describeFigures(figures: StoreFigures): readonly string[] {
  const { single, paced, mostPerSecond, heapGrowth, heapUsed, start, onDisk } = figures
  return [
    `one message durable: p50 ${milliseconds(single.p50)}, p99 ${milliseconds(single.p99)}, max ${milliseconds(single.max)}`,
    `${paced.perSecond} messages/s for ${paced.seconds} s, each sent: p50 ${milliseconds(paced.p50)}, p99 ${milliseconds(paced.p99)}`,
    `at most ${mostPerSecond.toFixed(0)} messages/s`,
    `heap ${megabytes(heapUsed)}, after the steady load ${megabytes(heapGrowth)} more`,
    `start ${milliseconds(start.afterStop)} after a stop, ${milliseconds(start.afterKill)} after a kill`,
    `on disk: snapshots ${megabytes(onDisk.snapshot)}, archive ${megabytes(onDisk.archive)}`,
  ]
}

type NumberOf = (n: number) => number

async function measureSingle(store: Store, numberOf: NumberOf): Promise<StoreFigures['single']> {
  const times: number[] = []
  for (let n = 0; n < 2_500; n++) {
    const begun = performance.now()
    const ids = await store.transaction((tx) => takeMessage(tx, n, numberOf(n)))
    if (n >= 500) times.push(performance.now() - begun)
    await markSent(store, ids)
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), max: Math.max(...times) }
}

/** A message arrives at its time whether or not those before it are done. */
async function measurePaced(store: Store, numberOf: NumberOf, perSecond: number, seconds: number) {
  const times: number[] = []
  const running: Promise<void>[] = []
  const begun = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    const arrives = begun + (n * 1000) / perSecond
    const early = arrives - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    running.push(
      store
        .transaction((tx) => takeMessage(tx, 10_000 + n, numberOf(n)))
        .then((ids) => {
          times.push(performance.now() - arrives)
          return markSent(store, ids)
        }),
    )
  }
  await Promise.all(running)
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

async function measureMost(store: Store, numberOf: NumberOf): Promise<number> {
  const begun = performance.now()
  const total = 12_800
  let next = 0
  const work = async () => {
    while (next < total) {
      const n = 1_000_000 + next
      next += 1
      await markSent(store, await store.transaction((tx) => takeMessage(tx, n, numberOf(n))))
    }
  }
  await Promise.all(Array.from({ length: 32 }, work))
  return (total * 1000) / (performance.now() - begun)
}

async function markSent(store: Store, ids: readonly string[]): Promise<void> {
  await Promise.all(
    ids.map((id) =>
      store.transaction((tx) => tx.outbox.markSent(id, { channel: 'bench', id }, new Date().toISOString())),
    ),
  )
}

async function timeStart(folder: string): Promise<{ readonly store: Store; readonly ms: number }> {
  const begun = performance.now()
  const store = await openStore(folder)
  await store.transaction((tx) => tx.requests.get(1))
  return { store, ms: performance.now() - begun }
}

function openStore(folder: string): Promise<Store> {
  const report = (fault: Error) => {
    throw fault
  }
  return openEmbeddedStore({ folder, clock: systemClock, report })
}

async function sizeOf(folder: string, name: RegExp): Promise<number> {
  let sum = 0
  for (const file of await readdir(folder)) {
    if (name.test(file)) sum += (await stat(join(folder, file))).size
  }
  return sum
}

if (process.argv[1] === import.meta.filename) {
  for (const line of describeFigures(await benchStore())) console.log(line)
}
