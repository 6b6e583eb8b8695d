import type { TaskModuleTaskInfo } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Form, Language, Option } from '../../src/channel/message.ts'
import type { AdaptiveCard } from './card-elements.ts'
import { literalText } from './escape-text.ts'
import { type FieldRoom, renderField, searchedSet } from './field-input.ts'
import { buttonTitle } from './render-actions.ts'
import { paragraph } from './render-blocks.ts'
import { cardAttachment, cardFrame } from './render-card.ts'
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

export function renderForm(form: Form, language: Language, texts: TeamsTextsByLanguage): FormDialog {
  const searched = new Set<string>()
  const bySize = form.fields
    .flatMap((field) => (field.type === 'choice' ? [{ id: field.id, size: JSON.stringify(field.options).length }] : []))
    .toSorted((one, other) => other.size - one.size)
  const build = (hints: boolean) => formCard(form, language, texts, (id) => ({ hints, searched: searched.has(id) }))
  let card = build(true)
  if (!fitsCard(card)) card = build(false)
  for (const { id } of bySize) {
    if (fitsCard(card)) break
    searched.add(id)
    card = build(true)
    if (!fitsCard(card)) card = build(false)
  }
  const searches = form.fields.flatMap((field) =>
    field.type === 'choice' && searched.has(field.id) ? [[searchedSet(form, field), field.options] as const] : [],
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

function formCard(
  form: Form,
  language: Language,
  textsByLanguage: TeamsTextsByLanguage,
  roomOf: (field: string) => FieldRoom,
): AdaptiveCard {
  const texts = textsByLanguage[language]
  const fields = form.fields.flatMap((field) => renderField(field, form, roomOf(field.id), texts))
  // Where the bar cuts the title, the card says it whole.
  const title = form.title.length > dialogTitle ? paragraph(cutText(form.title, 1_000)) : []
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
