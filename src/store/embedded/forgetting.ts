import type { ChangeSet } from './change-set.ts'
import type { Key, Table } from './table.ts'

/** The most rows one transaction forgets, so that none is slow after a long silence. */
const AT_ONCE = 50

/** Removes rows from the oldest on, until one is to stay. */
export function forgetOld<K extends Key, V>(changes: ChangeSet, table: Table<K, V>, isOld: (row: V) => boolean): void {
  const old: K[] = []
  for (const [key, row] of changes.read(table)) {
    if (!isOld(row) || old.length === AT_ONCE) break
    old.push(key)
  }
  for (const key of old) changes.delete(table, key)
}
