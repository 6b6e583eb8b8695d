import type { OutgoingMessage } from '../../src/channel/message.ts'
import type { RequestEvent } from '../../src/requests/event.ts'
import { evolve } from '../../src/requests/evolve.ts'
import type { Request } from '../../src/requests/request.ts'
import type { Store, Transaction } from '../../src/store/store.ts'

const PEOPLE = 4_000
const MASTERS = 150
const BEGUN = Date.UTC(2021, 0, 4, 8)
const words = 'La stampante del secondo piano non stampa più, ho già provato a spegnerla e riaccenderla due volte. '

function personOf(n: number): string {
  return `person-${n % PEOPLE}`
}

function instant(minutes: number): string {
  return new Date(BEGUN + minutes * 60_000).toISOString()
}

const master = (number: number) => ({ kind: 'master', master: `master-${number % MASTERS}` }) as const

/** A request with a few exchanges, 3 to 4 kB of JSON. */
function requestInHand(number: number): Request {
  const as = master(number)
  const at = (minutes: number) => instant(number * 12 + minutes)
  const worker = `person-of-${as.master}`
  const events: readonly RequestEvent[] = [
    {
      type: 'opened',
      at: at(0),
      by: personOf(number),
      number,
      requester: personOf(number),
      requesterMasters: [],
      assignee: as,
      unit: `unit-${number % 166}`,
      topic: 'stampanti',
      application: null,
      title: 'Stampante ferma',
      description: words.repeat(4),
      phone: null,
      urgency: 'normal',
      onBehalfOf: null,
      attachments: [],
    },
    { type: 'assigned', at: at(0), by: null, assignee: as, cause: 'opened', trail: [], offerSupplier: false },
    { type: 'taken', at: at(20), by: worker, as },
    { type: 'asked', at: at(21), by: worker, as, text: words },
    { type: 'added', at: at(30), by: personOf(number), text: words, attachments: [] },
    { type: 'answered', at: at(40), by: worker, as, text: words, attachments: [] },
    { type: 'noted', at: at(41), by: worker, as, text: words, internal: true },
  ]
  return withEvents(undefined, events)
}

function closedRequest(number: number): Request {
  const request = requestInHand(number)
  const as = master(number)
  return withEvents(request, [
    { type: 'resolved', at: instant(number * 12 + 60), by: `person-of-${as.master}`, as, text: words },
    { type: 'closed', at: instant(number * 12 + 90), by: null, cause: 'resolved' },
  ])
}

function withEvents(before: Request | undefined, events: readonly RequestEvent[]): Request {
  const request = events.reduce<Request | undefined>(evolve, before)
  if (request === undefined) throw new Error('A request begins with an event')
  return request
}

function reply(text: string, card?: string): OutgoingMessage {
  const action = {
    action: 'take',
    value: '42',
    label: 'Prendi in carico',
    typed: 'prendi 42',
    style: 'primary',
  } as const
  return {
    language: 'it',
    text,
    blocks: [
      { type: 'heading', text: 'Richiesta' },
      { type: 'paragraph', text },
      { type: 'facts', facts: Array.from({ length: 6 }, (_, at) => ({ label: `Campo ${at}`, text: 'Valore' })) },
      { type: 'actions', actions: [action, action, action] },
    ],
    ...(card === undefined ? {} : { card }),
  }
}

/** Puts requests by the hundred: the first `closed` numbers over, the next `open` in hand. */
export async function fill(store: Store, closed: number, open: number): Promise<void> {
  for (let first = 1; first <= closed + open; first += 100) {
    await store.transaction(async (tx) => {
      for (let number = first; number < first + 100 && number <= closed + open; number++) {
        await tx.requests.put(number <= closed ? closedRequest(number) : requestInHand(number))
      }
    })
  }
}

/** What one message about a request leads to: some reads, seven writes, two messages owed. Returns their ids. */
export async function takeMessage(tx: Transaction, n: number, number: number): Promise<readonly string[]> {
  const at = new Date(BEGUN + 5 * 365 * 24 * 3_600_000 + n * 5).toISOString()
  if (!(await tx.inbox.accept('bench', `event-${n}`, at))) return []
  const id = personOf(number)
  const identity = { channel: 'bench', userId: id }
  const address = { channel: 'bench', conversation: `with-${id}` }
  const known = await tx.people.byIdentity('bench', id)
  await tx.conversations.get(id)
  // Now and then somebody asks for their own requests, the ten closed last among them.
  if (n % 10 === 0) await tx.requests.byParticipant(id)
  await tx.requests.loads()
  const before = await tx.requests.get(number)
  if (before === undefined) throw new Error(`No request ${number}`)
  // A request does not grow for ever: every tenth message about one it is as at the beginning.
  const begin = before.history.length > 16 ? requestInHand(number) : before
  await tx.requests.put(evolve(begin, { type: 'added', at, by: id, text: words, attachments: [] }))
  await tx.people.put({
    ...(known ?? { id, identities: [identity], email: `${id}@example.org`, displayName: id, unit: null }),
    language: 'it',
    addresses: [address],
  })
  await tx.conversations.put(id, { about: number, step: 'told', words: words.repeat(2) })
  const owed = [address, { channel: 'bench', conversation: `with-master-${number % MASTERS}` }]
  const ids = owed.map((_, which) => `message-${n}-${which}`)
  for (const [which, to] of owed.entries()) {
    const message = reply(words, `request-${number}`)
    await tx.outbox.add({ id: `message-${n}-${which}`, address: to, message, to: id, request: number, at })
  }
  await tx.journal.append({ at, actor: id, what: 'request/added', data: { number } })
  return ids
}
