/** A permission that the bot asks of the workspace. */
export interface SlackScope {
  readonly scope: string
  /** What the bot does with it. */
  readonly why: string
}

/**
 * The permissions of the bot, and no more: the manifest asks for exactly these, the check compares the token's with
 * them. The history of channels is not among them: what is not said to the bot is not read, at the price that an answer
 * in a channel may stand there twice when Slack did not say whether it had arrived.
 */
export const slackScopes: readonly SlackScope[] = [
  { scope: 'app_mentions:read', why: 'to see the messages in which somebody mentions the bot in a channel' },
  { scope: 'chat:write', why: 'to answer' },
  { scope: 'commands', why: 'to offer the command /centralino and the shortcuts on messages' },
  {
    scope: 'im:history',
    why: 'to receive what people write to the bot alone, and to see there whether an answer has arrived already',
  },
  { scope: 'im:write', why: 'to open the conversation with a person who has to be told something' },
  { scope: 'users:read', why: 'to know who writes: name, office, and that they are no guest and no stranger' },
  { scope: 'users:read.email', why: 'to recognise masters and administrators by their e-mail address' },
]

/** Those that a token lacks; none where Slack does not say what it may do. */
export function missingScopes(granted: readonly string[]): readonly SlackScope[] {
  return granted.length === 0 ? [] : slackScopes.filter(({ scope }) => !granted.includes(scope))
}

/** The permission of the app-level token, which Socket Mode needs. */
export const socketModeScope = 'connections:write'
