// Takes the pictures of docs/images: starts the built program on a free port with an empty data folder, asks in the page
// what a newcomer asks, and looks. Run it after "npm run build".
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..')
const images = join(root, 'docs/images')
const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

/** Starts the program; resolves to the address that it prints. */
async function startProgram(data: string): Promise<{ program: ChildProcess; url: string }> {
  const args = ['dist/src/main.js', 'start', '--port', '0', '--data', data]
  const program = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: program.stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url !== undefined) return { program, url }
  }
  throw new Error('The program ended without saying where it listens.')
}

async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  await ended
}

async function openChat(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', deviceScaleFactor: 2, ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('article.from-bot').first().waitFor()
  return page
}

/** Writes and sends; resolves once the answer is there. */
async function ask(page: Page, question: string): Promise<void> {
  const answers = page.locator('article.from-bot')
  const before = await answers.count()
  const composer = page.locator('#message')
  await composer.fill(question)
  await composer.press('Enter')
  await answers.nth(before).waitFor()
}

/** With the last question at the top of what is seen, and nothing moving any more. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page
    .locator('article.from-person')
    .last()
    .evaluate((question) => question.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' })
  await page.context().close()
  console.log(`docs/images/${name}.png`)
}

mkdirSync(images, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'centralino-screenshots-'))
const { program, url } = await startProgram(data)
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
})
try {
  const light = await openChat(browser, url, { viewport: desktop, colorScheme: 'light' })
  await ask(light, 'la stampante non va, a chi mi rivolgo?')
  await ask(light, 'chi si occupa delle auto di servizio?')
  await take(light, 'web-chat')

  const dark = await openChat(browser, url, { viewport: phone, colorScheme: 'dark', hasTouch: true })
  await ask(dark, "cos'è il codir")
  await take(dark, 'web-chat-phone')

  const options = await openChat(browser, url, { viewport: desktop, colorScheme: 'light' })
  await ask(options, 'non funziona più niente')
  await take(options, 'web-chat-options')
} finally {
  await browser.close()
  await stopProgram(program)
  rmSync(data, { recursive: true, force: true })
}
