import type { TaskModuleTaskInfo } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Form, Language, Option } from '../../src/channel/message.ts'
import type { AdaptiveCard } from './card-elements.ts'
import { literalText } from './escape-text.ts'
import { type FormRoom, fitForm, formFields } from './fit-form.ts'
import { buttonTitle } from './render-actions.ts'
import { cardAttachment, cardFrame, ownWords } from './render-card.ts'
import { dialogTitle } from './teams-limits.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/** A form as a dialog. */
export interface FormDialog {
  readonly task: TaskModuleTaskInfo
  /** Options that Teams asks for (`application/search`) while the person types, by the data set it names. */
  readonly searches: ReadonlyMap<string, readonly Option[]>
}

export function renderForm(form: Form, language: Language, texts: TeamsTextsByLanguage): FormDialog {
  const { card, unlisted } = fitForm(form, (room) => formCard(form, language, texts, room))
  return {
    task: {
      title: cutText(literalText(form.title).trim(), dialogTitle) || '…',
      width: 'medium',
      height: form.fields.length > 3 ? 'large' : 'medium',
      card: cardAttachment(card),
    },
    searches: unlisted,
  }
}

function formCard(form: Form, language: Language, texts: TeamsTextsByLanguage, room: FormRoom): AdaptiveCard {
  const fields = formFields(form, room, 'searched', texts[language])
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
