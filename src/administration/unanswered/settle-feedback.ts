import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Responder } from '../../conversation/responder.ts'
import { feedbackTexts } from '../../conversation/texts/feedback-texts.ts'
import type { Person } from '../../store/person.ts'
import { contentOf } from '../reports/report.ts'
import { deleteReport, openReports } from '../reports/report-documents.ts'
import { type TellingContext, tellReporter } from '../reports/tell-reporter.ts'
import { writeTo } from '../voices.ts'
import { deleteQuestion, keptQuestions } from './question-documents.ts'
import { openWordings, type QuestionGroup, wordingOf } from './question-group.ts'

/**
 * What a change of the base settles: questions that get an answer by now go, and who wanted to hear of it is told;
 * reports of entries that say something else by now go, and who reported is told. All in the caller's transaction, so
 * that nobody is told twice or never.
 *
 * @param addressed id of the group for whose sake the base was changed; null: none in particular
 */
export async function settleFeedback(context: TellingContext, addressed: string | null): Promise<void> {
  const { responder, tx, at } = context
  for (const group of await keptQuestions(tx)) {
    if (!isAnswered(group, group.id === addressed, responder)) continue
    await deleteQuestion(group, tx)
    const data = { group: group.id, told: group.waiting.length }
    await tx.journal.append({ at, actor: null, what: 'kb/question-answered', data })
    for (const id of group.waiting) {
      const person = await tx.people.get(id)
      if (person !== undefined) await writeTo(person, answerFor(group, person, responder), context)
    }
  }
  for (const report of await openReports(tx)) {
    if (contentOf(report, responder.knowledge.base) === report.stamp) continue
    await deleteReport(report, tx)
    await tellReporter(report, null, context)
  }
}

function isAnswered(group: QuestionGroup, isAddressed: boolean, responder: Responder): boolean {
  const wordings = openWordings(group, isAddressed)
  const asker = { unit: null, lastRecord: null, language: group.language }
  return wordings.length > 0 && wordings.every((text) => responder.ask(text, asker).answer.outcome === 'answer')
}

/** What was asked, and the answer as this person gets it: in their language, from their own unit. */
function answerFor(group: QuestionGroup, { unit, language }: Person, responder: Responder): OutgoingMessage {
  const question = wordingOf(group)
  const asked = responder.ask(question, { unit, lastRecord: null, language: group.language })
  const { records, intent } = asked.answer
  const told = responder.about(records[0] ?? '', { intent, language }, { unit, lastRecord: null })
  const { message } = language === group.language ? asked : (told ?? asked)
  return composeMessage(language, [
    { type: 'notice', tone: 'success', text: feedbackTexts(language).nowKnown(question) },
    ...message.blocks,
  ])
}
