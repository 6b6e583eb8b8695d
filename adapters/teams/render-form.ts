import type { TaskModuleTaskInfo } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Form, Language, Option } from '../../src/channel/message.ts'
import type { AdaptiveCard } from './card-elements.ts'
import { literalText } from './escape-text.ts'
import { renderField, searchedSet } from './field-input.ts'
import { buttonTitle } from './render-actions.ts'
import { cardAttachment, cardFrame, ownWords } from './render-card.ts'
import { dialogTitle, fitsCard } from './teams-limits.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/** A form as a dialog. */
export interface FormDialog {
  readonly task: TaskModuleTaskInfo
  /**
   * Options too many for a card, by the data set under which Teams asks for them (`application/search`) while the
   * person types. Usually none. A set is the person's own: two people may be offered different options.
   */
  readonly searches: ReadonlyMap<string, readonly Option[]>
}

/** How a form is made to fit. */
interface Attempt {
  readonly hints: boolean
  /** Fields whose options are searched while one types. */
  readonly searched: ReadonlySet<string>
  readonly held: number
}

/** The first dialog that Teams takes, or the smallest. */
export function renderForm(form: Form, language: Language, texts: TeamsTextsByLanguage): FormDialog {
  const [first, ...others] = attempts(form)
  let chosen = first
  let card = formCard(form, language, texts, chosen)
  for (const attempt of others) {
    if (fitsCard(card)) break
    chosen = attempt
    card = formCard(form, language, texts, chosen)
  }
  const searches = form.fields.flatMap((field) =>
    field.type === 'choice' && chosen.searched.has(field.id)
      ? [[searchedSet(form, field), field.options] as const]
      : [],
  )
  return {
    task: {
      title: cutText(literalText(form.title).trim(), dialogTitle) || '…',
      width: 'medium',
      height: form.fields.length > 3 ? 'large' : 'medium',
      card: cardAttachment(card),
    },
    searches: new Map(searches),
  }
}

/** Characters of a text that stands in a field at first: what somebody has written is cut last, and only then. */
const heldLengths = [20_000, 3_000, 1_000, 300] as const

/** First the hints of options go, then the longest lists are searched instead of shown, then held texts are cut. */
function attempts(form: Form): readonly [Attempt, ...Attempt[]] {
  const lists = form.fields
    .flatMap((field) => (field.type === 'choice' ? [{ id: field.id, size: JSON.stringify(field.options).length }] : []))
    .toSorted((one, other) => other.size - one.size)
    .map(({ id }) => id)
  const [held, ...shorter] = heldLengths
  return [
    { hints: true, searched: new Set(), held },
    { hints: false, searched: new Set(), held },
    ...lists.flatMap((_, at) => {
      const searched = new Set(lists.slice(0, at + 1))
      return [
        { hints: true, searched, held },
        { hints: false, searched, held },
      ]
    }),
    ...shorter.map((less) => ({ hints: false, searched: new Set(lists), held: less })),
  ]
}

function formCard(
  form: Form,
  language: Language,
  textsByLanguage: TeamsTextsByLanguage,
  { hints, searched, held }: Attempt,
): AdaptiveCard {
  const texts = textsByLanguage[language]
  const fields = form.fields.flatMap((field) =>
    renderField(field, form, { hints, held, searched: searched.has(field.id) }, texts),
  )
  // Where the bar cuts the title, the card says it whole.
  const title = form.title.length > dialogTitle || fields.length === 0 ? ownWords(cutText(form.title, 1_000)) : []
  return {
    ...cardFrame(language, [...title, ...fields]),
    actions: [
      {
        type: 'Action.Submit',
        title: buttonTitle(form.submitLabel),
        style: 'positive',
        data: { form: form.form, context: form.context },
      },
    ],
  }
}
