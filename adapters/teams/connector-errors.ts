import { wasNeverSent } from '../../src/channel/network-fault.ts'
import { DeliveryError } from '../../src/errors.ts'

/** An answer of the Bot Connector that is no success. */
export interface FailedAnswer {
  readonly status: number
  readonly body: string
  /** The header `Retry-After`; null where there is none. */
  readonly retryAfter: string | null
}

/** What the connector answered, as the cause of a delivery error: never what was sent. */
export class ConnectorRefusal extends Error {
  readonly status: number
  /** The service's own code, such as `BotNotInConversationRoster`; empty where it gave none. */
  readonly serviceCode: string

  constructor(status: number, serviceCode: string) {
    super(`The Bot Connector answered ${status}${serviceCode === '' ? '' : ` ${serviceCode}`}`)
    this.status = status
    this.serviceCode = serviceCode
  }
}

/**
 * Refusals that hold for one person or conversation, with status 403; any other 403 is about the bot itself.
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages, "Status codes".
 */
const aboutConversation = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'ForbiddenOperationException',
  'MessageWritesBlocked',
  'NotEnoughPermissions',
])

/** `repeatable`: whether doing it twice does no harm; then nothing about a failure is ambiguous. */
export function failedResponse({ status, body, retryAfter }: FailedAnswer, repeatable: boolean): DeliveryError {
  const refusal = new ConnectorRefusal(status, serviceCode(body))
  const retryAfterMs = status === 429 ? milliseconds(retryAfter) : undefined
  return new DeliveryError(codeOf(refusal, repeatable), refusal.message, {
    cause: refusal,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

/** For a request without an answer. */
export function lostRequest(cause: unknown, repeatable: boolean): DeliveryError {
  const certain = repeatable || wasNeverSent(cause)
  return new DeliveryError(certain ? 'delivery/temporary' : 'delivery/ambiguous', 'The Bot Connector did not answer', {
    cause,
  })
}

/** Whether the operator must mend something: the bot's registration or a message that Teams does not understand. */
export function concernsOperators({ cause }: DeliveryError): boolean {
  if (!(cause instanceof ConnectorRefusal)) return false
  const { status, serviceCode } = cause
  return status === 400 || status === 401 || status === 413 || (status === 403 && !aboutConversation.has(serviceCode))
}

function codeOf({ status, serviceCode }: ConnectorRefusal, repeatable: boolean): DeliveryError['code'] {
  if (status === 429) return 'delivery/rate-limited'
  if (status === 401 || status === 412 || status === 503) return 'delivery/temporary'
  if (status === 403) return aboutConversation.has(serviceCode) ? 'delivery/permanent' : 'delivery/temporary'
  if (status === 408 || status >= 500) return repeatable ? 'delivery/temporary' : 'delivery/ambiguous'
  return 'delivery/permanent'
}

/** `{"error":{"code":…}}`, or with a more exact `subCode` beside it. */
function serviceCode(body: string): string {
  const codes = [...body.slice(0, 2_000).matchAll(/"(?:subCode|code)"\s*:\s*"(\w{1,80})"/g)].map(
    ([, code]) => code ?? '',
  )
  return codes.find((code) => aboutConversation.has(code)) ?? codes[0] ?? ''
}

/** The connector says seconds. */
function milliseconds(retryAfter: string | null): number | undefined {
  return retryAfter !== null && /^\d+(?:\.\d+)?$/.test(retryAfter) ? Number(retryAfter) * 1_000 : undefined
}
