import type { OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { numberText } from '../conversation/desk/cards.ts'
import { button } from '../conversation/desk/draft.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import type { Notice } from '../conversation/desk/notices.ts'
import { workerOf } from '../requests/assignee.ts'
import type { SystemCommand } from '../requests/command.ts'
import { findDue } from '../requests/reminders.ts'
import type { Request } from '../requests/request.ts'
import type { PersonId } from '../requests/terms.ts'
import type { Store } from '../store/store.ts'
import { deskInForce } from './absences.ts'
import { type DeskBase, personOf, voiceFor } from './desk-context.ts'
import { DueSchedule, isOrphan } from './due-schedule.ts'
import { carryOut, type KeepingContext, owe, peopleIn, sendNotices } from './request-keeping.ts'

export interface DueContext {
  readonly store: Store
  readonly desk: DeskBase
  readonly newId: () => string
  /** Now, as `Date.toISOString()` writes it. */
  readonly at: string
}

interface Reminder {
  readonly notice: Notice
  readonly request: Request
}

/** Requests taken care of in one transaction: everybody else waits meanwhile. */
const keptAtOnce = 50

/**
 * Does what falls due by itself: reminders, escalations, closings, and new hands for requests whose master or office
 * left the knowledge base. Reminders to one person become one message; only where very many fall due at once, one for
 * those of each assignee.
 *
 * @param schedule remembered from one call to the next, it spares looking at what has not changed
 * @returns when to look again; undefined where nothing will fall due
 */
export async function runDue(
  { store, desk: written, newId, at }: DueContext,
  schedule = new DueSchedule(),
): Promise<Date | undefined> {
  const now = new Date(at)
  const { open, desk } = await store.transaction(async (tx) => ({
    open: await tx.requests.open(),
    desk: await deskInForce(written, tx),
  }))
  const { due, next } = await schedule.find(open, desk, now)
  for (const batch of batchesOf(due)) {
    await store.transaction(async (tx) => {
      const context: KeepingContext = { desk: await deskInForce(written, tx), tx, newId, at }
      const reminders: Reminder[] = []
      for (const number of batch) reminders.push(...(await runRequest(number, now, context)))
      await sendReminders(reminders, context)
    })
    await schedule.pause()
  }
  return next
}

/** Numbers, those of one assignee together. */
function batchesOf(due: readonly Request[]): readonly (readonly number[])[] {
  if (due.length === 0) return []
  if (due.length <= keptAtOnce) return [due.map(({ number }) => number)]
  const byAssignee = new Map<string, number[]>()
  for (const { number, assignee } of due) {
    const key = JSON.stringify(workerOf(assignee))
    const own = byAssignee.get(key) ?? []
    own.push(number)
    byAssignee.set(key, own)
  }
  return [...byAssignee.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / keptAtOnce) }, (_, at) =>
      own.slice(at * keptAtOnce, (at + 1) * keptAtOnce),
    ),
  )
}

async function runRequest(number: number, now: Date, context: KeepingContext): Promise<Reminder[]> {
  const { desk, tx } = context
  const { calendar, directory, policy } = desk
  let request = await tx.requests.get(number)
  if (request === undefined) return []
  const commands: SystemCommand[] = isOrphan(request, desk, now)
    ? [{ type: 'reassign', cause: 'assignee-gone' }]
    : [...findDue(request, { now, calendar, directory, policy }).commands]
  const reminders: Reminder[] = []
  for (const command of commands) {
    const kept = await carryOut(command, request, 'system', context)
    if ('refusal' in kept) continue
    const after: Request = kept.request
    request = after
    reminders.push(...kept.notices.filter((notice) => notice.digest).map((notice) => ({ notice, request: after })))
    await sendNotices(
      kept.notices.filter((notice) => !notice.digest),
      after,
      null,
      context,
    )
  }
  return reminders
}

/** One reminder is its card; several to one person are one list. */
async function sendReminders(reminders: readonly Reminder[], context: KeepingContext): Promise<void> {
  const { desk, tx } = context
  const byPerson = new Map<PersonId, Reminder[]>()
  for (const reminder of reminders) {
    const { to } = reminder.notice
    const person = to.kind === 'worker' ? await personOf(to.worker, desk, tx) : await tx.people.get(to.person)
    if (person === undefined) continue
    byPerson.set(person.id, [...(byPerson.get(person.id) ?? []), reminder])
  }
  for (const [id, own] of byPerson) {
    const person = await tx.people.get(id)
    const [only] = own
    if (person === undefined || only === undefined) continue
    const voice = await voiceFor(
      person.language,
      own.flatMap(({ request }) => peopleIn(request)),
      desk,
      tx,
    )
    const message = own.length === 1 ? only.notice.compose(voice) : digest(own, voice)
    await owe(person, message, own.length === 1 ? only.request.number : null, context)
  }
}

function digest(reminders: readonly Reminder[], voice: DeskVoice): OutgoingMessage {
  const { texts } = voice
  return composeMessage(voice.language, [
    { type: 'paragraph', text: texts.digest(reminders.length) },
    {
      type: 'list',
      items: reminders.map(
        ({ request }) => `${numberText(request.number)} ${request.title} – ${voice.nameOf(request.unit)}`,
      ),
    },
    {
      type: 'actions',
      actions: reminders.slice(0, 10).map(({ request }) => ({
        ...button('show', request.number, voice),
        label: `${texts.buttons.show.label} ${numberText(request.number)}`,
      })),
    },
  ])
}
