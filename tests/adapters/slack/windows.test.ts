import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../support/manual-time.ts'
import { offer, replyForm, say, startSlackBot } from './slack-harness.ts'

const begin = () => new ManualTime(new Date().toISOString())
const noWait = () => Promise.resolve()

/** A bot whose Maria has a button that brings a form. */
async function withButton() {
  const time = begin()
  const bot = await startSlackBot({ options: { clock: time, timers: time } })
  await bot.maria.say('ciao')
  await bot.reply(bot.received[0], offer('Rispondi', 'reply'))
  return { bot, time }
}

describe('a form', () => {
  it('opens in a window for whoever has just pressed a button', async () => {
    const { bot } = await withButton()
    await bot.maria.press('Rispondi')
    const shown = bot.maria.messages().length
    const ref = await bot.reply(bot.received[1], replyForm())
    const [window] = bot.maria.windows()
    expect(ref.id).toBe(`view/${window?.id}`)
    expect(window?.text).toContain('La risposta')
    expect(bot.maria.messages()).toHaveLength(shown)
  })

  it('opens once when the button was pressed twice', async () => {
    const { bot } = await withButton()
    bot.core = async (message) => {
      if (message.content.type === 'action') await bot.reply(message, replyForm())
    }
    await bot.maria.press('Rispondi', { times: 2 })
    expect(bot.maria.windows()).toHaveLength(1)
  })

  it('stands behind a button in a message where the window can no longer be opened, and opens from there', async () => {
    const { bot, time } = await withButton()
    await bot.maria.press('Rispondi')
    await time.pass(2_600, noWait)
    await bot.reply(bot.received[1], replyForm())
    expect(bot.maria.windows()).toHaveLength(0)
    const last = bot.maria.messages().at(-1)
    expect(last?.buttons).toEqual(['Rispondi'])
    await bot.maria.press('Rispondi', { ...(last?.ts === undefined ? {} : { ts: last.ts }) })
    expect(bot.received.at(-1)?.content).toEqual({ type: 'action', action: 'form', value: 'reply 42' })
    await bot.reply(bot.received.at(-1), replyForm())
    expect(bot.maria.windows()).toHaveLength(1)
  })

  it.each(['expired_trigger_id', '500', '429:30'])(
    'stands in a message where Slack refuses the window: %s',
    async (fault) => {
      const { bot } = await withButton()
      await bot.maria.press('Rispondi')
      bot.slack.fail('views.open', [fault])
      await bot.reply(bot.received[1], replyForm())
      expect(bot.maria.windows()).toHaveLength(0)
      expect(bot.maria.messages().at(-1)?.buttons).toEqual(['Rispondi'])
    },
  )

  it('opens for a command and a shortcut as well', async () => {
    const { bot } = await withButton()
    await bot.maria.command('apri una richiesta')
    await bot.reply(bot.received.at(-1), replyForm())
    expect(bot.maria.windows()).toHaveLength(1)
  })

  it('is not opened over a message that says more than the form', async () => {
    const { bot } = await withButton()
    await bot.maria.press('Rispondi')
    const message = replyForm()
    await bot.reply(bot.received[1], {
      ...message,
      blocks: [{ type: 'paragraph', text: 'Prima leggi' }, ...message.blocks],
    })
    expect(bot.maria.windows()).toHaveLength(0)
    expect(bot.maria.messages().at(-1)?.text).toContain('Prima leggi')
  })

  it('comes back with its values; the window closes and what is said of it is shown', async () => {
    const { bot } = await withButton()
    await bot.maria.press('Rispondi')
    await bot.reply(bot.received[1], replyForm())
    bot.core = async (message) => void bot.reply(message, say('Risposta inviata'))
    const { acknowledged, attempts } = await bot.maria.pickAndSubmit({ 'La risposta': 'Ecco fatto' })
    expect({ acknowledged, answer: attempts[0]?.answer }).toEqual({ acknowledged: true, answer: undefined })
    expect(bot.received.at(-1)).toMatchObject({
      address: { conversation: `user/${bot.maria.id}` },
      content: { type: 'form', form: 'reply', context: '42', values: { text: 'Ecco fatto' } },
    })
    expect(bot.maria.windows()).toHaveLength(0)
    await expect.poll(() => bot.maria.messages().at(-1)?.text).toContain('Risposta inviata')
  })

  it('stays open with errors at its fields, and takes the next attempt as another act', async () => {
    const { bot } = await withButton()
    await bot.maria.press('Rispondi')
    await bot.reply(bot.received[1], replyForm())
    const shown = bot.maria.messages().length
    const refs: Promise<unknown>[] = []
    bot.core = async (message) => void refs.push(bot.reply(message, replyForm({ text: 'Scrivi di più.' })))
    await bot.maria.pickAndSubmit({ 'La risposta': 'no' })
    const [window] = bot.maria.windows()
    expect(Object.values(window?.errors ?? {}).join()).toContain('Scrivi di più.')
    expect(await refs[0]).toEqual({ channel: 'slack', id: `view/${window?.id}` })
    expect(bot.maria.messages()).toHaveLength(shown)
    bot.core = async (message) => void refs.push(bot.reply(message, say('Fatto')))
    await bot.maria.pickAndSubmit({ 'La risposta': 'no' })
    await Promise.all(refs)
    expect(bot.maria.windows()).toHaveLength(0)
    const ids = bot.received.slice(-2).map(({ eventId }) => eventId)
    expect(new Set(ids).size).toBe(2)
  })

  it('closes at once where the answer is a card that changes in place', async () => {
    const { bot } = await withButton()
    const [asked] = bot.received
    if (asked === undefined) throw new Error('Nothing was received')
    const card = await bot.reply(asked, { ...say('Richiesta 42'), card: 'work-42' })
    await bot.maria.press('Rispondi')
    await bot.reply(bot.received[1], replyForm())
    bot.core = async (message) => void bot.adapter.update(message.address, card, say('Risposto alla 42'), 'key')
    const { attempts } = await bot.maria.pickAndSubmit({ 'La risposta': 'Ecco' })
    expect(attempts[0]?.tookMs).toBeLessThan(1_000)
    expect(bot.maria.windows()).toHaveLength(0)
    await expect.poll(() => bot.maria.messages().map(({ text }) => text)).toContain('Risposto alla 42')
  })

  it('closes in time where the core has taken it and says nothing yet', async () => {
    const { bot, time } = await withButton()
    await bot.maria.press('Rispondi')
    await bot.reply(bot.received[1], replyForm())
    const submitting = bot.maria.pickAndSubmit({ 'La risposta': 'Ecco' })
    await expect.poll(() => bot.received.at(-1)?.content.type).toBe('form')
    await expect.poll(() => time.waiting).toBeGreaterThan(0)
    await time.pass(2_000, noWait)
    expect((await submitting).acknowledged).toBe(true)
    expect(bot.maria.windows()).toHaveLength(0)
  })
})

describe('a button of the Home', () => {
  async function atHome() {
    const time = begin()
    const bot = await startSlackBot({ options: { clock: time, timers: time } })
    await bot.maria.openHome()
    await bot.reply(bot.received[0], offer('Dettagli', 'show'))
    await bot.maria.press('Dettagli', { where: 'home' })
    return { bot, time }
  }

  it('is answered in a window, to which further answers are added', async () => {
    const { bot } = await atHome()
    await bot.reply(bot.received[1], offer('Prendi in carico'))
    expect(bot.maria.windows()[0]?.text).toContain('Richiesta 42')
    await bot.maria.press('Prendi in carico', { where: 'window' })
    expect(bot.received[2]?.address).toEqual(bot.received[1]?.address)
    const ref = await bot.reply(bot.received[2], say('Ora è tua'))
    const windows = bot.maria.windows()
    expect(windows).toHaveLength(1)
    expect(ref.id).toBe(`view/${windows[0]?.id}`)
    expect(windows[0]?.text).toMatch(/Richiesta 42[\s\S]*Ora è tua/)
    expect(bot.maria.messages()).toHaveLength(0)
  })

  it('replaces a card in the window', async () => {
    const { bot, time } = await atHome()
    const ref = await bot.reply(bot.received[1], say('aperta', { card: 'request:42' }))
    await time.pass(5_000, noWait)
    const address = bot.received[1]?.address ?? { channel: '', conversation: '' }
    await bot.adapter.update(address, ref, say('risolta', { card: 'request:42' }), 'u1')
    expect(bot.maria.windows()[0]?.text).toContain('risolta')
    expect(bot.maria.windows()[0]?.text).not.toContain('aperta')
  })

  it('is answered in direct messages where no window can be opened any more', async () => {
    const { bot, time } = await atHome()
    await time.pass(3_000, noWait)
    await bot.reply(bot.received[1], say('eccomi'))
    expect(bot.maria.windows()).toHaveLength(0)
    expect(bot.maria.messages().at(-1)?.text).toContain('eccomi')
  })

  it('goes on in direct messages once the window is closed', async () => {
    const { bot, time } = await atHome()
    await bot.reply(bot.received[1], say('eccomi'))
    await bot.maria.closeWindow()
    await time.pass(3_000, noWait)
    bot.slack.fail('views.update', ['not_found'])
    await bot.reply(bot.received[1], say('ancora io'))
    expect(bot.maria.messages().at(-1)?.text).toContain('ancora io')
  })

  it('opens a form over the window, and tells the outcome in the window below', async () => {
    const { bot } = await atHome()
    await bot.reply(bot.received[1], offer('Rispondi', 'reply'))
    await bot.maria.press('Rispondi', { where: 'window' })
    await bot.reply(bot.received[2], replyForm())
    expect(bot.maria.windows()).toHaveLength(2)
    const replies: Promise<unknown>[] = []
    bot.core = async (message) => void replies.push(bot.reply(message, say('Risposta inviata')))
    await bot.maria.pickAndSubmit({ 'La risposta': 'Ecco' })
    await Promise.all(replies)
    expect(bot.maria.windows().map(({ text }) => text)).toEqual([expect.stringContaining('Risposta inviata')])
  })
})
