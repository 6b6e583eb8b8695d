import type { OpenCommand, Refusal } from './command.ts'
import { type Decision, type DecisionContext, refuse } from './decision.ts'
import type { Request } from './request.ts'
import { route } from './routing.ts'
import { isUnderstandable, MAX_SHORT_TEXT, textOrNull, titleOf, tooLong } from './wording.ts'

/** Opens a request and says at once whom it goes to. */
export function decideOpening(command: OpenCommand, request: Request | undefined, context: DecisionContext): Decision {
  const { actor, at, directory, calendar, loads, policy } = context
  if (request !== undefined) return refuse({ reason: 'number-taken', data: { number: command.number } })
  if (actor === 'system') return refuse({ reason: 'not-allowed', data: { command: command.type } })
  const wrong = wrongDraft(command)
  if (wrong !== undefined) return refuse(wrong)

  const { number, unit, topic, application, urgency, attachments } = command
  const description = command.description.trim()
  const onBehalfOf = textOrNull(command.onBehalfOf)
  const requesterMasters = onBehalfOf === null ? actor.masters : []
  const { assignee, trail, offerSupplier } = route(
    {
      unit,
      topic,
      application,
      at: new Date(at),
      declinedBy: [],
      passedBy: requesterMasters.map((master) => ({ kind: 'master', master })),
      hops: 0,
      loads,
      hopsUntilHead: policy.hopsUntilHead,
    },
    directory,
    calendar,
  )
  const title = titleOf(command.title)
  return {
    events: [
      {
        type: 'opened',
        at,
        by: actor.person,
        number,
        requester: actor.person,
        requesterMasters,
        assignee,
        unit,
        topic,
        application,
        title: title === '' ? titleOf(description) : title,
        description,
        phone: textOrNull(command.phone),
        urgency,
        onBehalfOf,
        attachments,
      },
      { type: 'assigned', at, by: null, assignee, cause: 'opened', trail, offerSupplier },
    ],
  }
}

/**
 * A request needs something a person can understand: a word in the title or description, a topic or application
 * that says what it is about, or an attachment to look at.
 */
function wrongDraft(draft: OpenCommand): Refusal | undefined {
  const says =
    isUnderstandable(draft.description) ||
    isUnderstandable(draft.title) ||
    draft.topic !== null ||
    draft.application !== null ||
    draft.attachments.length > 0
  if (!says) return { reason: 'nothing-said', data: { field: 'description' } }
  return (
    tooLong('description', draft.description.trim()) ??
    tooLong('phone', draft.phone?.trim() ?? '', MAX_SHORT_TEXT) ??
    tooLong('on-behalf-of', draft.onBehalfOf?.trim() ?? '', MAX_SHORT_TEXT)
  )
}
