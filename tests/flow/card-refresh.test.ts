import { expect, test } from 'vitest'
import { BothPlatforms } from './both-platforms.ts'

/** Master of the schools' office in Teams, Anna in Slack; her request is open, and Teams takes no changes of cards. */
async function withStaleCard() {
  const both = await BothPlatforms.start()
  const anna = both.inSlack('Anna', 'anna@example.org')
  const master = both.inTeams('master', 'master.servizi@example.org')
  await master.say('ciao')
  await anna.say('mi serve aprire una richiesta: la stampante non stampa')
  await anna.fill('Apri una richiesta di aiuto', { unit: 'Ufficio Scuole', description: 'Esce un foglio bianco' })
  await anna.press('Invia la richiesta')
  return { both, anna, master }
}

test('a master in Teams who looks at a card sees it as it is now, also while changes do not get through', async () => {
  const { both, anna, master } = await withStaleCard()
  both.teams.fail('update', { status: 429, retryAfter: '3600' })
  await anna.say('aggiungi 1 adesso esce un foglio nero')
  const card = () => master.chat().find(({ text }) => text.includes('Esce un foglio bianco'))
  expect(card()?.text).not.toContain('un foglio nero')
  const before = master.chat().length

  const seen = await master.look()
  expect(seen).toContain('Esce un foglio bianco')
  expect(seen).toContain('un foglio nero')
  expect(seen).toContain('Prendi in carico')
  // Nothing is said or changed by looking.
  expect(master.chat()).toHaveLength(before)
  expect(card()?.text).not.toContain('un foglio nero')
  expect(both.faults).toEqual([])
})

test('what a card no longer has to do with its reader is not shown by looking', async () => {
  const { both, anna, master } = await withStaleCard()
  const stranger = both.inTeams('bruno')
  await stranger.say('ciao')
  const [user] = both.teams.chat(stranger.id)
  expect(user).toBeDefined()
  const foreign = await both.teams
    .addPerson({ aadObjectId: stranger.id, name: 'bruno', email: 'bruno@example.org' })
    .refresh({ action: 'refresh', value: 'work-1' }, 'never-sent')
  expect(JSON.stringify(foreign.body)).not.toContain('foglio bianco')
  expect(JSON.stringify(foreign.body)).toContain('Non trovo')

  await anna.say('ritira 1')
  await both.settle()
  await expect(master.look()).rejects.toThrow('No card is asked for anew')
})
