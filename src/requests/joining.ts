import { compareText, type Matter } from './directory.ts'
import { isActive, isParticipant, type Request } from './request.ts'
import type { PersonId } from './terms.ts'

const MINUTE = 60_000

export interface JoiningQuestion extends Matter {
  readonly person: PersonId
  readonly unit: string
  readonly at: Date
  readonly withinMinutes: number
}

/**
 * Requests with the same problem that somebody may join instead of opening one more: of the same unit, about the
 * same matter, opened a short while ago, still in hand and not yet theirs. The oldest first.
 */
export function findJoinable(requests: Iterable<Request>, question: JoiningQuestion): readonly Request[] {
  return [...requests]
    .filter(
      (request) =>
        request.unit === question.unit &&
        isSameMatter(request, question) &&
        isOpenForJoining(request, question.at, question.withinMinutes) &&
        !isParticipant(request, question.person),
    )
    .sort((one, other) => compareText(one.openedAt, other.openedAt) || one.number - other.number)
}

/** Opened within so many minutes and still in hand. A clock set back since does not make it older or newer. */
export function isOpenForJoining(request: Request, at: Date, withinMinutes: number): boolean {
  return isActive(request) && Math.abs(at.getTime() - Date.parse(request.openedAt)) <= withinMinutes * MINUTE
}

/** The same topic or application; two different applications of one topic are two matters. */
function isSameMatter(one: Matter, other: Matter): boolean {
  if (one.application !== null && other.application !== null) return one.application === other.application
  return one.topic !== null && one.topic === other.topic
}
