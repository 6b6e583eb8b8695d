import type { Fact } from '../channel/message.ts'
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
  context: ReplyContext,
  unitId: string,
): { unit: string; masters: readonly Master[] } | undefined {
  const { base, tree, day } = context.knowledge
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
  const byId = new Map(knowledge.base.masters.map((master) => [master.id, master]))
  const facts = found.masters.flatMap((master): Fact[] => {
    const standIn = deputyOn(master, knowledge.day)
    const deputy = standIn === null ? undefined : byId.get(standIn)
    const away = master.absences.some((absence) => absence.from <= knowledge.day && knowledge.day <= absence.to)
    return [
      {
        label: texts.labels.master,
        text: `${master.name} – ${master.contacts.email}${away ? ` (${texts.labels.absent})` : ''}`,
        url: `mailto:${master.contacts.email}`,
      },
      ...(deputy === undefined || (!away && found.masters.includes(deputy))
        ? []
        : [
            {
              label: texts.labels.deputy,
              text: `${deputy.name} – ${deputy.contacts.email}`,
              url: `mailto:${deputy.contacts.email}`,
            },
          ]),
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
