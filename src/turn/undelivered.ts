import { workerOf } from '../requests/assignee.ts'
import { isActive } from '../requests/request.ts'
import type { DeliveryErrorCode, OutboxRow } from '../store/outbox-row.ts'
import { deskInForce } from './absences.ts'
import { actorOf } from './desk-context.ts'
import { carryOut, type KeepingContext, sendNotices } from './request-keeping.ts'

/**
 * What to do about a message that could not be delivered: where it was for whoever has a request, the request goes to
 * their deputy, else to the technical office. What was done is noted on the list of undelivered messages.
 */
export async function routeUndelivered(row: OutboxRow, code: DeliveryErrorCode, given: KeepingContext): Promise<void> {
  const { tx, at } = given
  const desk = await deskInForce(given.desk, tx)
  const context = { ...given, desk }
  const request = row.request === null ? undefined : await tx.requests.get(row.request)
  const person = row.to === null ? undefined : await tx.people.get(row.to)
  await tx.journal.append({
    at,
    actor: null,
    what: 'outbox/undelivered',
    data: { id: row.id, code, request: row.request },
  })
  if (request === undefined || person === undefined || !isActive(request)) return
  const worker = workerOf(request.assignee)
  const actor = actorOf(person, desk)
  const isTheirs =
    worker.kind === 'master' ? actor.masters.includes(worker.master) : actor.offices.includes(worker.unit)
  if (!isTheirs) return
  const kept = await carryOut({ type: 'reassign', cause: 'undelivered' }, request, 'system', context)
  if ('refusal' in kept) return
  await sendNotices(kept.notices, kept.request, person.id, context)
  await tx.outbox.noteRemedy(row.id, `reassigned/${kept.request.number}`)
}
