import type { Finding } from '../../src/channel/finding.ts'
import type { Clock } from '../../src/clock.ts'
import { createAppToken, TokenRefused } from './app-token.ts'
import { type CloudEndpoints, cloudOf } from './cloud.ts'
import { type TeamsConnection, teamsSettings } from './teams-settings.ts'
import { readKeys } from './verify-token.ts'

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Asks Entra and the Bot Framework whether what is configured will do, and says each thing as soon as it is known.
 * Changes nothing there. `endpoints`: others than those of the cloud.
 */
export async function* checkTeams(
  connection: TeamsConnection,
  clock: Clock,
  endpoints: Partial<CloudEndpoints> = {},
): AsyncGenerator<Finding> {
  if (connection.mode === 'playground') {
    yield {
      level: 'warning',
      what: 'TEAMS_PLAYGROUND is on: anybody on this machine can speak to the bot in the name of anybody.',
      remedy: 'For real use leave TEAMS_PLAYGROUND empty and set the credentials.',
    }
    return
  }
  const cloud = { ...cloudOf(connection.serviceHosts), ...endpoints }
  const isShaped = [
    checkShape('MICROSOFT_APP_ID', connection.appId),
    checkShape('MICROSOFT_APP_TENANT_ID', connection.tenantId),
  ]
  yield* isShaped
  if (isShaped.every(({ level }) => level === 'ok')) yield await checkToken(connection, cloud, clock)
  yield await checkKeys(cloud)
  if (connection.tenants.length > 1) {
    yield { level: 'ok', what: `People of ${connection.tenants.length} organisations are served.` }
  }
  yield {
    level: 'ok',
    what: 'Whether Teams reaches the bot cannot be seen from here.',
    remedy:
      'In portal.azure.com, your Azure Bot, Configuration, the messaging endpoint is https://YOUR-HOST/api/messages.',
  }
}

function checkShape(variable: string, value: string): Finding {
  return id.test(value)
    ? { level: 'ok', what: `${variable} looks like one.` }
    : { level: 'problem', what: `${variable} is no id.`, remedy: `Copy it anew: ${whereIs(variable)}.` }
}

async function checkToken(
  { appId, appPassword, tenantId }: Extract<TeamsConnection, { mode: 'credentials' }>,
  { loginUrl, scope }: CloudEndpoints,
  clock: Clock,
): Promise<Finding> {
  try {
    await createAppToken({ appId, appPassword, tenantId, loginUrl, scope, clock }).get()
    return { level: 'ok', what: 'Entra gives the bot its token: the app, its secret and the tenant belong together.' }
  } catch (failure) {
    const cause = failure instanceof Error ? failure.cause : undefined
    if (!(cause instanceof TokenRefused)) {
      return {
        level: 'problem',
        what: 'Entra does not answer.',
        remedy: `This machine has to reach ${new URL(loginUrl).host} on port 443; try again later.`,
      }
    }
    return { level: 'problem', what: `${cause.message}.`, remedy: remedyFor(cause) }
  }
}

/** The numbers of learn.microsoft.com/entra/identity-platform/reference-error-codes that are met most. */
function remedyFor({ reason }: TokenRefused): string {
  if (/AADSTS(?:7000215|7000222)/.test(reason)) {
    return `The secret is wrong or has expired. Make another: ${whereIs('MICROSOFT_APP_PASSWORD')}.`
  }
  if (/AADSTS(?:90002|900023)/.test(reason)) return `There is no such tenant. ${whereIs('MICROSOFT_APP_TENANT_ID')}.`
  if (/AADSTS700016/.test(reason)) {
    return `The app is not in this tenant. ${whereIs('MICROSOFT_APP_ID')}; ${whereIs('MICROSOFT_APP_TENANT_ID')}.`
  }
  return 'Compare MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID with the app registration.'
}

async function checkKeys({ openIdMetadataUrl }: CloudEndpoints): Promise<Finding> {
  try {
    await readKeys(openIdMetadataUrl)
    return { level: 'ok', what: 'The keys of the Bot Framework can be read.' }
  } catch {
    return {
      level: 'problem',
      what: 'The keys of the Bot Framework cannot be read: the bot would let nobody in.',
      remedy: `This machine has to reach ${new URL(openIdMetadataUrl).host} on port 443; try again later.`,
    }
  }
}

function whereIs(variable: string): string {
  return (
    teamsSettings.variables.find(({ name }) => name === variable)?.where ?? 'entra.microsoft.com, App registrations'
  )
}
