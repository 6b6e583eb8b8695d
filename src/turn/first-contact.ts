import { numberText, workerCard } from '../conversation/desk/cards.ts'
import type { Worker } from '../requests/assignee.ts'
import type { Person } from '../store/person.ts'
import { actorOf, voiceFor } from './desk-context.ts'
import { type KeepingContext, mayPassToSupplier, owe, peopleIn } from './request-keeping.ts'

/** Cards sent at once; for the rest there is the list. */
const maxCards = 10

/** Whoever can be reached from now on gets the cards of what has been waiting for them. */
export async function handOverWaiting(person: Person, context: KeepingContext): Promise<void> {
  const { desk, tx, at } = context
  const { masters, offices } = actorOf(person, desk)
  const workers: readonly Worker[] = [
    ...masters.map((master) => ({ kind: 'master', master }) as const),
    ...offices.map((unit) => ({ kind: 'office', unit }) as const),
  ]
  const waiting = (await Promise.all(workers.map((worker) => tx.requests.byAssignee(worker)))).flat()
  for (const request of waiting.filter(({ status }) => status === 'open').slice(0, maxCards)) {
    const voice = await voiceFor(person.language, peopleIn(request), desk, tx)
    const lead = voice.texts.work.assigned(numberText(request.number), 'opened')
    await owe(person, workerCard(request, voice, lead, mayPassToSupplier(request, desk, at)), request.number, context)
  }
}
