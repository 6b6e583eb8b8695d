import type { Address, IncomingMessage } from '../channel/message.ts'
import type { Identity, Person } from '../store/person.ts'
import type { Transaction } from '../store/store.ts'

/**
 * The person behind a message: known by the platform's id, else by an e-mail that the platform vouches for (who has it
 * on two platforms is one person), else new. Their e-mail, which may give rights, and where they can be reached alone are
 * brought up to date; nothing is kept yet.
 */
export async function recognizeSender(message: IncomingMessage, tx: Transaction, newId: () => string): Promise<Person> {
  const { sender } = message
  const identity: Identity = { channel: sender.channel, userId: sender.userId }
  const byIdentity = await tx.people.byIdentity(identity.channel, identity.userId)
  const byEmail = sender.email === undefined ? undefined : await tx.people.byEmail(sender.email)
  // An identity known before its e-mail was stays who it was: two histories are never merged behind people's backs.
  const known = byIdentity ?? byEmail
  const email = sender.email === undefined ? (known?.email ?? null) : isFreeFor(byEmail, known) ? sender.email : null
  const person: Person = {
    id: known?.id ?? newId(),
    identities: withIdentity(known?.identities ?? [], identity),
    email,
    displayName: sender.displayName ?? known?.displayName ?? null,
    unit: known?.unit ?? null,
    language: known?.language ?? 'it',
    addresses: known?.addresses ?? [],
  }
  const alone = message.personal ?? (message.scope === 'personal' ? message.address : undefined)
  return alone === undefined ? person : { ...person, addresses: withAddress(person, alone) }
}

function isFreeFor(holder: Person | undefined, person: Person | undefined): boolean {
  return holder === undefined || holder.id === person?.id
}

function withIdentity(identities: readonly Identity[], added: Identity): readonly Identity[] {
  const isThere = identities.some((one) => one.channel === added.channel && one.userId === added.userId)
  return isThere ? identities : [...identities, added]
}

function withAddress(person: Person, address: Address): Person['addresses'] {
  return [address, ...person.addresses.filter((one) => one.channel !== address.channel)]
}
