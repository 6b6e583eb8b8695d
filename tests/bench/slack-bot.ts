// The two bots that the bench of Slack compares: see benched-bot.ts.
import { App, HTTPReceiver } from '@slack/bolt'
import { eventsPath } from '../../adapters/slack/slack-settings.ts'
import { reportTo, startBare, startCentralino } from './benched-bot.ts'

/** What both sides of the bench know. */
export const benchSecret = 'bench-signing-secret'
const token = 'xoxb-bench'

/** Bolt and nothing else: it says what it hears. */
function startBolt(apiUrl: string): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret: benchSecret, endpoints: eventsPath })
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } })
  app.message(async ({ message, say }) => {
    if ('text' in message && message.text !== undefined) await say(message.text)
  })
  return startBare(receiver.requestListener, eventsPath)
}

if (process.argv[1] === import.meta.filename) {
  const [, , kind, apiUrl = ''] = process.argv
  const variables = { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: benchSecret, SLACK_API_URL: apiUrl }
  reportTo(process, await (kind === 'bare' ? startBolt(apiUrl) : startCentralino(variables, eventsPath)))
}
