import { createResponder, type Responder } from '../conversation/responder.ts'
import { loadKnowledgeOrThrow } from '../knowledge/load.ts'
import { localDay } from '../requests/local-time.ts'

/**
 * Loads a knowledge folder and prepares it for the questions of an instant, in the organisation's own time zone.
 *
 * @throws CentralinoError `knowledge/invalid` with all problems
 */
export async function openKnowledge(folder: string, now: Date): Promise<Responder> {
  const base = await loadKnowledgeOrThrow(folder)
  return createResponder(base, localDay(base.calendar.timeZone, now))
}
