import { Document, isScalar, type Scalar, type YAMLSeq } from 'yaml'
import { shortcutIds } from './parse-interaction.ts'
import { slackScopes } from './slack-scopes.ts'
import { eventsPath, slackCommand } from './slack-settings.ts'

/** What Slack shows of the app, in the language of the people it serves. */
export interface SlackManifestTexts {
  /** At most 140 characters. */
  readonly description: string
  /** From 175 to 4,000 characters. */
  readonly longDescription: string
  /** Below the command while one types it; at most 2,000 characters. */
  readonly commandDescription: string
  /** At most 1,000 characters. */
  readonly commandHint: string
  /** In the menu of a message. A name has at most 24 characters, a description 150. */
  readonly ask: { readonly name: string; readonly description: string }
  readonly openRequest: { readonly name: string; readonly description: string }
}

export interface SlackManifestOptions {
  /** Public address of the bot, https, without a slash at the end; `null`: Socket Mode. */
  readonly url: string | null
  readonly botName: string
  readonly texts: SlackManifestTexts
}

/** Characters that Slack allows. Source: https://docs.slack.dev/reference/app-manifest. */
const NAME = 35

/** The manifest from which Slack makes the app, as YAML, with a word on why each permission is there. */
export function slackManifest({ url, botName, texts }: SlackManifestOptions): string {
  const name = botName.length <= NAME ? botName : `${botName.slice(0, NAME - 1)}…`
  const address = url === null ? undefined : `${url}${eventsPath}`
  const document = new Document({
    display_information: {
      name,
      description: texts.description,
      long_description: texts.longDescription,
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
      shortcuts: [
        { ...texts.ask, type: 'message', callback_id: shortcutIds.ask },
        { ...texts.openRequest, type: 'message', callback_id: shortcutIds.openRequest },
      ],
      slash_commands: [
        {
          command: slackCommand,
          ...(address === undefined ? {} : { url: address }),
          description: texts.commandDescription,
          usage_hint: texts.commandHint,
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: slackScopes.map(({ scope }) => scope) } },
    settings: {
      event_subscriptions: {
        ...(address === undefined ? {} : { request_url: address }),
        bot_events: ['app_home_opened', 'app_mention', 'message.im'],
      },
      interactivity: { is_enabled: true, ...(address === undefined ? {} : { request_url: address }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  })
  document.commentBefore = ' Create the app with it: https://api.slack.com/apps, Create New App, From a manifest.'
  comment(document, ['features', 'app_home'], ' One writes to the bot in the Messages tab: it must not be read-only.')
  comment(document, ['settings', 'socket_mode_enabled'], socketModeComment(url))
  const scopes = document.getIn(['oauth_config', 'scopes', 'bot']) as YAMLSeq<Scalar<string>>
  for (const [at, { why }] of slackScopes.entries()) {
    const item = scopes.items[at]
    if (isScalar(item)) item.comment = ` ${why}`
  }
  return document.toString({ lineWidth: 0 })
}

function socketModeComment(url: string | null): string {
  return url === null
    ? ' The bot calls Slack: no public address is needed.'
    : ' Slack calls the bot at the addresses above, which have to be reachable from the internet.'
}

/** Puts a comment above a key. */
function comment(document: Document, path: readonly string[], text: string): void {
  const parent = document.getIn(path.slice(0, -1))
  if (typeof parent !== 'object' || parent === null || !('items' in parent)) return
  const pairs = (parent as { items: readonly { key: Scalar<string> }[] }).items
  const pair = pairs.find(({ key }) => key.value === path.at(-1))
  if (pair !== undefined) pair.key.commentBefore = text
}
