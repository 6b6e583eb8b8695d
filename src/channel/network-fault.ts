/** The connection never stood, so that nobody has seen the request. */
const nothingSent = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_CONNECT_TIMEOUT',
])

/** The code that the system or Node gave a failed call, such as `ECONNRESET`, however deep it lies; undefined: none. */
export function networkCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    // Libraries name their own errors in lower case.
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z]/.test(cause.code)) return cause.code
    cause = cause instanceof AggregateError ? cause.errors[0] : cause.cause
  }
  return undefined
}

/** Whether a call failed before anything went out. */
export function wasNeverSent(error: unknown): boolean {
  const code = networkCode(error)
  return code !== undefined && nothingSent.has(code)
}
