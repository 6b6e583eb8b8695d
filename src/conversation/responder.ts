import type { OutgoingMessage } from '../channel/message.ts'
import { type Knowledge, prepareKnowledge } from '../knowledge/knowledge.ts'
import type { KnowledgeBase, Master } from '../knowledge/schema.ts'
import type { Answer } from './answer.ts'
import { answerQuestion } from './answering.ts'
import type { AskContext } from './attempt.ts'
import { buildCueReader } from './cues.ts'
import { replyTo } from './reply.ts'

export interface Response {
  readonly answer: Answer
  readonly message: OutgoingMessage
}

/** Answers questions from one base. */
export interface Responder {
  readonly knowledge: Knowledge
  ask(text: string, context: AskContext): Response
  /** The reply about one record that was chosen among options. */
  about(recordId: string, earlier: Pick<Answer, 'intent' | 'language'>, context: AskContext): Response | undefined
  /** The same with other masters; the base is not indexed anew. */
  withMasters(masters: readonly Master[]): Responder
}

/** Prepares a base for the questions of one day (`YYYY-MM-DD`). */
export function createResponder(base: KnowledgeBase, day: string): Responder {
  const knowledge = prepareKnowledge(base, day)
  return responderOn(knowledge, buildCueReader(knowledge))
}

function responderOn(knowledge: Knowledge, cues: ReturnType<typeof buildCueReader>): Responder {
  const respond = (answer: Answer, context: AskContext): Response => ({
    answer,
    message: replyTo(answer, knowledge, context.unit),
  })
  return {
    knowledge,
    ask: (text, context) => respond(answerQuestion(text, knowledge, cues, context), context),
    about(recordId, earlier, context) {
      const record = knowledge.records.get(recordId)
      if (record === undefined || record.type === 'outside') return undefined
      const { intent, language } = earlier
      const subjects = [record.reportedAs]
      return respond(
        { outcome: 'answer', intent, language, subjects, records: [recordId], confidence: 1, why: [] },
        context,
      )
    },
    withMasters: (masters) => responderOn({ ...knowledge, base: { ...knowledge.base, masters } }, cues),
  }
}
