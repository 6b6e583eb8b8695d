import type { Block, IncomingContent, Language, OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { foldText } from '../knowledge/normalise.ts'
import type { Answer } from './answer.ts'
import { actionNames, answerTexts, helpAction, recordName, replyContext } from './reply-context.ts'
import type { Responder, Response } from './responder.ts'
import type { ConversationState } from './state.ts'
import { conversationTexts } from './texts/conversation-texts.ts'
import { findUnitByWords, unitForm, unitFormName } from './unit-choice.ts'

/** What one message leads to. */
export interface Turned {
  readonly state: ConversationState
  readonly replies: readonly OutgoingMessage[]
  /** The person's own unit, where this message says it. */
  readonly unit?: string
}

/** Who speaks and what is known of them. */
export interface Speaker {
  /** Own unit; null where unknown. */
  readonly unit: string | null
  readonly language: Language
}

/** Takes one message about the knowledge base to its reply. Pure. */
export function converse(
  content: IncomingContent,
  state: ConversationState,
  speaker: Speaker,
  responder: Responder,
): Turned {
  switch (content.type) {
    case 'text':
      return onText(content.text, state, speaker, responder)
    case 'action':
      return onAction(content.action, content.value, state, speaker, responder)
    case 'form':
      return content.form === unitFormName
        ? setUnit(content.values['unit'] ?? '', state, speaker, responder)
        : outdated(state, speaker)
  }
}

/** Longer texts are questions: no number, no "why" and no name of a unit has as many characters. */
const maxOrder = 300

function onText(
  text: string,
  state: ConversationState,
  speaker: Speaker,
  responder: Responder,
  language?: Language,
): Turned {
  const folded = text.length > maxOrder ? '' : foldText(text)
  const option = optionNumber(folded, state)
  if (option !== undefined) return choose(option, state, speaker, responder)
  if (isOneOf(folded, 'why') && state.last !== null) return { state, replies: [explain(state, responder)] }
  const chosen = namedUnit(folded)
  if (chosen !== undefined) {
    return chosen === '' ? askUnit(state, speaker, responder) : setUnitByWords(chosen, state, speaker, responder)
  }
  if (state.awaiting === 'unit') {
    const unit = findUnitByWords(text, responder.knowledge)
    if (unit !== undefined) return setUnit(unit, state, speaker, responder)
  }
  const context = { unit: speaker.unit, lastRecord: state.lastRecord, ...(language === undefined ? {} : { language }) }
  const response = responder.ask(text, context)
  const isThanks = response.answer.outcome === 'smalltalk' && /\b(?:grazie|ringrazio|thanks|thank you)\b/.test(folded)
  return answered(isThanks ? { ...response, message: welcome(response.message) } : response, text, state)
}

function onAction(
  action: string,
  value: string,
  state: ConversationState,
  speaker: Speaker,
  responder: Responder,
): Turned {
  switch (action) {
    case actionNames.ask:
      return onText(value, state, speaker, responder, speaker.language)
    case actionNames.choose:
      return choose(value, state, speaker, responder)
    case actionNames.chooseUnit:
      return askUnit(state, speaker, responder)
    default:
      return outdated(state, speaker)
  }
}

/** The reply to thanks: a greeting would begin all over again. What can be asked next stays. */
function welcome({ language, blocks }: OutgoingMessage): OutgoingMessage {
  const next = blocks.filter((block) => block.type === 'actions')
  return composeMessage(language, [{ type: 'paragraph', text: conversationTexts(language).thanked }, ...next])
}

function answered(response: Response, question: string, state: ConversationState): Turned {
  const { answer, message } = response
  const { outcome, intent, language, records, why, unknown } = answer
  const [first] = records
  return {
    state: {
      ...state,
      awaiting: null,
      lastRecord: outcome === 'answer' && first !== undefined ? first : state.lastRecord,
      last: { outcome, intent, language, records, why, question, ...(unknown === undefined ? {} : { unknown }) },
    },
    replies: [message],
  }
}

function optionNumber(folded: string, state: ConversationState): string | undefined {
  if (state.last?.outcome !== 'clarify' || !/^\d{1,2}$/.test(folded)) return undefined
  return state.last.records[Number(folded) - 1]
}

function choose(record: string, state: ConversationState, speaker: Speaker, responder: Responder): Turned {
  const earlier = { intent: state.last?.intent ?? 'who', language: state.last?.language ?? speaker.language }
  const response = responder.about(record, earlier, { unit: speaker.unit, lastRecord: state.lastRecord })
  if (response === undefined) return outdated(state, speaker)
  return answered(response, state.last?.question ?? '', state)
}

/** The reply to a button or form that no longer holds: it comes from an older card or another base. */
function outdated(state: ConversationState, speaker: Speaker): Turned {
  const { language } = speaker
  const text = conversationTexts(language).outdated
  return { state, replies: [composeMessage(language, [{ type: 'paragraph', text }, help(language)])] }
}

function help(language: Language): Block {
  return { type: 'actions', actions: [helpAction(answerTexts(language))] }
}

function explain(state: ConversationState, responder: Responder): OutgoingMessage {
  const last = state.last
  const language = last?.language ?? 'it'
  const texts = conversationTexts(language)
  const answer = { ...emptyAnswer(language), records: last?.records ?? [] }
  const context = replyContext(answer, responder.knowledge, null)
  const reasons = (last?.why ?? []).map((reason) => context.texts.reason(reason, (id) => recordName(context, id)))
  return composeMessage(
    language,
    reasons.length === 0
      ? [{ type: 'paragraph', text: texts.noExplanation }, help(language)]
      : [
          { type: 'paragraph', text: texts.explanation },
          { type: 'list', items: [...new Set(reasons)] },
          help(language),
        ],
  )
}

function askUnit(state: ConversationState, speaker: Speaker, responder: Responder): Turned {
  return {
    state: { ...state, awaiting: 'unit' },
    replies: [
      composeMessage(speaker.language, [
        { type: 'form', form: unitForm(responder.knowledge, speaker.unit, conversationTexts(speaker.language)) },
      ]),
    ],
  }
}

function setUnitByWords(words: string, state: ConversationState, speaker: Speaker, responder: Responder): Turned {
  const unit = findUnitByWords(words, responder.knowledge)
  return unit === undefined ? askUnit(state, speaker, responder) : setUnit(unit, state, speaker, responder)
}

function setUnit(unit: string, state: ConversationState, speaker: Speaker, responder: Responder): Turned {
  const known = responder.knowledge.tree.unit(unit)
  const texts = conversationTexts(speaker.language)
  if (known === undefined) {
    const form = unitForm(responder.knowledge, speaker.unit, texts)
    return {
      state: { ...state, awaiting: 'unit' },
      replies: [
        composeMessage(speaker.language, [{ type: 'form', form: { ...form, errors: { unit: texts.unitUnknown } } }]),
      ],
    }
  }
  const context = { unit, lastRecord: state.lastRecord }
  const pending = state.last?.intent === 'master' || state.last?.intent === 'topic' ? state.last : null
  const [record] = pending?.records ?? []
  const again =
    pending === null || record === undefined || pending.outcome !== 'answer'
      ? undefined
      : responder.knowledge.base.roles.some((role) => role.id === record)
        ? responder.about(unit, pending, context)
        : responder.about(record, pending, context)
  return {
    state: { ...state, awaiting: null },
    unit,
    replies: [
      composeMessage(speaker.language, [
        { type: 'notice', tone: 'success', text: texts.unitSet(known.name) },
        ...(again === undefined ? [help(speaker.language)] : []),
      ]),
      ...(again === undefined ? [] : [again.message]),
    ],
  }
}

function emptyAnswer(language: Language): Answer {
  return { outcome: 'answer', intent: 'none', language, subjects: [], records: [], confidence: 0, why: [] }
}

const phrases = {
  why: ['perche', 'e perche', 'perche questa risposta', 'come lo sai', 'why', 'why this answer', 'how do you know'],
  myUnit: ['il mio ufficio', 'cambia ufficio', 'scegli il mio ufficio', 'my office', 'change my office'],
} as const

function isOneOf(folded: string, kind: keyof typeof phrases): boolean {
  return (phrases[kind] as readonly string[]).includes(folded)
}

/** "My office is X" → X; "my office" → empty; anything else → undefined. */
function namedUnit(folded: string): string | undefined {
  if (isOneOf(folded, 'myUnit')) return ''
  return /^(?:il mio ufficio e|my office is) (.+)$/.exec(folded)?.[1]
}
