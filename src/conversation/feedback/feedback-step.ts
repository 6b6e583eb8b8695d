import type { IncomingContent, Language } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { foldText } from '../../knowledge/normalise.ts'
import { actionNames } from '../reply-context.ts'
import type { ConversationState } from '../state.ts'
import { type AnswerSubject, readSubjectText, subjectOf } from './answer-subject.ts'

/** What somebody says of an answer. Everything comes from the conversation itself or is looked up in the base. */
export type FeedbackStep =
  /** `again`: they have said so already. */
  | { readonly type: 'useless'; readonly question: string; readonly language: Language; readonly again: boolean }
  /** `group`: of the questions kept; null: the one asked last. */
  | { readonly type: 'tell-me'; readonly group: string | null; readonly question: string; readonly language: Language }
  /** `text`: what is no longer so; null: to be asked. */
  | { readonly type: 'outdated'; readonly subject: AnswerSubject; readonly text: string | null }
  /** It speaks of an answer that is not there. */
  | { readonly type: 'no-answer' }

export const feedbackActions = {
  /** `value`: id of the record that the answer is about. */
  useless: 'feedback:useless',
  /** `value`: id of the group that the question was kept in. */
  tellMe: 'feedback:tell-me',
  /** `value`: the subject of the answer. */
  outdated: 'feedback:outdated',
} as const

export const outdatedFormName = 'feedback-outdated'

const sentences: Readonly<Record<string, 'useless' | 'tell-me'>> = {
  'non mi e utile': 'useless',
  'non mi e stato utile': 'useless',
  'non e utile': 'useless',
  'not helpful': 'useless',
  'not useful': 'useless',
  'avvisami quando lo sai': 'tell-me',
  avvisami: 'tell-me',
  'tell me when you know': 'tell-me',
}

/** With what is no longer so after a colon or a dash, or alone: other words make it a question of its own. */
const outdatedWords =
  /^\s*(?:non\s+[eè]['’]?\s+pi[uù]['’]?\s+(?:cos[iì]['’]?|vero)|no\s+longer\s+(?:true|so)|not\s+true\s+any\s*more)\s*(?:$|[.!]\s*$|[:,;–-]\s*(?:…|\.{3})?(?<text>[\s\S]*)$)/iu

/** Reads a message as what somebody says of an answer; undefined where it is not. Pure. */
export function readFeedbackStep(
  content: IncomingContent,
  state: ConversationState,
  knowledge: Knowledge,
): FeedbackStep | undefined {
  switch (content.type) {
    case 'text':
      return onText(content.text, state, knowledge)
    case 'action':
      return content.action === actionNames.ask
        ? onText(content.value, state, knowledge)
        : onAction(content.action, content.value, state, knowledge)
    case 'form': {
      if (content.form !== outdatedFormName) return undefined
      return outdated(readSubjectText(content.context, knowledge), content.values['text'] ?? '')
    }
  }
}

function onText(text: string, state: ConversationState, knowledge: Knowledge): FeedbackStep | undefined {
  if (text.length > 2_000) return undefined
  const said = outdatedWords.exec(text)
  if (said !== null) {
    const { last } = state
    const [record] = last?.outcome === 'answer' ? last.records : []
    const subject = record === undefined ? undefined : subjectOf(record, last?.intent ?? '', knowledge)
    return outdated(subject, said.groups?.['text']?.trim() || null)
  }
  const sentence = sentences[foldText(text)]
  return sentence === undefined ? undefined : aboutLast(sentence, state, undefined)
}

function onAction(
  action: string,
  value: string,
  state: ConversationState,
  knowledge: Knowledge,
): FeedbackStep | undefined {
  switch (action) {
    case feedbackActions.useless:
      return aboutLast('useless', state, value)
    case feedbackActions.tellMe:
      return { type: 'tell-me', group: value, question: '', language: state.last?.language ?? 'it' }
    case feedbackActions.outdated:
      return outdated(readSubjectText(value, knowledge), null)
    default:
      return undefined
  }
}

function outdated(subject: AnswerSubject | undefined, text: string | null): FeedbackStep {
  return subject === undefined ? { type: 'no-answer' } : { type: 'outdated', subject, text }
}

/** @param record what the button stood under; undefined where it was said in words */
function aboutLast(said: 'useless' | 'tell-me', { last }: ConversationState, record: string | undefined): FeedbackStep {
  if (said === 'tell-me') {
    return last?.outcome === 'unknown'
      ? { type: 'tell-me', group: null, question: last.question, language: last.language }
      : { type: 'no-answer' }
  }
  const [answered] = last?.outcome === 'answer' ? last.records : []
  if (last === null || answered === undefined || (record !== undefined && record !== answered)) {
    return { type: 'no-answer' }
  }
  return { type: 'useless', question: last.question, language: last.language, again: last.judged === true }
}
