import type { Clock } from '../clock.ts'
import { createResponder } from '../conversation/responder.ts'
import type { LiveKnowledge } from '../knowledge/editing/live-knowledge.ts'
import { localDay } from '../requests/local-time.ts'
import { type DeskBase, deskBase } from './desk-context.ts'

/**
 * The base in force made ready for today. Made anew when it changes, and when the day does: entries with dates switch
 * by themselves.
 */
export function currentDesk(
  live: Pick<LiveKnowledge, 'state'>,
  clock: Clock,
  administrators: ReadonlySet<string>,
): () => DeskBase {
  let made: { readonly base: LiveKnowledge['state']['base']; readonly day: string; readonly desk: DeskBase } | undefined
  return () => {
    const { base } = live.state
    const day = localDay(base.calendar.timeZone, clock.now())
    if (made?.day !== day || made.base !== base) {
      made = { base, day, desk: deskBase(createResponder(base, day), base.calendar.requests, administrators) }
    }
    return made.desk
  }
}
