import { expect, it } from 'vitest'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import { startEmulatedWorkspace } from './emulated-workspace.ts'
import { emulator, mayBeSkipped } from './slack-emulator.ts'
import { type WebApiHarness, webApiContract } from './web-api.contract.ts'

const email = 'anna.bianchi@example.org'

webApiContract('The local Slack', async (): Promise<WebApiHarness> => {
  const slack = await startLocalSlack()
  const anna = slack.addPerson({ name: 'Anna Bianchi', email })
  const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
  return {
    apiUrl: slack.apiUrl,
    token: slack.token,
    bot: slack.bot,
    person: { id: anna.id, email },
    channel,
    write: async (text) => anna.post(channel, text),
    trigger: async () => String((await anna.command('aiuto')).payload['trigger_id']),
    close: () => slack.stop(),
  }
})

if ('missing' in emulator) {
  const { missing } = emulator
  it.skipIf(mayBeSkipped)(`The emulator does what the adapter relies on (skipped: ${missing})`, () => {
    expect.fail(missing)
  })
} else {
  // A Slack written by others (https://github.com/vercel-labs/emulate): proves that the local one is not only our idea.
  webApiContract('The emulator', startEmulated, {
    'granted scopes': 'the emulator sends no x-oauth-scopes',
    'unknown token': 'the emulator takes any token for that of its first user, so that nothing has to be set up',
  })
}

async function startEmulated(): Promise<WebApiHarness> {
  const workspace = await startEmulatedWorkspace({ name: 'anna', realName: 'Anna Bianchi', email })
  const { apiUrl, token, bot, person, channel, call } = workspace
  return {
    apiUrl,
    token,
    bot,
    person: { id: person.id, email },
    channel,
    write: async (text) => String((await call('chat.postMessage', person.token, { channel, text }))['ts']),
    async trigger(viewId) {
      const args = { user_id: person.id, ...(viewId === undefined ? {} : { view_id: viewId }) }
      return String((await call('views.generateTriggerId', token, args))['trigger_id'])
    },
    close: () => workspace.stop(),
  }
}
