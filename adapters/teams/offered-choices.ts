import type { Option } from '../../src/channel/message.ts'
import { type ChoiceQuery, choiceAnswer, searchChoices } from './choice-search.ts'

/** People and fields whose options are remembered. */
const mostPeople = 500
const mostFields = 20

/** Options too many for the card of a dialog, by who was shown it: Teams asks for them while the person types. */
export class OfferedChoices {
  readonly #byUser = new Map<string, ReadonlyMap<string, readonly Option[]>>()

  remember(user: string, searches: ReadonlyMap<string, readonly Option[]>): void {
    if (searches.size === 0) return
    const all = new Map([...(this.#byUser.get(user) ?? []), ...searches].slice(-mostFields))
    this.#byUser.delete(user)
    this.#byUser.set(user, all)
    for (const oldest of this.#byUser.keys()) {
      if (this.#byUser.size <= mostPeople) break
      this.#byUser.delete(oldest)
    }
  }

  /** The body of the answer; no options where the dialog is of an earlier run of the program. */
  answer(user: string, query: ChoiceQuery): object {
    return choiceAnswer(searchChoices(this.#byUser.get(user)?.get(query.dataset) ?? [], query))
  }
}
