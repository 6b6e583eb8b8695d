// The whole way of a message, from its arrival until what it leads to is safely kept and waits to be sent, with everything
// as in production but the platform. By itself: `node dist/tests/bench/message-bench.js [--full]`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app.ts'
import type { ChannelAdapter, Receive } from '../../src/channel/adapter.ts'
import type { Clock } from '../../src/clock.ts'
import { packageRoot, readConfig } from '../../src/config.ts'
import { loadKnowledgeOrThrow } from '../../src/knowledge/load.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import { goal, heapAfterCollection, megabytes, milliseconds, percentile } from './measure.ts'
import { fillStore, incoming, type Load } from './message-load.ts'

const perSecond = 200

interface Size {
  readonly open: number
  readonly closed: number
  /** Of steady load. */
  readonly seconds: number
}

const short: Size = { open: 10_000, closed: 20_000, seconds: 15 }
const full: Size = { open: 10_000, closed: 200_000, seconds: 60 }

/** Measures in a process of its own, so that nothing else lies in its memory. `isFull`: about two minutes. */
export async function benchMessages(isFull: boolean): Promise<void> {
  const args = [import.meta.filename, ...(isFull ? ['--full'] : [])]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')
  if (code !== 0) throw new Error(`The measuring of messages ended with ${String(code)}`)
}

interface Started {
  readonly app: App
  readonly receive: Receive
  /** Milliseconds until it listened. */
  readonly listening: number
  /** Milliseconds until its first answer was kept. */
  readonly answered: number
}

async function startBench(data: string, clock: Clock, load: Load): Promise<Started> {
  let receive: Receive = () => Promise.reject(new Error('Not started'))
  const adapter: ChannelAdapter = {
    name: 'bench',
    limits: { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'inline', updates: true },
    start: async (given) => {
      receive = given
    },
    stop: async () => {},
    send: async (_address, _message, key) => ({ channel: 'bench', id: key }),
    update: async (_address, ref) => ref,
  }
  const begun = performance.now()
  const app = await startApp({
    config: readConfig({ CENTRALINO_DATA: data }),
    clock,
    onFault: (fault) => {
      throw fault
    },
    channels: async () => [adapter],
  })
  const listening = performance.now() - begun
  await receive({ ...incoming(0, load), eventId: `first-${begun}` })
  return { app, receive, listening, answered: performance.now() - begun }
}

/** One after the other. */
async function measureSingle({ app, receive }: Started, load: Load): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < 2_500; n++) {
    const begun = performance.now()
    await receive(incoming(n, load))
    if (n >= 500) times.push(performance.now() - begun)
    await app.idle()
  }
  return times
}

/** Each arrives at its time, whether or not those before it are done. */
async function measurePaced({ app, receive }: Started, load: Load, seconds: number): Promise<number[]> {
  const times: number[] = []
  const running = new Set<Promise<void>>()
  const begun = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    const arrives = begun + (n * 1_000) / perSecond
    const early = arrives - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    const taking = receive(incoming(10_000 + n, load)).then(() => {
      times.push(performance.now() - arrives)
      running.delete(taking)
    })
    running.add(taking)
  }
  await Promise.all(running)
  await app.idle()
  return times
}

function tell(times: readonly number[]): string {
  const most = milliseconds(Math.max(...times))
  return `p50 ${milliseconds(percentile(times, 0.5))}, p99 ${milliseconds(percentile(times, 0.99))}, max ${most}`
}

async function measure({ open, closed, seconds }: Size): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'centralino-messages-'))
  // A Monday morning; it goes on as time does.
  const monday = new Date('2026-06-01T08:30:00.000Z')
  const ahead = monday.getTime() - Date.now()
  const clock: Clock = { now: () => new Date(Date.now() + ahead) }
  try {
    const base = await loadKnowledgeOrThrow(join(packageRoot(), 'knowledge'))
    const load: Load = { base, first: closed + 1, open, at: clock.now() }
    const filling = await openEmbeddedStore({ folder, clock, report: (fault) => console.log(fault.message) })
    await fillStore(filling, load)
    await filling.close()

    console.log(`\nThe whole program with ${open} open and ${closed} closed requests`)
    const started = await startBench(folder, clock, load)
    console.log(
      `  starts in ${milliseconds(started.listening)}, first answer kept after ${milliseconds(started.answered)}`,
    )
    console.log(`  ${goal(started.answered < 3_000, 'start under 3 s')}`)

    const single = await measureSingle(started, load)
    console.log(`  a message until it is decided, durable and its replies queued: ${tell(single)}`)
    console.log(`  ${goal(percentile(single, 0.99) < 20, 'p99 under 20 ms')}`)

    const before = heapAfterCollection()
    const processor = process.cpuUsage()
    const paced = await measurePaced(started, load, seconds)
    const { user, system } = process.cpuUsage(processor)
    const growth = heapAfterCollection() - before
    console.log(`  ${perSecond} messages/s for ${seconds} s, each sent: ${tell(paced)}`)
    const busy = (user + system) / 1_000_000 / seconds
    const perMessage = growth / paced.length
    console.log(
      `  of one processor ${Math.round(100 * busy)}%; heap ${megabytes(before)}, afterwards ${megabytes(growth)} more`,
    )
    console.log(`  ${goal(busy < 1, `${perSecond} messages/s on one core`)}`)
    // The ids of events are known for a day, and each message adds to the story of a request.
    console.log(
      `  ${goal(perMessage < 1_024, `under 1 kB a message stays in memory (${Math.round(perMessage)} bytes)`)}`,
    )
    await started.app.stop()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) await measure(process.argv.includes('--full') ? full : short)
