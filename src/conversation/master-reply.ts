import type { Fact } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Master } from '../knowledge/schema.ts'
import { isInForce } from '../knowledge/tree.ts'
import { deputyOn } from '../requests/directory.ts'
import { type ReplyContext, recordName } from './reply-context.ts'

export interface MasterFacts {
  readonly lead: string
  readonly facts: readonly Fact[]
}

/** The masters of the nearest unit, from this one up, that has any; with the unit that has them. */
export function mastersFor(
  { knowledge }: ReplyContext,
  unitId: string,
): { unit: string; masters: readonly Master[] } | undefined {
  return nearestMasters(knowledge, unitId)
}

export function nearestMasters(
  { base, tree, day }: Knowledge,
  unitId: string,
): { unit: string; masters: readonly Master[] } | undefined {
  for (const unit of [unitId, ...tree.ancestors(unitId).map((above) => above.id)]) {
    const masters = base.masters.filter((master) => master.units.includes(unit) && isInForce(master, day))
    if (masters.length > 0) return { unit, masters }
  }
  return undefined
}

/** Who the masters of a unit are, with deputies and who is away. */
export function masterFacts(context: ReplyContext, unitId: string): MasterFacts {
  const { texts, knowledge } = context
  const found = mastersFor(context, unitId)
  const name = recordName(context, unitId)
  if (found === undefined) {
    return { lead: texts.noMaster(name, recordName(context, knowledge.base.organization.itOffice)), facts: [] }
  }
  const facts = found.masters.flatMap((master) => {
    const { deputy, away } = presence(context, master)
    const isListed = deputy !== undefined && found.masters.includes(deputy)
    return [
      masterFact(context, master),
      ...(deputy === undefined || (!away && isListed) ? [] : [deputyFact(context, deputy)]),
    ]
  })
  const demo = found.masters.some((master) => master.demo)
    ? [{ label: texts.labels.note, text: texts.demoMasters() }]
    : []
  return {
    lead: texts.masterLead(name, found.unit === unitId ? null : recordName(context, found.unit)),
    facts: [...facts, ...demo],
  }
}

/** Whether a master is away today, and who stands in. */
export function presence(
  { knowledge }: ReplyContext,
  master: Master,
): { readonly away: boolean; readonly deputy: Master | undefined } {
  const { base, day } = knowledge
  const standIn = deputyOn(master, day)
  return {
    away: master.absences.some((absence) => absence.from <= day && day <= absence.to),
    deputy: base.masters.find(({ id }) => id === standIn),
  }
}

/** A master with the address, and whether they are away today. */
export function masterFact(context: ReplyContext, master: Master): Fact {
  const { labels } = context.texts
  const absent = presence(context, master).away ? ` (${labels.absent})` : ''
  return { ...contactFact(labels.master, master), text: `${master.name} – ${master.contacts.email}${absent}` }
}

export function deputyFact({ texts }: ReplyContext, deputy: Master): Fact {
  return contactFact(texts.labels.deputy, deputy)
}

function contactFact(label: string, { name, contacts }: Master): Fact {
  return { label, text: `${name} – ${contacts.email}`, url: `mailto:${contacts.email}` }
}
