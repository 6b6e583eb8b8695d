import { isLoopback } from '../../src/channel/loopback.ts'
/** Where the parts of the Bot Framework are. */
export interface CloudEndpoints {
  /** Entra's address; the tenant follows. */
  readonly loginUrl: string
  /** What the token of the bot is for. */
  readonly scope: string
  /** Who issues the tokens with which activities arrive. */
  readonly tokenIssuer: string
  /** Where the keys of those tokens are described. */
  readonly openIdMetadataUrl: string
  /** Scheme, host and port of the services that the bot may call. */
  readonly serviceOrigins: readonly string[]
}

/** learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const publicCloud: CloudEndpoints = {
  loginUrl: 'https://login.microsoftonline.com',
  scope: 'https://api.botframework.com/.default',
  tokenIssuer: 'https://api.botframework.com',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
  serviceOrigins: ['https://smba.trafficmanager.net'],
}

/** learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high */
const governmentCloud: CloudEndpoints = {
  loginUrl: 'https://login.microsoftonline.us',
  scope: 'https://api.botframework.us/.default',
  tokenIssuer: 'https://api.botframework.us',
  openIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  serviceOrigins: [],
}

/** The cloud to which the configured hosts belong: those of the United States' government have one of their own. */
export function cloudOf(serviceHosts: readonly string[]): CloudEndpoints {
  const cloud = serviceHosts.some((host) => host.endsWith('.us')) ? governmentCloud : publicCloud
  return { ...cloud, serviceOrigins: [...cloud.serviceOrigins, ...serviceHosts.map((host) => `https://${host}`)] }
}

/** Whether the bot may call this address. `origins` is `loopback` in the local mode. */
export function isAllowedService(serviceUrl: string, origins: readonly string[] | 'loopback'): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { origin, hostname, protocol, username, password } = new URL(serviceUrl)
  if (username !== '' || password !== '') return false
  return origins === 'loopback' ? protocol === 'http:' && isLoopback(hostname) : origins.includes(origin)
}
