import { mkdirSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export const desktop = { width: 1280, height: 900 }
export const phone = { width: 390, height: 844 }

const screenshots = 'artifacts/screenshots'

/** One tab with the chat in it, and the gestures of a person who uses it. */
export class Chat {
  readonly page: Page
  /** What the browser complained about, refused by the page's own policy above all. */
  readonly complaints: string[] = []

  constructor(page: Page) {
    this.page = page
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(error.message))
  }

  /** Opens the chat in a browser of its own, as another person's would be. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Chat> {
    const context = await browser.newContext({ viewport: desktop, colorScheme: 'light', locale: 'it-IT', ...options })
    context.setDefaultTimeout(10_000)
    const chat = new Chat(await context.newPage())
    await chat.page.goto(url)
    await chat.answers.first().waitFor()
    return chat
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Scrivi qui la tua domanda' })
  }

  get log(): Locator {
    return this.page.getByRole('log', { name: 'Conversazione' })
  }

  get answers(): Locator {
    return this.page.locator('article.from-bot')
  }

  get own(): Locator {
    return this.page.locator('article.from-person')
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Writes and sends; resolves once one more answer is there. */
  async ask(text: string): Promise<Locator> {
    const before = await this.answers.count()
    await this.composer.fill(text)
    await this.composer.press('Enter')
    const answer = this.answers.nth(before)
    await answer.waitFor()
    return answer
  }

  async play(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /Stai provando come/ }).click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
  }

  /** From now on the page's time passes only with `page.clock.runFor`. */
  async stopTime(): Promise<void> {
    const now = new Date('2026-03-02T08:00:00.000Z')
    await this.page.clock.install({ time: now })
    await this.page.clock.pauseAt(new Date(now.getTime() + 60_000))
  }

  /** As when the person looks at another tab, or comes back. */
  async setHidden(hidden: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  }

  focused(): Promise<string> {
    return this.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '',
    )
  }

  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true })
    await this.page.screenshot({ path: `${screenshots}/${name}.png` })
  }

  /** Fails with what axe finds against WCAG 2.1 A and AA. */
  async expectAccessible(state: string): Promise<void> {
    await this.page.evaluate(axe.source)
    const found = await this.page.evaluate(async () => {
      const { axe: injected } = window as unknown as { axe: typeof axe }
      const { violations } = await injected.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      )
    })
    expect(found, state).toEqual([])
  }

  /** Whether one must scroll sideways to read. */
  async overflowsSideways(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  }
}
