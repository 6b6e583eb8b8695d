import { describe, expect, it } from 'vitest'
import { offer, say, startSlackBot } from './slack-harness.ts'

const address = (conversation: string) => ({ channel: 'slack', conversation })

describe('the ways in', () => {
  it('answers direct messages in direct messages', async () => {
    const { maria, received, reply } = await startSlackBot()
    const { acknowledged } = await maria.say('La stampante non va')
    expect(acknowledged).toBe(true)
    const [message] = received
    expect(message).toMatchObject({
      address: address(`user/${maria.id}`),
      scope: 'personal',
      content: { type: 'text', text: 'La stampante non va' },
    })
    const ref = await reply(message, say('Chiedi al tuo master.'))
    expect(ref.id).toMatch(/^D\w+\/\d+\.\d+$/)
    expect(maria.messages().at(-1)?.text).toContain('Chiedi al tuo master.')
  })

  it('stays in a thread of the direct messages', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const first = maria.post(maria.directMessage, 'prima')
    await maria.say('seconda', { threadTs: first })
    expect(received[0]?.address).toEqual(address(`user/${maria.id}/${first}`))
    await reply(received[0], say('nel filo'))
    expect(slack.thread(maria.directMessage, first).at(-1)?.text).toContain('nel filo')
  })

  it('answers a mention in a thread, where others read along', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    const { ts = '' } = await maria.mention(channel, 'chi si occupa delle stampanti?')
    expect(received).toMatchObject([
      {
        address: address(`thread/${channel}/${ts}`),
        personal: address(`user/${maria.id}`),
        scope: 'shared',
        content: { type: 'text', text: 'chi si occupa delle stampanti?' },
      },
    ])
    await reply(received[0], say('I Servizi Telematici.'))
    expect(slack.thread(channel, ts).at(-1)?.text).toContain('I Servizi Telematici.')
    expect(slack.channel(channel)).toHaveLength(1)
  })

  it('answers a command privately, and in direct messages once that is no longer possible', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    await maria.command('la stampante non va', { channel })
    expect(received).toMatchObject([{ scope: 'personal', content: { type: 'text', text: 'la stampante non va' } }])
    const ref = await reply(received[0], say('solo per te'))
    expect(ref.id).toBe(received[0]?.address.conversation)
    expect(maria.privateAnswers().map(({ text }) => text)).toEqual([expect.stringContaining('solo per te')])
    for (let at = 2; at <= 5; at += 1) await reply(received[0], say(`di nuovo ${at}`))
    await reply(received[0], say('la sesta'))
    expect(maria.privateAnswers()).toHaveLength(5)
    expect(maria.messages().at(-1)?.text).toContain('la sesta')
    expect(slack.channel(channel)).toHaveLength(0)
  })

  it('answers in direct messages where Slack no longer takes the private answer', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    await maria.command('aiuto')
    slack.fail('response_url', ['used_url'])
    await reply(received[0], say('eccomi'))
    expect(maria.messages().at(-1)?.text).toContain('eccomi')
    expect(maria.privateAnswers()).toHaveLength(0)
  })

  it('takes a message along by its shortcuts', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    const ts = maria.post(channel, 'Non riesco a entrare in ISCRITTO')
    await maria.shortcut('ask_message', { channel, ts })
    await maria.shortcut('open_request_message', { channel, ts })
    expect(received.map(({ content }) => content)).toEqual([
      { type: 'text', text: 'Non riesco a entrare in ISCRITTO' },
      { type: 'text', text: 'apri una richiesta', quoted: 'Non riesco a entrare in ISCRITTO' },
    ])
    await reply(received[0], say('solo per te'))
    expect(maria.privateAnswers()).toHaveLength(1)
  })

  it('fills the Home when it is opened', async () => {
    const { maria, received, reply, adapter } = await startSlackBot()
    await maria.openHome()
    await maria.openHome('messages')
    expect(received).toMatchObject([
      {
        address: address(`home/${maria.id}`),
        scope: 'personal',
        content: { type: 'action', action: 'home', value: '' },
      },
    ])
    const ref = await reply(received[0], say('Le tue richieste'))
    expect(ref.id).toBe(`home/${maria.id}`)
    expect(maria.home()?.text).toContain('Le tue richieste')
    await adapter.update(address(`home/${maria.id}`), ref, say('Nessuna richiesta'), 'again')
    expect(maria.home()?.text).toContain('Nessuna richiesta')
  })

  it('brings a pressed button, each press once', async () => {
    const { maria, received, reply } = await startSlackBot()
    await maria.say('ciao')
    await reply(received[0], offer('Prendi in carico'))
    await maria.press('Prendi in carico', { times: 2 })
    const presses = received.slice(1)
    expect(presses).toHaveLength(2)
    expect(presses[0]).toMatchObject({
      address: address(`user/${maria.id}`),
      content: { type: 'action', action: 'take', value: '42' },
    })
    expect(presses[0]?.eventId).not.toBe(presses[1]?.eventId)
  })

  it('answers a button of a thread there', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    const { ts = '' } = await maria.mention(channel, 'aiuto')
    await reply(received[0], offer('Spiega'))
    await maria.press('Spiega')
    expect(received[1]).toMatchObject({ address: address(`thread/${channel}/${ts}`), scope: 'shared' })
  })

  it('answers a button of a private answer privately', async () => {
    const { maria, slack, received, reply } = await startSlackBot()
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    await maria.command('aiuto', { channel })
    await reply(received[0], offer('Spiega'))
    await maria.press('Spiega')
    expect(received[1]).toMatchObject({ scope: 'personal' })
    await reply(received[1], say('perché sì'))
    expect(maria.privateAnswers().at(-1)?.text).toContain('perché sì')
    expect(slack.channel(channel)).toHaveLength(0)
  })

  it('brings files by where they are', async () => {
    const { maria, received } = await startSlackBot()
    const file = { id: 'F1', name: 'errore.png', url_private: 'https://files/1', permalink: 'https://esempio/F1' }
    await maria.say('guarda', { files: [file] })
    const attachments = [{ name: 'errore.png', url: 'https://esempio/F1' }]
    expect(received[0]?.content).toEqual({ type: 'text', text: 'guarda', attachments })
  })

  it('hears nothing of what is edited or deleted', async () => {
    const { maria, slack, received } = await startSlackBot()
    const { ts = '' } = await maria.say('prima')
    await maria.edit(maria.directMessage, ts, 'dopo')
    await maria.remove(maria.directMessage, ts)
    const channel = slack.addChannel({ name: 'generale', members: [maria.id] })
    await maria.edit(channel, maria.post(channel, 'ciao'), 'ciao a tutti')
    expect(received).toHaveLength(1)
    expect(slack.deliveries.every(({ acknowledged }) => acknowledged)).toBe(true)
  })

  it('replaces a message in place', async () => {
    const { maria, received, reply, adapter } = await startSlackBot()
    await maria.say('ciao')
    const ref = await reply(received[0], say('aperta'))
    const shown = maria.messages().length
    await adapter.update(address(`user/${maria.id}`), ref, say('risolta'), 'update')
    expect(maria.messages()).toHaveLength(shown)
    expect(maria.messages().at(-1)?.text).toContain('risolta')
  })

  it('finds, by its key, a message that may have gone out already', async () => {
    const { maria, slack, adapter } = await startSlackBot()
    slack.fail('chat.postMessage', ['done-500'])
    const to = address(`user/${maria.id}`)
    await expect(adapter.send(to, say('una volta'), 'k1', 'first')).rejects.toMatchObject({
      code: 'delivery/ambiguous',
    })
    await adapter.send(to, say('una volta'), 'k1', 'again')
    expect(maria.messages()).toHaveLength(1)
  })

  it.each(['nowhere', 'thread/C1', 'user/U1/../x'])('knows no conversation called %s', async (conversation) => {
    const { adapter } = await startSlackBot()
    const sent = adapter.send(address(conversation), say('a nessuno'), 'k', 'first')
    await expect(sent).rejects.toMatchObject({ code: 'delivery/permanent' })
  })
})
