import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import type { TokenParts } from './local-teams-types.ts'

export const tokenIssuer = 'https://api.botframework.com'

const hour = 3_600

/** The keys with which the local Bot Framework signs, made once for all tests of a file. */
const pairs = Promise.all(
  ['known', 'forged', 'unendorsed', 'other-channel'].map(
    async (name) => [name, await generateKeyPair('RS256', { extractable: true })] as const,
  ),
)

/** What the address of the keys answers: the forged key is not among them, and one has another's id. */
export async function publishedKeys(): Promise<object> {
  const all = new Map(await pairs)
  const endorsements: Readonly<Record<string, readonly string[] | undefined>> = {
    known: ['msteams'],
    'other-channel': ['webchat'],
  }
  const keys = ['known', 'unendorsed', 'other-channel'].map(async (kid) => {
    const pair = all.get(kid)
    if (pair === undefined) throw new Error(`There is no key ${kid}`)
    return { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', endorsements: endorsements[kid] }
  })
  return { keys: await Promise.all(keys) }
}

/** A token as the Bot Framework sends it with an activity, or one that is wrong in one part. */
export async function signToken(appId: string, serviceUrl: string, parts: TokenParts, now: Date): Promise<string> {
  const { key = 'known', algorithm = 'RS256', notBefore = -60, expires = hour } = parts
  const seconds = Math.floor(now.getTime() / 1_000)
  const claims = {
    iss: parts.issuer ?? tokenIssuer,
    aud: parts.audience ?? appId,
    nbf: seconds + notBefore,
    ...(expires === null ? {} : { exp: seconds + expires }),
    ...(parts.serviceUrl === null ? {} : { serviceurl: parts.serviceUrl ?? serviceUrl }),
  }
  if (algorithm === 'none') return new UnsecuredJWT(claims).encode()
  const all = new Map(await pairs)
  const pair = all.get(key === 'unknown' ? 'known' : key)
  const known = all.get('known')
  if (pair === undefined || known === undefined) throw new Error(`There is no key ${key}`)
  const kid = key === 'forged' ? 'known' : key === 'unknown' ? 'never-published' : key
  const jwt = new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid, typ: 'JWT' })
  if (algorithm === 'RS256') return jwt.sign(pair.privateKey)
  return jwt.sign(new TextEncoder().encode(await exportSPKI(known.publicKey)))
}
