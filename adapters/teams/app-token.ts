import { z } from 'zod'
import type { Clock } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'

export interface AppTokenOptions {
  readonly appId: string
  readonly appPassword: string
  readonly tenantId: string
  readonly loginUrl: string
  readonly scope: string
  readonly clock: Clock
  /** Milliseconds Entra may take. Default: 10,000. */
  readonly timeoutMs?: number
}

/** The token with which the bot calls Teams. */
export interface AppToken {
  /** Asked of Entra once, then kept until five minutes before its end. Rejects with `delivery/temporary`. */
  get(): Promise<string>
  /** The token was not accepted: the next one is asked for anew. */
  forget(): void
}

/** Why Entra gives no token. */
export class TokenRefused extends Error {
  readonly status: number
  /** `invalid_client`, `unauthorized_client`…, with Entra's number where it gives one: `invalid_client AADSTS7000215`. */
  readonly reason: string

  constructor(status: number, reason: string) {
    super(`Entra gives the bot no token: ${reason === '' ? `status ${status}` : reason}`)
    this.status = status
    this.reason = reason
  }
}

const earlyMs = 5 * 60_000
const granted = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })
const refused = z.looseObject({ error: z.string(), error_description: z.string().optional() })

/** The client credentials grant: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
export function createAppToken(options: AppTokenOptions): AppToken {
  const { clock } = options
  let token: { readonly value: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async () => {
    const { value, lastsMs } = await requestToken(options)
    token = { value, until: clock.now().getTime() + Math.max(lastsMs - earlyMs, lastsMs / 2) }
    return value
  }

  return {
    async get() {
      if (token !== undefined && clock.now().getTime() < token.until) return token.value
      asking ??= ask().finally(() => {
        asking = undefined
      })
      return asking
    },
    forget() {
      token = undefined
    },
  }
}

async function requestToken(options: AppTokenOptions): Promise<{ value: string; lastsMs: number }> {
  try {
    const response = await fetch(`${options.loginUrl}/${options.tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: options.appId,
        client_secret: options.appPassword,
        scope: options.scope,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    })
    const body: unknown = await response.json().catch(() => undefined)
    const read = granted.safeParse(body)
    if (!response.ok || !read.success) throw new TokenRefused(response.status, reasonIn(body))
    return { value: read.data.access_token, lastsMs: read.data.expires_in * 1_000 }
  } catch (cause) {
    const message = cause instanceof TokenRefused ? cause.message : 'Entra does not answer'
    throw new DeliveryError('delivery/temporary', message, { cause })
  }
}

/** Only Entra's codes: its sentences repeat ids. */
function reasonIn(body: unknown): string {
  const read = refused.safeParse(body)
  if (!read.success) return ''
  const number = /AADSTS\d+/.exec(read.data.error_description ?? '')?.[0]
  return number === undefined ? read.data.error : `${read.data.error} ${number}`
}
