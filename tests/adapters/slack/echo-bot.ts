import { App, type types } from '@slack/bolt'
import { onTestFinished } from 'vitest'
import { silentLogger } from '../../../adapters/slack/silent-logger.ts'
import type { LocalSlack } from '../../support/local-slack/local-slack-types.ts'

const button = {
  type: 'actions',
  elements: [{ type: 'button', text: { type: 'plain_text', text: 'Apri' }, action_id: 'open', value: 'stampanti' }],
} as const

const textField = {
  type: 'input',
  block_id: 'what',
  label: { type: 'plain_text', text: 'Che cosa succede' },
  element: { type: 'plain_text_input', action_id: 'value', max_length: 20 },
} as const

const choice = {
  type: 'input',
  block_id: 'where',
  label: { type: 'plain_text', text: 'Dove' },
  optional: true,
  element: {
    type: 'static_select',
    action_id: 'value',
    options: [{ text: { type: 'plain_text', text: 'Biblioteca' }, value: 'b' }],
  },
} as const

const window: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Modulo' },
  submit: { type: 'plain_text', text: 'Invia' },
  blocks: [textField, choice],
}

export interface EchoBot {
  /** What it was brought, in a few words. */
  readonly heard: string[]
  /** Where it takes requests; the empty text over a socket. */
  readonly url: string
}

/** A bot as Slack's own framework makes it, in a few lines; gone when the test is over. */
export async function startEchoBot(slack: LocalSlack, socketMode: boolean): Promise<EchoBot> {
  const heard: string[] = []
  const app = new App({
    token: slack.token,
    ...(socketMode ? { socketMode, appToken: slack.appToken } : { signingSecret: slack.signingSecret }),
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silentLogger,
    ignoreSelf: true,
  })
  app.message(async ({ message, say }) => {
    heard.push(`message ${message.subtype ?? ''} ${'text' in message ? message.text : ''}`)
    if (message.subtype === undefined) await say({ text: `eco: ${message.text}`, blocks: [button] })
  })
  app.event('app_mention', async ({ event, say }) => {
    heard.push(`mention ${event.text}`)
    await say({ text: 'eccomi', thread_ts: event.ts })
  })
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [button] } })
  })
  app.action('open', async ({ ack, body, client, payload }) => {
    await ack()
    heard.push(`press ${'value' in payload ? payload.value : ''}`)
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: window })
  })
  app.view('form', async ({ ack, view }) => {
    const text = view.state.values['what']?.['value']?.value ?? ''
    const place = view.state.values['where']?.['value']?.selected_option?.value
    heard.push(`form ${text} ${place}`)
    if (text === 'male') await ack({ response_action: 'errors', errors: { what: 'Così non si capisce' } })
    else await ack()
  })
  app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
    heard.push('closed')
    await ack()
  })
  app.command('/centralino', async ({ ack, command, respond }) => {
    await ack()
    heard.push(`command ${command.text}`)
    await respond({ text: `privato: ${command.text}` })
  })
  app.shortcut('ask_message', async ({ ack, shortcut, respond }) => {
    await ack()
    heard.push(`shortcut ${'message' in shortcut ? shortcut.message.text : ''}`)
    if ('response_url' in shortcut) await respond({ text: 'visto' })
  })
  const server = await app.start(0)
  onTestFinished(async () => {
    await app.stop()
  })
  const address = 'address' in server ? server.address() : null
  const port = typeof address === 'object' ? address?.port : undefined
  return { heard, url: `http://127.0.0.1:${port}/slack/events` }
}
