import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import type { WebAdapterOptions } from '../../adapters/web/web-adapter.ts'
import type { OutgoingMessage } from '../../src/channel/message.ts'
import { type RunningWeb, startWeb } from '../adapters/web/web-harness.ts'
import { type BuiltPage, buildPage } from './built-page.ts'
import { Chat } from './chat.ts'
import { chromiumMissing, launchChromium, mayBeSkipped } from './chromium.ts'

type OpenOptions = Parameters<typeof Chat.open>[2]

/** What each test has at hand: a fresh chat program with the scripted bot behind it, and tabs to look at it. */
export class ChatSuite {
  browser: Browser | null = null
  built: BuiltPage | null = null
  running: RunningWeb | null = null
  chats: Chat[] = []

  get web(): RunningWeb {
    if (this.running === null) throw new Error('No chat program is running')
    return this.running
  }

  /** Starts another program in the place of the one that runs, if any. */
  async start(overrides: Partial<WebAdapterOptions> = {}): Promise<void> {
    await this.running?.adapter.stop()
    this.running = await startWeb({ pageFolder: this.built?.folder ?? '', ...overrides })
  }

  /** Opens the chat in a browser of its own. What the browser complains about fails the test. */
  async open(options: OpenOptions = {}, path = '/'): Promise<Chat> {
    if (this.browser === null) throw new Error('Chromium is not running')
    const chat = await Chat.open(this.browser, this.web.base + path, options)
    this.chats.push(chat)
    return chat
  }

  /** The bot says something without having been asked. */
  async sendTo(identity: string, message: OutgoingMessage, key: string): Promise<void> {
    await this.web.adapter.send({ channel: 'web', conversation: identity }, message, key, 'first')
  }

  async closeTabs(): Promise<void> {
    const complaints = this.chats.flatMap((chat) => chat.complaints)
    await Promise.all(this.chats.map((chat) => chat.close()))
    this.chats = []
    // A program that is being restarted or refuses cannot answer: that alone is no complaint about the page.
    const expected = /ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY_RESPONSE|404|503/
    expect(complaints.filter((text) => !expected.test(text))).toEqual([])
  }
}

const skipped = chromiumMissing !== null && mayBeSkipped

/** Tests of the page in Chromium. Where there is none they are skipped with the reason; in CI they fail. */
export function describeChat(title: string, define: (suite: ChatSuite) => void): void {
  const name = skipped ? `${title} (skipped: ${chromiumMissing})` : title
  describe.skipIf(skipped)(name, { timeout: 30_000 }, () => {
    const suite = new ChatSuite()

    beforeAll(async () => {
      expect(chromiumMissing, 'CI needs Chromium').toBeNull()
      ;[suite.browser, suite.built] = await Promise.all([launchChromium(), buildPage()])
    })

    afterAll(async () => {
      await suite.browser?.close()
      await suite.built?.remove()
    })

    beforeEach(() => suite.start())

    afterEach(async () => {
      await suite.closeTabs()
      await suite.web.adapter.stop()
    })

    define(suite)
  })
}
