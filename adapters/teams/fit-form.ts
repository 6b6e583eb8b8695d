import type { Form, Option } from '../../src/channel/message.ts'
import type { AdaptiveCard, Element } from './card-elements.ts'
import { type FieldRoom, renderField, searchedSet } from './field-input.ts'
import { fitsCard } from './teams-limits.ts'
import type { TeamsTexts } from './teams-texts.ts'

/** How much of a form is shown. */
export interface FormRoom {
  readonly hints: boolean
  /** Fields whose options have no room. */
  readonly unlisted: ReadonlySet<string>
  readonly held: number
}

export interface FittedForm {
  readonly card: AdaptiveCard
  /**
   * Options too many for the card, by the name of the set they make. Usually none. A set is the person's own: two
   * people may be offered different options.
   */
  readonly unlisted: ReadonlyMap<string, readonly Option[]>
}

/** The first card that Teams takes, or the smallest. */
export function fitForm(form: Form, build: (room: FormRoom) => AdaptiveCard): FittedForm {
  const [first, ...others] = rooms(form)
  let chosen = first
  let card = build(chosen)
  for (const room of others) {
    if (fitsCard(card)) break
    chosen = room
    card = build(chosen)
  }
  const unlisted = form.fields.flatMap((field) =>
    field.type === 'choice' && chosen.unlisted.has(field.id)
      ? [[searchedSet(form, field), field.options] as const]
      : [],
  )
  return { card, unlisted: new Map(unlisted) }
}

/** The fields as inputs. `instead`: what stands for options without room. */
export function formFields(
  form: Form,
  { hints, held, unlisted }: FormRoom,
  instead: Exclude<FieldRoom['options'], 'listed'>,
  texts: TeamsTexts,
): readonly Element[] {
  return form.fields.flatMap((field) =>
    renderField(field, form, { hints, held, options: unlisted.has(field.id) ? instead : 'listed' }, texts),
  )
}

/** Characters of a text that stands in a field at first: what somebody has written is cut last, and only then. */
const heldLengths = [20_000, 3_000, 1_000, 300] as const

/** First the hints of options go, then the longest lists are not shown, then held texts are cut. */
function rooms(form: Form): readonly [FormRoom, ...FormRoom[]] {
  const lists = form.fields
    .flatMap((field) => (field.type === 'choice' ? [{ id: field.id, size: JSON.stringify(field.options).length }] : []))
    .toSorted((one, other) => other.size - one.size)
    .map(({ id }) => id)
  const [held, ...shorter] = heldLengths
  return [
    { hints: true, unlisted: new Set(), held },
    { hints: false, unlisted: new Set(), held },
    ...lists.flatMap((_, at) => {
      const unlisted = new Set(lists.slice(0, at + 1))
      return [
        { hints: true, unlisted, held },
        { hints: false, unlisted, held },
      ]
    }),
    ...shorter.map((less) => ({ hints: false, unlisted: new Set(lists), held: less })),
  ]
}
