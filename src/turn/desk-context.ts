import { isAdministrator } from '../administration/editing-people.ts'
import type { Language } from '../channel/message.ts'
import { type DeskVoice, deskVoice, requestTexts } from '../conversation/desk/names.ts'
import type { Responder } from '../conversation/responder.ts'
import { overlayAbsences, type SaidAbsences } from '../requests/absences.ts'
import type { Worker } from '../requests/assignee.ts'
import { type ChatContacts, channelIds } from '../requests/channel-ids.ts'
import type { Actor } from '../requests/command.ts'
import type { DecisionContext } from '../requests/decision.ts'
import { buildDirectory, type Directory, whyUnavailable } from '../requests/directory.ts'
import type { RequestPolicy } from '../requests/policy.ts'
import type { PersonId } from '../requests/terms.ts'
import { buildWorkingCalendar, type WorkingCalendar } from '../requests/working-calendar.ts'
import type { Person } from '../store/person.ts'
import type { Transaction } from '../store/store.ts'

/** The knowledge base in the forms that requests need. Made anew with each base and each day. */
export interface DeskBase {
  readonly responder: Responder
  readonly directory: Directory
  readonly calendar: WorkingCalendar
  readonly policy: RequestPolicy
  /** Verified e-mail addresses of administrators, lower case, and ids of people as `channel:id`. */
  readonly administrators: ReadonlySet<string>
  /** The same with the masters as they have said they are there; nothing is made anew while they say nothing new. */
  withAbsences(said: SaidAbsences): DeskBase
}

export function deskBase(responder: Responder, policy: RequestPolicy, administrators: ReadonlySet<string>): DeskBase {
  const { base } = responder.knowledge
  const calendar = buildWorkingCalendar(base.calendar)
  let latest: { readonly said: string; readonly desk: DeskBase } | undefined
  const withAbsences = (said: SaidAbsences): DeskBase => {
    const key = JSON.stringify(said)
    if (latest?.said !== key) {
      const present = responder.withMasters(overlayAbsences(base.masters, said))
      const directory = buildDirectory(present.knowledge.base)
      latest = { said: key, desk: { responder: present, directory, calendar, policy, administrators, withAbsences } }
    }
    return latest.desk
  }
  return withAbsences({})
}

/** Who a person is for requests: by the e-mail that the platform vouches for, or by their platform id in the base. */
export function actorOf(person: Person, desk: DeskBase): Actor {
  const { base, day } = desk.responder.knowledge
  const isTheirs = (contacts: ChatContacts) =>
    (person.email !== null && contacts.email.toLowerCase() === person.email) ||
    person.identities.some(({ channel, userId }) => channelIds(contacts).get(channel) === userId)
  return {
    person: person.id,
    masters: base.masters
      .filter((master) => whyUnavailable(master, day) !== 'not-in-force' && isTheirs(master.contacts))
      .map(({ id }) => id),
    offices: base.organization.units.filter((unit) => unit.desk !== null && isTheirs(unit.desk)).map(({ id }) => id),
    administrator: isAdministrator(person, desk.administrators),
  }
}

/** The address of a master or an office in the base; null where it has none. */
export function emailOf(worker: Worker, desk: DeskBase): string | null {
  return contactsOf(worker, desk)?.email ?? null
}

function contactsOf(worker: Worker, { responder }: DeskBase) {
  const { base, tree } = responder.knowledge
  return worker.kind === 'master'
    ? base.masters.find((master) => master.id === worker.master)?.contacts
    : (tree.unit(worker.unit)?.desk ?? undefined)
}

/** The person who answers for a worker in the chat; undefined where nobody has shown up yet. */
export async function personOf(worker: Worker, desk: DeskBase, tx: Transaction): Promise<Person | undefined> {
  const contacts = contactsOf(worker, desk)
  if (contacts === undefined) return undefined
  for (const [channel, id] of channelIds(contacts)) {
    const known = await tx.people.byIdentity(channel, id)
    if (known !== undefined) return known
  }
  return tx.people.byEmail(contacts.email.toLowerCase())
}

/** Whether a message can reach them. */
export function isReachable(person: Person | undefined): person is Person {
  return person !== undefined && person.addresses.length > 0
}

export async function decisionContext(
  actor: Actor | 'system',
  at: string,
  desk: DeskBase,
  tx: Transaction,
): Promise<DecisionContext> {
  const { directory, calendar, policy } = desk
  return { at, actor, directory, calendar, policy, loads: await tx.requests.loads() }
}

/** The voice for one person, with the names of everybody who may be spoken of. */
export async function voiceFor(
  language: Language,
  people: Iterable<PersonId>,
  desk: DeskBase,
  tx: Transaction,
): Promise<DeskVoice> {
  const names = new Map<PersonId, string>()
  for (const id of new Set(people)) {
    const person = await tx.people.get(id)
    names.set(id, person?.displayName ?? requestTexts(language).colleague)
  }
  return deskVoice(language, desk.responder.knowledge, names)
}
