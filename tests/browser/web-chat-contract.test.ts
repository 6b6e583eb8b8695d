import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { MailboxPage } from '../../adapters/web/wire.ts'
import { employee, startWeb } from '../adapters/web/web-harness.ts'
import { type ChannelHarness, channelAdapterContract } from '../contracts/channel-adapter.contract.ts'
import { type BuiltPage, buildPage } from './built-page.ts'
import { chromiumMissing, launchChromium, mayBeSkipped } from './chromium.ts'

const skipped = chromiumMissing !== null && mayBeSkipped

describe.skipIf(skipped)(skipped ? `skipped: ${chromiumMissing}` : 'as people see it in Chromium', () => {
  let browser: Browser
  let built: BuiltPage

  beforeAll(async () => {
    expect(chromiumMissing, 'CI needs Chromium').toBeNull()
    ;[browser, built] = await Promise.all([launchChromium(), buildPage()])
  })

  afterAll(async () => {
    await browser?.close()
    await built?.remove()
  })

  async function create(): Promise<ChannelHarness> {
    const { adapter, base } = await startWeb({ opening: null, pageFolder: built.folder })
    const page = await browser.newPage()
    return {
      adapter,
      address: { channel: 'web', conversation: employee.id },
      async shown() {
        const kept = (await (await fetch(`${base}/api/messages?identity=${employee.id}`)).json()) as MailboxPage
        await page.goto(base)
        const bubbles = page.locator('article.from-bot .bubble')
        await bubbles.nth(kept.entries.length - 1).waitFor()
        const texts = await bubbles.allInnerTexts()
        const links = await bubbles.evaluateAll((elements) =>
          elements.map((element) => [...element.querySelectorAll('a')].map(({ href }) => href)),
        )
        return texts.map((text, at) => ({ text, links: links[at] ?? [] }))
      },
      close: () => page.close(),
    }
  }

  channelAdapterContract('The chat page', {
    create,
    unknownAddress: { channel: 'web', conversation: 'nobody' },
    onceByKey: true,
  })
})
