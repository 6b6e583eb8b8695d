import type { KnowledgeBase, Master, Unit } from '../schema.ts'
import { buildTree, isInForce, type OrganizationTree } from '../tree.ts'

/** What a base leaves open. */
export interface Gap {
  readonly type: GapType
  /** What is concerned, in Italian, one line each. */
  readonly lines: readonly string[]
}

export type GapType =
  | 'unit-without-master'
  | 'unit-without-deputy'
  | 'application-without-second-level'
  | 'not-verified-for-a-year'
  | 'unreachable-contact'
  | 'master-with-too-many-units'

/** What a base leaves open on a day (`YYYY-MM-DD`); gaps that have no lines are closed. */
export function findGaps(base: KnowledgeBase, day: string, maxUnits: number): Gap[] {
  const tree = buildTree(base)
  const masters = base.masters.filter((master) => isInForce(master, day))
  const served = mastersOfUnits(base, tree, masters, day)
  const withMaster = [...served].filter(([, list]) => list.length > 0)
  const inForce = new Set(masters.map(({ id }) => id))
  const hasDeputy = ({ deputy }: Master) => deputy !== null && inForce.has(deputy)
  return [
    {
      type: 'unit-without-master',
      lines: tops(
        [...served].filter(([, list]) => list.length === 0),
        tree,
      ),
    },
    {
      type: 'unit-without-deputy',
      // Two masters of one unit stand in for each other.
      lines: tops(
        withMaster.filter(([, list]) => list.length < 2 && !list.some(hasDeputy)),
        tree,
      ),
    },
    {
      type: 'application-without-second-level',
      lines: base.applications
        .filter((application) => isInForce(application, day) && application.secondLevel === null)
        .map(named),
    },
    { type: 'not-verified-for-a-year', lines: staleLines(base, day) },
    { type: 'unreachable-contact', lines: unreachable(base, masters, day) },
    { type: 'master-with-too-many-units', lines: overloaded(withMaster, masters, maxUnits) },
  ]
}

/** Of each unit in force, the masters of the nearest unit up the tree that has any. The supplier's has none to have. */
function mastersOfUnits(base: KnowledgeBase, tree: OrganizationTree, masters: readonly Master[], day: string) {
  const own = new Map<string, Master[]>()
  for (const master of masters) {
    for (const unit of master.units) own.set(unit, [...(own.get(unit) ?? []), master])
  }
  const { units, supplier } = base.organization
  const served = new Map<Unit, readonly Master[]>()
  for (const unit of units) {
    const line = [unit, ...tree.ancestors(unit.id)]
    if (!isInForce(unit, day) || line.some(({ id }) => id === supplier)) continue
    const nearest = line.find(({ id }) => own.has(id))
    served.set(unit, nearest === undefined ? [] : (own.get(nearest.id) ?? []))
  }
  return served
}

/** Units of which the one above is not concerned, each with how many below it are. */
function tops(found: readonly (readonly [Unit, unknown])[], tree: OrganizationTree): string[] {
  const ids = new Set(found.map(([{ id }]) => id))
  return found
    .filter(([{ parent }]) => parent === null || !ids.has(parent))
    .map(([unit]) => {
      const below = tree.descendants(unit.id).filter(({ id }) => ids.has(id)).length
      return below === 0 ? named(unit) : `${named(unit)} e ${below} sotto`
    })
}

/** Entries by the source that says them and the day of their last check, oldest first. */
function staleLines(base: KnowledgeBase, day: string): string[] {
  const limit = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  const { sources, asOf, units } = base.organization
  const groups = new Map<string, { checked: string; names: string[] }>()
  const entries = [...units, ...base.roles, ...base.topics, ...base.applications, ...base.faq, ...base.masters]
  for (const entry of entries) {
    const source = 'source' in entry ? entry.source : undefined
    const said = source === undefined ? undefined : sources[source]?.date
    const dates = ['asOf' in entry ? entry.asOf : null, said, asOf]
    const checked =
      entry.verifiedOn ?? dates.find((date) => date !== null && /^\d{4}-\d\d-\d\d$/.test(date ?? '')) ?? asOf
    if (!isInForce(entry, day) || checked > limit) continue
    const key = `${checked} ${source ?? ''}`
    const group = groups.get(key) ?? { checked, names: [] }
    groups.set(key, group)
    group.names.push('name' in entry ? entry.name : entry.question)
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { checked, names }]) => {
      const source = sources[key.slice(11)]?.title
      const examples = names.slice(0, 3).join(', ')
      return `${names.length === 1 ? '1 voce' : `${names.length} voci`} del ${checked}${source === undefined ? '' : ` (${source})`}: ${examples}${names.length > 3 ? '…' : ''}`
    })
}

/** Domains that never receive anything (RFC 2606). */
const nowhere = /[@.](example\.(com|net|org)|example|invalid|test|localhost)$/i

function unreachable(base: KnowledgeBase, masters: readonly Master[], day: string): string[] {
  const units = base.organization.units.filter((unit) => isInForce(unit, day))
  const away = (master: Master) => master.absences.some(({ from, to }) => from <= day && day <= to)
  const present = new Set(masters.filter((master) => !away(master)).map(({ id }) => id))
  return [
    ...masters
      .filter(({ contacts }) => nowhere.test(contacts.email))
      .map((one) => `${named(one)}: ${one.contacts.email} non esiste`),
    ...units.flatMap((unit) =>
      [unit.contacts.email, unit.desk?.email]
        .filter((email) => email !== undefined && nowhere.test(email))
        .map((email) => `${named(unit)}: ${email} non esiste`),
    ),
    ...masters
      .filter((master) => away(master) && (master.deputy === null || !present.has(master.deputy)))
      .map((master) => `${named(master)}: assente oggi, e nessuno lo sostituisce`),
  ]
}

function overloaded(
  served: readonly (readonly [Unit, readonly Master[]])[],
  masters: readonly Master[],
  maxUnits: number,
): string[] {
  const shares = new Map<string, number>()
  for (const [, list] of served) for (const { id } of list) shares.set(id, (shares.get(id) ?? 0) + 1 / list.length)
  return masters.flatMap((master) => {
    const count = Math.round(shares.get(master.id) ?? 0)
    return count > maxUnits ? [`${named(master)}: ${count} uffici`] : []
  })
}

function named({ id, name }: { readonly id: string; readonly name: string }): string {
  return `${name} (${id})`
}
