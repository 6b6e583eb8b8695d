import type { Address, OutgoingMessage } from '../channel/message.ts'
import type { ErrorCode } from '../errors.ts'
import type { Instant, PersonId } from '../requests/terms.ts'

export type DeliveryErrorCode = Extract<ErrorCode, `delivery/${string}`>

/** A message owed to somebody. */
export interface OutboxMessage {
  /** Unique for ever; what the platform is given to tell a retry from a new message. */
  readonly id: string
  readonly address: Address
  readonly message: OutgoingMessage
  /** Whom it is for; null where the address is nobody's in particular. */
  readonly to: PersonId | null
  /** Number of the request it is about; null where it is about none. */
  readonly request: number | null
  /** When it was decided. */
  readonly at: Instant
}

/** A message that waits to be sent. */
export interface OutboxRow extends OutboxMessage {
  /** Counted upwards over the whole outbox, in the order of adding. */
  readonly position: number
  /** How often sending it has failed. */
  readonly attempts: number
  /** Null before the first failure. */
  readonly lastAttempt: FailedAttempt | null
}

export interface FailedAttempt {
  readonly at: Instant
  readonly error: DeliveryErrorCode
  /** Whether this attempt or an earlier one may have reached the platform all the same. */
  readonly uncertain: boolean
  /** Not to be tried again before. */
  readonly nextAttemptAt: Instant
}

/** A message given up. */
export interface UndeliveredRow extends OutboxMessage {
  readonly error: DeliveryErrorCode
  readonly undeliveredAt: Instant
  /** What was done about it, in a code of the caller's; null: nothing yet. */
  readonly remedy: string | null
}

export interface DueRows {
  readonly rows: readonly OutboxRow[]
  /** When the next one falls due if nothing is added before; null: none waits for a moment to come. */
  readonly nextAt: Instant | null
}
