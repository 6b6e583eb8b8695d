import type { Clock } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'
import { LimitedMap } from './limited-map.ts'
import type { SlackClient, SlackUser } from './slack-client.ts'

/** Milliseconds for which what Slack says of somebody holds. */
const HOLDS_FOR = 10 * 60_000
/** People remembered at once. */
const REMEMBERED = 10_000

interface Known {
  readonly at: number
  readonly user: Promise<SlackUser>
}

/** Who people are, asked of Slack once in ten minutes. */
export class Identity {
  readonly #client: Pick<SlackClient, 'userInfo'>
  readonly #clock: Clock
  readonly #known = new LimitedMap<Known>(REMEMBERED)

  constructor(client: Pick<SlackClient, 'userInfo'>, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  /** Somebody whom Slack does not know, or does not show to the bot, has an empty description. */
  lookUp(userId: string): Promise<SlackUser> {
    const now = this.#clock.now().getTime()
    const known = this.#known.get(userId)
    // A clock that was set back makes nobody's description eternal.
    if (known !== undefined && now >= known.at && now < known.at + HOLDS_FOR) return known.user
    const user = this.#client.userInfo(userId).catch((error: unknown) => {
      if (error instanceof DeliveryError && error.code === 'delivery/permanent') return {}
      throw error
    })
    const asked = { at: now, user }
    this.#known.set(userId, asked)
    user.catch(() => {
      if (this.#known.get(userId) === asked) this.#known.delete(userId)
    })
    return user
  }
}
