import { CentralinoError } from '../../errors.ts'
import { frozenCopy } from './frozen-copy.ts'
import type { Key, Table } from './table.ts'

interface Change {
  readonly before: unknown
  /** The row afterwards as JSON; `null` where it is gone. */
  json: string
}

/**
 * What one transaction changes. Rows change at once, for nobody else looks until the transaction is over; what they
 * were is kept to undo it. Costs what the transaction touches, whatever the size of the store.
 */
export class ChangeSet {
  readonly #tables = new Map<Table, Map<Key, Change>>()
  #over = false
  #fault: Error | undefined

  /** The rows of a table, changes of this transaction included. */
  read<K extends Key, V>(table: Table<K, V>): ReadonlyMap<K, V> {
    this.#check()
    return table.rows
  }

  /** Keeps a frozen copy as it would be read back from the disk, so that memory and disk never differ. */
  put<K extends Key, V extends object | string | number>(table: Table<K, V>, key: K, value: V): void {
    this.#check()
    this.#record(table, key, table.set(key, frozenCopy(value)), JSON.stringify(value))
  }

  delete<K extends Key, V>(table: Table<K, V>, key: K): void {
    this.#check()
    if (table.rows.has(key)) this.#record(table, key, table.set(key, undefined), 'null')
  }

  get isEmpty(): boolean {
    return this.#tables.size === 0
  }

  /** As one record of the log: `{"sequence":…,"changes":[[table,key,row or null],…]}`. */
  encode(sequence: number): string {
    const changes: string[] = []
    for (const [table, rows] of this.#tables) {
      for (const [key, change] of rows) changes.push(`["${table.name}",${JSON.stringify(key)},${change.json}]`)
    }
    return `{"sequence":${sequence},"changes":[${changes.join(',')}]}`
  }

  /** Why it was undone from outside; undefined: it was not. */
  get fault(): Error | undefined {
    return this.#fault
  }

  /** From here on reading and writing throw. */
  end(): void {
    this.#over = true
  }

  /** Puts everything back, and ends. Only good while no later transaction has changed anything. */
  undo(fault?: Error): void {
    for (const [table, rows] of this.#tables) {
      for (const [key, change] of rows) table.set(key, change.before)
    }
    this.#tables.clear()
    this.#fault = fault
    this.#over = true
  }

  #record(table: Table, key: Key, before: unknown, json: string): void {
    let rows = this.#tables.get(table)
    if (rows === undefined) {
      rows = new Map()
      this.#tables.set(table, rows)
    }
    const earlier = rows.get(key)
    if (earlier === undefined) rows.set(key, { before, json })
    else earlier.json = json
  }

  #check(): void {
    if (this.#over) throw this.#fault ?? new CentralinoError('store/closed', 'The transaction is over')
  }
}
