import type { Finding } from '../../src/channel/finding.ts'
import type { Clock } from '../../src/clock.ts'
import { createSlackCall } from './slack-call.ts'
import { createSlackClient, type SlackClient, type SlackIdentity } from './slack-client.ts'
import { isForOperators, slackErrorCode } from './slack-errors.ts'
import { missingScopes, slackScopes, socketModeScope } from './slack-scopes.ts'
import { eventsPath, type SlackConnection, slackSettings } from './slack-settings.ts'

export interface SlackCheckOptions extends SlackConnection {
  readonly clock: Clock
}

const appPages = 'api.slack.com/apps, your app'
const nothing = () => undefined

/** Asks Slack whether what is configured will do, and says each thing as soon as it is known. Changes nothing there. */
export async function* checkSlack(options: SlackCheckOptions): AsyncGenerator<Finding> {
  const { botToken, signingSecret, appToken, apiUrl, clock } = options
  const reach = { clock, onFault: nothing, ...(apiUrl === null ? {} : { apiUrl }) }
  const client = createSlackClient({ token: botToken, ...reach })
  const identity = await outcomeOf(client.authTest())
  if ('failure' in identity) {
    yield refused('SLACK_BOT_TOKEN', identity.failure)
  } else {
    yield { level: 'ok', what: `SLACK_BOT_TOKEN is good: the bot is in the workspace ${nameOf(identity.value)}.` }
    yield* checkScopes(identity.value.scopes)
    yield await checkPeople(client, identity.value)
  }
  yield /^[0-9a-f]{32}$/.test(signingSecret)
    ? { level: 'ok', what: 'SLACK_SIGNING_SECRET looks like one.' }
    : {
        level: 'warning',
        what: 'SLACK_SIGNING_SECRET is not 32 digits and letters from a to f, as those of Slack are.',
        remedy: `Copy it anew from ${whereIs('SLACK_SIGNING_SECRET')}.`,
      }
  if (appToken === null) {
    yield {
      level: 'ok',
      what: 'Events come over HTTP. Whether Slack reaches the bot cannot be seen from here.',
      remedy:
        `The Request URL, https://YOUR-HOST${eventsPath}, has to show "Verified" at ${appPages}, ` +
        'Event Subscriptions, while the bot runs.',
    }
    return
  }
  const socket = createSlackCall({ token: appToken, ...reach })
  const opened = await outcomeOf(socket.method('apps.connections.open', {}, 'repeatable'))
  if ('value' in opened)
    yield { level: 'ok', what: 'SLACK_APP_TOKEN is good: Slack offers a connection for Socket Mode.' }
  else yield refused('SLACK_APP_TOKEN', opened.failure)
}

function* checkScopes(granted: readonly string[]): Generator<Finding> {
  if (granted.length === 0) {
    yield { level: 'warning', what: 'Slack does not say what the bot may do.' }
    return
  }
  const missing = missingScopes(granted)
  for (const { scope, why } of missing) {
    yield {
      level: 'problem',
      what: `The permission ${scope} is missing; the bot needs it ${why}.`,
      remedy: `Add it at ${appPages}, OAuth & Permissions, Bot Token Scopes, then press "Reinstall to Workspace".`,
    }
  }
  const needless = granted.filter((scope) => !slackScopes.some((needed) => needed.scope === scope))
  if (needless.length > 0) {
    yield {
      level: 'warning',
      what: `The bot may do more than it needs: ${needless.join(', ')}.`,
      remedy: `Take it away at ${appPages}, OAuth & Permissions, Bot Token Scopes, then reinstall the app.`,
    }
  }
  if (missing.length === 0) yield { level: 'ok', what: 'The bot has all the permissions it needs.' }
}

async function checkPeople(client: SlackClient, { userId }: SlackIdentity): Promise<Finding> {
  const read = await outcomeOf(client.userInfo(userId))
  if ('value' in read) return { level: 'ok', what: 'Slack says who people are (users.info).' }
  return {
    level: 'problem',
    what: `Slack does not say who people are (users.info: ${reasonOf(read.failure)}): the bot would serve nobody.`,
    remedy: `Give it users:read and users:read.email at ${appPages}, OAuth & Permissions, then reinstall the app.`,
  }
}

function refused(variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', failure: unknown): Finding {
  const code = slackErrorCode(failure)
  if (code === 'missing_scope' && variable === 'SLACK_APP_TOKEN') {
    return {
      level: 'problem',
      what: `SLACK_APP_TOKEN lacks the permission ${socketModeScope}.`,
      remedy: `Generate another one with it: ${whereIs(variable)}.`,
    }
  }
  if (code !== undefined && isForOperators(code)) {
    return {
      level: 'problem',
      what: `Slack refuses ${variable} (${code}).`,
      remedy: `Copy it anew: ${whereIs(variable)}.`,
    }
  }
  return {
    level: 'problem',
    what: `Slack cannot be asked about ${variable} (${reasonOf(failure)}).`,
    remedy:
      'This machine has to reach slack.com on port 443 (Socket Mode: wss-primary.slack.com too); try again later.',
  }
}

/** Slack's code, or what went wrong on the way; never anything of the token. */
function reasonOf(failure: unknown): string {
  return slackErrorCode(failure) ?? (failure instanceof Error ? failure.message : 'unknown fault')
}

function whereIs(variable: string): string {
  return slackSettings.variables.find(({ name }) => name === variable)?.where ?? appPages
}

function nameOf({ teamName, teamId, url }: SlackIdentity): string {
  return `${teamName} (${[teamId, url].filter((part) => part !== '').join(', ')})`
}

type Outcome<T> = { readonly value: T } | { readonly failure: unknown }

function outcomeOf<T>(work: Promise<T>): Promise<Outcome<T>> {
  return work.then(
    (value) => ({ value }),
    (failure: unknown) => ({ failure }),
  )
}
