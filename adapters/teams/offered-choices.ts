import type { IncomingContent, Option } from '../../src/channel/message.ts'
import { type ChoiceQuery, choiceAnswer, namedChoice, searchChoices } from './choice-search.ts'
import { searchedSet } from './field-input.ts'

type FormContent = Extract<IncomingContent, { type: 'form' }>

/** People and fields whose options are remembered. */
const mostPeople = 500
const mostFields = 20

/** Options too many for the card of a form, by who or what conversation was shown it. */
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

  /** A form with the options that were written by name; what names none, or several, stays as it was written. */
  named(user: string, content: FormContent): FormContent {
    const sets = this.#byUser.get(user)
    if (sets === undefined) return content
    const values = Object.entries(content.values).map(([id, written]) => {
      const found = namedChoice(sets.get(searchedSet(content, { id })) ?? [], written)
      return [id, found ?? written] as const
    })
    return { ...content, values: Object.fromEntries(values) }
  }

  /** The body of the answer; no options where the dialog is of an earlier run of the program. */
  answer(user: string, query: ChoiceQuery): object {
    return choiceAnswer(searchChoices(this.#byUser.get(user)?.get(query.dataset) ?? [], query))
  }
}
