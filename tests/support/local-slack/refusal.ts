/** What Slack answers instead of doing what was asked: `{ ok: false, error }`. */
export class Refusal extends Error {
  readonly code: string
  /** As in `response_metadata.messages`. */
  readonly details: readonly string[]

  constructor(code: string, details: readonly string[] = []) {
    super(code)
    this.code = code
    this.details = details
  }
}
