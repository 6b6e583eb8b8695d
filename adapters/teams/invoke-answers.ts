import type { TaskModuleTaskInfo } from 'botbuilder'
import type { Block, Language, OutgoingMessage } from '../../src/channel/message.ts'
import { contactCard } from './contact-card.ts'
import { renderCard } from './render-card.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

/** What stands in the response to an invoke; undefined: an empty answer, which closes a dialog. */
export type InvokeBody = object | undefined

/** Answers to a universal action: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export function cardInPlace(message: OutgoingMessage, texts: TeamsTextsByLanguage): InvokeBody {
  const { contentType, content } = renderCard(message, texts)
  return { statusCode: 200, type: contentType, value: content }
}

/** Where a form stood that was sent, so that nobody sends it twice. */
export function sentForm(title: string, said: string, language: Language, texts: TeamsTextsByLanguage): InvokeBody {
  const blocks: readonly Block[] = [
    { type: 'heading', text: title },
    { type: 'notice', tone: 'success', text: said },
  ]
  return cardInPlace({ language, text: said, blocks }, texts)
}

export function actionNote(text: string): InvokeBody {
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text }
}

export function actionRefused(text: string): InvokeBody {
  return { statusCode: 503, type: 'application/vnd.microsoft.error', value: { code: 'Unavailable', message: text } }
}

export function openDialog(task: TaskModuleTaskInfo): InvokeBody {
  return { task: { type: 'continue', value: task } }
}

export function dialogNote(text: string): InvokeBody {
  return { task: { type: 'message', value: text } }
}

export function searchResult(message: OutgoingMessage, texts: TeamsTextsByLanguage): InvokeBody {
  return {
    composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [contactCard(message, texts)] },
  }
}

export function searchNote(text: string): InvokeBody {
  return { composeExtension: { type: 'message', text } }
}
