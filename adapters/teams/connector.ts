import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { z } from 'zod'
import type { Clock } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { AppToken } from './app-token.ts'
import { TokenRefused } from './app-token.ts'
import { type CloudEndpoints, isAllowedService } from './cloud.ts'
import { ConnectorRefusal, concernsOperators } from './connector-errors.ts'
import { onceOnlyHttp } from './once-only-http.ts'

type Authentication = ConfigurationBotFrameworkAuthentication
type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>
type Client = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>

export interface ConnectorOptions {
  /** Empty in the local mode. */
  readonly appId: string
  /** Null in the local mode, where nobody asks for one. */
  readonly token: AppToken | null
  readonly cloud: CloudEndpoints
  /** The services it may call, whatever address it is given. */
  readonly serviceOrigins: readonly string[] | 'loopback'
  readonly clock: Clock
  /** Told once of what an operator or a programmer has to mend, and again when it has worked in between. */
  readonly onFault: (fault: unknown) => void
  /** Milliseconds a call may take. */
  readonly timeoutMs: number
}

/** A member of a conversation as Teams describes them; every part may be absent. */
export type Member = z.infer<typeof memberShape>

/** The Bot Connector in the adapter's words. Every call is made once and rejects with a `DeliveryError`. */
export interface Connector {
  /** Resolves to the id of the new activity. */
  create(serviceUrl: string, conversation: string, activity: Partial<Activity>): Promise<string>
  replace(serviceUrl: string, conversation: string, activity: string, by: Partial<Activity>): Promise<void>
  /** The personal chat with somebody: Teams answers with the same id every time. */
  openPersonal(serviceUrl: string, tenant: string, member: string): Promise<string>
  /** `member`: Teams' own id or the object id in Entra. */
  member(serviceUrl: string, conversation: string, member: string): Promise<Member>
}

const memberShape = z.looseObject({
  id: z.string().nullish(),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
})

/** Gives botbuilder's client for a service, which it hands out only inside a turn. */
class ConnectorSource extends CloudAdapter {
  readonly #authentication: Authentication
  readonly #appId: string
  readonly #clients = new Map<string, Promise<Client>>()

  constructor(authentication: Authentication, appId: string) {
    super(authentication)
    this.#authentication = authentication
    this.#appId = appId
  }

  client(serviceUrl: string): Promise<Client> {
    const known = this.#clients.get(serviceUrl)
    if (known !== undefined) return known
    const client = this.#authentication
      .createConnectorFactory(this.createClaimsIdentity(this.#appId))
      .create(serviceUrl)
    this.#clients.set(serviceUrl, client)
    return client
  }
}

export function createConnector(options: ConnectorOptions): Connector {
  const { appId, clock, token, serviceOrigins, onFault } = options
  const source = new ConnectorSource(authentication(options), appId)
  const reported = new Set<string>()
  /** Until when Teams wants to be left alone, by conversation: asking before that moment makes it longer. */
  const pauses = new Map<string, number>()

  async function attempt<Result>(serviceUrl: string, place: string, call: (client: Client) => Promise<Result>) {
    if (!isAllowedService(serviceUrl, serviceOrigins)) {
      throw new DeliveryError('delivery/temporary', 'The conversation is at a service that is not allowed')
    }
    checkPause(place)
    try {
      const result = await call(await source.client(serviceUrl))
      reported.clear()
      return result
    } catch (fault) {
      const error = fault instanceof DeliveryError ? fault : unforeseen(fault)
      if (error.retryAfterMs !== undefined) pauses.set(place, clock.now().getTime() + error.retryAfterMs)
      if (error.cause instanceof ConnectorRefusal && error.cause.status === 401) token?.forget()
      report(error)
      throw error
    }
  }

  function checkPause(place: string): void {
    const left = (pauses.get(place) ?? 0) - clock.now().getTime()
    if (left > 0) {
      throw new DeliveryError('delivery/rate-limited', 'Teams has asked to wait', { retryAfterMs: left })
    }
    pauses.delete(place)
  }

  function report(error: DeliveryError): void {
    const isMine = error.cause instanceof TokenRefused || concernsOperators(error)
    if (!isMine || reported.has(error.message)) return
    reported.add(error.message)
    onFault(error)
  }

  return {
    create: (serviceUrl, conversation, activity) =>
      attempt(serviceUrl, conversation, async ({ conversations }) => {
        const { id } = await conversations.sendToConversation(conversation, activity)
        return id ?? ''
      }),
    replace: (serviceUrl, conversation, activity, by) =>
      attempt(serviceUrl, conversation, async ({ conversations }) => {
        await conversations.updateActivity(conversation, activity, { ...by, id: activity })
      }),
    openPersonal: (serviceUrl, tenant, member) =>
      attempt(serviceUrl, `personal ${member}`, async ({ conversations }) => {
        const { id } = await conversations.createConversation({
          isGroup: false,
          bot: { id: `28:${appId}`, name: '' },
          members: [{ id: member, name: '' }],
          tenantId: tenant,
          channelData: { tenant: { id: tenant } },
        })
        return id
      }),
    member: (serviceUrl, conversation, member) =>
      attempt(serviceUrl, `members ${conversation}`, async ({ conversations }) =>
        memberShape.parse(await conversations.getConversationMember(conversation, member)),
      ),
  }
}

/** Nothing that botbuilder itself throws comes from Teams: what became of the message is not known. */
function unforeseen(cause: unknown): DeliveryError {
  return new DeliveryError('delivery/ambiguous', 'The call to Teams failed in an unforeseen way', { cause })
}

function authentication({ appId, token, cloud, timeoutMs }: ConnectorOptions): Authentication {
  const credentials: Credentials = {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => token === null,
    createCredentials: async () => ({
      async signRequest(request) {
        if (token !== null) request.headers.set('authorization', `Bearer ${await token.get()}`)
        return request
      },
    }),
  }
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      ValidateAuthority: false,
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.scope.replace(/\/\.default$/, ''),
      ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
      OAuthUrl: cloud.tokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      CallerId: '',
    },
    credentials,
    undefined,
    undefined,
    { httpClient: onceOnlyHttp(timeoutMs) },
  )
}
