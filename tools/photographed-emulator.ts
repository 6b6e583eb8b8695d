// A conversation with the built program in a workspace of the Slack emulator, which others wrote, and the page on which
// the emulator shows the messages it holds.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eventsPath } from '../adapters/slack/slack-settings.ts'
import { type EmulatedWorkspace, startEmulatedWorkspace } from '../tests/adapters/slack/emulated-workspace.ts'
import { signature } from '../tests/support/local-slack/courier.ts'
import { images, launchBrowser, startProgram, stopProgram } from './photographed-chat.ts'

const signingSecret = '0123456789abcdef'.repeat(2)
const questions = ['chi si occupa delle auto di servizio?', 'la stampante non va, a chi mi rivolgo?']

/** Somebody asks the bot in private; takes the page of the emulator. */
export async function takeEmulator(name: string, data: string): Promise<void> {
  const person = { name: 'anna.rossi', realName: 'Anna Rossi', email: 'anna.rossi@example.org' }
  const workspace = await startEmulatedWorkspace(person)
  const { program, url } = await startProgram(['--data', data], {
    SLACK_BOT_TOKEN: workspace.token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: workspace.apiUrl,
  })
  const browser = await launchBrowser()
  try {
    const { channel: opened } = await workspace.call('conversations.open', workspace.token, {
      users: workspace.person.id,
    })
    const channel = (opened as { readonly id: string }).id
    for (const question of questions) await ask(workspace, new URL(eventsPath, url), channel, question)
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 }, deviceScaleFactor: 1.5 })
    await page.goto(`${workspace.origin}/?tab=messages&channel=${channel}`)
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    // The page goes on with pins and bookmarks, which are empty.
    const messages = await page.locator('section', { hasText: 'Messages In' }).boundingBox()
    if (messages === null) throw new Error('The emulator shows no messages.')
    const clip = { x: 0, y: 0, width: 1000, height: messages.y + messages.height }
    await page.screenshot({ path: join(images, `${name}.png`), clip, fullPage: true })
    console.log(`docs/images/${name}.png`)
  } finally {
    await browser.close()
    await stopProgram(program)
    await workspace.stop()
  }
}

/** Writes as the person, brings the bot the event as Slack does, and waits for the answer. */
async function ask(workspace: EmulatedWorkspace, to: URL, channel: string, text: string): Promise<void> {
  const { person, token, teamId, bot } = workspace
  const { ts } = await workspace.call('chat.postMessage', person.token, { channel, text })
  const seconds = Math.floor(Date.now() / 1_000)
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: teamId,
    api_app_id: bot.appId,
    event_id: `Ev${String(ts)}`,
    event_time: seconds,
    event: { type: 'message', channel_type: 'im', channel, user: person.id, text, ts, event_ts: ts },
    authorizations: [{ enterprise_id: null, team_id: teamId, user_id: bot.userId, is_bot: true }],
  })
  const headers = { 'content-type': 'application/json', ...signature(seconds, body, signingSecret) }
  const response = await fetch(to, { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`The bot answers an event with ${response.status}.`)
  for (let tries = 0; tries < 100; tries += 1) {
    const { messages } = await workspace.call('conversations.history', token, { channel, limit: '1' })
    if (Array.isArray(messages) && messages[0]?.user === bot.userId) return
    await wait(100)
  }
  throw new Error('The bot does not answer.')
}
