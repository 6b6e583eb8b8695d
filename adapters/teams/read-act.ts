import { z } from 'zod'
import type { AttachmentReference, IncomingContent, Language } from '../../src/channel/message.ts'
import { specialActions } from '../../src/channel/special-actions.ts'
import type { IncomingActivity } from './activity-shape.ts'
import { isRecord, readButton, readSentForm } from './card-data.ts'
import { type ChoiceQuery, readChoiceQuery } from './choice-search.ts'
import { extensionCommands } from './manifest.ts'
import { readForm } from './read-form.ts'
import { htmlText, writtenText } from './readable-text.ts'

type FormContent = Extract<IncomingContent, { type: 'form' }>

/** What somebody did in Teams. What is an invoke wants an answer in the response to its request. */
export type Act =
  /** Something written or pressed, answered by a message. */
  | { readonly type: 'said'; readonly content: IncomingContent }
  /** The bot was added to a conversation. */
  | { readonly type: 'welcome' }
  /** A button of a card pressed; `card`: the message it stands in. */
  | { readonly type: 'execute'; readonly content: IncomingContent; readonly card: string | undefined }
  /** A card comes into sight and Teams asks by itself what it says now. */
  | { readonly type: 'refresh'; readonly content: Extract<IncomingContent, { type: 'action' }> }
  /** A form of a card sent, and how it was called. */
  | { readonly type: 'sent'; readonly content: FormContent; readonly title: string; readonly language: Language }
  /** Something answered in a dialog: a form wanted, a shortcut used on a message, a form submitted. */
  | { readonly type: 'dialog'; readonly step: 'open' | 'submit'; readonly content: IncomingContent }
  /** A search that inserts a contact; `text` is empty before anything was written. */
  | { readonly type: 'query'; readonly text: string }
  /** Options wanted while somebody types into a field of a dialog. */
  | { readonly type: 'choices'; readonly query: ChoiceQuery }
  | { readonly type: 'ignored' }

export interface Wordings {
  /** What the core receives from who calls the bot without a word, and from who has just installed it. */
  readonly opening: IncomingContent
  /** What a person writes to open a request. */
  readonly openRequest: string
}

const ignored: Act = { type: 'ignored' }

const executeValue = z.looseObject({
  trigger: z.string().optional(),
  action: z.looseObject({ data: z.unknown().optional() }),
})
const dialogValue = z.looseObject({ data: z.unknown().optional() })
const extensionValue = z.looseObject({
  commandId: z.string().optional(),
  data: z.unknown().optional(),
  messagePayload: z
    .looseObject({
      body: z.looseObject({ content: z.string().nullish(), contentType: z.string().optional() }).nullish(),
    })
    .optional(),
})
const queryValue = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })).optional(),
})

/** Reads what was done. Whatever is in `value` was in the hands of a client: it says what is wanted, never by whom. */
export function readAct(activity: IncomingActivity, wordings: Wordings): Act {
  switch (activity.type) {
    case 'message':
      return { type: 'said', content: readMessage(activity, wordings) }
    case 'invoke':
      return readInvoke(activity, wordings)
    case 'installationUpdate':
      return activity.action === 'add' ? { type: 'welcome' } : ignored
    case 'conversationUpdate':
      return (activity.membersAdded ?? []).some(({ id }) => id === activity.recipient?.id)
        ? { type: 'welcome' }
        : ignored
    default:
      // Edited and deleted messages, reactions, typing, read receipts: nothing that was not taken before.
      return ignored
  }
}

function readMessage(activity: IncomingActivity, { opening }: Wordings): IncomingContent {
  const { text, quoted } = writtenText(activity)
  const attachments = filesOf(activity)
  if (text === '') {
    const pressed = readForm(activity.value) ?? readButton(activity.value)
    if (pressed !== undefined) return pressed
  }
  if (text === '' && quoted === undefined && attachments.length === 0) return opening
  return {
    type: 'text',
    text,
    ...(quoted === undefined ? {} : { quoted }),
    ...(attachments.length === 0 ? {} : { attachments }),
  }
}

/** Files and pictures stay where Teams keeps them; the HTML of the message and previews of links are no files. */
function filesOf({ attachments }: IncomingActivity): readonly AttachmentReference[] {
  return (attachments ?? []).flatMap(({ contentType = '', contentUrl = '', name }) => {
    const isFile = contentType === 'application/vnd.microsoft.teams.file.download.info'
    if (!(isFile || contentType.startsWith('image/')) || !contentUrl.startsWith('https://')) return []
    return [{ name: name ?? contentType, url: contentUrl }]
  })
}

function readInvoke(activity: IncomingActivity, wordings: Wordings): Act {
  const { name, value, replyToId } = activity
  switch (name) {
    case 'adaptiveCard/action': {
      const read = executeValue.safeParse(value)
      if (!read.success) return ignored
      const { data } = read.data.action
      const asked = readButton(data)
      if (asked?.action === specialActions.refresh) return { type: 'refresh', content: asked }
      // What comes by itself only asks, whatever its data says.
      return read.data.trigger === 'automatic' ? ignored : readAction(data, replyToId ?? undefined)
    }
    case 'task/fetch':
    case 'task/submit': {
      const read = dialogValue.safeParse(value)
      return read.success ? readDialog(read.data.data) : ignored
    }
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction':
      return readExtension(value, wordings)
    case 'composeExtension/query': {
      const read = queryValue.safeParse(value)
      return read.success ? { type: 'query', text: searchText(read.data.parameters ?? []) } : ignored
    }
    case 'application/search': {
      const query = readChoiceQuery(value)
      return query === undefined ? ignored : { type: 'choices', query }
    }
    default:
      return ignored
  }
}

function readAction(data: unknown, card: string | undefined): Act {
  const form = readForm(data)
  if (form !== undefined) return { type: 'sent', content: form, ...readSentForm(data) }
  const content = readButton(data)
  return content === undefined ? ignored : { type: 'execute', content, card }
}

function readDialog(data: unknown): Act {
  const form = readForm(data)
  if (form !== undefined) return { type: 'dialog', step: 'submit', content: form }
  const button = readButton(data)
  return button === undefined ? ignored : { type: 'dialog', step: 'open', content: button }
}

/** A dialog that a message extension has opened is submitted to the message extension, not as `task/submit`. */
function readExtension(value: unknown, { openRequest }: Wordings): Act {
  const read = extensionValue.safeParse(value)
  if (!read.success) return ignored
  const { commandId, data, messagePayload } = read.data
  if (isRecord(data) && (readForm(data) ?? readButton(data)) !== undefined) return readDialog(data)
  const { content, contentType } = messagePayload?.body ?? {}
  if (commandId !== extensionCommands.openRequest || typeof content !== 'string') return ignored
  const quoted = contentType === 'text' ? content.trim() : htmlText(content)
  return { type: 'dialog', step: 'open', content: { type: 'text', text: openRequest, quoted } }
}

/** Teams sends `initialRun` before anything was written. */
function searchText(parameters: readonly { readonly name: string; readonly value?: unknown }[]): string {
  const written = parameters.find(({ name, value }) => name !== 'initialRun' && typeof value === 'string')?.value
  return typeof written === 'string' ? written.trim() : ''
}
