import { composeMessage } from '../../channel/plain-text.ts'
import { subjectName } from '../../conversation/feedback/answer-subject.ts'
import { answerTexts, helpAction } from '../../conversation/reply-context.ts'
import type { Responder } from '../../conversation/responder.ts'
import { feedbackTexts } from '../../conversation/texts/feedback-texts.ts'
import type { Transaction } from '../../store/store.ts'
import { writeTo } from '../voices.ts'
import type { Report } from './report.ts'

export interface TellingContext {
  readonly tx: Transaction
  /** Answers from the base in force. */
  readonly responder: Responder
  readonly newId: () => string
  readonly at: string
}

/** Tells whoever reported that the entry was changed, or, with a reason, why it stays as it is. */
export async function tellReporter(report: Report, reason: string | null, context: TellingContext): Promise<void> {
  const reporter = await context.tx.people.get(report.by)
  if (reporter === undefined) return
  const texts = feedbackTexts(reporter.language)
  const entry = subjectName(report, context.responder.knowledge)
  const message = composeMessage(reporter.language, [
    { type: 'paragraph', text: reason === null ? texts.reportChanged(entry) : texts.reportDeclined(entry, reason) },
    { type: 'actions', actions: [helpAction(answerTexts(reporter.language))] },
  ])
  await writeTo(reporter, message, context)
}
