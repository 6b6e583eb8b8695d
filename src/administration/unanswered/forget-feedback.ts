import type { Transaction } from '../../store/store.ts'
import { deleteReport, openReports } from '../reports/report-documents.ts'
import { deleteQuestion, keptQuestions, putQuestion } from './question-documents.ts'
import { forgetOlder } from './question-group.ts'

const day = 24 * 60 * 60_000

/** Forgets questions and reports older than so many days. */
export async function forgetFeedback(days: number, at: string, tx: Transaction): Promise<void> {
  const before = new Date(new Date(at).getTime() - days * day).toISOString()
  for (const group of await keptQuestions(tx)) {
    const left = forgetOlder(group, before)
    if (left === undefined) await deleteQuestion(group, tx)
    else if (left !== group) await putQuestion(left, tx)
  }
  for (const report of await openReports(tx)) if (report.at < before) await deleteReport(report, tx)
}
