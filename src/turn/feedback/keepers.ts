import { type EditingPolicy, reachableAdministrators, rightsOf } from '../../administration/editing-people.ts'
import { type EntryName, mayChange } from '../../knowledge/editing/rights.ts'
import type { Person } from '../../store/person.ts'
import { isReachable } from '../desk-context.ts'
import type { DeskTurnContext } from '../desk-turned.ts'

type KeepersContext = Pick<DeskTurnContext, 'desk' | 'editing' | 'tx'>

/** Whether somebody keeps an entry; without one, whether they keep any. */
export function mayKeep(person: Person, context: KeepersContext, entry?: EntryName): boolean {
  const rights = rightsOf(person, policyOf(context))
  const { base } = context.desk.responder.knowledge
  return entry === undefined ? rights !== 'none' : mayChange(rights, [entry], base, base)
}

/** Who is to hear of an entry: those who keep the part it lies in, else the administrators; only who can be reached. */
export async function keepersOf(entry: EntryName, context: KeepersContext): Promise<readonly Person[]> {
  const { tx } = context
  const policy = policyOf(context)
  const editors = new Map<string, Person>()
  for (const { who } of policy.editors) {
    const at = who.indexOf(':')
    const person =
      at < 0 ? await tx.people.byEmail(who) : await tx.people.byIdentity(who.slice(0, at), who.slice(at + 1))
    if (isReachable(person) && mayKeep(person, context, entry)) editors.set(person.id, person)
  }
  return editors.size > 0 ? [...editors.values()] : reachableAdministrators(policy, tx)
}

function policyOf({ desk, editing }: KeepersContext): EditingPolicy {
  return editing?.policy ?? { administrators: desk.administrators, editors: [], secondApproval: false }
}
