import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { LocalPerson } from '../../support/local-slack/local-slack-types.ts'
import { ManualTime } from '../../support/manual-time.ts'
import { startSlackBot } from './slack-harness.ts'

const guestText = 'Non posso aiutare chi è ospite.'
const outsiderText = 'Posso aiutare solo chi lavora qui.'

/** Waits for work that Slack's answer does not wait for. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; !isTrue() && turn < 5_000; turn += 1) await setImmediate()
}

describe('people who are not served', () => {
  it.each<[LocalPerson['kind'], string]>([
    ['guest', guestText],
    ['single-channel-guest', guestText],
    ['stranger', outsiderText],
  ])('are told so once an hour, and nothing of it reaches the core: %s', async (kind, text) => {
    const time = new ManualTime(new Date().toISOString())
    const bot = await startSlackBot({ options: { clock: time } })
    const visitor = bot.slack.addPerson({ name: 'Ospite', kind, ...(kind === 'stranger' ? { teamId: 'T9' } : {}) })
    const told = () => visitor.messages().filter((message) => message.text.includes(text)).length
    expect((await visitor.say('ciao')).acknowledged).toBe(true)
    await until(() => told() === 1)
    await visitor.say('ci siete?')
    await visitor.say('pronto?')
    expect(told()).toBe(1)
    expect(bot.received).toEqual([])
    await time.pass(60 * 60_000, () => Promise.resolve())
    await bot.slack.deliver('events_api', { ...bot.slack.deliveries[0]?.payload })
    await until(() => told() === 2)
    expect(told()).toBe(2)
    expect(bot.received).toEqual([])
  })

  it('are told in the language in which they use Slack', async () => {
    const bot = await startSlackBot()
    const guest = bot.slack.addPerson({ name: 'Guest', kind: 'guest', locale: 'en-GB' })
    await guest.command('help')
    await until(() => guest.privateAnswers().length > 0)
    expect(guest.privateAnswers()[0]?.text).toContain('I cannot help guests.')
  })

  it('are told the next time where Slack did not take it', async () => {
    const bot = await startSlackBot()
    const guest = bot.slack.addPerson({ name: 'Ospite', kind: 'guest' })
    bot.slack.fail('chat.postMessage', ['500'])
    await guest.say('ciao')
    await until(() => bot.slack.calls.some(({ method }) => method === 'chat.postMessage'))
    await setImmediate()
    await guest.say('ci siete?')
    await until(() => guest.messages().some(({ text }) => text.includes(guestText)))
    expect(guest.messages().filter(({ text }) => text.includes(guestText))).toHaveLength(1)
  })

  it('are told privately in a channel', async () => {
    const bot = await startSlackBot()
    const guest = bot.slack.addPerson({ name: 'Ospite', kind: 'guest' })
    const channel = bot.slack.addChannel({ name: 'generale', members: [guest.id] })
    await guest.mention(channel, 'ciao')
    await until(() => guest.privateAnswers().length > 0)
    expect(guest.privateAnswers()[0]?.text).toContain(guestText)
    expect(bot.slack.channel(channel)).toHaveLength(1)
  })

  it('are told where they have called the bot: by a command, on the Home', async () => {
    const bot = await startSlackBot()
    const [one, other] = ['Uno', 'Altro'].map((name) => bot.slack.addPerson({ name, kind: 'guest' }))
    await one?.command('aiuto')
    await until(() => one?.privateAnswers().length === 1)
    expect(one?.privateAnswers()[0]?.text).toContain(guestText)
    await other?.openHome()
    await until(() => other?.home() !== undefined)
    expect(other?.home()?.text).toContain(guestText)
    expect(bot.received).toEqual([])
  })

  it('are met with silence where they are bots', async () => {
    const bot = await startSlackBot()
    const other = bot.slack.addPerson({ name: 'altro bot', kind: 'bot' })
    expect((await other.command('ciao')).acknowledged).toBe(true)
    expect(bot.received).toEqual([])
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('chat.postMessage')
    expect(other.privateAnswers()).toEqual([])
  })
})

describe('people who are served', () => {
  it('come with what Slack vouches for, asked of Slack once', async () => {
    const bot = await startSlackBot({ person: { title: 'Servizio Tributi' } })
    await bot.maria.say('uno')
    await bot.maria.say('due')
    expect(bot.received[0]?.sender).toEqual({
      channel: 'slack',
      userId: bot.maria.id,
      displayName: 'Maria Bianchi',
      email: 'maria.bianchi@example.org',
      workplace: ['Servizio Tributi'],
    })
    expect(bot.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1)
  })

  it('may be of another workspace that is named in the configuration', async () => {
    const bot = await startSlackBot({ options: { workspaces: ['T9'] }, person: { teamId: 'T9' } })
    await bot.maria.say('ciao')
    expect(bot.received).toHaveLength(1)
  })
})
