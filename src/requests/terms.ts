/** A person, by the opaque id the store gives them: the same on every platform. */
export type PersonId = string

/** An instant as `Date.toISOString()` writes it: UTC, milliseconds, `Z`. */
export type Instant = string

/** `urgent`: the person cannot work. */
export type Urgency = 'normal' | 'urgent'

export type Rating = 'up' | 'down'

/** `resolved`: nobody objected to the resolution; `no-answer`: the requester never answered a question. */
export type ClosingCause = 'resolved' | 'no-answer'
