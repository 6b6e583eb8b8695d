// Takes the pictures of docs/teams.md: the story of a request in Microsoft's Agents Playground, one for who asks and one
// for the master, and a mention in a group chat. Run it after "npm run build".
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PlaygroundPage, type PlaygroundPerson, startPlayground } from '../tests/browser/agents-playground.ts'
import { images, launchBrowser, startProgram, stopProgram, take } from './photographed-chat.ts'

const window = { viewport: { width: 1270, height: 960 }, colorScheme: 'light', deviceScaleFactor: 1.5 } as const
const anna: PlaygroundPerson = { number: 1, name: 'Anna Rossi', email: 'anna.rossi@example.org' }
const master: PlaygroundPerson = {
  number: 2,
  name: 'Master informatico',
  email: 'master.educativi-postazioni@example.org',
}

async function story(employee: PlaygroundPage, expert: PlaygroundPage): Promise<void> {
  await Promise.all([employee.read('Sono Centralino'), expert.read('Sono Centralino')])
  await take(employee.page, 'teams-welcome', 'text=Sono Centralino')
  await employee.say('la stampante non stampa')
  await employee.read('Il primo aiuto è il master informatico')
  await take(employee.page, 'teams-answer', 'text=la stampante non stampa')
  await employee.press('Apri una richiesta')
  await employee.read('In che ufficio lavori?')
  await employee.choose(/^In che ufficio lavori/, 'Educativi', 'Divisione Servizi Educativi')
  await take(employee.page, 'teams-form', 'text=Apri una richiesta di aiuto')
  await employee.press('Avanti')
  await employee.read('Controlla e poi inviala.')
  await employee.press('Invia la richiesta')
  await employee.read('la richiesta #1 è arrivata a')

  await expert.read('Nuova richiesta #1 per te.')
  await take(expert.page, 'teams-master', 'text=Nuova richiesta #1 per te.')
  await expert.press('Prendi in carico')
  await expert.read('l’ha presa in carico')
  await take(expert.page, 'teams-taken', 'text=Stato:')
  await expert.say('risolto 1 cambiata la cartuccia')
  await employee.read('cambiata la cartuccia')
  await take(employee.page, 'teams-solved', 'text=cambiata la cartuccia')
}

async function mention(employee: PlaygroundPage): Promise<void> {
  await employee.turnTo('Group Chat')
  await employee.mention('chi si occupa delle biciclette?')
  await employee.read('Servizio Mobilità')
  await employee.mention('le mie richieste')
  await employee.read('Ti ho risposto nella nostra chat')
  await take(employee.page, 'teams-group', 'text=chi si occupa delle biciclette?')
}

mkdirSync(images, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'centralino-screenshots-'))
const { program, url } = await startProgram(['--data', join(folder, 'data')], { TEAMS_PLAYGROUND: '1' })
const playgrounds = await Promise.all(
  [anna, master].map((person) =>
    startPlayground(new URL(url).origin, mkdtempSync(join(folder, 'playground-')), person),
  ),
)
const browser = await launchBrowser()
try {
  const [employee, expert] = await Promise.all(
    playgrounds.map((playground) => PlaygroundPage.open(browser, playground.url, window)),
  )
  if (employee === undefined || expert === undefined) throw new Error('There are two Playgrounds')
  await story(employee, expert)
  await mention(employee)
} finally {
  await browser.close()
  await Promise.all(playgrounds.map((playground) => playground.stop()))
  await stopProgram(program)
  rmSync(folder, { recursive: true, force: true })
}
