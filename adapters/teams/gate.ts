import { activityShape, type IncomingActivity, namedTenants } from './activity-shape.ts'
import { isRecord } from './card-data.ts'
import { isAllowedService } from './cloud.ts'
import type { VerifyToken } from './verify-token.ts'

export interface GateOptions {
  /** Null in the local mode, where no tokens are sent. */
  readonly verify: VerifyToken | null
  /** Lower case; null in the local mode, which has none of its own. */
  readonly tenants: readonly string[] | null
  readonly serviceOrigins: readonly string[] | 'loopback'
}

/** Why a request goes no further, as the status of its answer. */
export type Passage =
  | { readonly type: 'passed'; readonly activity: IncomingActivity }
  /** 400: no activity; 401: not from the Bot Framework; 403: not for this bot; 503: nobody can say at the moment. */
  | { readonly type: 'refused'; readonly status: 400 | 401 | 403 | 503; readonly why: string }

/**
 * The one gate for activities of every type. Each check has to succeed; what an activity does not say counts against
 * it. Nothing but 401 is told to who cannot show a token of the Bot Framework for this very bot, channel and service.
 */
export async function passGate(
  authorization: string | undefined,
  body: unknown,
  { verify, tenants, serviceOrigins }: GateOptions,
): Promise<Passage> {
  if (verify !== null) {
    const subject = { channelId: textOf(body, 'channelId'), serviceUrl: textOf(body, 'serviceUrl') }
    const verdict = await verify(authorization, subject)
    if (verdict === 'unavailable') return refused(503, 'The keys of the Bot Framework cannot be read')
    if (verdict === 'invalid') return refused(401, 'The request carries no valid token of the Bot Framework')
  }
  const read = activityShape.safeParse(body)
  if (!read.success) return refused(400, 'The request holds no activity')
  // The Playground says en-US, whoever sits at it: that is nobody's wish.
  const activity = verify === null ? { ...read.data, locale: null } : read.data
  const channels = verify === null ? ['msteams', 'emulator'] : ['msteams']
  if (!channels.includes(activity.channelId)) return refused(403, 'The activity comes from another channel')
  if (!isAllowedService(activity.serviceUrl, serviceOrigins)) return refused(403, 'The service is not an allowed one')
  const named = namedTenants(activity)
  const isOurs = tenants === null || (named.length > 0 && named.every((tenant) => tenants.includes(tenant)))
  return isOurs ? { type: 'passed', activity } : refused(403, 'The activity comes from another organisation')
}

function refused(status: 400 | 401 | 403 | 503, why: string): Passage {
  return { type: 'refused', status, why }
}

function textOf(body: unknown, name: string): string {
  const value = isRecord(body) ? body[name] : undefined
  return typeof value === 'string' ? value : ''
}
