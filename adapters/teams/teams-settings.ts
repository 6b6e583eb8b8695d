import type { PlatformSettings, PlatformValues } from '../../src/channel/platform-settings.ts'

/** Where the Bot Framework brings activities, as it is written into the registration of the bot. */
export const messagesPath = '/api/messages'

const guid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
const host = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+'
const several = (one: string) => new RegExp(`^${one}(?:\\s*,\\s*${one})*$`)
const appRegistration = 'entra.microsoft.com, App registrations, your app'

/** How Microsoft Teams is configured. */
export const teamsSettings: PlatformSettings = {
  name: 'teams',
  title: 'Teams',
  variables: [
    {
      name: 'MICROSOFT_APP_ID',
      need: 'required',
      secret: false,
      purpose: 'The app registration that is the bot.',
      where: `${appRegistration}, Overview, "Application (client) ID"`,
      shape: { pattern: new RegExp(`^${guid}$`), says: 'is an id like 00000000-0000-0000-0000-000000000000' },
    },
    {
      name: 'MICROSOFT_APP_PASSWORD',
      need: 'required',
      secret: true,
      purpose: 'The client secret of that app registration.',
      where: `${appRegistration}, Certificates & secrets, the "Value" of a client secret (shown once only)`,
    },
    {
      name: 'MICROSOFT_APP_TENANT_ID',
      need: 'required',
      secret: false,
      purpose: 'The organisation whose people are served.',
      where: `${appRegistration}, Overview, "Directory (tenant) ID"`,
      shape: { pattern: new RegExp(`^${guid}$`), says: 'is an id like 00000000-0000-0000-0000-000000000000' },
    },
    {
      name: 'TEAMS_TENANTS',
      need: 'optional',
      secret: false,
      purpose: 'Tenant ids of further organisations to serve, separated by commas. Empty: only the one above.',
      where: 'entra.microsoft.com of that organisation, Overview, "Tenant ID"',
      shape: { pattern: several(guid), says: 'is one or more ids like 00000000-0000-0000-0000-000000000000' },
    },
    {
      name: 'TEAMS_SERVICE_HOSTS',
      need: 'optional',
      secret: false,
      purpose: 'Hosts of a government cloud that the bot may answer to, separated by commas. Empty: the public cloud.',
      where: 'the documentation of that cloud, "Bot Framework service URL"',
      shape: { pattern: several(host), says: 'is one or more host names, without https:// and without a path' },
    },
    {
      name: 'TEAMS_PLAYGROUND',
      need: 'alone',
      secret: false,
      purpose: 'Tries the bot in the Agents Playground of this machine, without credentials. Never for real use.',
      where: 'nowhere: write 1 to turn it on, leave it empty otherwise',
      shape: { pattern: /^1$/, says: 'is 1, or empty' },
    },
  ],
}

/** What the adapter and the check need to reach Teams. */
export type TeamsConnection =
  | {
      readonly mode: 'credentials'
      readonly appId: string
      readonly appPassword: string
      readonly tenantId: string
      /** Tenants served, in lower case, `tenantId` first. */
      readonly tenants: readonly string[]
      /** Hosts of service URLs allowed besides those of the public cloud. */
      readonly serviceHosts: readonly string[]
    }
  /** Without credentials, on loopback only. */
  | { readonly mode: 'playground' }

/** The values of a configuration that was found good, typed. */
export function readTeamsConnection(values: PlatformValues): TeamsConnection {
  if (values['TEAMS_PLAYGROUND'] === '1') return { mode: 'playground' }
  const list = (name: string) => (values[name] ?? '').split(',').flatMap((one) => one.trim().toLowerCase() || [])
  const tenantId = (values['MICROSOFT_APP_TENANT_ID'] ?? '').toLowerCase()
  return {
    mode: 'credentials',
    appId: values['MICROSOFT_APP_ID'] ?? '',
    appPassword: values['MICROSOFT_APP_PASSWORD'] ?? '',
    tenantId,
    tenants: [...new Set([tenantId, ...list('TEAMS_TENANTS')])],
    serviceHosts: list('TEAMS_SERVICE_HOSTS'),
  }
}
