import { setTimeout as sleep } from 'node:timers/promises'
import type { IncomingMessage } from '../../src/channel/message.ts'
import type { RecordReader } from './delivery-record.ts'
import type { ProgramLife } from './program-life.ts'
import { personOf, type Role, type Script, type Step } from './scripts.ts'

const roles: readonly Role[] = ['employee', 'master', 'second']

/** How many messages everybody has been shown after each step. */
type Counts = Readonly<Record<Role, number>>

/** What a script leads to when nobody kills the program. */
export interface Expected {
  readonly afterEachStep: readonly Counts[]
  /** What everybody is shown, without numbers and times. */
  readonly shown: Readonly<Record<Role, readonly string[]>>
}

/** Does something with the program that lives now; begins anew with the next one where it ends meanwhile. */
export type WithProgram = (work: (life: ProgramLife) => Promise<void>) => Promise<void>

/** Milliseconds that a message may take to be shown, restarts and retries included. */
const patience = 40_000

/** A script played by people of its own. */
export class Conversation {
  readonly id: string
  readonly script: Script
  readonly #record: RecordReader
  readonly #program: WithProgram

  constructor(id: string, script: Script, record: RecordReader, program: WithProgram) {
    this.id = id
    this.script = script
    this.#record = record
    this.#program = program
  }

  /** Plays it and waits after each step until everything is shown, to find out what that is. */
  async rehearse(): Promise<Expected> {
    const afterEachStep: Counts[] = []
    for (const [at, step] of this.script.steps.entries()) {
      await this.#take(step, at)
      await this.#program((life) => life.settle(`settle-${this.id}-${at}`))
      afterEachStep.push(this.#counts())
    }
    return { afterEachStep, shown: this.shown() }
  }

  /** Plays it as fast as it goes; a step that nobody acknowledged is brought again, as platforms do. */
  async play(expected: Expected): Promise<void> {
    const last = this.script.steps.length - 1
    for (const [at, step] of this.script.steps.entries()) {
      await this.#take(step, at)
      if (!step.settle && at < last) continue
      await this.#waitFor(expected.afterEachStep[at])
      // What was shown may still have to be noted in the store.
      await this.#program((life) => life.settle(`settle-${this.id}-${at}`))
    }
  }

  /** What everybody was shown, without what differs between two plays of the same script. */
  shown(): Expected['shown'] {
    const number = this.number()
    const plain = (text: string) =>
      text
        .replaceAll(this.id, 'ID')
        .replaceAll(/\d{2}\/\d{2}\/\d{2}, \d{2}:\d{2}/g, 'TIME')
        .replaceAll(new RegExp(`(?<=#|[a-zà] )${number}\\b`, 'g'), 'N')
    const of = (role: Role) => this.#record.shownTo(personOf(role, this.id)).map(({ text }) => plain(text))
    return { employee: of('employee'), master: of('master'), second: of('second') }
  }

  /** Number of its request; undefined while there is none. */
  number(): string | undefined {
    const texts = this.#record.shownTo(personOf('employee', this.id)).map(({ text }) => text)
    return texts.map((text) => /#(\d+)/.exec(text)?.[1]).find((number) => number !== undefined)
  }

  async #take({ role, text }: Step, at: number): Promise<void> {
    const person = personOf(role, this.id)
    const said = text.replaceAll('{i}', this.id).replaceAll('{n}', this.number() ?? 'nessuna')
    const message: IncomingMessage = {
      eventId: `${this.id}-${at}`,
      address: { channel: 'recorded', conversation: person },
      scope: 'personal',
      sender: { channel: 'recorded', userId: person, displayName: person, email: `${person}@example.org` },
      content: { type: 'text', text: said },
    }
    await this.#program((life) => life.bring(message))
  }

  #counts(): Counts {
    const of = (role: Role) => this.#record.shownTo(personOf(role, this.id)).length
    return { employee: of('employee'), master: of('master'), second: of('second') }
  }

  async #waitFor(expected: Counts | undefined): Promise<void> {
    const until = performance.now() + patience
    for (;;) {
      const now = this.#counts()
      if (roles.every((role) => now[role] >= (expected?.[role] ?? 0))) return
      if (performance.now() > until) {
        throw new Error(`${this.id}: owed ${JSON.stringify(expected)}, shown ${JSON.stringify(now)}`)
      }
      await sleep(10)
    }
  }
}
