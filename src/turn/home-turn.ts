import { homeMessage } from '../conversation/desk/home.ts'
import type { Worker } from '../requests/assignee.ts'
import { actorOf, voiceFor } from './desk-context.ts'
import type { DeskTurnContext, DeskTurned } from './desk-turned.ts'

/** What stands on the bot's own page for this person now. */
export async function showHome(context: DeskTurnContext): Promise<DeskTurned> {
  const { person, desk, tx, state } = context
  const { masters, offices, administrator } = actorOf(person, desk)
  const workers: readonly Worker[] = [
    ...masters.map((master) => ({ kind: 'master', master }) as const),
    ...offices.map((unit) => ({ kind: 'office', unit }) as const),
  ]
  const assigned = (await Promise.all(workers.map((worker) => tx.requests.byAssignee(worker)))).flat()
  const content = {
    unit: person.unit,
    mine: await tx.requests.byParticipant(person.id),
    work:
      workers.length === 0
        ? null
        : {
            queue: assigned.filter(({ status }) => status === 'open'),
            taken: assigned.filter(({ status }) => status === 'taken' || status === 'waiting'),
          },
    administration: administrator ? { undelivered: (await tx.outbox.undelivered()).length } : null,
  }
  const voice = await voiceFor(person.language, [person.id], desk, tx)
  return { state, replies: [homeMessage(content, desk.responder.knowledge, voice)], notify: () => Promise.resolve() }
}
