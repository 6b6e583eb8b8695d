import { CentralinoError } from '../../errors.ts'
import type { Transaction } from '../store.ts'
import { ChangeSet } from './change-set.ts'
import type { ClosedRequests } from './requests-view.ts'
import type { Tables } from './tables.ts'
import { TransactionView } from './transaction-views.ts'

/** Where the changes of transactions are kept. */
export interface Keeper {
  /** Called at the end of a transaction that changed something. Resolves once that is kept. */
  append(changes: ChangeSet): Promise<void>
  /** Resolves once everything appended so far is kept. */
  settled(): Promise<void>
}

/**
 * Runs transactions one after the other on the tables in memory. The next one begins while the last is still being
 * kept, and sees what it changed; neither is over for its caller before what it rests on is kept.
 */
export class TransactionRunner {
  readonly #tables: Tables
  readonly #archive: ClosedRequests
  readonly #keeper: Keeper
  #last: Promise<unknown> = Promise.resolve()
  #running: ChangeSet | undefined
  #closed = false

  constructor(tables: Tables, archive: ClosedRequests, keeper: Keeper) {
    this.#tables = tables
    this.#archive = archive
    this.#keeper = keeper
  }

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#closed) throw new CentralinoError('store/closed', 'The store is closed')
    const { value, kept } = await this.alone(() => this.#run(work))
    await kept
    return value
  }

  /** Runs something while no transaction runs. */
  alone<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#last.then(job)
    this.#last = done.then(forget, forget)
    return done
  }

  /** Undoes the transaction that runs now, if any: what it rests on will not be kept. */
  abort(fault: Error): void {
    this.#running?.undo(fault)
  }

  /** Takes no more transactions; resolves once those asked for have run. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#last
  }

  /** `kept` stands in an object: a promise by itself would be waited for before the next transaction begins. */
  async #run<T>(work: (tx: Transaction) => Promise<T>): Promise<{ readonly value: T; readonly kept: Promise<void> }> {
    const changes = new ChangeSet()
    this.#running = changes
    try {
      const value = await work(new TransactionView(this.#tables, changes, this.#archive))
      if (changes.fault !== undefined) throw changes.fault
      changes.end()
      return { value, kept: changes.isEmpty ? this.#keeper.settled() : this.#keeper.append(changes) }
    } catch (error) {
      if (changes.fault !== undefined) throw changes.fault
      changes.undo()
      throw error
    } finally {
      this.#running = undefined
    }
  }
}

/** Keeps no result alive until the next transaction. */
function forget(): void {}
