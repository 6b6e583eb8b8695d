import type { Clock, Timers } from '../../src/clock.ts'
import { CentralinoError } from '../../src/errors.ts'
import type { SlackClient, SlackIdentity } from './slack-client.ts'
import { missingScopes } from './slack-scopes.ts'
import { tokenRefused } from './token-refused.ts'

export interface SelfParts {
  readonly client: Pick<SlackClient, 'authTest'>
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
}

/** Milliseconds before Slack is asked again; each later time twice as many, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/** Who the bot is, asked of Slack once, for as long as it takes. */
export class Self {
  readonly #parts: SelfParts
  readonly #known: Promise<SlackIdentity>
  #resolve: (identity: SlackIdentity) => void = () => {}
  #reject: (reason: Error) => void = () => {}
  #callOff = () => {}
  #isStopped = false

  constructor(parts: SelfParts) {
    this.#parts = parts
    this.#known = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Whoever waits hears of it; that nobody waits is no fault.
    this.#known.catch(() => undefined)
  }

  /** Waits until Slack has said it; rejects once the program stops. */
  known(): Promise<SlackIdentity> {
    return this.#known
  }

  /** @throws CentralinoError `config/invalid` where Slack refuses the token. Where it is away, goes on asking. */
  async learn(): Promise<void> {
    try {
      this.#learned(await this.#parts.client.authTest())
    } catch (error) {
      const refused = tokenRefused(error, 'SLACK_BOT_TOKEN')
      if (refused !== undefined) throw refused
      this.#parts.onFault(error)
      this.#askAgain(FIRST_WAIT)
    }
  }

  stop(): void {
    this.#isStopped = true
    this.#callOff()
    this.#reject(new Error('The program stops before Slack could be reached'))
  }

  /** What the bot may not do is said, and no reason to do nothing at all. */
  readonly #learned = (identity: SlackIdentity): void => {
    this.#resolve(identity)
    const missing = missingScopes(identity.scopes).map(({ scope }) => scope)
    if (missing.length > 0) this.#parts.onFault(lacking(missing))
  }

  #askAgain(wait: number): void {
    if (this.#isStopped) return
    const { client, clock, timers, onFault } = this.#parts
    this.#callOff = timers.set(new Date(clock.now().getTime() + wait), () => {
      client.authTest().then(this.#learned, (error: unknown) => {
        const refused = tokenRefused(error, 'SLACK_BOT_TOKEN')
        if (refused !== undefined) onFault(refused)
        this.#askAgain(Math.min(2 * wait, LONGEST_WAIT))
      })
    })
  }
}

function lacking(scopes: readonly string[]): CentralinoError {
  const where = 'api.slack.com/apps, your app, OAuth & Permissions, Bot Token Scopes'
  const message =
    `The bot lacks permissions in Slack: ${scopes.join(', ')}. Give them at ${where}, then reinstall the app; ` +
    '"centralino doctor" says what each is for.'
  return new CentralinoError('config/invalid', message, { data: { scopes } })
}
