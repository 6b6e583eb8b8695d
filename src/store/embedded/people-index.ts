import type { PersonId } from '../../requests/terms.ts'
import type { Person } from '../person.ts'
import { rowKey } from './row-key.ts'
import type { Index } from './table.ts'

/** Ids of people by what the platforms know them by. */
export class PeopleIndex implements Index<Person> {
  readonly #byIdentity = new Map<string, PersonId>()
  readonly #byEmail = new Map<string, PersonId>()

  /** In whatever order an identity leaves one person and comes to another, it ends with the one who has it. */
  changed(before: Person | undefined, after: Person | undefined): void {
    for (const { channel, userId } of before?.identities ?? []) {
      leave(this.#byIdentity, rowKey(channel, userId), before?.id)
    }
    if (typeof before?.email === 'string') leave(this.#byEmail, before.email, before.id)
    if (after === undefined) return
    for (const { channel, userId } of after.identities) this.#byIdentity.set(rowKey(channel, userId), after.id)
    if (after.email !== null) this.#byEmail.set(after.email, after.id)
  }

  byIdentity(channel: string, userId: string): PersonId | undefined {
    return this.#byIdentity.get(rowKey(channel, userId))
  }

  byEmail(email: string): PersonId | undefined {
    return this.#byEmail.get(email)
  }
}

function leave(index: Map<string, PersonId>, key: string, person: PersonId | undefined): void {
  if (index.get(key) === person) index.delete(key)
}
