import type { IncomingContent, IncomingMessage } from '../../src/channel/message.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'
import type { RequestEvent } from '../../src/requests/event.ts'
import { evolve } from '../../src/requests/evolve.ts'
import type { Request } from '../../src/requests/request.ts'
import type { Person } from '../../src/store/person.ts'
import type { Store } from '../../src/store/store.ts'

const employees = 4_000
const words = 'La stampante del secondo piano non stampa più, ho già provato a spegnerla e riaccenderla due volte. '

/** What the measured conversations are about: requests `first` to `first + open - 1` are open, those before are closed. */
export interface Load {
  readonly base: KnowledgeBase
  readonly first: number
  readonly open: number
  /** When the measuring begins. */
  readonly at: Date
}

/** Puts everybody and all requests into the store. */
export async function fillStore(store: Store, load: Load): Promise<void> {
  const people = [
    ...Array.from({ length: employees }, (_, n) => employee(n, load)),
    ...load.base.masters.map(({ id, contacts }) => person(id, contacts.email)),
    ...load.base.organization.units.flatMap(({ id, desk }) =>
      desk === null ? [] : [person(`desk-${id}`, desk.email)],
    ),
  ]
  await store.transaction(async (tx) => {
    for (const one of people) await tx.people.put(one)
  })
  const end = load.first + load.open
  for (let from = 1; from < end; from += 200) {
    await store.transaction(async (tx) => {
      for (let number = from; number < Math.min(from + 200, end); number++) {
        await tx.requests.put(madeRequest(number, load))
      }
    })
  }
}

/** The n-th message of the day: questions above all, and every step of a request. */
export function incoming(n: number, load: Load): IncomingMessage {
  const number = load.first + ((n * 7_919) % load.open)
  const asker = employee(n * 31, load)
  const own = employee(number, load)
  const text = (sender: Person, said: string) => from(sender, n, { type: 'text', text: said })
  switch (n % 10) {
    case 0:
      return text(asker, 'chi si occupa delle auto di servizio?')
    case 1:
      return text(asker, 'la stampante non va, a chi mi rivolgo?')
    case 2:
      return text(asker, 'chi dirige i servizi educativi?')
    case 3:
      return text(asker, 'quale ufficio rilascia i permessi per i cantieri nei parchi?')
    case 4:
      return text(own, 'le mie richieste')
    case 5:
      return text(own, `a che punto è la ${number}?`)
    case 6:
      return text(own, `aggiungi ${number} succede anche con l'altra stampante`)
    case 7:
      return text(worker(number, load), `rispondi ${number} passo nel pomeriggio`)
    case 8:
      return text(worker(number, load), `nota ${number} chiamare prima`)
    default:
      return text(worker(number, load), `mostra ${number}`)
  }
}

function from(sender: Person, n: number, content: IncomingContent): IncomingMessage {
  const [address = { channel: 'bench', conversation: sender.id }] = sender.addresses
  const { email } = sender
  return {
    eventId: `message-${n}`,
    address,
    scope: 'personal',
    sender: { channel: 'bench', userId: sender.id, displayName: sender.id, ...(email === null ? {} : { email }) },
    content,
  }
}

function person(id: string, email: string, unit: string | null = null): Person {
  return {
    id,
    identities: [{ channel: 'bench', userId: id }],
    email: email.toLowerCase(),
    displayName: id,
    unit,
    language: 'it',
    addresses: [{ channel: 'bench', conversation: id }],
  }
}

function employee(n: number, { base }: Load): Person {
  const at = n % employees
  const { units } = base.organization
  return person(`employee-${at}`, `employee-${at}@example.org`, units[at % units.length]?.id ?? null)
}

function masterOf(number: number, { base }: Load) {
  const master = base.masters[number % base.masters.length]
  if (master === undefined) throw new Error('The base has no masters')
  return master
}

function worker(number: number, load: Load): Person {
  const { id, contacts } = masterOf(number, load)
  return person(id, contacts.email)
}

/** 3 to 4 kB of JSON. A third of the open ones waits to be taken, a third is being worked on, a third waits for an answer. */
function madeRequest(number: number, load: Load): Request {
  const { first, open, base } = load
  const as = { kind: 'master', master: masterOf(number, load).id } as const
  const isOpen = number >= first
  // Opened within the last hour, or long ago.
  const before = isOpen ? 3_600_000 - ((number - first) * 3_500_000) / open : 90 * 86_400_000
  const at = (minutes: number) => new Date(load.at.getTime() - before + minutes * 1_000).toISOString()
  const requester = employee(number, load)
  const unit = requester.unit ?? base.organization.itOffice
  const opened: RequestEvent = {
    type: 'opened',
    at: at(0),
    by: requester.id,
    number,
    requester: requester.id,
    requesterMasters: [],
    assignee: as,
    unit,
    topic: 'stampanti',
    application: null,
    title: `Stampante ferma ${number}`,
    description: words.repeat(4),
    phone: null,
    urgency: 'normal',
    onBehalfOf: null,
    attachments: [],
  }
  const events: RequestEvent[] = [
    opened,
    { type: 'assigned', at: at(0), by: null, assignee: as, cause: 'opened', trail: [], offerSupplier: false },
    { type: 'added', at: at(1), by: requester.id, text: words.repeat(4), attachments: [] },
  ]
  const phase = isOpen ? number % 3 : 3
  if (phase > 0) events.push({ type: 'taken', at: at(2), by: as.master, as })
  if (phase > 0) events.push({ type: 'answered', at: at(3), by: as.master, as, text: words.repeat(3), attachments: [] })
  if (phase === 2) events.push({ type: 'asked', at: at(4), by: as.master, as, text: words })
  if (phase === 3) {
    events.push({ type: 'resolved', at: at(4), by: as.master, as, text: words })
    events.push({ type: 'closed', at: at(5), by: null, cause: 'resolved' })
  }
  const request = events.reduce<Request | undefined>(evolve, undefined)
  if (request === undefined) throw new Error('A request begins with an event')
  return request
}
