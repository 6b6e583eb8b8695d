import type { webApi } from '@slack/bolt'
import { type HttpAnswer, httpCall } from '../../src/http-call.ts'

/** Slack understood a call and did not do it. */
export class SlackRefusal extends Error {
  /** Such as `channel_not_found`. */
  readonly slackCode: string
  /** What Slack says besides, such as which argument is wrong. */
  readonly details: readonly string[]

  constructor(slackCode: string, details: readonly string[] = []) {
    super(`Slack refused the call: ${slackCode}`)
    this.slackCode = slackCode
    this.details = details
  }
}

/** Slack, or what stands before it, answered with a status that says that something is wrong. */
export class SlackStatus extends Error {
  readonly status: number

  constructor(status: number) {
    super(`Slack answered with status ${status}`)
    this.status = status
  }
}

/** Slack asks to wait (429). */
export class SlackBusy extends Error {
  readonly retryAfterMs: number

  constructor({ headers }: HttpAnswer) {
    super('Slack asks to wait')
    this.retryAfterMs = (Number.parseInt(headers['retry-after'] ?? '1', 10) || 1) * 1_000
  }
}

export interface WebApi {
  /** Ends with a slash. */
  readonly url: string
  readonly token: string
  readonly timeoutMs: number
}

/**
 * Calls a method of the Web API once: https://docs.slack.dev/apis/web-api. Rejects with one of the errors above, or with
 * that of the network.
 *
 * Slack's own client does the same for a third of the processor time of a whole answer (docs/decisions/0020).
 */
export async function callMethod(
  { url, token, timeoutMs }: WebApi,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<webApi.WebAPICallResult> {
  const { type, body } = writtenArgs(args)
  const headers = { authorization: `Bearer ${token}`, 'content-type': type, accept: 'application/json' }
  const answer = await httpCall(`${url}${name}`, { method: 'POST', headers, body, timeoutMs })
  if (answer.status === 429) throw new SlackBusy(answer)
  if (answer.status !== 200) throw new SlackStatus(answer.status)
  const result = readResult(answer.text)
  const { response_metadata: metadata } = result
  if (result.ok !== true) throw new SlackRefusal(result.error ?? 'unknown', metadata?.messages)
  const scopes = answer.headers['x-oauth-scopes']
  if (typeof scopes !== 'string') return result
  return { ...result, response_metadata: { ...metadata, scopes: scopes.trim().split(/\s*,\s*/) } }
}

/** The parser's own error repeats what it could not read: nothing of an answer belongs in a log. */
function readResult(text: string): webApi.WebAPICallResult & { readonly error?: string } {
  let result: unknown
  try {
    result = JSON.parse(text)
  } catch {
    result = null
  }
  if (typeof result !== 'object' || result === null) throw new Error('The answer is none of Slack’s')
  return { ok: false, ...result }
}

/** Posts to a response_url, which answers `ok`, or with an error as JSON whatever the status. */
export async function answerInteraction(url: string, body: object, timeoutMs: number): Promise<void> {
  const headers = { 'content-type': jsonType }
  const answer = await httpCall(url, { method: 'POST', headers, body: JSON.stringify(body), timeoutMs })
  if (answer.status === 429) throw new SlackBusy(answer)
  const code = /"error"\s*:\s*"([a-z_]+)"/.exec(answer.text)?.[1]
  if (code !== undefined) throw new SlackRefusal(code)
  if (answer.status < 200 || answer.status > 299) throw new SlackStatus(answer.status)
}

const jsonType = 'application/json; charset=utf-8'

/** Every method takes a form; those with an argument that is an object take JSON, too, which need not be escaped. */
function writtenArgs(args: Readonly<Record<string, unknown>>): { readonly type: string; readonly body: string } {
  const given = Object.entries(args).filter(([, value]) => value !== undefined && value !== null)
  if (given.some(([, value]) => typeof value === 'object')) return { type: jsonType, body: JSON.stringify(args) }
  const form = new URLSearchParams(Object.fromEntries(given.map(([name, value]) => [name, String(value)])))
  return { type: 'application/x-www-form-urlencoded', body: form.toString() }
}
