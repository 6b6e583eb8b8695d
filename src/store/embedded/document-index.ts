import type { Index } from './table.ts'

/** A document with what it is found by. */
export interface StoredDocument {
  readonly kind: string
  readonly id: string
  readonly document: object
}

/** Documents by kind, those changed longest ago first. */
export class DocumentIndex implements Index<StoredDocument> {
  readonly #byKind = new Map<string, Map<string, StoredDocument>>()

  changed(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    if (before !== undefined) this.#byKind.get(before.kind)?.delete(before.id)
    if (after === undefined) return
    const known = this.#byKind.get(after.kind)
    if (known === undefined) this.#byKind.set(after.kind, new Map([[after.id, after]]))
    else known.set(after.id, after)
  }

  all(kind: string): readonly StoredDocument[] {
    return [...(this.#byKind.get(kind)?.values() ?? [])]
  }
}
