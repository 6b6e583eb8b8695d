import type { Clock } from '../../src/clock.ts'
import { LimitedMap } from './limited-map.ts'

/** Slack takes five answers within half an hour: https://docs.slack.dev/interactivity/handling-user-interaction. */
const USES = 5
const SERVES_FOR = 30 * 60_000

interface ResponseUrl {
  readonly url: string
  readonly at: Date
  readonly left: number
}

/** Where private answers go, by conversation. Only Slack's own addresses are kept, and those of the API in use. */
export class ResponseUrls {
  readonly #clock: Clock
  readonly #origins: ReadonlySet<string>
  readonly #urls = new LimitedMap<ResponseUrl>(5_000)

  constructor(clock: Clock, apiUrl: string | null) {
    this.#clock = clock
    this.#origins = new Set(['https://hooks.slack.com', ...(apiUrl === null ? [] : [new URL(apiUrl).origin])])
  }

  /** An address that is not Slack's is not remembered, whoever sent it. */
  remember(conversation: string, url: string, at: Date): void {
    const origin = URL.canParse(url) ? new URL(url).origin : undefined
    if (origin !== undefined && this.#origins.has(origin)) this.#urls.set(conversation, { url, at, left: USES })
  }

  /** Undefined where the answer can no longer go there. Each call counts as one answer. */
  take(conversation: string): string | undefined {
    const known = this.#urls.get(conversation)
    if (known === undefined) return undefined
    const age = this.#clock.now().getTime() - known.at.getTime()
    if (known.left === 0 || age >= SERVES_FOR) {
      this.#urls.delete(conversation)
      return undefined
    }
    this.#urls.set(conversation, { ...known, left: known.left - 1 })
    return known.url
  }

  forget(conversation: string): void {
    this.#urls.delete(conversation)
  }
}
