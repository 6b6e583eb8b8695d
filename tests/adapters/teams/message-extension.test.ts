import { describe, expect, it } from 'vitest'
import { localBot } from '../../support/local-teams/local-teams.ts'
import { anna, card, chat, office, say, texts, whenPatienceEnds, withForm } from './invoke-office.ts'

describe('The message extension of Teams', () => {
  it('opens a request from a message, in a dialog', async () => {
    const { person, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, withForm(), 'k', 'first')
    })
    const { body } = await person.useOnMessage('<p>La <b>stampante</b> &egrave; rotta</p><script>x</script>')
    expect(body).toMatchObject({ task: { type: 'continue' } })
    expect(received[0]).toMatchObject({
      address: chat,
      scope: 'personal',
      content: { type: 'text', text: 'apri una richiesta', quoted: expect.stringContaining('stampante') },
    })
  })

  it('takes the form of that dialog as any other', async () => {
    const { person, teams, received, harness } = await office()
    const submitted = person.activity({
      type: 'invoke',
      name: 'composeExtension/submitAction',
      value: { commandId: 'openRequest', data: { form: 'draft', context: 'c1' } },
    })
    expect(await whenPatienceEnds(harness, teams.deliver(submitted))).toEqual({ status: 200, body: undefined })
    expect(received[0]?.content).toMatchObject({ type: 'form', form: 'draft' })
  })

  it('answers a search at once with a card, and keeps nothing of it as an address', async () => {
    const { person, teams, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, card('Servizi Telematici'), 'k', 'first')
    })
    const { body } = await person.search('chi si occupa di stampanti')
    const [attachment] = (body as { composeExtension: { attachments: { preview: { content: { title: string } } }[] } })
      .composeExtension.attachments
    expect(attachment?.preview.content.title).toBe('Servizi Telematici')
    expect(received[0]?.personal).toEqual(chat)
    expect(received[0]?.address.conversation).toMatch(/^query\//)
    expect(teams.read(anna)).toEqual([])
  })

  it.each(['', 'ch'])('gives a hint where next to nothing was written: "%s"', async (text) => {
    const { person, received } = await office()
    const { body } = await person.search(text)
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.searchHint } })
    expect(received).toEqual([])
  })

  it('says so when there is no answer in time, and a late one troubles nobody', async () => {
    const { person, adapter, received, teams, harness } = await office()
    const { body } = await whenPatienceEnds(harness, person.search('stampanti'))
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.searchEmpty } })
    const late = await adapter.send(received[0]?.address ?? chat, say('Tardi'), 'late', 'first')
    expect(late.id).toBe('shown/late')
    expect(teams.read(anna)).toEqual([])
  })

  it('knows who uses it in a chat where the bot is not', async () => {
    const { person, teams, answer, received } = await office()
    answer(async (message, core) => {
      await core.send(message.address, card('Ecco'), 'k', 'first')
    })
    const elsewhere = {
      ...person.activity({
        type: 'invoke',
        name: 'composeExtension/query',
        value: { parameters: [{ name: 'query', value: 'stampanti' }] },
      }),
      conversation: { id: '19:two@unq.gbl.spaces', conversationType: 'personal', tenantId: localBot.tenantId },
    }
    expect((await teams.deliver(elsewhere)).body).toMatchObject({ composeExtension: { type: 'result' } })
    await teams.deliver(person.activity({ type: 'message', text: 'ciao' }))
    expect(received).toHaveLength(2)
  })

  it('is refused to guests in its own place', async () => {
    const { teams, received } = await office()
    const guest = teams.addPerson({ aadObjectId: 'dddddddd-0000-4000-8000-000000000004', userRole: 'guest' })
    const { body } = await guest.search('stampanti')
    expect(body).toEqual({ composeExtension: { type: 'message', text: texts.notServed } })
    expect(received).toEqual([])
  })
})
