export type Key = string | number

/** Something derived from a table, told of every change of a row. `undefined`: not there. */
export interface Index<V> {
  changed(before: V | undefined, after: V | undefined): void
}

/** Rows in memory, those changed longest ago first. */
export class Table<K extends Key = Key, V = unknown> {
  readonly name: string
  readonly #rows = new Map<K, V>()
  readonly #index: Index<V> | undefined

  constructor(name: string, index?: Index<V>) {
    this.name = name
    this.#index = index
  }

  get rows(): ReadonlyMap<K, V> {
    return this.#rows
  }

  /** Adds, replaces or, with `undefined`, removes a row. Returns the one that was there. */
  set(key: K, value: V | undefined): V | undefined {
    const before = this.#rows.get(key)
    this.#rows.delete(key)
    if (value !== undefined) this.#rows.set(key, value)
    this.#index?.changed(before, value)
    return before
  }
}
