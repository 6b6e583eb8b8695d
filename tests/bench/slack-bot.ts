// One of the two bots that the bench of Slack compares, in a process of its own: `slack-bot.js (centralino|bolt) API-URL`.
// Tells its parent where it listens; asked for it, how much of the processor it has used so far.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, HTTPReceiver } from '@slack/bolt'
import { platformChannels, platforms, startApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'

/** What both sides of the bench know. */
export const benchSecret = 'bench-signing-secret'
const token = 'xoxb-bench'
const path = '/slack/events'

/** The whole program as it is in use, on the embedded store and the knowledge base that comes with it. */
async function startCentralino(apiUrl: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'centralino-slack-'))
  const variables = { SLACK_BOT_TOKEN: token, SLACK_SIGNING_SECRET: benchSecret, SLACK_API_URL: apiUrl }
  const app = await startApp({
    config: readConfig({ CENTRALINO_DATA: folder, CENTRALINO_PORT: '0', ...variables }, platforms),
    clock: systemClock,
    onFault: (fault) => console.log(fault),
    channels: platformChannels,
  })
  process.once('disconnect', () => {
    app
      .stop()
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit(0), console.error)
  })
  return new URL(path, app.url ?? '').href
}

/** Bolt and nothing else: it says what it hears. */
async function startBolt(apiUrl: string): Promise<string> {
  const receiver = new HTTPReceiver({ signingSecret: benchSecret, endpoints: path })
  const app = new App({ token, receiver, clientOptions: { slackApiUrl: apiUrl } })
  app.message(async ({ message, say }) => {
    if ('text' in message && message.text !== undefined) await say(message.text)
  })
  const server = createServer(receiver.requestListener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  process.once('disconnect', () => process.exit(0))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
}

if (process.argv[1] === import.meta.filename) {
  const [, , kind, apiUrl = ''] = process.argv
  const url = await (kind === 'bolt' ? startBolt(apiUrl) : startCentralino(apiUrl))
  process.on('message', () => process.send?.({ usage: process.cpuUsage() }))
  process.send?.({ url })
}
