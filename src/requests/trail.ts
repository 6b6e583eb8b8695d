import type { Worker } from './assignee.ts'

/**
 * One step of the reasoning that chose an assignee, in order; enough to tell "whom and why" in words.
 * Units, masters, topics and applications by id; days as `YYYY-MM-DD` in the time zone of the calendar.
 */
export type TrailStep =
  /** The requester's unit is not in the base, or ended before `day`: the IT office takes over. */
  | { readonly code: 'unit-unknown'; readonly data: { readonly unit: string } }
  | { readonly code: 'unit-ended'; readonly data: { readonly unit: string; readonly day: string } }
  /** The unit has no master in force, the search goes on above it. */
  | { readonly code: 'no-master-here'; readonly data: { readonly unit: string } }
  /** No unit up to the root has a master. */
  | { readonly code: 'no-master-anywhere'; readonly data: { readonly unit: string } }
  /** The nearest unit with masters, by id. */
  | { readonly code: 'masters-here'; readonly data: { readonly unit: string; readonly masters: readonly string[] } }
  | {
      readonly code: 'left-out'
      readonly data: { readonly worker: Worker; readonly because: 'declined' | 'passed-by' | 'unreachable' }
    }
  /**
   * `only`: the only one left; `order`: equal, first by id. `skill` is the id of the matching topic (perhaps a
   * broader one) or application.
   */
  | {
      readonly code: 'chosen'
      readonly data: {
        readonly master: string
        readonly because: 'only' | 'skill' | 'load' | 'order'
        readonly skill: string | null
        readonly load: number
      }
    }
  | {
      readonly code: 'not-available'
      readonly data: {
        readonly master: string
        readonly because: 'absence' | 'day-off' | 'unreachable' | 'not-in-force'
        readonly day: string
      }
    }
  | { readonly code: 'deputy'; readonly data: { readonly master: string; readonly of: string } }
  /** The chain of deputies ends without anybody available; `circle`: it comes back to where it has been. */
  | { readonly code: 'no-deputy'; readonly data: { readonly of: string; readonly because: 'none' | 'circle' } }
  | { readonly code: 'nobody-available'; readonly data: { readonly unit: string } }
  /** `behind`: the topic or application id it stands behind. */
  | { readonly code: 'technical-office'; readonly data: { readonly unit: string; readonly behind: string } }
  | { readonly code: 'no-technical-office'; readonly data: { readonly behind: string | null } }
  | { readonly code: 'it-office'; readonly data: { readonly unit: string } }
  /** It has passed through so many hands that the head of the IT office is told. */
  | { readonly code: 'many-hops'; readonly data: { readonly hops: number; readonly unit: string } }
  /** The master may pass it to the supplier directly. */
  | { readonly code: 'supplier-offered'; readonly data: { readonly unit: string; readonly master: string } }
