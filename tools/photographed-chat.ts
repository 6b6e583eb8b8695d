import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '..')
/** Where the pictures of the documents are. */
export const images = join(root, 'docs/images')
export const desktop = { width: 1280, height: 900 }

/**
 * Starts the built program on a free port, with no variables but those named, so that the pictures are the same
 * everywhere; resolves to the address that it prints.
 */
export async function startProgram(
  options: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly program: ChildProcess; readonly url: string }> {
  const program = spawn(process.execPath, ['dist/src/main.js', 'start', '--port', '0', ...options], {
    cwd: root,
    env: variables,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: program.stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? []
    if (url !== undefined) return { program, url }
  }
  throw new Error('The program ended without saying where it listens.')
}

export async function stopProgram(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  await ended
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
}

/** The page as somebody new sees it, once the bot has introduced itself. */
export async function openChat(browser: Browser, url: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'it-IT', deviceScaleFactor: 2, ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.goto(url)
  await page.locator('article.from-bot').first().waitFor()
  return page
}

/** Writes and sends; resolves once the answer is there. */
export async function ask(page: Page, question: string): Promise<void> {
  const answers = page.locator('article.from-bot')
  const before = await answers.count()
  const composer = page.locator('#message')
  await composer.fill(question)
  await composer.press('Enter')
  await answers.nth(before).waitFor()
}

/** With the last of what is named at the top of what is seen, and nothing moving any more. */
export async function take(page: Page, name: string, top = 'article.from-person'): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page
    .locator(top)
    .last()
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await page.screenshot({ path: join(images, `${name}.png`), animations: 'disabled', caret: 'hide' })
  console.log(`docs/images/${name}.png`)
}
