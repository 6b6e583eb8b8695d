import type { Kind, KnowledgeBase, Unit } from './schema.ts'

/** The organisation as a tree, with everything found by id. Built once per loaded base. */
export interface OrganizationTree {
  unit(id: string): Unit | undefined
  kind(id: string): Kind | undefined
  /** From the unit's parent up to the root, nearest first. */
  ancestors(id: string): readonly Unit[]
  /** Units directly below, in the order of the file. */
  children(id: string): readonly Unit[]
  /** All units below, depth first. */
  descendants(id: string): readonly Unit[]
  /** Units of one kind in force, in the order of the file. */
  ofKind(kindId: string): readonly Unit[]
}

/** Whether an entry holds on a day (`YYYY-MM-DD`): both ends are included. */
export function isInForce(
  entry: { validFrom?: string | undefined; validTo?: string | undefined },
  day: string,
): boolean {
  return (
    (entry.validFrom === undefined || entry.validFrom <= day) && (entry.validTo === undefined || day <= entry.validTo)
  )
}

/** Builds the tree of the units of a checked base (ids unique, no cycles). */
export function buildTree(base: Pick<KnowledgeBase, 'organization'>): OrganizationTree {
  const units = new Map(base.organization.units.map((unit) => [unit.id, unit]))
  const kinds = new Map(base.organization.kinds.map((kind) => [kind.id, kind]))
  const below = groupBy(base.organization.units, (unit) => unit.parent)
  const byKind = groupBy(base.organization.units, (unit) => unit.kind)

  const ancestors = (id: string): Unit[] => {
    const chain: Unit[] = []
    let parent = units.get(id)?.parent ?? null
    while (parent !== null) {
      const unit = units.get(parent)
      if (unit === undefined || chain.includes(unit)) break
      chain.push(unit)
      parent = unit.parent
    }
    return chain
  }
  const children = (id: string): readonly Unit[] => below.get(id) ?? []
  const descendants = (id: string): Unit[] => children(id).flatMap((unit) => [unit, ...descendants(unit.id)])

  return {
    unit: (id) => units.get(id),
    kind: (id) => kinds.get(id),
    ancestors,
    children,
    descendants,
    ofKind: (kindId) => byKind.get(kindId) ?? [],
  }
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}
