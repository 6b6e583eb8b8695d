import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { packageRoot } from '../../src/config.ts'

const question = 'la stampante non va, a chi mi rivolgo?'

export interface FreshProcess {
  /** Wall time from starting the process to its end with the answer printed, in milliseconds. */
  readonly ms: number
  /** Processor time of all its threads, in milliseconds. */
  readonly cpuMs: number
  /** Bytes in use on the heap after answering. */
  readonly heapUsed: number
  /** Most bytes of memory held at any time. */
  readonly maxRss: number
}

/** Asks the built program one question in a process of its own. */
export async function askInFreshProcess(): Promise<FreshProcess> {
  const begun = performance.now()
  const child = spawn(
    process.execPath,
    ['--import', './tests/bench/report-usage.mjs', 'dist/src/main.js', 'ask', question],
    { cwd: packageRoot(), stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
  )
  const [answer, memory] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stdio[3] as NodeJS.ReadableStream),
  ])
  const ms = performance.now() - begun
  if (!answer.includes('tampa')) throw new Error(`The program did not answer: ${answer}`)
  return { ms, ...(JSON.parse(memory) as Omit<FreshProcess, 'ms'>) }
}
