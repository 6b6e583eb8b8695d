import { readdir, writeFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { slackScopes } from '../../../adapters/slack/slack-scopes.ts'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import { ManualTime } from '../../support/manual-time.ts'
import { prepareSlackBot, say, startSlackBot } from './slack-harness.ts'

const begin = () => new ManualTime(new Date().toISOString())

describe('acknowledging', () => {
  it.each(['users.info hangs', 'the core hangs'])(
    'happens within three seconds while %s, and loses nothing',
    async (what) => {
      const time = begin()
      const bot = await startSlackBot({ options: { clock: time, timers: time } })
      let finish = () => {}
      const hanging = new Promise<void>((resolve) => {
        finish = resolve
      })
      if (what === 'users.info hangs') bot.slack.fail('users.info', ['hang'])
      else bot.core = () => hanging
      const saying = bot.maria.say('La stampante non va')
      await expect.poll(() => time.waiting).toBeGreaterThan(0)
      await time.pass(1_000, () => setImmediate())
      expect((await saying).acknowledged).toBe(true)
      expect(await readdir(bot.spoolFolder)).toHaveLength(1)
      if (what === 'the core hangs') {
        finish()
        await expect.poll(() => readdir(bot.spoolFolder)).toEqual([])
        expect(bot.received).toHaveLength(1)
        return
      }
      await bot.slack.away()
      await bot.slack.back()
      await bot.adapter.stop()
      expect(bot.received).toEqual([])
      // What could not be taken before the program stopped is taken when it starts again.
      const again = await startSlackBot({ slack: bot.slack, spoolFolder: bot.spoolFolder })
      await expect
        .poll(() => again.received.map(({ content }) => content))
        .toEqual([{ type: 'text', text: 'La stampante non va' }])
      await expect.poll(() => readdir(bot.spoolFolder)).toEqual([])
    },
  )

  it('is as late for the core as it can be: Slack is told after the core has it', async () => {
    const bot = await startSlackBot()
    const order: string[] = []
    bot.core = async () => {
      await setImmediate()
      order.push('kept')
    }
    await bot.maria.say('ciao').then(() => order.push('told'))
    expect(order).toEqual(['kept', 'told'])
  })

  it('tries again what the store refused, without Slack', async () => {
    const time = begin()
    const bot = await startSlackBot({ options: { clock: time, timers: time } })
    let failures = 2
    bot.core = async () => {
      if (failures-- > 0) throw new Error('the disk is full')
    }
    expect((await bot.maria.say('ciao')).acknowledged).toBe(true)
    await expect.poll(() => time.waiting).toBeGreaterThan(0)
    await time.pass(5_000, () => setImmediate())
    await expect.poll(() => readdir(bot.spoolFolder)).toEqual([])
    expect(bot.received.map(({ eventId }) => eventId)).toEqual(Array(3).fill(bot.received[0]?.eventId))
  })

  it('keeps what comes while Slack itself cannot be asked who the bot is', async () => {
    const time = begin()
    const slack = await startLocalSlack()
    slack.fail('auth.test', ['503'])
    const bot = await startSlackBot({ slack, options: { clock: time, timers: time } })
    expect(bot.faults).toHaveLength(1)
    const saying = bot.maria.say('ciao')
    await time.pass(1_000, () => setImmediate())
    expect((await saying).acknowledged).toBe(true)
    await expect.poll(() => bot.received).toHaveLength(1)
  })
})

describe('starting', () => {
  it.each([
    ['SLACK_BOT_TOKEN', { botToken: 'xoxb-wrong' }, /OAuth & Permissions/],
    ['SLACK_APP_TOKEN', { appToken: 'xapp-wrong' }, /App-Level Tokens/],
  ])('says where %s is found when Slack refuses it, and does not repeat it', async (variable, options, where) => {
    const { adapter } = await prepareSlackBot({ options, socket: variable === 'SLACK_APP_TOKEN' })
    const error = await adapter.start(async () => {}).catch((fault: unknown) => fault)
    expect(error).toMatchObject({ code: 'config/invalid', message: expect.stringContaining(variable) })
    expect(String(error)).toMatch(where)
    expect(String(error)).not.toContain('wrong')
  })
})

describe('starting without a permission', () => {
  it('says which one is missing and where it is given', async () => {
    const scopes = slackScopes.map(({ scope }) => scope).filter((scope) => scope !== 'users:read.email')
    const { faults } = await startSlackBot({ slack: await startLocalSlack({ scopes }) })
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ code: 'config/invalid', message: expect.stringMatching(/users:read\.email/) })
    expect(String(faults[0])).toMatch(/OAuth & Permissions/)
  })

  it('says nothing where all are there', async () => {
    expect((await startSlackBot()).faults).toEqual([])
  })
})

describe('Socket Mode', () => {
  it('takes and answers everything over the line that the bot has opened', async () => {
    const bot = await startSlackBot({ socket: true })
    expect((await bot.maria.say('ciao')).acknowledged).toBe(true)
    expect((await bot.maria.command('aiuto')).acknowledged).toBe(true)
    await bot.reply(bot.received[1], say('eccomi'))
    expect(bot.received.map(({ content }) => content)).toEqual([
      { type: 'text', text: 'ciao' },
      { type: 'text', text: 'aiuto' },
    ])
    expect(bot.maria.privateAnswers()).toHaveLength(1)
  })

  it('does not acknowledge what could not be taken nor kept', async () => {
    const slack = await startLocalSlack({ answerWithinMs: 300 })
    const bot = await startSlackBot({ slack, socket: true })
    await writeFile(bot.spoolFolder, '')
    bot.core = () => Promise.reject(new Error('the disk is full'))
    const delivery = await bot.maria.say('ciao')
    expect(delivery.acknowledged).toBe(false)
    bot.core = async () => {}
    await slack.retryFailed()
    expect(delivery.acknowledged).toBe(true)
    expect(new Set(bot.received.map(({ eventId }) => eventId)).size).toBe(1)
  })

  it.each(['warning', 'refresh_requested', 'break'] as const)(
    'connects anew when the line ends: %s',
    async (reason) => {
      const bot = await startSlackBot({ socket: true })
      const opened = () => bot.slack.calls.filter(({ method }) => method === 'apps.connections.open').length
      bot.slack.disconnectSockets(reason)
      await expect.poll(opened).toBeGreaterThan(1)
      await bot.slack.sockets(1)
      await expect.poll(async () => (await bot.maria.say('ciao')).acknowledged).toBe(true)
    },
  )
})
