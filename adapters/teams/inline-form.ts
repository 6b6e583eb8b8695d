import type { Activity } from 'botbuilder'
import { cutText } from '../../src/channel/cut-text.ts'
import type { Form, Language, Option, OutgoingMessage } from '../../src/channel/message.ts'
import { sentFormData } from './card-data.ts'
import type { AdaptiveCard, Submit } from './card-elements.ts'
import { fitForm, formFields } from './fit-form.ts'
import { buttonTitle } from './render-actions.ts'
import { renderBlock } from './render-blocks.ts'
import { cardAttachment, cardFrame, ownWords, renderCard, shortLine } from './render-card.ts'
import { notificationLength, renderMessage } from './render-message.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/** A message whose forms stand in the conversation. */
export interface InlineMessage {
  readonly activity: Partial<Activity>
  /** Options that had no room and are written by name, by the name of the set they make. Usually none. */
  readonly written: ReadonlyMap<string, readonly Option[]>
}

/**
 * A message for where no dialog can open. Each form is a card of its own after the card of the other blocks: a button
 * sends all fields of its card, and is not pressed while a needed one is empty.
 */
export function renderInline(message: OutgoingMessage, texts: TeamsTextsByLanguage): InlineMessage {
  const { language, blocks } = message
  const forms = blocks.flatMap((block) => (block.type === 'form' ? [inlineForm(block.form, language, texts)] : []))
  if (forms.length === 0) return { activity: renderMessage(message, texts), written: new Map() }
  const others = blocks.filter(({ type }) => type !== 'form')
  const said = others.length === 0 ? [] : [renderCard({ ...message, blocks: others }, texts)]
  return {
    activity: {
      type: 'message',
      attachments: [...said, ...forms.map(({ card }) => cardAttachment(card))],
      summary: shortLine(message.text, notificationLength) || '…',
      locale: language,
    },
    written: new Map(forms.flatMap(({ unlisted }) => [...unlisted])),
  }
}

/**
 * A universal action, because its answer takes the place of the card. What has no room in the card is written by name:
 * the Playground asks for no options while one types.
 */
function inlineForm(form: Form, language: Language, texts: TeamsTextsByLanguage) {
  const title = cutText(form.title, 1_000)
  const heading = renderBlock({ type: 'heading', text: title }, 0, texts[language])
  const data = sentFormData(form, language)
  const submit = { title: buttonTitle(form.submitLabel), style: 'positive', data } as const
  const fallback: Submit = { type: 'Action.Submit', ...submit }
  const button = { type: 'Action.Execute', verb: 'form', ...submit, fallback } as const
  return fitForm(form, (room): AdaptiveCard => {
    const fields = formFields(form, room, 'written', texts[language])
    const body = [...(heading.length > 0 ? heading : ownWords(title)), ...fields]
    return {
      ...cardFrame(language, [...body, { type: 'ActionSet', actions: [button] }]),
      speak: shortLine(title, 200).replace(/[<>]/g, ' ') || '…',
    }
  })
}
