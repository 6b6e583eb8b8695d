import type { Ids } from './ids.ts'
import { Refusal } from './refusal.ts'

/** Milliseconds a trigger can open a window. Source: https://docs.slack.dev/interactivity/handling-user-interaction */
const TRIGGER_LIFE = 3_000
/** Source: https://docs.slack.dev/interactivity/handling-user-interaction, "Responding with response_url". */
const URL_LIFE = 30 * 60_000
const URL_USES = 5

interface Trigger {
  readonly userId: string
  readonly from: number
  used: boolean
}

/** What a response_url answers to. */
export interface Answerable {
  readonly userId: string
  readonly channel: string
  /** The message whose button was pressed; undefined after a command or a shortcut. */
  readonly ts: string | undefined
  readonly threadTs: string | undefined
}

/** What Slack hands out with an interaction, to be redeemed shortly after. */
export class Tickets {
  readonly #ids: Ids
  readonly #triggers = new Map<string, Trigger>()
  readonly #urls = new Map<string, { readonly answers: Answerable; readonly from: number; uses: number }>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  trigger(userId: string): string {
    const id = `${this.#ids.ts()}.${this.#ids.next('')}.f00d`
    this.#triggers.set(id, { userId, from: this.#ids.now(), used: false })
    return id
  }

  /** Resolves to whose trigger it is; a trigger opens one window. */
  redeem(id: string): string {
    const trigger = this.#triggers.get(id)
    if (trigger === undefined) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (this.#ids.now() - trigger.from > TRIGGER_LIFE) throw new Refusal('expired_trigger_id')
    trigger.used = true
    return trigger.userId
  }

  /** The last part of a response_url. */
  answer(answers: Answerable): string {
    const id = this.#ids.next('R')
    this.#urls.set(id, { answers, from: this.#ids.now(), uses: 0 })
    return id
  }

  use(id: string): Answerable {
    const url = this.#urls.get(id)
    if (url === undefined) throw new Refusal('invalid_url')
    if (this.#ids.now() - url.from > URL_LIFE) throw new Refusal('expired_url')
    if (url.uses >= URL_USES) throw new Refusal('used_url')
    url.uses += 1
    return url.answers
  }
}
