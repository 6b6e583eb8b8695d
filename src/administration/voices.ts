import type { Language, OutgoingMessage } from '../channel/message.ts'
import { type DeskVoice, deskVoice, requestTexts } from '../conversation/desk/names.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Person } from '../store/person.ts'
import type { Transaction } from '../store/store.ts'

/** The voice for one person, with the names of the people who may be spoken of. */
export async function voiceAbout(
  language: Language,
  people: Iterable<string>,
  knowledge: Knowledge,
  tx: Transaction,
): Promise<DeskVoice> {
  const names = new Map<string, string>()
  for (const id of new Set(people)) {
    const person = await tx.people.get(id)
    names.set(id, person?.displayName ?? person?.email ?? requestTexts(language).colleague)
  }
  return deskVoice(language, knowledge, names)
}

/** One message to a person where they last wrote from; nobody else gets it where they cannot be reached. */
export async function writeTo(
  person: Person,
  message: OutgoingMessage,
  { tx, newId, at }: { readonly tx: Transaction; readonly newId: () => string; readonly at: string },
): Promise<void> {
  const [address] = person.addresses
  if (address !== undefined) await tx.outbox.add({ id: newId(), address, message, to: person.id, request: null, at })
}
