import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Why the browser tests cannot run here; null: they can. Where CI runs them they must. */
export const chromiumMissing: string | null = existsSync(executablePath) ? null : `there is no ${executablePath}`

/** In CI a missing browser is a failure, not a reason to skip. */
export const mayBeSkipped = process.env['CI'] !== 'true'

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
  })
}
