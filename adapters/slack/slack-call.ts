import { webApi } from '@slack/bolt'
import type { Clock } from '../../src/clock.ts'
import type { DeliveryError } from '../../src/errors.ts'
import { type HttpAnswer, httpCall } from '../../src/http-call.ts'
import { RateLimits } from './rate-limits.ts'
import { concernsOperators, RefusedResponse, slackErrorCode, toDeliveryError } from './slack-errors.ts'

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

/** The library would write to the terminal what this adapter reports as errors. */
export const silentLogger: webApi.Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
}

/** One try at each call, its failures in the core's words, the pauses that Slack asks for kept. */
export function createSlackCall({ token, apiUrl, clock, onFault, timeoutMs = 10_000 }: SlackCallOptions): SlackCall {
  const limits = new RateLimits(clock)
  const reported = new Set<string>()
  const client = new webApi.WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger: silentLogger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    fetch: (url, init) => fetchOnce(String(url), init, timeoutMs),
  })

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
    method: (name, args, repeat) => attempt(name, repeat, () => client.apiCall(name, written(args))),
    responseUrl: (url, body) =>
      attempt('response_url', 'seen-twice', async () => {
        const answer = await httpCall(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify(body),
          timeoutMs,
        })
        checkAnswer(answer)
      }),
  }
}

/**
 * Arguments as they go over the wire. The library would do the same, after copying every value of every object for a
 * log that nobody reads.
 */
function written(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
  ])
  return Object.fromEntries(entries)
}

type SlackFetch = NonNullable<webApi.WebClientOptions['fetch']>

/** What Slack's library calls Slack with. */
async function fetchOnce(url: string, init: Parameters<SlackFetch>[1], timeoutMs: number): ReturnType<SlackFetch> {
  const { method = 'GET', headers = {}, body = null } = init ?? {}
  if (body !== null && typeof body !== 'string') throw new TypeError('Files are not sent to Slack')
  const { status, statusText, headers: named, text } = await httpCall(url, { method, headers, body, timeoutMs })
  return {
    ok: status >= 200 && status <= 299,
    status,
    statusText,
    url,
    headers: {
      get: (name) => joined(named[name.toLowerCase()]),
      entries: () => Object.entries(named).map(([name, value]) => [name, joined(value) ?? '']),
    },
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    json: async () => JSON.parse(text),
    text: async () => text,
  }
}

function joined(value: string | string[] | undefined): string | null {
  return value === undefined ? null : String(value)
}

/** A response_url answers 200 with `ok`, or with an error as JSON, whatever the status. */
function checkAnswer({ status, statusText, headers, text }: HttpAnswer): void {
  if (status === 429) {
    throw new webApi.WebAPIRateLimitedError(Number.parseInt(headers['retry-after'] ?? '1', 10) || 1)
  }
  const refusal = /"error"\s*:\s*"([a-z_]+)"/.exec(text)?.[1]
  if (refusal !== undefined) throw new RefusedResponse(refusal)
  if (status < 200 || status > 299) throw new webApi.WebAPIHTTPError(status, statusText, {})
}
