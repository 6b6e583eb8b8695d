import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { buildProgram, type RunningProgram, startProgram } from './built-program.ts'
import { Chat } from './chat.ts'
import { chromiumMissing, launchChromium, mayBeSkipped } from './chromium.ts'

/** What each test has at hand: the compiled program with the shipped knowledge base, and tabs to look at it. */
export class ProgramSuite {
  browser: Browser | null = null
  folder = ''
  #running: RunningProgram | null = null
  readonly #chats: Chat[] = []

  get program(): RunningProgram {
    if (this.#running === null) throw new Error('The program is not running')
    return this.#running
  }

  /** Starts it, or starts it again on the same port and folder. */
  async start(): Promise<void> {
    this.#running = await startProgram(this.folder, this.#running?.port ?? 0)
  }

  /** Opens the chat as somebody, in a browser of its own or in another tab of one that is open. */
  async open(identity: string, beside?: Chat): Promise<Chat> {
    const url = `${this.program.base}/?identity=${identity}`
    if (this.browser === null) throw new Error('Chromium is not running')
    if (beside === undefined) {
      const chat = await Chat.open(this.browser, url, { timezoneId: 'Europe/Rome' })
      this.#chats.push(chat)
      return chat
    }
    const chat = new Chat(await beside.page.context().newPage())
    this.#chats.push(chat)
    await chat.page.goto(url)
    await chat.answers.first().waitFor()
    return chat
  }

  async clear(): Promise<void> {
    // A program that is being restarted cannot answer: that alone is no complaint about the page.
    const complaints = this.#chats.flatMap((chat) => chat.complaints).filter((text) => !/ERR_/.test(text))
    await Promise.all(this.#chats.splice(0).map((chat) => chat.page.context().close()))
    await this.#running?.stop()
    const faults = this.#running?.log.filter((line) => /"level":[45]0/.test(line)) ?? []
    this.#running = null
    await rm(this.folder, { recursive: true, force: true })
    expect(complaints).toEqual([])
    expect(faults).toEqual([])
  }
}

const skipped = chromiumMissing !== null && mayBeSkipped

/** Tests of the compiled program in Chromium. Where there is none they are skipped with the reason; in CI they fail. */
export function describeProgram(title: string, define: (suite: ProgramSuite) => void): void {
  const name = skipped ? `${title} (skipped: ${chromiumMissing})` : title
  describe.skipIf(skipped)(name, { timeout: 60_000 }, () => {
    const suite = new ProgramSuite()

    beforeAll(async () => {
      expect(chromiumMissing, 'CI needs Chromium').toBeNull()
      ;[suite.browser] = await Promise.all([launchChromium(), buildProgram()])
    }, 120_000)

    afterAll(() => suite.browser?.close())

    beforeEach(async () => {
      suite.folder = await mkdtemp(join(tmpdir(), 'centralino-program-'))
      await suite.start()
      return () => suite.clear()
    })

    define(suite)
  })
}
