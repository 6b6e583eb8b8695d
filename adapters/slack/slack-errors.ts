import { webApi } from '@slack/bolt'
import { networkCode, wasNeverSent } from '../../src/channel/network-fault.ts'
import { DeliveryError } from '../../src/errors.ts'
import { SlackBusy, SlackRefusal, SlackStatus } from './web-api.ts'

type DeliveryCode = DeliveryError['code']

/**
 * What Slack's error codes mean for a delivery; any other is permanent: Slack has refused this very call.
 * Source: the tables of errors at https://docs.slack.dev/reference/methods.
 */
const meanings: Readonly<Record<string, DeliveryCode>> = {
  ratelimited: 'delivery/rate-limited',
  rate_limited: 'delivery/rate-limited',
  service_unavailable: 'delivery/temporary',
  request_timeout: 'delivery/temporary',
  team_added_to_org: 'delivery/temporary',
  // "It's possible some aspect of the operation succeeded before the error was raised."
  internal_error: 'delivery/ambiguous',
  fatal_error: 'delivery/ambiguous',
}

/** What only whoever runs the bot can mend, in Slack's settings or its own: until then nothing goes out, nothing is lost. */
const forOperators = new Set([
  'access_denied',
  'accesslimited',
  'account_inactive',
  'app_missing_action_url',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'invalid_auth',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'team_quota_exceeded',
  'token_expired',
  'token_revoked',
  'two_factor_setup_required',
])

/** Codes of faults of the program itself, worth a line in the log although the message is given up. */
const ownMistakes = /^(?:invalid_(?:arg|blocks|form|json|post)|msg_blocks_too_long|msg_too_long|no_text|unknown_method)/

/** Slack's own code of an error, such as `channel_not_found`; undefined where Slack did not give one. */
export function slackErrorCode(error: unknown): string | undefined {
  if (error instanceof DeliveryError) return slackErrorCode(error.cause)
  // Slack's own library opens the sockets of Socket Mode.
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error
  return error instanceof SlackRefusal ? error.slackCode : undefined
}

/** Whether a code of Slack's is about what an operator has set up, such as a token. */
export function isForOperators(code: string): boolean {
  return forOperators.has(code)
}

/** Whether somebody should be told, besides whoever waits for the message. */
export function concernsOperators(error: DeliveryError): boolean {
  const code = slackErrorCode(error)
  return code !== undefined && (isForOperators(code) || ownMistakes.test(code))
}

/** How a call failed, without anything that was in it. */
export interface FailedCall {
  readonly method: string
  /** Whether doing it twice does no harm: then nothing about a failure is ambiguous. */
  readonly repeatable: boolean
}

export function toDeliveryError(error: unknown, call: FailedCall): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (error instanceof SlackBusy) {
    return new DeliveryError('delivery/rate-limited', `Slack asks to wait before ${call.method}`, {
      cause: error,
      retryAfterMs: error.retryAfterMs,
    })
  }
  const code = codeOf(error)
  return new DeliveryError(
    code === 'delivery/ambiguous' && call.repeatable ? 'delivery/temporary' : code,
    `Slack did not do ${call.method}: ${reasonOf(error)}`,
    { cause: error },
  )
}

function codeOf(error: unknown): DeliveryCode {
  const slackCode = slackErrorCode(error)
  if (slackCode !== undefined) {
    return meanings[slackCode] ?? (isForOperators(slackCode) ? 'delivery/temporary' : 'delivery/permanent')
  }
  if (error instanceof SlackStatus) return codeOfStatus(error.status)
  return wasNeverSent(error) ? 'delivery/temporary' : 'delivery/ambiguous'
}

/** 503 comes from the door, before anything is done, and a redirect from before it; other faults may come after. */
function codeOfStatus(status: number): DeliveryCode {
  if (status < 400 || status === 503 || status === 408) return 'delivery/temporary'
  return status >= 500 ? 'delivery/ambiguous' : 'delivery/permanent'
}

function reasonOf(error: unknown): string {
  if (error instanceof SlackRefusal) return [error.slackCode, ...error.details].join(' ').slice(0, 500)
  if (error instanceof SlackStatus) return `status ${error.status}`
  return networkCode(error) ?? (error instanceof Error ? error.message : 'unknown fault')
}
