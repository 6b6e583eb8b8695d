import type { PlatformSettings, PlatformValues } from '../../src/channel/platform-settings.ts'

/** Where Slack brings everything, below the bot's public address: events, interactions and commands. */
export const eventsPath = '/slack/events'
/** The slash command that the manifest offers. */
export const slackCommand = '/centralino'

const appPages = 'api.slack.com/apps, your app'

/** How Slack is configured. */
export const slackSettings: PlatformSettings = {
  name: 'slack',
  title: 'Slack',
  variables: [
    {
      name: 'SLACK_BOT_TOKEN',
      need: 'required',
      secret: true,
      purpose: 'The token with which the bot reads and writes.',
      where: `${appPages}, OAuth & Permissions, "Bot User OAuth Token" (there once the app is installed)`,
      shape: { pattern: /^xoxb-\S+$/, says: 'begins with xoxb-' },
    },
    {
      name: 'SLACK_SIGNING_SECRET',
      need: 'required',
      secret: true,
      purpose: 'Proves that what arrives comes from Slack.',
      where: `${appPages}, Basic Information, App Credentials, "Signing Secret"`,
    },
    {
      name: 'SLACK_APP_TOKEN',
      need: 'optional',
      secret: true,
      purpose: 'Turns on Socket Mode: the bot calls Slack, and no address of its own is needed. Empty: HTTP.',
      where: `${appPages}, Basic Information, "App-Level Tokens", with the scope connections:write`,
      shape: { pattern: /^xapp-\S+$/, says: 'begins with xapp-' },
    },
    {
      name: 'SLACK_WORKSPACES',
      need: 'optional',
      secret: false,
      purpose: 'Ids of further workspaces to serve, separated by commas. Empty: only the one where it is installed.',
      where: 'the address of the workspace in a browser, app.slack.com/client/T…',
      shape: { pattern: /^[TE][A-Z0-9]+(?:\s*,\s*[TE][A-Z0-9]+)*$/, says: 'is one or more ids like T0123ABCD' },
    },
    {
      name: 'SLACK_API_URL',
      need: 'optional',
      secret: false,
      purpose: 'Another address of the Slack API, to try the bot with a local one. Empty: Slack itself.',
      where: 'whoever runs the local API knows it',
      shape: { pattern: /^https?:\/\/[^\s/?#]+\/?(?:[^\s?#]*)$/, says: 'begins with http:// or https://' },
    },
  ],
}

/** What the adapter and the check need to reach Slack. */
export interface SlackConnection {
  readonly botToken: string
  readonly signingSecret: string
  /** `null`: events come over HTTP instead of Socket Mode. */
  readonly appToken: string | null
  /** Team ids served besides the bot's own. */
  readonly workspaces: readonly string[]
  /** Ends with a slash; `null`: Slack itself. */
  readonly apiUrl: string | null
}

/** The values of a configuration that was found good, typed. */
export function readSlackConnection(values: PlatformValues): SlackConnection {
  return {
    botToken: values['SLACK_BOT_TOKEN'] ?? '',
    signingSecret: values['SLACK_SIGNING_SECRET'] ?? '',
    appToken: values['SLACK_APP_TOKEN'] ?? null,
    workspaces: (values['SLACK_WORKSPACES'] ?? '').split(',').flatMap((one) => one.trim() || []),
    apiUrl: values['SLACK_API_URL']?.replace(/\/*$/, '/') ?? null,
  }
}
