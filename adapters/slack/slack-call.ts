import type { webApi } from '@slack/bolt'
import type { Clock } from '../../src/clock.ts'
import type { DeliveryError } from '../../src/errors.ts'
import { RateLimits } from './rate-limits.ts'
import { concernsOperators, slackErrorCode, toDeliveryError } from './slack-errors.ts'
import { answerInteraction, callMethod } from './web-api.ts'

export interface SlackCallOptions {
  readonly token: string
  /** Where the methods are, with or without a slash at the end. Default: Slack itself. */
  readonly apiUrl?: string
  readonly clock: Clock
  /** Told once of what an operator or a programmer has to mend, and again when it has worked in between. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds a call may take. Default: 10,000. */
  readonly timeoutMs?: number
}

/** What is sent twice may be seen twice; what is repeatable may be done again without harm. */
export type Repeat = 'seen-twice' | 'repeatable'

export interface SlackCall {
  /** Calls a method; rejects with a `DeliveryError`. */
  method(name: string, args: Readonly<Record<string, unknown>>, repeat: Repeat): Promise<webApi.WebAPICallResult>
  /** Posts to a response_url; rejects with a `DeliveryError`. */
  responseUrl(url: string, body: Readonly<Record<string, unknown>>): Promise<void>
}

/** One try at each call, its failures in the core's words, the pauses that Slack asks for kept. */
export function createSlackCall({
  token,
  apiUrl = 'https://slack.com/api/',
  clock,
  onFault,
  timeoutMs = 10_000,
}: SlackCallOptions): SlackCall {
  const limits = new RateLimits(clock)
  const reported = new Set<string>()
  const api = { url: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`, token, timeoutMs }

  async function attempt<Result>(method: string, repeat: Repeat, run: () => Promise<Result>): Promise<Result> {
    limits.check(method)
    try {
      const result = await run()
      reported.clear()
      return result
    } catch (cause) {
      const error = toDeliveryError(cause, { method, repeatable: repeat === 'repeatable' })
      if (error.retryAfterMs !== undefined) limits.pause(method, error.retryAfterMs)
      report(error)
      throw error
    }
  }

  function report(error: DeliveryError): void {
    const code = slackErrorCode(error)
    if (code === undefined || reported.has(code) || !concernsOperators(error)) return
    reported.add(code)
    onFault(error)
  }

  return {
    method: (name, args, repeat) => attempt(name, repeat, () => callMethod(api, name, args)),
    responseUrl: (url, body) => attempt('response_url', 'seen-twice', () => answerInteraction(url, body, timeoutMs)),
  }
}
