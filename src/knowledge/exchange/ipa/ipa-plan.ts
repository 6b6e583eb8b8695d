import type { EntryChange } from '../../editing/change-entries.ts'
import type { RawEntry } from '../../entry-lists.ts'
import { foldText } from '../../normalise.ts'
import type { KnowledgeBase, Unit } from '../../schema.ts'
import { slugOf } from '../slug.ts'
import type { IpaUnit } from './ipa-file.ts'

/** Id of the source under which offices and contacts of the registry stand. */
const ipaSource = 'indicepa'
const personNote = 'Responsabile secondo IndicePA: '

export interface IpaPlan {
  readonly changes: readonly EntryChange[]
  /** In what registry and base differ, in Italian, one line each; also what importing does not touch. */
  readonly drift: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Brings the offices of the registry into a base. An office is known by the registry's code, else by its name, if it is
 * the only one of that name: then it gets the code. What came from the registry follows it; what editors have written,
 * with another source, is only reported where it differs. Offices that the registry does not have stay.
 *
 * @param day `YYYY-MM-DD`, for when the registry does not say how old it is
 */
export function planIpa(base: KnowledgeBase, offices: readonly IpaUnit[], day: string): IpaPlan {
  const changes: EntryChange[] = []
  const drift: string[] = []
  const notes: string[] = []
  const { units, sources, kinds } = base.organization
  const root = units.find(({ id, parent }) => parent === null && id !== base.organization.supplier)?.id ?? null
  const known = matchUnits(units, offices)
  const ids = newIds(base, offices, known)
  const idOf = (code: string) => known.get(code)?.id ?? ids.get(code)
  const parents = parentsOf(offices, notes)

  for (const office of offices) {
    const unit = known.get(office.code)
    const above = parents.get(office.code)
    const parent = above === undefined ? undefined : idOf(above)
    const contacts = contactsOf(office)
    if (unit === undefined) {
      drift.push(`Nel registro ma non nella base: ${office.name} (${office.code}).`)
      const person = office.person === undefined ? {} : { notes: `${personNote}${office.person}` }
      changes.push({
        type: 'add',
        kind: 'units',
        entry: {
          id: idOf(office.code),
          name: office.name,
          kind: kindOf(office.name, kinds),
          parent: parent ?? root,
          ...(contacts === undefined ? {} : { contacts }),
          ...person,
          codes: { ipa: office.code },
          ...(office.updated === undefined ? {} : { asOf: office.updated }),
          source: ipaSource,
        },
      })
      continue
    }
    const fields: Record<string, unknown> = unit.codes?.ipa === undefined ? { codes: { ipa: office.code } } : {}
    const follows = unit.source === ipaSource
    compare(unit, 'name', unit.name, office.name, follows)
    if (parent !== undefined && parent !== unit.id) compare(unit, 'parent', unit.parent, parent, follows)
    const ownContacts = Object.keys(unit.contacts).length > 0 && unit.contacts.source !== ipaSource
    for (const key of ['email', 'phone', 'address', 'url'] as const) {
      const said = office[key]
      if (said !== undefined && said !== unit.contacts[key]) {
        drift.push(
          `${unit.name} (${unit.id}): ${key} «${unit.contacts[key] ?? ''}» nella base, «${said}» nel registro.`,
        )
        if (!ownContacts) fields['contacts'] = contacts
      }
    }
    if (office.person !== undefined && (unit.notes === null || unit.notes.startsWith(personNote))) {
      const note = `${personNote}${office.person}`
      if (note !== unit.notes) fields['notes'] = note
    }
    if (follows && office.updated !== undefined && Object.keys(fields).length > 0) fields['asOf'] = office.updated
    if (Object.keys(fields).length > 0) changes.push({ type: 'set', kind: 'units', id: unit.id, fields })

    function compare(own: Unit, field: 'name' | 'parent', value: string | null, said: string, isFollowed: boolean) {
      if (value === said) return
      drift.push(
        `${own.name} (${own.id}): ${field === 'name' ? 'nome' : 'sta sotto'} «${value ?? ''}» nella base, «${said}» nel registro.`,
      )
      if (isFollowed) fields[field] = said
    }
  }
  const codes = new Set(offices.map(({ code }) => code))
  for (const { id, name, codes: own, validTo } of units) {
    if (own?.ipa !== undefined && !codes.has(own.ipa) && (validTo === undefined || validTo >= day)) {
      drift.push(`Nella base ma non più nel registro: ${name} (${id}, ${own.ipa}). Se è chiuso, dagli «validTo».`)
    }
  }
  if (changes.length > 0 && sources[ipaSource] === undefined) changes.unshift(newSource(offices, day))
  return { changes, drift, notes }
}

function newSource(offices: readonly IpaUnit[], day: string): EntryChange {
  const date =
    offices
      .flatMap(({ updated }) => updated ?? [])
      .sort()
      .at(-1) ?? day
  const value = { title: 'IndicePA, unità organizzative (CC BY 4.0)', url: 'https://indicepa.gov.it/', date }
  return { type: 'put', file: 'organization.json', path: ['sources', ipaSource], value }
}

/** By the registry's code. */
function matchUnits(units: readonly Unit[], offices: readonly IpaUnit[]): Map<string, Unit> {
  const byCode = new Map(
    units.flatMap((unit) => (unit.codes?.ipa === undefined ? [] : [[unit.codes.ipa, unit] as const])),
  )
  const free = units.filter((unit) => unit.codes?.ipa === undefined)
  const byName = new Map<string, Unit | null>()
  for (const unit of free) byName.set(foldText(unit.name), byName.has(foldText(unit.name)) ? null : unit)
  const counts = new Map<string, number>()
  for (const { name } of offices) counts.set(foldText(name), (counts.get(foldText(name)) ?? 0) + 1)
  return new Map(
    offices.flatMap(({ code, name }) => {
      const folded = foldText(name)
      const unit = byCode.get(code) ?? (counts.get(folded) === 1 ? byName.get(folded) : undefined)
      return unit === undefined || unit === null ? [] : [[code, unit] as const]
    }),
  )
}

/** Ids of the offices that are new, made of their names; where those are taken, with the registry's code behind. */
function newIds(
  base: KnowledgeBase,
  offices: readonly IpaUnit[],
  known: ReadonlyMap<string, Unit>,
): Map<string, string> {
  const { units, kinds } = base.organization
  const lists: readonly (readonly { readonly id: string }[])[] = [
    units,
    base.roles,
    base.topics,
    base.applications,
    base.history,
    base.faq,
    base.masters,
    base.checks,
  ]
  const taken = new Set([
    ...lists.flatMap((list) => list.map(({ id }) => id)),
    ...kinds.map(({ collection }) => collection),
  ])
  const ids = new Map<string, string>()
  for (const { code, name } of offices) {
    if (known.has(code)) continue
    const slug = slugOf(name)
    const id = slug === '' || taken.has(slug) ? [slug, slugOf(code)].filter((part) => part !== '').join('-') : slug
    taken.add(id)
    ids.set(code, id)
  }
  return ids
}

/** Code → code of the office above, without what leads nowhere or in a circle. */
function parentsOf(offices: readonly IpaUnit[], notes: string[]): Map<string, string> {
  const names = new Map(offices.map(({ code, name }) => [code, name]))
  const parents = new Map<string, string>()
  for (const { code, name, parent } of offices) {
    if (parent === undefined) continue
    if (!names.has(parent)) {
      notes.push(`${name} (${code}): l’ufficio superiore ${parent} non è nel file; sta sotto l’ente.`)
      continue
    }
    let up: string | undefined = parent
    while (up !== undefined && up !== code) up = parents.get(up)
    if (up === code) notes.push(`${name} (${code}): nel registro sta sotto sé stesso; sta sotto l’ente.`)
    else parents.set(code, parent)
  }
  return parents
}

function contactsOf({ email, phone, address, url }: IpaUnit): RawEntry | undefined {
  const said = Object.entries({ email, phone, address, url }).filter(([, value]) => value !== undefined)
  return said.length === 0 ? undefined : { ...Object.fromEntries(said), source: ipaSource }
}

/** The registry has no kinds: the name tells, by the longest word for a kind that it begins with. */
function kindOf(name: string, kinds: KnowledgeBase['organization']['kinds']): string {
  const folded = `${foldText(name)} `
  const found = kinds
    .flatMap(({ id, name: own, aliases }) => [own, ...aliases].map((alias) => ({ id, alias: `${foldText(alias)} ` })))
    .filter(({ alias }) => folded.startsWith(alias))
    .sort((a, b) => b.alias.length - a.alias.length)[0]
  return found?.id ?? kinds.find(({ id }) => id === 'ufficio' || id === 'servizio')?.id ?? kinds.at(-1)?.id ?? ''
}
