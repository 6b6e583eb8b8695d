import { SocketModeReceiver } from '@slack/bolt'
import type { Clock, Timers } from '../../src/clock.ts'
import { silentLogger } from './silent-logger.ts'
import { tokenRefused } from './token-refused.ts'

export interface SocketDoorParts {
  readonly appToken: string
  readonly apiUrl: string | null
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
}

/** Milliseconds before connecting anew after a failure; each later one waits twice as long, up to the longest. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000
/** Milliseconds for which the start of the program waits. */
const START_WITHIN = 10_000

/**
 * Takes what Slack brings over a WebSocket that this program opens. The connection is made anew here, not by Bolt: a
 * failure while Bolt reconnects is a rejection that nobody hears, which ends the program.
 */
export class SocketDoor {
  readonly receiver: SocketModeReceiver
  readonly #parts: SocketDoorParts
  #isClosed = false
  #callOff = () => {}
  #wait = FIRST_WAIT

  constructor(parts: SocketDoorParts) {
    const { appToken, apiUrl } = parts
    this.#parts = parts
    this.receiver = new SocketModeReceiver({
      appToken,
      logger: silentLogger,
      autoReconnectEnabled: false,
      installerOptions: {
        clientOptions: {
          ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
          retryConfig: { retries: 0 },
          timeout: 10_000,
        },
      },
    })
  }

  /**
   * Connects; where that takes long, or Slack is away, goes on by itself.
   *
   * @throws CentralinoError `config/invalid` where Slack refuses the token.
   */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const { clock, timers } = this.#parts
      const callOff = timers.set(new Date(clock.now().getTime() + START_WITHIN), resolve)
      this.#connect()
        .then(resolve, (fault: unknown) => {
          const refused = tokenRefused(fault, 'SLACK_APP_TOKEN')
          if (refused !== undefined) return reject(refused)
          this.#tryAgain(fault)
          resolve()
        })
        .finally(callOff)
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#callOff()
    await this.#disconnect()
  }

  async #connect(): Promise<void> {
    await this.receiver.start()
    this.#wait = FIRST_WAIT
    this.receiver.client.once('disconnected', () => this.#connectAnew(0))
    if (this.#isClosed) await this.#disconnect()
  }

  #connectAnew(afterMs: number): void {
    if (this.#isClosed) return
    const { clock, timers } = this.#parts
    this.#callOff = timers.set(new Date(clock.now().getTime() + afterMs), () => {
      this.#connect().catch((fault: unknown) => this.#tryAgain(fault))
    })
  }

  #tryAgain(fault: unknown): void {
    if (this.#isClosed) return
    this.#parts.onFault(fault)
    this.#connectAnew(this.#wait)
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT)
  }

  /** Slack need not say goodbye: what it brings after is not acknowledged. */
  async #disconnect(): Promise<void> {
    const { clock, timers } = this.#parts
    await new Promise<void>((resolve) => {
      const callOff = timers.set(new Date(clock.now().getTime() + FIRST_WAIT), resolve)
      this.receiver.client.disconnect().then(() => {
        callOff()
        resolve()
      }, resolve)
    })
  }
}
