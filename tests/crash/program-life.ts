import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { IncomingMessage } from '../../src/channel/message.ts'
import type { Order, Report } from './doomed-program.ts'

/** The program ended before it answered. */
export class LifeEnded extends Error {
  override readonly name = 'LifeEnded'
}

export interface LifeOptions {
  readonly folder: string
  /** Milliseconds by which its clock is ahead. */
  readonly clockOffset: number
  /** Share of messages that the platform does not take at the first attempt, or does not confirm. */
  readonly failing: number
}

/** One run of the program, from its start to its end. */
export class ProgramLife {
  /** Resolves when the program listens. */
  readonly ready: Promise<void>
  /** Resolves to its exit code; null: killed. */
  readonly ended: Promise<number | null>
  readonly faults: string[] = []
  readonly #process: ChildProcess
  readonly #waiting = new Map<string, { resolve(): void; reject(error: Error): void }>()
  #taken = 0
  #onTaken = () => {}

  constructor({ folder, clockOffset, failing }: LifeOptions) {
    const program = join(import.meta.dirname, 'doomed-program.ts')
    const args = ['--import', 'tsx', program, folder, String(clockOffset), String(failing)]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#process = child
    // Writing to a program that has just been killed fails; whoever waits for its answer hears of its end.
    child.stdin.on('error', () => {})
    const complaints = text(child.stderr)
    this.ready = this.#answerTo('ready')
    this.ready.catch(() => {})
    createInterface({ input: child.stdout }).on('line', (line) => this.#read(JSON.parse(line)))
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => {
        resolve(code)
        complaints.then(
          (said) => this.#end(said),
          () => this.#end(''),
        )
      })
    })
  }

  /** Resolves once the program has taken it; rejects with `LifeEnded` where nobody knows. */
  bring(message: IncomingMessage): Promise<void> {
    return this.#order({ type: 'event', message }, message.eventId)
  }

  /** Resolves when everything owed at this moment is sent. */
  settle(id: string): Promise<void> {
    return this.#order({ type: 'settle', id }, id)
  }

  /** Resolves when so many messages were taken. */
  afterTaking(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#onTaken = () => {
        if (this.#taken >= count) resolve()
      }
      this.#onTaken()
    })
  }

  end(signal: 'SIGKILL' | 'SIGTERM'): void {
    this.#process.kill(signal)
  }

  #order(order: Order, id: string): Promise<void> {
    const answer = this.#answerTo(id)
    this.#process.stdin?.write(`${JSON.stringify(order)}\n`)
    return answer
  }

  #answerTo(id: string): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return Promise.reject(new LifeEnded())
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #read(report: Report): void {
    switch (report.type) {
      case 'fault':
        this.faults.push(report.text)
        return
      case 'ready':
        this.#waiting.get('ready')?.resolve()
        return
      case 'refused':
        this.#waiting.get(report.id)?.reject(new LifeEnded('The program is stopping'))
        return
      case 'taken':
        this.#taken += 1
        this.#onTaken()
        this.#waiting.get(report.id)?.resolve()
        return
      case 'settled':
        this.#waiting.get(report.id)?.resolve()
    }
  }

  #end(complaints: string): void {
    for (const { reject } of this.#waiting.values()) reject(new LifeEnded(complaints))
    this.#waiting.clear()
  }
}
