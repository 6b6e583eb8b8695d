import type { Urgency } from './terms.ts'

/** Working hours after the assignment at which somebody hears that nobody has taken the request. */
export interface UntakenHours {
  readonly assignee: number
  readonly deputy: number
  readonly office: number
}

/** How long each thing may take. Hours and days are working ones. */
export interface RequestPolicy {
  readonly untaken: Readonly<Record<Urgency, UntakenHours>>
  /** Days after the last question. */
  readonly waiting: { readonly remindAfterDays: number; readonly closeAfterDays: number }
  readonly resolved: { readonly closeAfterDays: number; readonly reopenWithinDays: number }
  /**
   * Minutes after the opening within which colleagues with the same problem are offered to join; the offer can be
   * taken up until `acceptedWithinMinutes`, so that whoever thinks about it is not turned away.
   */
  readonly joining: { readonly offeredWithinMinutes: number; readonly acceptedWithinMinutes: number }
  /** From how many hops on the head of the IT office is told. */
  readonly hopsUntilHead: number
}

export const defaultPolicy: RequestPolicy = {
  untaken: {
    normal: { assignee: 4, deputy: 8, office: 16 },
    urgent: { assignee: 1, deputy: 2, office: 4 },
  },
  waiting: { remindAfterDays: 2, closeAfterDays: 5 },
  resolved: { closeAfterDays: 3, reopenWithinDays: 10 },
  joining: { offeredWithinMinutes: 30, acceptedWithinMinutes: 120 },
  hopsUntilHead: 3,
}
