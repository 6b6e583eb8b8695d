import type { OutgoingMessage } from '../../src/channel/message.ts'
import type { Clock } from '../../src/clock.ts'
import type { Refusal } from './gate.ts'
import { LimitedMap } from './limited-map.ts'
import type { Arrival } from './parsed.ts'
import { renderHome } from './render-home.ts'
import { renderMessage } from './render-message.ts'
import type { SlackClient, SlackUser } from './slack-client.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'

/** Milliseconds before somebody is told again that they are not served. */
const QUIET_FOR = 60 * 60_000

/** Tells people courteously that they are not served. Nothing of it is stored, and none of it reaches the core. */
export class Refusals {
  readonly #client: SlackClient
  readonly #clock: Clock
  readonly #texts: SlackTextsByLanguage
  readonly #told = new LimitedMap<number>(10_000)

  constructor(client: SlackClient, clock: Clock, texts: SlackTextsByLanguage) {
    this.#client = client
    this.#clock = clock
    this.#texts = texts
  }

  /**
   * `url`: where a private answer goes, if there is such a place. Rejects where Slack does not take it: then the person is
   * told the next time.
   */
  async tell(arrival: Arrival, refusal: Refusal, user: SlackUser, url: string | undefined): Promise<void> {
    const now = this.#clock.now().getTime()
    const told = this.#told.get(arrival.user)
    if (told !== undefined && now >= told && now < told + QUIET_FOR) return
    this.#told.set(arrival.user, now)
    const language = user.locale?.startsWith('en') === true ? 'en' : 'it'
    const text = this.#texts[language].refusals[refusal]
    try {
      await this.#say(arrival, { language, text, blocks: [{ type: 'paragraph', text }] }, url)
    } catch (error) {
      this.#told.delete(arrival.user)
      throw error
    }
  }

  async #say({ from, user, eventId }: Arrival, message: OutgoingMessage, url: string | undefined): Promise<void> {
    const rendered = renderMessage(message, this.#texts)
    if (url !== undefined) return this.#client.respond(url, rendered)
    if (from.kind === 'thread') {
      return this.#client.postEphemeral(from.channel, user, rendered, { threadTs: from.thread })
    }
    if (from.kind === 'home') {
      await this.#client.publishHome(user, renderHome(message, this.#texts))
      return
    }
    const channel = await this.#client.openDirectMessage(user)
    await this.#client.postMessage(channel, rendered, { key: `refusal/${eventId}`, attempt: 'first' })
  }
}
