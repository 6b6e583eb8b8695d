import { contentOf } from '../../administration/reports/report.ts'
import { openWordings, type QuestionGroup, wordingOf } from '../../administration/unanswered/question-group.ts'
import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import { feedbackTexts } from '../../conversation/texts/feedback-texts.ts'
import type { Person } from '../../store/person.ts'
import type { DeskBase } from '../desk-context.ts'
import { type KeepingContext, owe } from '../request-keeping.ts'
import { deleteQuestion, keptQuestions } from './question-documents.ts'
import { deleteReport, openReports } from './report-documents.ts'
import { tellReporter } from './report-turn.ts'

/**
 * What a change of the base settles: questions that get an answer by now go, and who wanted to hear of it is told;
 * reports of entries that say something else by now go, and who reported is told. In one transaction, so that nobody is
 * told twice or never.
 */
export async function settleFeedback(context: KeepingContext): Promise<void> {
  const { desk, tx, at } = context
  for (const group of await keptQuestions(tx)) {
    if (!isAnswered(group, desk)) continue
    await deleteQuestion(group, tx)
    const data = { group: group.id, told: group.waiting.length }
    await tx.journal.append({ at, actor: null, what: 'kb/question-answered', data })
    for (const id of group.waiting) {
      const person = await tx.people.get(id)
      if (person !== undefined) await owe(person, answerFor(group, person, desk), null, context)
    }
  }
  for (const report of await openReports(tx)) {
    if (contentOf(report, desk.responder.knowledge.base) === report.stamp) continue
    await deleteReport(report, tx)
    await tellReporter(report, null, context)
  }
}

function isAnswered(group: QuestionGroup, { responder }: DeskBase): boolean {
  const wordings = openWordings(group)
  const asker = { unit: null, lastRecord: null, language: group.language }
  return wordings.length > 0 && wordings.every((text) => responder.ask(text, asker).answer.outcome === 'answer')
}

/** What was asked, and the answer as this person gets it: in their language, from their own unit. */
function answerFor(group: QuestionGroup, { unit, language }: Person, { responder }: DeskBase): OutgoingMessage {
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
