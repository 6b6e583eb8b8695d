import type { Transaction } from '../../store/store.ts'
import { type QuestionGroup, questionGroupSchema } from './question-group.ts'
import { questionKinds } from './question-kinds.ts'

type Documents = Pick<Transaction, 'documents'>

/** Groups of questions that nobody could answer, those changed longest ago first. */
export function keptQuestions(tx: Documents): Promise<readonly QuestionGroup[]> {
  return readAll(questionKinds.question, tx)
}

/** Groups whose like is not to be kept. */
export function ignoredQuestions(tx: Documents): Promise<readonly QuestionGroup[]> {
  return readAll(questionKinds.ignored, tx)
}

export async function keptQuestion(id: string, tx: Documents): Promise<QuestionGroup | undefined> {
  return parse(await tx.documents.get(questionKinds.question, id))
}

export function putQuestion(group: QuestionGroup, tx: Documents): Promise<void> {
  return tx.documents.put(questionKinds.question, group.id, group)
}

export function deleteQuestion({ id }: QuestionGroup, tx: Documents): Promise<void> {
  return tx.documents.delete(questionKinds.question, id)
}

/** From now on questions like these are not kept; of them only what they are about stays. */
export async function ignoreQuestion(group: QuestionGroup, tx: Documents): Promise<void> {
  await deleteQuestion(group, tx)
  await tx.documents.put(questionKinds.ignored, group.id, { ...group, misses: [], waiting: [] })
}

/** One more than the last number given for such a thing, from 1. */
export async function nextNumber(of: 'question' | 'report', tx: Documents): Promise<number> {
  const held = await tx.documents.get(questionKinds.counter, of)
  const last = typeof held === 'object' && held !== null && 'last' in held ? Number(held.last) : 0
  const next = (Number.isSafeInteger(last) ? last : 0) + 1
  await tx.documents.put(questionKinds.counter, of, { last: next })
  return next
}

async function readAll(kind: string, tx: Documents): Promise<readonly QuestionGroup[]> {
  return (await tx.documents.all(kind)).flatMap(([, document]) => parse(document) ?? [])
}

/** What an older version wrote and no longer fits counts as not there. */
function parse(document: unknown): QuestionGroup | undefined {
  const read = questionGroupSchema.safeParse(document)
  return read.success ? read.data : undefined
}
