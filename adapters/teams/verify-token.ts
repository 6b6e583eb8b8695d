import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../src/clock.ts'

export interface TokenVerifierOptions {
  readonly appId: string
  readonly tokenIssuer: string
  readonly openIdMetadataUrl: string
  readonly clock: Clock
}

/** `unavailable`: the keys cannot be read at the moment, so that nobody can be told from anybody. */
export type TokenVerdict = 'valid' | 'invalid' | 'unavailable'

/** What the token must have been made for. */
export interface TokenSubject {
  readonly channelId: string
  readonly serviceUrl: string
}

export type VerifyToken = (authorization: string | undefined, subject: TokenSubject) => Promise<TokenVerdict>

interface Keys {
  readonly find: JWTVerifyGetKey
  readonly endorsements: (keyId: string | undefined) => readonly string[]
}

/** Seconds by which clocks may differ: "an industry-standard clock-skew of 5 minutes" (see below). */
const clockSkew = 300
/** Milliseconds that reading the keys may take. */
const patience = 5_000
/** Milliseconds after which keys are read anew. */
const keysLast = 24 * 60 * 60_000
/** Milliseconds for which a token that was verified need not be verified again. */
const verdictLasts = 5 * 60_000
/** Tokens remembered at once: the Bot Framework uses one for an hour. */
const mostTokens = 100

/** What a token with a right signature is good for. */
interface Vouched {
  readonly serviceUrl: unknown
  readonly channels: readonly string[]
  /** Milliseconds of the epoch between which this holds. */
  readonly from: number
  readonly until: number
}

const metadata = z.looseObject({ jwks_uri: z.url() })
const key = z.looseObject({ kid: z.string().optional(), endorsements: z.array(z.string()).optional() })

/**
 * Whether an activity comes from the Bot Framework: the seven checks of "Authenticate requests from the Bot Connector
 * service to your bot", learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
 * A key without endorsements vouches for no channel, and a token without an end is not accepted.
 */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { appId, tokenIssuer, openIdMetadataUrl, clock } = options
  let keys: Promise<Keys> | undefined

  const currentKeys = () => {
    keys ??= readKeys(openIdMetadataUrl).catch((fault: unknown) => {
      keys = undefined
      throw fault
    })
    return keys
  }

  // The same token comes with many activities. Only those that were verified are remembered.
  const vouchedFor = new Map<string, Vouched>()

  const vouch = async (token: string): Promise<Vouched> => {
    const now = clock.now()
    const known = vouchedFor.get(token)
    if (known !== undefined && known.from <= now.getTime() && now.getTime() < known.until) return known
    const { find, endorsements } = await currentKeys()
    const { payload, protectedHeader } = await jwtVerify(token, find, {
      algorithms: ['RS256', 'RS384', 'RS512'],
      issuer: tokenIssuer,
      audience: appId,
      clockTolerance: clockSkew,
      currentDate: now,
      requiredClaims: ['exp'],
    })
    const ends = ((payload.exp ?? 0) + clockSkew) * 1_000
    const vouched: Vouched = {
      serviceUrl: payload['serviceurl'],
      channels: endorsements(protectedHeader.kid),
      from: now.getTime(),
      until: Math.min(ends, now.getTime() + verdictLasts),
    }
    if (vouchedFor.size >= mostTokens) vouchedFor.clear()
    vouchedFor.set(token, vouched)
    return vouched
  }

  return async (authorization, { channelId, serviceUrl }) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1]
    if (token === undefined) return 'invalid'
    try {
      const vouched = await vouch(token)
      return vouched.serviceUrl === serviceUrl && vouched.channels.includes(channelId) ? 'valid' : 'invalid'
    } catch (fault) {
      return saysNothingOfToken(fault) ? 'unavailable' : 'invalid'
    }
  }
}

/** Rejects where they cannot be read. */
export async function readKeys(metadataUrl: string): Promise<Keys> {
  const response = await fetch(metadataUrl, { redirect: 'error', signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new KeysUnreadable(`The OpenID metadata answered with status ${response.status}`)
  const { jwks_uri } = metadata.parse(await response.json())
  const address = new URL(jwks_uri)
  if (address.protocol !== new URL(metadataUrl).protocol) throw new KeysUnreadable('The keys are not read over TLS')
  const find = createRemoteJWKSet(address, { timeoutDuration: patience, cacheMaxAge: keysLast })
  await find.reload()
  return {
    find,
    endorsements: (keyId) =>
      (find.jwks()?.keys ?? []).flatMap((one) => {
        const read = key.safeParse(one)
        return read.success && read.data.kid === keyId ? (read.data.endorsements ?? []) : []
      }),
  }
}

class KeysUnreadable extends Error {}

/** Whether the keys, and not the token, were the trouble. `JOSEError` itself is what a server with another status gets. */
function saysNothingOfToken(fault: unknown): boolean {
  if (fault instanceof errors.JWKSTimeout || fault instanceof errors.JWKSInvalid) return true
  return !(fault instanceof errors.JOSEError) || fault.code === 'ERR_JOSE_GENERIC'
}
