import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import type { LocalSlackOptions } from '../../support/local-slack/local-slack-types.ts'
import { startEchoBot } from './echo-bot.ts'

async function startOffice(options: LocalSlackOptions & { readonly socketMode?: boolean } = {}) {
  const { socketMode = false, ...given } = options
  const slack = await startLocalSlack({ strict: false, ...given })
  onTestFinished(() => slack.stop())
  const anna = slack.addPerson({ name: 'Anna Bianchi' })
  const bot = await startEchoBot(slack, socketMode)
  if (socketMode) {
    slack.deliverOverSocket()
    await slack.sockets(1)
  } else {
    slack.deliverTo(bot.url)
  }
  return { slack, anna, bot }
}

/** A bot that answers each request as told; then well. */
async function startStubbornBot(answers: (number | 'silence')[], options: LocalSlackOptions = {}) {
  const seen: { readonly retry: string | undefined; readonly reason: string | undefined }[] = []
  const listener: RequestListener = (request, response) => {
    const header = (name: string) => request.headers[name]?.toString()
    seen.push({ retry: header('x-slack-retry-num'), reason: header('x-slack-retry-reason') })
    const answer = answers.shift() ?? 200
    request.resume()
    if (answer !== 'silence') response.writeHead(answer).end()
  }
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const slack = await startLocalSlack(options)
  slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  onTestFinished(async () => {
    await slack.stop()
    server.closeAllConnections()
    server.close()
  })
  return { slack, anna: slack.addPerson({ name: 'Anna Bianchi' }), seen }
}

describe.each([false, true])("people in the local Slack, before a bot of Bolt's (Socket Mode: %s)", (socketMode) => {
  it('write to the bot alone and read its answer', async () => {
    const { anna, bot } = await startOffice({ socketMode })
    expect(await anna.say('1 < 2 & https://example.org')).toMatchObject({ acknowledged: true })
    await expect.poll(() => bot.heard).toEqual(['message  1 &lt; 2 &amp; <https://example.org>'])
    await expect.poll(() => anna.messages()).toHaveLength(2)
    expect(anna.messages()[0]).toMatchObject({ text: '1 < 2 & https://example.org', links: ['https://example.org'] })
    expect(anna.messages()[1]).toMatchObject({ text: 'Apri', buttons: ['Apri'] })
  })

  it('press a button, fill in the window it opens, and are told what is wrong', async () => {
    const { anna, bot } = await startOffice({ socketMode })
    await anna.say('ciao')
    await expect.poll(() => anna.messages()).toHaveLength(2)
    await anna.press('Apri')
    await expect.poll(() => anna.windows().map(({ title }) => title)).toEqual(['Modulo'])
    expect(anna.windows()[0]?.text).toBe('Modulo\nChe cosa succede\nDove\nBiblioteca\nInvia')
    await expect(async () => anna.pickAndSubmit({ Dove: 'Biblioteca' })).rejects.toThrow('wants Che cosa succede')
    await expect(async () => anna.pickAndSubmit({ what: 'x', Dove: 'Museo' })).rejects.toThrow('offers no Museo')
    await expect(async () => anna.pickAndSubmit({ what: 'x'.repeat(21) })).rejects.toThrow('21 characters')
    await anna.pickAndSubmit({ 'Che cosa succede': 'male' })
    expect(anna.windows()[0]?.text).toContain('Così non si capisce')
    await anna.pickAndSubmit({ what: 'bene', Dove: 'Biblioteca' })
    expect(anna.windows()).toEqual([])
    expect(bot.heard.slice(1)).toEqual(['press stampanti', 'form male undefined', 'form bene b'])
  })

  it('use the command, a shortcut and the home', async () => {
    const { slack, anna, bot } = await startOffice({ socketMode })
    const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
    await anna.command('aiuto')
    await anna.shortcut('ask_message', { channel, ts: anna.post(channel, 'la stampante fuma') })
    await expect.poll(() => anna.privateAnswers().map(({ text }) => text)).toEqual(['privato: aiuto', 'visto'])
    await anna.openHome()
    await expect.poll(() => anna.home()?.buttons).toEqual(['Apri'])
    await anna.press('Apri', { where: 'home' })
    await expect.poll(() => anna.windows()).toHaveLength(1)
    await anna.closeWindow()
    expect(bot.heard).toEqual(['command aiuto', 'shortcut la stampante fuma', 'press stampanti', 'closed'])
  })

  it('mention the bot in a channel and are answered in the thread', async () => {
    const { slack, anna } = await startOffice({ socketMode })
    const channel = slack.addChannel({ name: 'biblioteche', members: [anna.id] })
    const { ts = '' } = await anna.mention(channel, 'chi sei?')
    await expect.poll(() => slack.thread(channel, ts)).toHaveLength(2)
    expect(slack.channel(channel)).toMatchObject([{ mentions: [`@${slack.bot.userId}`] }])
  })

  it('edit and delete messages', async () => {
    const { anna, bot } = await startOffice({ socketMode })
    const { ts = '' } = await anna.say('uno')
    await anna.edit(anna.directMessage, ts, 'due')
    await anna.remove(anna.directMessage, ts)
    await expect.poll(() => bot.heard).toEqual(['message  uno', 'message message_changed ', 'message message_deleted '])
  })
})

describe('deliveries of the local Slack', () => {
  it('are tried up to three times more, only events, and say so', async () => {
    const { slack, anna, seen } = await startStubbornBot([500, 500, 500, 500, 500])
    const said = await anna.say('ciao')
    const typed = await anna.command('aiuto')
    for (let times = 0; times < 4; times += 1) await slack.retryFailed()
    expect(seen.map(({ retry }) => retry)).toEqual([undefined, undefined, '1', '2', '3'])
    expect([said.attempts.length, typed.attempts.length]).toEqual([4, 1])
  })

  it('end when the bot does not answer in time', async () => {
    const { slack, anna, seen } = await startStubbornBot(['silence'], { answerWithinMs: 50 })
    const said = await anna.say('ciao')
    expect(said).toMatchObject({ acknowledged: false, attempts: [{ status: undefined, failure: 'timeout' }] })
    expect(await slack.retryFailed()).toMatchObject([{ acknowledged: true }])
    expect(seen).toEqual([
      { retry: undefined, reason: undefined },
      { retry: '1', reason: 'http_timeout' },
    ])
    expect(await slack.retryFailed()).toEqual([])
  })

  it('can be repeated although they arrived', async () => {
    const { anna, bot, slack } = await startOffice()
    await slack.redeliver(await anna.say('ciao'))
    await expect.poll(() => bot.heard).toEqual(['message  ciao', 'message  ciao'])
  })

  it.each(['break', 'refresh_requested'] as const)('wait for a new socket after a %s', async (reason) => {
    const { slack, anna } = await startOffice({ socketMode: true })
    slack.disconnectSockets(reason)
    await slack.sockets(0)
    expect(await anna.say('ciao')).toMatchObject({ acknowledged: false, attempts: [{ failure: 'no socket is open' }] })
    const next = await startEchoBot(slack, true)
    await slack.sockets(1)
    expect(await slack.retryFailed()).toMatchObject([{ acknowledged: true }])
    await expect.poll(() => next.heard).toEqual(['message  ciao'])
  })

  it('bring the bot its own words where it reads along', async () => {
    const { slack, anna } = await startOffice({ echo: true })
    await anna.say('ciao')
    await expect.poll(() => slack.deliveries).toHaveLength(2)
    expect(slack.deliveries[1]?.payload).toMatchObject({ event: { bot_id: slack.bot.botId, text: 'eco: ciao' } })
  })
})
