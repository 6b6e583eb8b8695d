// Takes the pictures of docs/guida-amministratori.md: one story, played in the page on a copy of the knowledge base, by
// somebody who asks and somebody who keeps the entries. Run it after "npm run build".
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ask, images, launchBrowser, openChat, startProgram, stopProgram, take } from './photographed-chat.ts'

const knowledge = join(import.meta.dirname, '../knowledge')
const window = {
  timezoneId: 'Europe/Rome',
  viewport: { width: 1000, height: 960 },
  colorScheme: 'light',
  deviceScaleFactor: 1.5,
} as const

async function play(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Stai provando come/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
}

function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).last().click()
}

/** Waits for what the bot says of its own accord, such as what a change does. */
function hear(page: Page, words: string): Promise<void> {
  return page.locator('article.from-bot', { hasText: words }).last().waitFor()
}

/** Fills in the last form shown. */
async function fill(page: Page, label: string | RegExp, value: string): Promise<void> {
  await page.getByLabel(label).last().fill(value)
}

async function asker(page: Page): Promise<void> {
  await play(page, 'Bibliotecaria')
  await ask(page, 'il dettafono non registra')
  await press(page, 'Avvisami quando lo sai')
  await hear(page, 'appena lo so')
  await take(page, 'admin-avvisami')
  await ask(page, 'chi si occupa delle auto di servizio?')
  await press(page, 'Non è più così')
  await fill(page, /Scrivilo in una riga/, 'Adesso ha anche un furgone elettrico.')
  await take(page, 'admin-non-e-piu-cosi')
  await press(page, 'Segnala')
  await hear(page, 'Grazie')
}

async function keeper(page: Page): Promise<void> {
  await play(page, 'Contabile')
  await ask(page, 'gestisci')
  await take(page, 'admin-gestisci')

  await ask(page, 'domande senza risposta')
  await ask(page, 'senza risposta 1')
  await take(page, 'admin-senza-risposta')
  await press(page, 'È in una voce che c’è')
  await page.getByRole('combobox', { name: 'Voce' }).last().fill('Audio')
  await page.getByRole('option').first().click()
  await press(page, 'Prova')
  await hear(page, 'Nulla è ancora salvato')
  await take(page, 'admin-modifica', 'article.from-bot')
  await press(page, 'Salva')
  await hear(page, 'Salvata la modifica 1')
  await ask(page, 'storia voce Audio, webcam e videoconferenze')
  await take(page, 'admin-storia')
  await ask(page, 'prova come Servizio Biblioteche: il dettafono non registra')
  await hear(page, 'Voci in ordine')
  await take(page, 'admin-prova-come')

  await ask(page, 'segnalazioni')
  await ask(page, 'segnalazione 1')
  await take(page, 'admin-segnalazione')
  await press(page, 'Modifica')
  await page
    .getByLabel(/^Parole che lo riguardano/)
    .last()
    .waitFor()
  await take(page, 'admin-modulo', 'article.from-bot')
  const words = page.getByRole('textbox', { name: /^Parole che lo riguardano/ }).last()
  await words.fill(`${await words.inputValue()}\nfurgone elettrico`)
  await press(page, 'Mostrami che cosa cambia')
  await hear(page, 'Modifica 2')
  await ask(page, 'imposta dal 1/1/2027')
  await hear(page, 'Varrà dal')
  await take(page, 'admin-da-un-giorno', 'article.from-bot')
}

mkdirSync(images, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'centralino-screenshots-'))
const base = join(folder, 'knowledge')
cpSync(knowledge, base, { recursive: true })
const { program, url } = await startProgram(['--data', join(folder, 'data'), '--knowledge', base], {
  CENTRALINO_ADMINISTRATORS: 'contabile@example.org',
})
const browser = await launchBrowser()
try {
  await asker(await openChat(browser, url, window))
  await keeper(await openChat(browser, url, window))
} finally {
  await browser.close()
  await stopProgram(program)
  rmSync(folder, { recursive: true, force: true })
}
