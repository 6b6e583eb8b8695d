import { contentOf, type Report } from '../../administration/reports/report.ts'
import { deleteReport, openReports, putReport, reportOf } from '../../administration/reports/report-documents.ts'
import { tellReporter } from '../../administration/reports/tell-reporter.ts'
import { nextNumber } from '../../administration/unanswered/question-documents.ts'
import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { AnswerSubject } from '../../conversation/feedback/answer-subject.ts'
import { declineForm, reportCard, reportList } from '../../conversation/feedback/report-cards.ts'
import type { ReportStep } from '../../conversation/feedback/report-step.ts'
import { answerTexts, helpAction } from '../../conversation/reply-context.ts'
import { reportTexts } from '../../conversation/texts/report-texts.ts'
import { voiceFor } from '../desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from '../desk-turned.ts'
import { owe } from '../request-keeping.ts'
import { keepersOf, mayKeep } from './keepers.ts'

/** Longest line kept, in characters. */
const maxText = 500

/**
 * Keeps that an entry is no longer so. Resolves to what tells whoever keeps the entry; nobody else ever reads it.
 */
export async function keepReport(
  { kind, id }: AnswerSubject,
  text: string,
  context: DeskTurnContext,
): Promise<() => Promise<void>> {
  const { person, desk, tx, at } = context
  const { knowledge } = desk.responder
  const report: Report = {
    number: await nextNumber('report', tx),
    at,
    by: person.id,
    kind,
    id,
    text: text.trim().slice(0, maxText),
    stamp: contentOf({ kind, id }, knowledge.base) ?? '',
  }
  await putReport(report, tx)
  await tx.journal.append({ at, actor: person.id, what: 'kb/reported', data: { number: report.number, kind, id } })
  return async () => {
    for (const keeper of await keepersOf(report, context)) {
      const voice = await voiceFor(keeper.language, [report.by], desk, tx)
      await owe(keeper, reportCard(report, knowledge, voice), null, context)
    }
  }
}

/** Carries out what whoever keeps entries does about reports; of those of others nothing is told. */
export async function takeReportStep(step: ReportStep, context: DeskTurnContext): Promise<DeskTurned> {
  const { person, state, desk, tx, at, newId } = context
  const { knowledge } = desk.responder
  const texts = reportTexts(person.language)
  const say = (message: OutgoingMessage, notify: () => Promise<void> = () => Promise.resolve()): DeskTurned => ({
    state,
    replies: [message],
    notify,
  })
  const text = (said: string) =>
    composeMessage(person.language, [
      { type: 'paragraph', text: said },
      { type: 'actions', actions: [helpAction(answerTexts(person.language))] },
    ])
  if (step.type === 'list') {
    if (!mayKeep(person, context)) return say(text(texts.notYours))
    const own = (await openReports(tx)).filter((report) => mayKeep(person, context, report))
    const voice = await voiceFor(person.language, [], desk, tx)
    return say(own.length === 0 ? text(texts.none) : reportList(own, knowledge, voice))
  }
  const report = await reportOf(step.number, tx)
  if (!mayKeep(person, context, report)) {
    const data = { step: step.type, number: step.number }
    await tx.journal.append({ at, actor: person.id, what: 'kb/refused', data })
    return say(text(mayKeep(person, context) ? texts.gone : texts.notYours))
  }
  if (report === undefined) return say(text(texts.gone))
  const voice = await voiceFor(person.language, [report.by], desk, tx)
  if (step.type === 'show') return say(reportCard(report, knowledge, voice))
  if (step.type === 'decline' && (step.reason === null || !/[\p{L}\p{N}]/u.test(step.reason))) {
    return showForm(declineForm(report.number, voice, step.reason !== null), state, context, voice)
  }
  await deleteReport(report, tx)
  const data = { number: report.number, kind: report.kind, id: report.id }
  await tx.journal.append({ at, actor: person.id, what: `kb/report-${step.type}`, data })
  const reason = step.type === 'decline' ? (step.reason ?? '').trim().slice(0, maxText) : null
  return say(text(reason === null ? texts.doneReply : texts.declinedReply), () =>
    tellReporter(report, reason, { responder: desk.responder, tx, newId, at }),
  )
}
