import { CentralinoError } from '../../errors.ts'
import type { PersonId } from '../../requests/terms.ts'
import type { Person } from '../person.ts'
import type { People } from '../store.ts'
import type { ChangeSet } from './change-set.ts'
import { isSameData } from './same-data.ts'
import type { Tables } from './tables.ts'

export class PeopleView implements People {
  readonly #tables: Tables
  readonly #changes: ChangeSet

  constructor(tables: Tables, changes: ChangeSet) {
    this.#tables = tables
    this.#changes = changes
  }

  async get(id: PersonId): Promise<Person | undefined> {
    return this.#find(id)
  }

  async byIdentity(channel: string, userId: string): Promise<Person | undefined> {
    return this.#find(this.#tables.indexes.people.byIdentity(channel, userId))
  }

  async byEmail(email: string): Promise<Person | undefined> {
    return this.#find(this.#tables.indexes.people.byEmail(email))
  }

  async put(person: Person): Promise<void> {
    const { people } = this.#tables.indexes
    for (const { channel, userId } of person.identities) {
      refuseOthers(person, people.byIdentity(channel, userId), `The identity ${userId} on ${channel}`)
    }
    // Whoever writes is looked at anew with each message: who stays as they were is not written again.
    if (isSameData(this.#find(person.id), person)) return
    if (person.email !== null) refuseOthers(person, people.byEmail(person.email), 'The e-mail')
    this.#changes.put(this.#tables.people, person.id, person)
  }

  #find(id: PersonId | undefined): Person | undefined {
    const rows = this.#changes.read(this.#tables.people)
    return id === undefined ? undefined : rows.get(id)
  }
}

function refuseOthers(person: Person, owner: PersonId | undefined, what: string): void {
  if (owner === undefined || owner === person.id) return
  throw new CentralinoError('store/conflict', `${what} of ${person.id} already belongs to ${owner}`, {
    data: { person: person.id, owner },
  })
}
