import { nameOfEntry, type RawEntry } from '../entry-lists.ts'

/** A list of entries while changes are made to it, however many. */
export class DraftList {
  readonly #kept: Slot[]
  readonly #added: Slot[] = []
  readonly #byName = new Map<string, Slot>()
  readonly #order: readonly string[]

  /** @param known the fields of the schema, in its order */
  constructor(entries: readonly RawEntry[], known: readonly string[]) {
    this.#kept = entries.map((entry) => ({ entry, isGone: false }))
    for (const slot of this.#kept) this.#byName.set(nameOfEntry(slot.entry) ?? '', slot)
    this.#order = fieldOrder(entries, known)
  }

  /** False where there is one of that name. */
  add(entry: RawEntry): boolean {
    const name = nameOfEntry(entry) ?? ''
    if (this.#byName.has(name)) return false
    const slot = { entry: arrange({}, entry, this.#order), isGone: false }
    this.#added.push(slot)
    this.#byName.set(name, slot)
    return true
  }

  /** False where there is none of that name. */
  set(name: string, fields: RawEntry): boolean {
    const slot = this.#byName.get(name)
    if (slot === undefined) return false
    slot.entry = arrange(slot.entry, fields, this.#order)
    this.#byName.delete(name)
    this.#byName.set(nameOfEntry(slot.entry) ?? '', slot)
    return true
  }

  /** False where there is none of that name. */
  remove(name: string): boolean {
    const slot = this.#byName.get(name)
    if (slot === undefined) return false
    slot.isGone = true
    return this.#byName.delete(name)
  }

  /** Those that were there, in their order; a new one with a parent behind all that is below it, others last. */
  entries(): RawEntry[] {
    const present = this.#kept.filter(({ isGone }) => !isGone).map(({ entry }) => entry)
    const added = this.#added.filter(({ isGone }) => !isGone).map(({ entry }) => entry)
    if (added.length === 0) return present
    const behind = placesBehind(present, new Set(added.map(({ parent }) => parent)))
    const below = new Map<unknown, RawEntry[]>()
    for (const entry of added) push(below, entry['parent'], entry)
    const waiting = new Set(added)
    const inserts = new Map<number, RawEntry[]>()
    const place = (entry: RawEntry, list: RawEntry[]) => {
      const next = [entry]
      for (let one = next.pop(); one !== undefined; one = next.pop()) {
        if (!waiting.delete(one)) continue
        list.push(one)
        next.push(...(below.get(one['id']) ?? []).toReversed())
      }
    }
    for (const entry of added) {
      const at = behind.get(entry['parent'])
      if (at === undefined) continue
      const list = inserts.get(at) ?? []
      inserts.set(at, list)
      place(entry, list)
    }
    const names = new Set(added.map(({ id }) => id))
    const last: RawEntry[] = []
    for (const entry of added) if (!names.has(entry['parent'])) place(entry, last)
    return [...present.flatMap((entry, at) => [entry, ...(inserts.get(at) ?? [])]), ...last, ...waiting]
  }
}

interface Slot {
  entry: RawEntry
  isGone: boolean
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Of each of these parents, the place of the last entry of the unbroken run below it. */
function placesBehind(entries: readonly RawEntry[], parents: ReadonlySet<unknown>): Map<unknown, number> {
  const places = new Map<unknown, number>()
  entries.forEach(({ id }, at) => {
    if (!parents.has(id) || typeof id !== 'string') return
    const above = new Set<unknown>([id])
    let end = at
    for (let next = entries[end + 1]; next !== undefined && above.has(next['parent']); next = entries[end + 1]) {
      above.add(next['id'])
      end++
    }
    places.set(id, end)
  })
  return places
}

/** The fields of an entry with others set, new ones in the order that the file follows. */
function arrange(entry: RawEntry, fields: RawEntry, order: readonly string[]): RawEntry {
  const keys = Object.keys(entry)
  for (const key of Object.keys(fields)) {
    if (keys.includes(key)) continue
    const rank = order.indexOf(key)
    const next = rank < 0 ? -1 : keys.findIndex((other) => order.indexOf(other) > rank)
    keys.splice(next < 0 ? keys.length : next, 0, key)
  }
  const merged = { ...entry, ...fields }
  return Object.fromEntries(keys.flatMap((key) => (merged[key] === undefined ? [] : [[key, merged[key]]])))
}

/**
 * The order in which the entries of a list have their fields. A field that none of them has stands behind the one that
 * the schema has before it.
 */
function fieldOrder(entries: readonly RawEntry[], known: readonly string[]): string[] {
  const places = new Map<string, { sum: number; count: number }>()
  for (const entry of entries) {
    const keys = Object.keys(entry)
    keys.forEach((key, at) => {
      const { sum, count } = places.get(key) ?? { sum: 0, count: 0 }
      places.set(key, { sum: sum + at / keys.length, count: count + 1 })
    })
  }
  const order = [...places].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count).map(([key]) => key)
  known.forEach((key, at) => {
    if (places.has(key)) return
    const before = known.slice(0, at).findLast((other) => order.includes(other))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
  })
  return order
}
