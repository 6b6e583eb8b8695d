import type { OutgoingMessage } from '../../src/channel/message.ts'
import type { Assignee } from '../../src/requests/assignee.ts'
import type { RequestEvent } from '../../src/requests/event.ts'
import { evolve } from '../../src/requests/evolve.ts'
import type { Request } from '../../src/requests/request.ts'
import type { OutboxMessage } from '../../src/store/outbox-row.ts'
import type { Person } from '../../src/store/person.ts'

/** `minutes` after a Monday at nine. */
export function instant(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2, 8, 0) + minutes * 60_000).toISOString()
}

/** A request just opened. */
export function openedRequest(
  number: number,
  changes: { requester?: string; unit?: string; assignee?: Assignee; at?: string; description?: string } = {},
): Request {
  return evolve(undefined, {
    type: 'opened',
    at: changes.at ?? instant(0),
    by: changes.requester ?? 'anna',
    number,
    requester: changes.requester ?? 'anna',
    requesterMasters: [],
    assignee: changes.assignee ?? { kind: 'master', master: 'master-schools' },
    unit: changes.unit ?? 'schools',
    topic: 'printers',
    application: null,
    title: 'Printer',
    description: changes.description ?? 'The printer on the second floor does not print. È già la terza volta 🖨️',
    phone: null,
    urgency: 'normal',
    onBehalfOf: null,
    attachments: [],
  })
}

export function followedBy(request: Request, ...events: readonly RequestEvent[]): Request {
  return events.reduce<Request>(evolve, request)
}

export function closed(request: Request, at = instant(60)): Request {
  const resolved: RequestEvent = {
    type: 'resolved',
    at,
    by: 'ada',
    as: { kind: 'master', master: 'master-schools' },
    text: null,
  }
  return followedBy(request, resolved, { type: 'closed', at, by: null, cause: 'resolved' })
}

export function message(text: string, card?: string): OutgoingMessage {
  const blocks = [{ type: 'paragraph', text } as const]
  return { language: 'it', text, blocks, ...(card === undefined ? {} : { card }) }
}

export function owed(id: string, changes: Partial<OutboxMessage> & { conversation?: string } = {}): OutboxMessage {
  const { conversation = 'c1', ...rest } = changes
  const address = { channel: 'fake', conversation }
  return { id, address, message: message(id), to: 'anna', request: null, at: instant(0), ...rest }
}

export function person(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    identities: [{ channel: 'fake', userId: `U-${id}` }],
    email: null,
    displayName: null,
    unit: null,
    language: 'it',
    addresses: [],
    ...changes,
  }
}
