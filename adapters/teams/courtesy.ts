import type { Clock } from '../../src/clock.ts'
import type { IncomingActivity } from './activity-shape.ts'
import { type AnswerTextsByLanguage, languageOf } from './answer-texts.ts'
import type { Connector } from './connector.ts'

/** Milliseconds between two refusals to the same person. */
const pause = 60 * 60_000

/** Tells people who are not served that they are not, at most once an hour each; nothing of it is kept. */
export class Courtesy {
  readonly #connector: Connector
  readonly #answers: AnswerTextsByLanguage
  readonly #clock: Clock
  readonly #told = new Map<string, number>()

  constructor(connector: Connector, answers: AnswerTextsByLanguage, clock: Clock) {
    this.#connector = connector
    this.#answers = answers
    this.#clock = clock
  }

  sentence({ locale }: IncomingActivity): string {
    return this.#answers[languageOf(locale)].notServed
  }

  /** Never rejects: who cannot be told is not told. */
  async refuse(activity: IncomingActivity): Promise<void> {
    const now = this.#clock.now().getTime()
    for (const [user, at] of this.#told) if (now - at >= pause) this.#told.delete(user)
    if (this.#told.has(activity.from.id)) return
    this.#told.set(activity.from.id, now)
    const refusal = { type: 'message', textFormat: 'plain', text: this.sentence(activity) }
    await this.#connector.create(activity.serviceUrl, activity.conversation.id, refusal).catch(() => undefined)
  }
}
