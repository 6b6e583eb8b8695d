import { describe, expect, it, vi } from 'vitest'
import type { LocalUser } from '../support/local-slack/local-slack-types.ts'
import { SlackProgram } from './slack-program.ts'

const master = 'master.servizi'
const deputy = 'master.territorio'
const office = 'informatica'

/** Anna has opened request 1, which the master of Servizi has on a card. */
async function withRequest() {
  const program = await SlackProgram.start()
  const people = await program.present(master, deputy, office, 'anna')
  expect(await program.openRequest(people.anna)).toContain('la richiesta #1 è arrivata a Master dei Servizi')
  return { program, ...people, worker: people[master], second: people[deputy], desk: people[office] }
}

async function history(program: SlackProgram): Promise<readonly string[]> {
  await program.stop()
  const request = await program.inspect((store) => store.transaction((tx) => tx.requests.get(1)))
  return request?.history.map(({ type }) => type) ?? []
}

/** The message in which somebody has the card of request 1. */
function card({ slack }: SlackProgram, user: LocalUser) {
  const cards = slack
    .conversation(user.directMessage)
    .filter(({ blocks, fromBot }) => fromBot && JSON.stringify(blocks).includes('"#1 Esce bianco'))
  expect(cards).toHaveLength(1)
  return cards[0]
}

describe('asked in direct messages', () => {
  it.each<[string, readonly string[]]>([
    ['la stampante non va, a chi mi rivolgo?', ['Master informatico', 'Servizi Telematici', 'Apri una richiesta']],
    ['chi si occupa delle auto di servizio?', ['Autorimesse', 'Divisione Patrimonio', '15 luglio 2020']],
    ['chi dirige i servizi educativi?', ['Direttore di Divisione', 'Segretario Generale', 'Organigramma']],
    ['di quale divisione fa parte il servizio biblioteche?', ['Divisione Decentramento', 'Dirigente responsabile']],
    ['quante divisioni ci sono?', ['sono 11', 'Corpo di Polizia Municipale', '15 luglio 2020']],
    [
      'chi è il master informatico della polizia municipale?',
      ['Master informatico Corpo di Polizia Municipale', 'dimostrativi'],
    ],
    ["cos'è il codir", ['Direttori delle Divisioni', 'Organigramma']],
    ['who handles building permits?', ['Area Edilizia Privata', 'Responsible manager', 'Source']],
    ['chi ripara i marciapiedi rotti?', ['Suolo']],
    ["da chi dipende l'avvocatura?", ['Avvocatura']],
    ['quante circoscrizioni abbiamo', ['Circoscrizion']],
    ['a che serve Acta?', ['DoQui ACTA']],
    ['who heads the municipal police?', ['Corpo di Polizia Municipale']],
  ])('%s', async (question, words) => {
    const program = await SlackProgram.start({ base: 'shipped' })
    const anna = program.person('anna')
    await program.say(anna, 'il mio ufficio è Servizio Biblioteche')
    const before = program.said(anna).length
    const answer = await program.say(anna, question)
    for (const word of words) expect(answer).toContain(word)
    expect(program.said(anna)).toHaveLength(before + 1)
    expect(anna.messages().at(-1)?.buttons).not.toEqual([])
    expect(program.faults).toEqual([])
  })
})

describe('a request, all in Slack', () => {
  it('is opened in a window, taken, asked about, answered, solved and rated; cards and homes follow', async () => {
    const program = await SlackProgram.start()
    const people = await program.present(master, 'anna')
    const { anna, [master]: worker } = people
    await program.act(anna, anna.openHome())
    await program.act(worker, worker.openHome())
    expect(anna.home()?.text).toContain('Non hai richieste')
    expect(worker.home()?.text).toContain('Nessuna richiesta ti aspetta')

    // The form opens in a window, which stays open with the error beside the field.
    await program.act(anna, anna.say('mi serve aprire una richiesta: la stampante non stampa'))
    await program.act(anna, anna.press('Apri una richiesta di aiuto'))
    expect(anna.windows()).toHaveLength(1)
    await expect(anna.pickAndSubmit({ 'field:unit': 'Ufficio Scuole', 'field:description': '' })).rejects.toThrow()
    await program.act(anna, anna.pickAndSubmit({ 'field:unit': 'Ufficio Scuole', 'field:description': '   ' }))
    expect(Object.keys(anna.windows()[0]?.errors ?? {})).toEqual(['field:description'])
    await program.act(anna, anna.pickAndSubmit({ 'field:unit': 'Ufficio Scuole', 'field:description': 'Esce bianco' }))
    expect(anna.windows()).toEqual([])
    expect(await program.act(anna, anna.press('Invia la richiesta'))).toContain('#1')

    // One card, which changes in place.
    const first = card(program, worker)
    expect(first?.edited).toBe(false)
    await program.act(worker, worker.press('Prendi in carico'))
    expect(card(program, worker)).toMatchObject({ ts: first?.ts, edited: true })
    expect(program.said(anna).at(-1)).toContain('ha preso in carico la richiesta #1')

    // Asked in a window, answered by simply replying.
    await program.act(worker, worker.press('Chiedi'))
    await program.act(worker, worker.pickAndSubmit({ 'field:text': 'A che piano?' }))
    expect(worker.windows()).toEqual([])
    expect(program.said(anna).at(-1)).toContain('A che piano?')
    await program.say(anna, 'Al secondo')
    expect(program.said(worker).join()).toContain('Al secondo')

    await program.act(worker, worker.press('Risolto'))
    await program.act(worker, worker.pickAndSubmit({ 'field:text': 'cambiata la cartuccia' }))
    expect(program.said(anna).at(-1)).toContain('cambiata la cartuccia')
    await program.act(anna, anna.press('👍 Sono contento'))
    expect(program.said(worker).join()).toContain('👍')

    await program.act(anna, anna.openHome())
    expect(anna.home()?.text).toContain('#1')
    expect(program.faults).toEqual([])
    expect(await history(program)).toEqual(['opened', 'assigned', 'taken', 'asked', 'added', 'resolved', 'rated'])
  })

  it('a button pressed three times acts once', async () => {
    const { program, worker, anna } = await withRequest()
    await program.act(worker, worker.press('Prendi in carico', { times: 3 }))
    expect(program.said(anna).filter((text) => text.includes('ha preso in carico'))).toHaveLength(1)
    expect(await history(program)).toEqual(['opened', 'assigned', 'taken'])
  })

  it('of two who take it at once one has it, and the other is told who', async () => {
    const { program, worker, second } = await withRequest()
    await Promise.all([worker.press('Prendi in carico'), second.say('prendi 1')])
    await program.settle()
    const told = [...program.said(worker), ...program.said(second)].filter((text) => text.includes('L’ha già presa'))
    expect(told).toHaveLength(1)
    expect((await history(program)).filter((type) => type === 'taken')).toHaveLength(1)
  })

  it('the button of an old card says how things stand and changes nothing', async () => {
    const { program, worker } = await withRequest()
    const pressed = await worker.press('Prendi in carico')
    await program.settle()
    await program.say(worker, 'risolto 1 cambiata la cartuccia')
    // The same button, pressed again where the card has not been loaded anew.
    await program.slack.deliver('interactive', { ...pressed.payload, trigger_id: '1.2.old' })
    await program.settle()
    expect(program.said(worker).at(-1)).toContain('Questa richiesta è già finita')
    expect(await history(program)).toEqual(['opened', 'assigned', 'taken', 'resolved'])
  })

  it('the button of an old card of whoever no longer has the request does nothing', async () => {
    const { program, worker, desk } = await withRequest()
    const pressed = await worker.press('Prendi in carico')
    await program.settle()
    await program.say(worker, 'inoltra 1 a Ufficio Informatica perché serve un pezzo')
    const told = program.said(desk).join()
    await program.slack.deliver('interactive', { ...pressed.payload, trigger_id: '1.2.old' })
    await program.settle()
    expect(program.said(worker).at(-1)).toContain('Non trovo questa richiesta')
    expect(program.said(desk).join()).toBe(told)
    expect((await history(program)).filter((type) => type === 'taken')).toHaveLength(1)
  })
})

describe('what Slack brings', () => {
  it('an event brought again with the same id is answered once', async () => {
    const { program, anna } = await withRequest()
    const delivery = await anna.say('aggiungi 1 manca anche il giallo')
    await program.settle()
    const count = program.said(anna).length
    const again = await program.slack.redeliver(delivery)
    expect(again.attempts.at(-1)).toMatchObject({ retry: 1, status: 200 })
    await program.settle()
    expect(program.said(anna)).toHaveLength(count)
    expect((await history(program)).filter((type) => type === 'added')).toHaveLength(1)
  })

  it('edited and deleted messages do nothing', async () => {
    const { program, anna, worker } = await withRequest()
    const { ts = '' } = await anna.say('aggiungi 1 manca anche il giallo')
    await program.settle()
    const before = [program.said(anna).length, program.said(worker).join()]
    await program.act(anna, anna.edit(anna.directMessage, ts, 'ritira 1'))
    await program.act(anna, anna.remove(anna.directMessage, ts))
    expect([program.said(anna).length, program.said(worker).join()]).toEqual(before)
    expect((await history(program)).slice(2)).toEqual(['added'])
  })

  it.each([
    ['somebody of another workspace', { kind: 'stranger', teamId: 'T9999999' }],
    ['a guest', { kind: 'guest' }],
  ] as const)('%s is turned away, and nothing of it is kept', async (_who, more) => {
    const program = await SlackProgram.start()
    const visitor = program.person('visitatrice', more)
    expect((await visitor.say('apri una richiesta: parola-segreta')).acknowledged).toBe(true)
    await vi.waitFor(() => expect(program.said(visitor)).toHaveLength(1))
    await visitor.command('parola-segreta')
    await visitor.openHome()
    await program.settle()
    await program.stop()
    const disk = await program.onDisk()
    expect(disk).not.toMatch(/parola-segreta|visitatrice/)
    expect(disk).not.toContain(visitor.id)
    const known = await program.inspect((store) => store.transaction((tx) => tx.people.byIdentity('slack', visitor.id)))
    expect(known).toBeUndefined()
  })
})
