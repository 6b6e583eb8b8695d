import { describe, expect, it } from 'vitest'
import { startTeams } from './teams-harness.ts'

const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
const bruno = 'bbbbbbbb-0000-4000-8000-000000000002'

async function office() {
  const harness = await startTeams()
  const person = harness.teams.addPerson({ aadObjectId: anna, name: 'Anna Rossi', email: 'Anna.Rossi@example.org' })
  return { ...harness, person }
}

describe('What is said to the bot in Teams', () => {
  it('is a message of who wrote it, answered in their own chat', async () => {
    const { person, received, teams } = await office()
    await person.say('chi si occupa di stampanti?')
    expect(received).toEqual([
      {
        eventId: `message/a:1chat-${anna}/${teams.chat(anna)[0]?.id}`,
        address: { channel: 'teams', conversation: `user/${anna}` },
        personal: { channel: 'teams', conversation: `user/${anna}` },
        scope: 'personal',
        sender: { channel: 'teams', userId: anna, displayName: 'Anna Rossi', email: 'anna.rossi@example.org' },
        content: { type: 'text', text: 'chi si occupa di stampanti?' },
      },
    ])
  })

  it('in a channel is answered in its thread, and personal matters in the personal chat', async () => {
    const { person, received, teams, adapter } = await office()
    const channel = teams.addChannel([anna])
    await person.mention('chi si occupa di stampanti?', channel)
    const [message] = received
    expect(message).toMatchObject({
      scope: 'shared',
      personal: { conversation: `user/${anna}` },
      content: { type: 'text', text: 'chi si occupa di stampanti?' },
    })
    expect(message?.address.conversation).toMatch(/^shared\/19:\d+@thread\.tacv2;messageid=\d+$/)
    if (message === undefined) return
    await adapter.send(message.address, { language: 'it', text: 'Ecco', blocks: [] }, 'k', 'first')
    const thread = message.address.conversation.replace(/^shared\//, '')
    expect(teams.messages(thread).map(({ activity }) => activity.text)).toEqual(['Ecco'])
  })

  it('in a group chat is shared, whatever kind of conversation Teams says it is', async () => {
    const { person, received, teams } = await office()
    const group = teams.addGroupChat([anna])
    await person.mention('ciao', group)
    const odd = person.activity({ type: 'message', text: 'ciao' }, { conversation: group })
    await teams.deliver({ ...odd, conversation: { ...(odd['conversation'] as object), conversationType: 'new kind' } })
    expect(received.map(({ scope, address }) => [scope, address.conversation])).toEqual([
      ['shared', `shared/${group}`],
      ['shared', `shared/${group}`],
    ])
  })

  it('without a word asks how to begin', async () => {
    const { person, received, teams } = await office()
    await person.mention('', teams.addChannel([anna]))
    expect(received[0]?.content).toEqual({ type: 'action', action: 'ask', value: 'aiuto' })
  })

  it('with a button of an older client is that button, and never somebody else', async () => {
    const { person, received } = await office()
    const forged = { action: 'request:take', value: '42', userId: bruno, from: { aadObjectId: bruno } }
    await person.pressSubmit(forged, '1')
    expect(received[0]?.content).toEqual({ type: 'action', action: 'request:take', value: '42' })
    expect(received[0]?.sender.userId).toBe(anna)
  })

  it('with a reply keeps what it replies to apart', async () => {
    const { person, received, teams } = await office()
    const html =
      '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri" itemid="8:orgid:x">Bruno</strong>' +
      '<span itemprop="time" itemid="1"></span><p itemprop="preview">La stampante &egrave; rotta &amp; ferma</p></blockquote><p>apri una <b>richiesta</b></p>'
    await teams.deliver(
      person.activity({
        type: 'message',
        text: 'Bruno La stampante… apri una richiesta',
        attachments: [{ contentType: 'text/html', content: html }],
      }),
    )
    expect(received[0]?.content).toMatchObject({ type: 'text', text: 'apri una richiesta' })
    expect(received[0]?.content).toHaveProperty('quoted', expect.stringContaining('rotta & ferma'))
  })

  it('keeps files where Teams keeps them', async () => {
    const { person, received, teams } = await office()
    const file = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: 'https://example.sharepoint.com/errore.png',
      name: 'errore.png',
      content: { downloadUrl: 'https://example.sharepoint.com/secret' },
    }
    const html = { contentType: 'text/html', content: '<p>guarda</p>' }
    await teams.deliver(person.activity({ type: 'message', text: 'guarda', attachments: [html, file] }))
    expect(received[0]?.content).toEqual({
      type: 'text',
      text: 'guarda',
      attachments: [{ name: 'errore.png', url: 'https://example.sharepoint.com/errore.png' }],
    })
  })

  it('is taken once by the same id, however often Teams sends it', async () => {
    const { person, received, teams } = await office()
    const activity = person.activity({ type: 'message', text: 'ciao' })
    await teams.deliver(activity)
    await teams.deliver(activity)
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1)
  })

  it.each([
    ['messageUpdate', {}],
    ['messageDelete', {}],
    ['messageReaction', { reactionsAdded: [{ type: 'like' }] }],
    ['typing', {}],
    ['installationUpdate', { action: 'remove' }],
    ['conversationUpdate', { membersAdded: [{ id: `29:${bruno}` }] }],
    ['event', { name: 'application/vnd.microsoft.readReceipt' }],
  ])('does nothing about %s', async (type, more) => {
    const { person, received, teams } = await office()
    expect((await teams.deliver(person.activity({ type, text: 'ciao', ...more }))).status).toBe(200)
    expect(received).toEqual([])
  })

  it('does not talk to other bots', async () => {
    const { person, received, teams } = await office()
    const activity = person.activity({ type: 'message', text: 'ciao' })
    await teams.deliver({ ...activity, from: { id: '28:other', name: 'Altro bot' } })
    await teams.deliver({ ...activity, from: { ...(activity['from'] as object), role: 'bot' } })
    expect(received).toEqual([])
  })

  it('begins with a welcome, once, though Teams tells of the installation twice', async () => {
    const { person, received, teams } = await office()
    await person.install()
    const added = [{ id: '28:11111111-1111-4111-8111-111111111111' }]
    await teams.deliver(person.activity({ type: 'conversationUpdate', membersAdded: added }))
    expect(received.map(({ content }) => content)).toEqual([
      { type: 'action', action: 'ask', value: 'aiuto' },
      { type: 'action', action: 'ask', value: 'aiuto' },
    ])
    expect(new Set(received.map(({ eventId }) => eventId)).size).toBe(1)
  })
})

describe('Who is served in Teams', () => {
  const guests = [
    { userRole: 'guest' as const },
    { userRole: 'anonymous' as const },
    { tenantId: '33333333-2222-4222-8222-222222222222' },
    { userPrincipalName: 'mario_other.org#EXT#@comune.onmicrosoft.com' },
  ]
  it.each(guests)('is told courteously, once an hour, that they are not: %j', async (guest) => {
    const { teams, received, time } = await startTeams()
    teams.addPerson({ aadObjectId: bruno, ...guest })
    const visitor = teams.addPerson({ aadObjectId: 'cccccccc-0000-4000-8000-000000000003' })
    const asGuest = () => {
      const activity = visitor.activity({ type: 'message', text: 'ciao' })
      const from = { id: `29:${bruno}`, name: 'Ospite', aadObjectId: bruno }
      return teams.deliver({
        ...activity,
        from,
        conversation: { ...(activity['conversation'] as object), id: `a:1chat-${bruno}` },
      })
    }
    // The chat of the guest is there as soon as Teams shows it.
    expect(teams.chat(bruno)).toEqual([])
    await asGuest()
    await asGuest()
    expect(received).toEqual([])
    expect(teams.read(bruno).map(({ text }) => text)).toEqual([expect.stringContaining('account di lavoro')])
    time.turnTo('2026-03-02T10:00:01.000Z')
    await asGuest()
    expect(teams.read(bruno)).toHaveLength(2)
  })

  it('is not who Teams does not know in the conversation', async () => {
    const { teams, received } = await startTeams()
    const person = teams.addPerson({ aadObjectId: anna })
    const channel = teams.addChannel([bruno])
    await person.mention('ciao', channel)
    expect(received).toEqual([])
  })

  it('has no e-mail made of the user principal name', async () => {
    const { teams, received } = await startTeams()
    await teams.addPerson({ aadObjectId: anna, userPrincipalName: 'anna@comune.onmicrosoft.com' }).say('ciao')
    expect(received[0]?.sender).toEqual({ channel: 'teams', userId: anna, displayName: anna })
  })

  it('is asked of Teams once in ten minutes', async () => {
    const { person, teams, time } = await office()
    const asked = () => teams.calls.filter(({ operation }) => operation === 'member').length
    await person.say('uno')
    await person.say('due')
    expect(asked()).toBe(1)
    time.turnTo('2026-03-02T09:10:01.000Z')
    await person.say('tre')
    expect(asked()).toBe(2)
  })
})
