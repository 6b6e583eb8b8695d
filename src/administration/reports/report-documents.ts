import type { Transaction } from '../../store/store.ts'
import { questionKinds } from '../unanswered/question-kinds.ts'
import { type Report, reportSchema } from './report.ts'

type Documents = Pick<Transaction, 'documents'>

/** Reports that nobody has dealt with, by number. */
export async function openReports(tx: Documents): Promise<readonly Report[]> {
  const all = (await tx.documents.all(questionKinds.report)).flatMap(([, document]) => parse(document) ?? [])
  return all.toSorted((one, other) => one.number - other.number)
}

export async function reportOf(number: number, tx: Documents): Promise<Report | undefined> {
  return parse(await tx.documents.get(questionKinds.report, String(number)))
}

export function putReport(report: Report, tx: Documents): Promise<void> {
  return tx.documents.put(questionKinds.report, String(report.number), report)
}

export function deleteReport({ number }: Pick<Report, 'number'>, tx: Documents): Promise<void> {
  return tx.documents.delete(questionKinds.report, String(number))
}

/** What an older version wrote and no longer fits counts as not there. */
function parse(document: unknown): Report | undefined {
  const read = reportSchema.safeParse(document)
  return read.success ? read.data : undefined
}
