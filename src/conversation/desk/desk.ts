import type { AttachmentReference, IncomingContent } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { foldText } from '../../knowledge/normalise.ts'
import type { ForwardTarget, RequesterCommand, WorkerCommand } from '../../requests/command.ts'
import { actionNames } from '../reply-context.ts'
import type { ConversationState } from '../state.ts'
import { findUnitByWords } from '../unit-choice.ts'
import { absenceFormName } from './absence-form.ts'
import type { AbsenceWords } from './absence-words.ts'
import { aboutRecord, type Draft, fillDraft, newDraft, openFormName } from './draft.ts'
import { findExactMaster, findMaster } from './find-master.ts'
import { type RequestWord, readRequestWords } from './words.ts'
import { type ForwardWords, formNameOf, isWordy, type WordyButton, wordyButtons } from './worker-forms.ts'

/** What a message means for the desk of requests; the turn looks things up and carries it out. */
export type DeskStep =
  | { readonly type: 'list'; readonly which: 'mine' | 'queue' | 'taken' }
  | { readonly type: 'show'; readonly number: number }
  | { readonly type: 'command'; readonly number: number; readonly command: RequesterCommand | WorkerCommand }
  /** Asks for the words that a button needs. */
  | { readonly type: 'form'; readonly button: WordyButton; readonly number: number; readonly given?: ForwardWords }
  /** Fills or shows the draft; `edit`: with all that can be changed, what is known included. */
  | { readonly type: 'draft'; readonly draft: Draft; readonly show: 'form' | 'edit' | 'summary' }
  | { readonly type: 'send'; readonly draft: Draft; readonly evenIfJoinable: boolean }
  | { readonly type: 'join'; readonly number: number }
  | { readonly type: 'cancel' }
  /** Asked to send where nothing has been written. */
  | { readonly type: 'nothing-to-send' }
  /** Said while a request waits for the person: an answer to it, or something else? */
  | { readonly type: 'ask-which'; readonly number: number; readonly text: string }
  | { readonly type: 'absence'; readonly words: AbsenceWords }
  | { readonly type: 'back' }
  | { readonly type: 'undelivered' }

/** Reads a message as one for the desk; undefined where it is not. Pure. */
export function readDeskStep(
  content: IncomingContent,
  state: ConversationState,
  unit: string | null,
  knowledge: Knowledge,
): DeskStep | undefined {
  switch (content.type) {
    case 'action':
      return onAction(content.action, content.value, state, unit, knowledge)
    case 'form':
      return onForm(content.form, content.context, content.values, state, unit, knowledge)
    case 'text': {
      const answer = yesOrNo(content.text, state)
      if (answer !== undefined) return answer
      const words = readRequestWords(content.text)
      return words === undefined ? undefined : onWords(words, content.attachments ?? [], state, knowledge)
    }
  }
}

/** The typed answer to "is it for that request?". */
function yesOrNo(text: string, state: ConversationState): DeskStep | undefined {
  const { focus, pendingReply } = state
  if (focus === null || pendingReply === null) return undefined
  const folded = foldText(text)
  if (folded !== 'si' && folded !== 'yes') return undefined
  return { type: 'command', number: focus.number, command: { type: 'add', text: pendingReply, attachments: [] } }
}

/** A free text while the person owes an answer, or has just been told that something is solved. */
export function readFocusedText(
  text: string,
  attachments: readonly AttachmentReference[],
  state: ConversationState,
  looksLikeQuestion: boolean,
): DeskStep | undefined {
  const { focus } = state
  if (focus === null) return undefined
  if (focus.mode === 'reopen' || looksLikeQuestion) return { type: 'ask-which', number: focus.number, text }
  return { type: 'command', number: focus.number, command: { type: 'add', text, attachments } }
}

function onWords(
  words: RequestWord,
  attachments: readonly AttachmentReference[],
  state: ConversationState,
  knowledge: Knowledge,
): DeskStep | undefined {
  switch (words.verb) {
    case 'mine':
    case 'queue':
    case 'taken':
      return { type: 'list', which: words.verb }
    case 'cancel':
      return { type: 'cancel' }
    case 'send':
      return state.draft === null
        ? { type: 'nothing-to-send' }
        : { type: 'send', draft: state.draft, evenIfJoinable: false }
    case 'open-anyway':
      return state.draft === null ? undefined : { type: 'send', draft: state.draft, evenIfJoinable: true }
    case 'edit':
      return state.draft === null ? undefined : { type: 'draft', draft: state.draft, show: 'edit' }
    case 'urgent':
      return state.draft === null
        ? undefined
        : { type: 'draft', draft: { ...state.draft, urgency: 'urgent' }, show: 'summary' }
    case 'show':
      return { type: 'show', number: words.number }
    case 'join':
      return { type: 'join', number: words.number }
    case 'take':
      return { type: 'command', number: words.number, command: { type: 'take' } }
    case 'rate':
      return { type: 'command', number: words.number, command: { type: 'rate', rating: words.rating } }
    case 'withdraw':
      return { type: 'command', number: words.number, command: { type: 'withdraw', reason: words.text || null } }
    case 'forward':
      return forward(words.number, words.to, words.reason, knowledge)
    case 'absence':
      return { type: 'absence', words: { from: words.from, to: words.to, deputy: words.deputy } }
    case 'back':
    case 'undelivered':
      return { type: words.verb }
    default:
      return wordy(words.verb, words.number, words.text, attachments)
  }
}

function wordy(
  button: Exclude<WordyButton, 'forward' | 'supplier'>,
  number: number,
  text: string,
  attachments: readonly AttachmentReference[],
): DeskStep {
  const command = (given: RequesterCommand | WorkerCommand): DeskStep => ({ type: 'command', number, command: given })
  switch (button) {
    case 'resolve':
      return command({ type: 'resolve', text: text === '' ? null : text })
    case 'reopen':
      return command({ type: 'reopen', text: text === '' ? null : text })
    case 'add':
      return text === '' && attachments.length === 0
        ? { type: 'form', button, number }
        : command({ type: 'add', text, attachments })
    case 'answer':
      return text === '' ? { type: 'form', button, number } : command({ type: 'answer', text, attachments })
    case 'ask':
    case 'note':
      return text === '' ? { type: 'form', button, number } : command({ type: button, text })
    case 'decline':
      return text === '' ? { type: 'form', button, number } : command({ type: 'decline', reason: text })
  }
}

function forward(number: number, to: string, reason: string, knowledge: Knowledge): DeskStep {
  const target = findTarget(to, knowledge)
  if (target === undefined || reason === '') return { type: 'form', button: 'forward', number, given: { to, reason } }
  return { type: 'command', number, command: { type: 'forward', to: target, reason } }
}

/** A master or a unit by id or by name; "supplier" in words is the supplier of the organisation. */
export function findTarget(words: string, knowledge: Knowledge): ForwardTarget | undefined {
  const { supplier } = knowledge.base.organization
  const folded = words.trim().toLowerCase()
  if (supplier !== null && (folded === 'fornitore' || folded === 'supplier'))
    return { kind: 'supplier', unit: supplier }
  const { masters } = knowledge.base
  const exact = findExactMaster(words, masters)
  if (exact !== undefined) return { kind: 'master', master: exact.id }
  const unit = findUnitByWords(words, knowledge)
  if (unit === undefined) {
    const near = findMaster(words, masters)
    return near === undefined ? undefined : { kind: 'master', master: near.id }
  }
  return unit === supplier ? { kind: 'supplier', unit } : { kind: 'office', unit }
}

function onAction(
  action: string,
  value: string,
  state: ConversationState,
  unit: string | null,
  knowledge: Knowledge,
): DeskStep | undefined {
  if (action === actionNames.ask) {
    const words = readRequestWords(value)
    return words === undefined ? undefined : onWords(words, [], state, knowledge)
  }
  if (action === actionNames.openRequest) {
    const draft = aboutRecord({ ...newDraft(unit), description: state.last?.question ?? '' }, value, knowledge)
    return { type: 'draft', draft: value === '' ? { ...draft, description: '' } : draft, show: 'form' }
  }
  if (!action.startsWith('request:')) return undefined
  const name = action.slice('request:'.length)
  const number = Number(value)
  switch (name) {
    case 'cancel':
      return { type: 'cancel' }
    case 'edit':
      return state.draft === null ? undefined : { type: 'draft', draft: state.draft, show: 'edit' }
    case 'send':
    case 'open-anyway':
      return state.draft === null
        ? { type: 'nothing-to-send' }
        : { type: 'send', draft: state.draft, evenIfJoinable: name === 'open-anyway' }
    case 'reply-yes':
      return state.focus === null || state.pendingReply === null
        ? undefined
        : {
            type: 'command',
            number: state.focus.number,
            command: { type: 'add', text: state.pendingReply, attachments: [] },
          }
    default:
      return Number.isSafeInteger(number) && number > 0 ? onNumberedAction(name, number, knowledge) : undefined
  }
}

function onNumberedAction(name: string, number: number, knowledge: Knowledge): DeskStep | undefined {
  switch (name) {
    case 'show':
      return { type: 'show', number }
    case 'join':
      return { type: 'join', number }
    case 'take':
      return { type: 'command', number, command: { type: 'take' } }
    case 'withdraw':
      return { type: 'command', number, command: { type: 'withdraw', reason: null } }
    case 'rate-up':
    case 'rate-down':
      return { type: 'command', number, command: { type: 'rate', rating: name === 'rate-up' ? 'up' : 'down' } }
    default:
      if (name === 'supplier' && knowledge.base.organization.supplier === null) return undefined
      return isWordy(name) ? { type: 'form', button: name, number } : undefined
  }
}

function onForm(
  form: string,
  context: string,
  values: Readonly<Record<string, string>>,
  state: ConversationState,
  unit: string | null,
  knowledge: Knowledge,
): DeskStep | undefined {
  if (form === openFormName) {
    return { type: 'draft', draft: fillDraft(state.draft ?? newDraft(unit), values, knowledge), show: 'summary' }
  }
  if (form === absenceFormName) {
    const { from = '', to = '', deputy = '' } = values
    return { type: 'absence', words: { from, to, deputy } }
  }
  const button = wordyButtons.find((candidate) => formNameOf(candidate) === form)
  const number = Number(context)
  if (button === undefined || !Number.isSafeInteger(number) || number < 1) return undefined
  const text = values['text'] ?? ''
  switch (button) {
    case 'forward': {
      const to = findTarget(values['to'] ?? '', knowledge)
      if (to === undefined) return { type: 'form', button, number, given: { to: values['to'] ?? '', reason: text } }
      return { type: 'command', number, command: { type: 'forward', to, reason: text } }
    }
    case 'supplier': {
      const { supplier } = knowledge.base.organization
      if (supplier === null) return undefined
      return {
        type: 'command',
        number,
        command: { type: 'forward', to: { kind: 'supplier', unit: supplier }, reason: text },
      }
    }
    default:
      return wordy(button, number, text, [])
  }
}
