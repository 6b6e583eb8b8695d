import { describe, expect, test } from 'vitest'
import { BothPlatforms, type Seat } from './both-platforms.ts'

const last = (seat: Seat) => seat.chat().at(-1)?.text ?? ''
const all = (seat: Seat) => seat.chat().map(({ text }) => text)
const showing = (seat: Seat, words: string) => seat.chat().filter(({ text }) => text.includes(words))

/** Where each of them sits. */
interface Seats {
  readonly anna: Seat
  readonly master: Seat
  readonly office: Seat
}

const places: readonly (readonly [string, (both: BothPlatforms) => Seats])[] = [
  [
    'the employee in Teams, the master in Slack, the technical office in Teams',
    (both) => ({
      anna: both.inTeams('anna'),
      master: both.inSlack('Master', 'master.servizi@example.org'),
      office: both.inTeams('ufficio', 'informatica@example.org'),
    }),
  ],
  [
    'the employee in Slack, the master in Teams, the technical office in Slack',
    (both) => ({
      anna: both.inSlack('Anna', 'anna@example.org'),
      master: both.inTeams('master', 'master.servizi@example.org'),
      office: both.inSlack('Ufficio', 'informatica@example.org'),
    }),
  ],
]

/** Anna has opened request 1 in a form of her platform; master and office have said hello. */
async function withRequest({ anna, master, office }: Seats): Promise<void> {
  for (const seat of [master, office]) await seat.say('ciao')
  await anna.say('mi serve aprire una richiesta: la stampante non stampa')
  await anna.fill('Apri una richiesta di aiuto', { unit: 'Ufficio Scuole', description: 'Esce un foglio bianco' })
  await anna.press('Invia la richiesta')
}

describe.each(places)('a whole request with %s', (_title, seat) => {
  test('is opened in a form, taken, asked about, answered, passed on, solved and rated', async () => {
    const both = await BothPlatforms.start()
    const seats = seat(both)
    const { anna, master, office } = seats
    await withRequest(seats)
    expect(last(anna)).toContain('la richiesta #1 è arrivata a Master dei Servizi')
    expect(last(master)).toContain('Nuova richiesta #1 per te.')
    expect(last(master)).toContain('Esce un foglio bianco')

    await master.press('Prendi in carico')
    expect(last(anna)).toContain('Master dei Servizi ha preso in carico la richiesta #1')
    await master.fill('Chiedi', { text: 'A che piano è?' })
    expect(last(anna)).toContain('A che piano è?')
    await anna.say('Al secondo piano, stanza 12')
    const [card, ...others] = showing(master, 'Esce un foglio bianco')
    expect(card).toMatchObject({ edited: true, text: expect.stringContaining('Al secondo piano, stanza 12') })
    expect(others).toEqual([])

    await master.fill('Inoltra', { to: 'Ufficio Informatica', text: 'serve un pezzo' })
    expect(last(anna)).toContain('La richiesta #1 è passata a Ufficio Informatica. Motivo: serve un pezzo')
    expect(last(office)).toContain('Esce un foglio bianco')
    expect(last(office)).toContain('Al secondo piano, stanza 12')
    await office.fill('Risolto', { text: 'cambiato il pezzo' })
    expect(last(anna)).toContain('cambiato il pezzo')
    await anna.press('👍 Sono contento')
    expect(all(office).join('\n')).toContain('👍')

    // Nobody has read anything twice, and every request has one card on each side.
    for (const one of [anna, master, office]) {
      const texts = all(one)
      expect(new Set(texts).size).toBe(texts.length)
      expect(showing(one, 'Esce un foglio bianco').length).toBeLessThanOrEqual(2)
    }
    expect(both.faults).toEqual([])
  })

  test('goes on where it was when the program ends and starts again', async () => {
    const both = await BothPlatforms.start()
    const seats = seat(both)
    const { anna, master } = seats
    await withRequest(seats)
    await master.press('Prendi in carico')
    const before = [all(anna), all(master)]
    await both.restart()
    expect([all(anna), all(master)]).toEqual(before)
    await master.fill('Chiedi', { text: 'A che piano è?' })
    await both.restart()
    await anna.say('Al secondo')
    expect(showing(master, 'Esce un foglio bianco')).toMatchObject([
      { edited: true, text: expect.stringContaining('Al secondo') },
    ])
    expect(showing(anna, 'A che piano è?')).toHaveLength(1)
    expect(both.faults).toEqual([])
  })
})

describe('one person on both platforms', () => {
  test('has one office and one list of requests, and is told where they last wrote from', async () => {
    const both = await BothPlatforms.start()
    const [inTeams, inSlack] = [both.inTeams('anna'), both.inSlack('Anna Rossi', 'Anna@Example.org')]
    const master = both.inSlack('Master', 'master.servizi@example.org')
    await withRequest({ anna: inTeams, master, office: both.inTeams('ufficio', 'informatica@example.org') })
    await inSlack.say('chi è il mio master?')
    expect(last(inSlack)).toContain('Master dei Servizi')
    await inSlack.say('le mie richieste')
    expect(last(inSlack)).toContain('#1')

    const before = all(inTeams)
    await master.press('Prendi in carico')
    expect(last(inSlack)).toContain('ha preso in carico la richiesta #1')
    expect(all(inTeams)).toEqual(before)
    await inTeams.say('aggiungi 1 manca anche il giallo')
    const read = all(inSlack)
    await master.fill('Chiedi', { text: 'A che piano è?' })
    expect(last(inTeams)).toContain('A che piano è?')
    expect(all(inSlack)).toEqual(read)
    expect(both.faults).toEqual([])
  })

  test('is two people where one platform does not vouch for the e-mail', async () => {
    const both = await BothPlatforms.start()
    const inTeams = both.inTeams('anna')
    await inTeams.say('il mio ufficio è scuole')
    const stranger = both.inSlack('Anna', 'anna@example.org', { emailConfirmed: false })
    await stranger.say('chi è il mio master?')
    expect(last(stranger)).not.toContain('Master dei Servizi')
    await stranger.say('mostra 1')
    expect(last(stranger)).not.toContain('Esce un foglio bianco')
  })
})
