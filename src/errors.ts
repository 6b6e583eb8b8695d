/** Every error code of Centralino. A code never changes its meaning; the sentence may. */
export type ErrorCode =
  | 'config/invalid'
  | 'knowledge/invalid'
  | 'knowledge/unreadable'
  | 'knowledge/unwritable'
  | 'usage/invalid'
  | 'evaluation/unreadable'
  | 'web/port-in-use'
  | 'requests/invalid-history'
  | 'store/corrupt'
  | 'store/locked'
  | 'store/unwritable'
  | 'store/closed'
  | 'store/conflict'
  | 'store/newer'
  | 'delivery/temporary'
  | 'delivery/rate-limited'
  | 'delivery/ambiguous'
  | 'delivery/permanent'

/** A fault with a stable code, a sentence for people and named data for machines. Refusals are values, not errors. */
export class CentralinoError extends Error {
  override readonly name: string = 'CentralinoError'
  readonly code: ErrorCode
  readonly data: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; data?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.data = options.data ?? {}
  }
}

/** Why a message did not go out, and whether to try again. */
export class DeliveryError extends CentralinoError {
  override readonly name = 'DeliveryError'
  declare readonly code: Extract<ErrorCode, `delivery/${string}`>
  /** Milliseconds the platform asks to wait; absent where it does not say. */
  readonly retryAfterMs: number | undefined

  constructor(
    code: Extract<ErrorCode, `delivery/${string}`>,
    message: string,
    options: { cause?: unknown; retryAfterMs?: number } = {},
  ) {
    super(code, message, { cause: options.cause })
    this.retryAfterMs = options.retryAfterMs
  }
}
