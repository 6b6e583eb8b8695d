// Takes the pictures of the README: starts the built program on a free port with an empty data folder, asks in the page
// what a newcomer asks, and looks. Run it after "npm run build".
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask, desktop, images, launchBrowser, openChat, startProgram, stopProgram, take } from './photographed-chat.ts'

const phone = { width: 390, height: 844 }

mkdirSync(images, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'centralino-screenshots-'))
const { program, url } = await startProgram(['--data', data])
const browser = await launchBrowser()
try {
  const light = await openChat(browser, url, { viewport: desktop, colorScheme: 'light' })
  await ask(light, 'la stampante non va, a chi mi rivolgo?')
  await ask(light, 'chi si occupa delle auto di servizio?')
  await take(light, 'web-chat')
  await light.context().close()

  const dark = await openChat(browser, url, { viewport: phone, colorScheme: 'dark', hasTouch: true })
  await ask(dark, "cos'è il codir")
  await take(dark, 'web-chat-phone')
  await dark.context().close()

  const options = await openChat(browser, url, { viewport: desktop, colorScheme: 'light' })
  await ask(options, 'non funziona più niente')
  await take(options, 'web-chat-options')
} finally {
  await browser.close()
  await stopProgram(program)
  rmSync(data, { recursive: true, force: true })
}
