import type { KnowledgeBase, Unit } from '../schema.ts'

/** What somebody may change: everything, nothing, or what lies wholly below some units. */
export type EditingRights = 'all' | 'none' | { readonly below: readonly string[] }

export interface EntryName {
  /** Anything else than the kinds that have rights of their own is for whoever may change everything. */
  readonly kind: string
  readonly id: string
}

/**
 * Whether somebody may make all these changes: the entries named are compared as they are and as they would be. Whoever
 * keeps a unit changes only what is below it before and after: nothing is taken in from outside or moved out, and the
 * unit itself stays where and what it is.
 */
export function mayChange(
  rights: EditingRights,
  touched: readonly EntryName[],
  before: KnowledgeBase,
  after: KnowledgeBase,
): boolean {
  if (rights === 'all') return true
  if (rights === 'none' || touched.length === 0) return false
  const isBelow = (unit: string, base: KnowledgeBase) => isUnder(unit, rights.below, base)
  return touched.every(({ kind, id }) => {
    switch (kind) {
      case 'units':
        return mayChangeUnit(id, rights.below, before, after)
      case 'masters':
        return bothWays(before.masters, after.masters, id, before, after, ({ units }, base) => allBelow(units, base))
      case 'applications':
        return bothWays(before.applications, after.applications, id, before, after, ({ owner }, base) =>
          allBelow(owner, base),
        )
      default:
        return false
    }
  })

  function allBelow(units: readonly string[], base: KnowledgeBase): boolean {
    return units.length > 0 && units.every((unit) => isBelow(unit, base))
  }
}

function bothWays<T extends { readonly id: string }>(
  listBefore: readonly T[],
  listAfter: readonly T[],
  id: string,
  before: KnowledgeBase,
  after: KnowledgeBase,
  holds: (entry: T, base: KnowledgeBase) => boolean,
): boolean {
  const old = listBefore.find((entry) => entry.id === id)
  const next = listAfter.find((entry) => entry.id === id)
  if (old === undefined && next === undefined) return false
  return (old === undefined || holds(old, before)) && (next === undefined || holds(next, after))
}

function mayChangeUnit(id: string, roots: readonly string[], before: KnowledgeBase, after: KnowledgeBase): boolean {
  const { units } = before.organization
  if (!bothWays(units, after.organization.units, id, before, after, (unit, base) => isUnder(unit.id, roots, base))) {
    return false
  }
  if (!roots.includes(id)) return true
  const old = units.find((unit) => unit.id === id)
  const next = after.organization.units.find((unit) => unit.id === id)
  return old !== undefined && next !== undefined && placeOf(old) === placeOf(next)
}

function placeOf({ parent, kind, validFrom, validTo }: Unit): string {
  return JSON.stringify([parent, kind, validFrom ?? null, validTo ?? null])
}

/** Whether a unit is one of the roots or below one. A circle, which no sound base has, ends the search. */
function isUnder(unit: string, roots: readonly string[], { organization }: KnowledgeBase): boolean {
  const parents = new Map(organization.units.map(({ id, parent }) => [id, parent]))
  const seen = new Set<string>()
  let at: string | null | undefined = unit
  while (typeof at === 'string' && parents.has(at) && !seen.has(at)) {
    if (roots.includes(at)) return true
    seen.add(at)
    at = parents.get(at)
  }
  return false
}
