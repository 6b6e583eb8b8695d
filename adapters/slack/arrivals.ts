import type { Receive } from '../../src/channel/adapter.ts'
import type { Delivery } from '../../src/spool.ts'
import { type ConversationKey, slackAddress } from './conversation-key.ts'
import { judge } from './gate.ts'
import type { Identity } from './identity.ts'
import type { LiveTriggers } from './live-triggers.ts'
import { parseCommand } from './parse-command.ts'
import { parseEvent } from './parse-event.ts'
import { parsePress, parseShortcut, parseSubmission } from './parse-interaction.ts'
import type { Arrival, Parsed } from './parsed.ts'
import type { PendingSubmissions, SubmissionAnswer } from './pending-submissions.ts'
import type { Refusals } from './refusals.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { SlackIdentity } from './slack-client.ts'
import type { Windows } from './windows.ts'

export interface ArrivalParts {
  /** The bot itself; rejects where that will not be known before the program stops. */
  readonly self: () => Promise<SlackIdentity>
  /** Ids of workspaces served besides the bot's own. */
  readonly workspaces: readonly string[]
  readonly receive: Receive
  readonly identity: Identity
  readonly refusals: Refusals
  readonly triggers: LiveTriggers
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly submissions: PendingSubmissions
  /** Work that nobody waits for, but the end of the program. */
  readonly inBackground: (work: Promise<unknown>) => void
}

/** What was taken for good. */
export interface Taken {
  /** Of a submitted window: what to answer Slack, in time. */
  readonly answer?: Promise<SubmissionAnswer>
}

type Read = Parsed & { readonly view?: string }

/**
 * Brings what somebody did to the core: resolves once the core has it, or once it is known to be nothing for the core;
 * rejects where it must be tried again. `isLive`: Slack is waiting, so that windows can be opened and answered.
 */
export async function takeDelivery(delivery: Delivery, isLive: boolean, parts: ArrivalParts): Promise<Taken> {
  const self = await parts.self()
  const read = readDelivery(delivery, self, parts.submissions)
  if ('ignored' in read) return {}
  const { arrival, view } = read
  const { from, user, content } = arrival
  const address = slackAddress(from)
  const profile = await parts.identity.lookUp(user)
  const verdict = judge(user, profile, new Set([self.teamId, ...parts.workspaces]))
  if (arrival.responseUrl !== undefined) {
    parts.responseUrls.remember(address.conversation, arrival.responseUrl, delivery.at)
  }
  if ('silent' in verdict) return {}
  if ('refused' in verdict) {
    const url = parts.responseUrls.take(address.conversation)
    parts.inBackground(parts.refusals.tell(arrival, verdict.refused, profile, url))
    return {}
  }
  rememberWindow(arrival, delivery.at, isLive, parts)
  const answer =
    view !== undefined && content.type === 'form' && isLive
      ? parts.submissions.wait(address.conversation, view, content.form, delivery.at)
      : undefined
  await parts.receive({
    eventId: arrival.eventId,
    address,
    personal: slackAddress({ kind: 'user', user }),
    scope: scopeOf(from),
    sender: verdict.admitted,
    content,
  })
  return answer === undefined ? {} : { answer }
}

function readDelivery({ kind, body }: Delivery, self: SlackIdentity, submissions: PendingSubmissions): Read {
  switch (kind) {
    case 'event':
      return parseEvent(body, self.userId)
    case 'press':
      return parsePress(body)
    case 'shortcut':
      return parseShortcut(body)
    case 'submission':
      return parseSubmission(body, (view) => submissions.refusals(view))
    case 'command':
      return parseCommand(body)
    default:
      return { ignored: `a delivery of the unknown kind ${kind}` }
  }
}

function rememberWindow(
  { from, user, trigger, window }: Arrival,
  at: Date,
  isLive: boolean,
  { triggers, windows }: ArrivalParts,
): void {
  if (from.kind === 'window' && window !== undefined) windows.seen(slackAddress(from).conversation, window)
  if (trigger === undefined || !isLive) return
  triggers.remember(user, { id: trigger, at, ...(window === undefined ? {} : { over: window }) })
}

function scopeOf({ kind }: ConversationKey): 'personal' | 'shared' {
  return kind === 'thread' ? 'shared' : 'personal'
}
