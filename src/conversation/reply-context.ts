import type { Action, Language } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Kind, Unit } from '../knowledge/schema.ts'
import type { Answer } from './answer.ts'
import type { AnswerTexts } from './texts/answer-texts.ts'
import { answerTextsEn } from './texts/answer-texts-en.ts'
import { answerTextsIt } from './texts/answer-texts-it.ts'

/** What every part of a reply draws on. */
export interface ReplyContext {
  readonly answer: Answer
  readonly knowledge: Knowledge
  readonly texts: AnswerTexts
  /** The asker's own unit; null where unknown. */
  readonly unit: string | null
}

/** The sentences of answers in a language. */
export function answerTexts(language: Language): AnswerTexts {
  return language === 'en' ? answerTextsEn : answerTextsIt
}

export function replyContext(answer: Answer, knowledge: Knowledge, unit: string | null): ReplyContext {
  return { answer, knowledge, texts: answerTexts(answer.language), unit }
}

/** Action names that the turn understands. */
export const actionNames = {
  /** `value`: a question, answered as if it had been typed. */
  ask: 'ask',
  /** `value`: id of the record chosen among the options offered. */
  choose: 'choose',
  /** `value`: id of the topic or application, or empty. */
  openRequest: 'open-request',
  chooseUnit: 'choose-unit',
} as const

/** The name of a record as people read it. English adds the translation in brackets where there is one. */
export function recordName(context: ReplyContext, id: string): string {
  const { base, tree, records } = context.knowledge
  const english = context.answer.language === 'en'
  const unit = tree.unit(id)
  if (unit !== undefined) {
    return english && unit.en.name !== undefined && unit.en.name !== unit.name
      ? `${unit.name} (${unit.en.name})`
      : unit.name
  }
  const kind = base.organization.kinds.find((candidate) => candidate.collection === id)
  if (kind !== undefined) return english ? kind.en.plural : kind.plural
  const named = [...base.topics, ...base.applications, ...base.roles, ...base.history].find((entry) => entry.id === id)
  if (named !== undefined) return english ? (named.en.name ?? named.name) : named.name
  const faq = base.faq.find((entry) => entry.id === id)
  return faq?.question ?? records.get(id)?.id ?? id
}

/** The role that heads a unit, in the language of the answer; null where the base does not say. */
export function headTitle(context: ReplyContext, unit: Unit, kind: Kind | undefined): string | null {
  const english = context.answer.language === 'en'
  if (unit.head !== null) return english ? (unit.head.en ?? unit.head.title) : unit.head.title
  if (kind === undefined) return null
  return english ? (kind.en.headTitle ?? kind.headTitle) : kind.headTitle
}

export function secondary(action: string, value: string, label: string, typed: string): Action {
  return { action, value, label, typed, style: 'secondary' }
}

/** What one can always do next. */
export function helpAction({ actions }: AnswerTexts): Action {
  return secondary(actionNames.ask, actions.helpTyped, actions.help, actions.helpTyped)
}

/** A source as people read it. */
export function sourceText(context: ReplyContext, source: string, asOf: string | null): string {
  const entry = context.knowledge.base.organization.sources[source]
  return context.texts.sourceLine(entry?.title ?? source, asOf === null ? null : formatDay(asOf, context))
}

/** English as Europe writes it: the day before the month. */
const locales: Readonly<Record<Language, string>> = { it: 'it', en: 'en-GB' }

/** Making a formatter takes longer than answering: each language's is made once. */
const dayFormats = new Map<Language, Intl.DateTimeFormat>()
/** The same few days stand under every answer. */
const formattedDays = new Map<string, string>()
const mostDays = 1_000

function formatDay(day: string, context: ReplyContext): string {
  const { language } = context.answer
  const key = `${language} ${day}`
  let formatted = formattedDays.get(key)
  if (formatted === undefined) {
    const format =
      dayFormats.get(language) ?? new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
    dayFormats.set(language, format)
    formatted = format.format(new Date(day))
    if (formattedDays.size >= mostDays) formattedDays.clear()
    formattedDays.set(key, formatted)
  }
  return formatted
}
