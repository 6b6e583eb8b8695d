import type { EditingRights } from '../knowledge/editing/rights.ts'
import type { Person } from '../store/person.ts'
import type { Transaction } from '../store/store.ts'

/** Who may change the base, as configured. People are named by verified e-mail in lower case or by `channel:id`. */
export interface EditingPolicy {
  readonly administrators: ReadonlySet<string>
  readonly editors: readonly { readonly who: string; readonly unit: string }[]
  /** Whether a second administrator must approve each change. */
  readonly secondApproval: boolean
}

/** Every name by which a person may stand in the configuration; only what a platform vouches for. */
function namesOf({ email, identities }: Pick<Person, 'email' | 'identities'>): readonly string[] {
  const ids = identities.map(({ channel, userId }) => `${channel}:${userId}`)
  return email === null ? ids : [email, ...ids]
}

export function isAdministrator(
  person: Pick<Person, 'email' | 'identities'>,
  administrators: ReadonlySet<string>,
): boolean {
  return namesOf(person).some((name) => administrators.has(name))
}

export function rightsOf(person: Pick<Person, 'email' | 'identities'>, policy: EditingPolicy): EditingRights {
  if (isAdministrator(person, policy.administrators)) return 'all'
  const names = namesOf(person)
  const below = policy.editors.filter(({ who }) => names.includes(who)).map(({ unit }) => unit)
  return below.length === 0 ? 'none' : { below: [...new Set(below)] }
}

/** The administrators whom a message can reach, each once. */
export async function reachableAdministrators(policy: EditingPolicy, tx: Transaction): Promise<readonly Person[]> {
  const people = new Map<string, Person>()
  for (const name of policy.administrators) {
    const at = name.indexOf(':')
    const person =
      at < 0 ? await tx.people.byEmail(name) : await tx.people.byIdentity(name.slice(0, at), name.slice(at + 1))
    if (person !== undefined && person.addresses.length > 0) people.set(person.id, person)
  }
  return [...people.values()]
}
