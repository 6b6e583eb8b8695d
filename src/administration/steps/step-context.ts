import type { Form, OutgoingMessage } from '../../channel/message.ts'
import { knowledgeNotice } from '../../conversation/administration/knowledge-cards.ts'
import { nextDay, readDay } from '../../conversation/desk/day-words.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import type { Responder } from '../../conversation/responder.ts'
import { administrationTexts } from '../../conversation/texts/administration-texts.ts'
import type { AdministrationTexts } from '../../conversation/texts/administration-texts-it.ts'
import type { KnowledgeState } from '../../knowledge/editing/live-knowledge.ts'
import type { EditingRights } from '../../knowledge/editing/rights.ts'
import type { Person } from '../../store/person.ts'
import type { Transaction } from '../../store/store.ts'
import type { EditingPolicy } from '../editing-people.ts'

/** One step inside the turn's transaction. */
export interface StepContext {
  readonly tx: Transaction
  readonly person: Person
  readonly rights: EditingRights
  readonly knowledge: KnowledgeState
  readonly policy: EditingPolicy
  /** Answers from the base in force on the day it is. */
  readonly responder: Responder
  readonly voice: DeskVoice
  /** The question answered last and the asker's own unit; null where there is none. */
  readonly lastQuestion: string | null
  readonly at: string
  readonly newId: () => string
}

/** What a step says, or asks with a form. */
export interface StepTaken {
  readonly replies: readonly OutgoingMessage[]
  readonly form?: Form
  /** Notices to others, sent after the replies. */
  readonly notify?: () => Promise<void>
}

export function textsOf({ voice }: Pick<StepContext, 'voice'>): AdministrationTexts {
  return administrationTexts(voice.language)
}

export function say(text: string, { voice }: Pick<StepContext, 'voice'>, tone: 'info' | 'warning' = 'info'): StepTaken {
  return { replies: [knowledgeNotice(text, voice, tone)] }
}

export function ask(form: Form): StepTaken {
  return { replies: [], form }
}

/** The day some words say, from today on; undefined where they say none. */
export function dayOf(words: string, { responder }: StepContext): string | undefined {
  const said = readDay(words)
  return said === undefined ? undefined : nextDay(said, responder.knowledge.day)
}
