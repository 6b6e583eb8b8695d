import {
  deleteQuestion,
  ignoredQuestions,
  keptQuestions,
  nextNumber,
  putQuestion,
} from '../../administration/unanswered/question-documents.ts'
import {
  groupOf,
  joinGroup,
  type MissKind,
  newGroup,
  type QuestionGroup,
} from '../../administration/unanswered/question-group.ts'
import { questionStems, questionWithoutPeople } from '../../administration/unanswered/question-words.ts'
import type { Language } from '../../channel/message.ts'
import type { KeepingContext } from '../request-keeping.ts'

export interface AskedQuestion {
  readonly text: string
  readonly language: Language
}

/** Groups kept; those that nobody has asked about for longest make room. */
const maxGroups = 500

/**
 * Keeps a question that got no good answer with those like it, without what is personal and without who asked.
 *
 * @returns its group; undefined where it is one to be ignored, or says nothing
 */
export async function keepQuestion(
  { text, language }: AskedQuestion,
  kind: MissKind,
  { desk, tx, at }: KeepingContext,
): Promise<QuestionGroup | undefined> {
  const { knowledge } = desk.responder
  const clean = questionWithoutPeople(text, knowledge)
  const stems = questionStems(clean, language, knowledge)
  if (stems.size === 0) return undefined
  if (groupOf(stems, language, await ignoredQuestions(tx)) !== undefined) return undefined
  const groups = await keptQuestions(tx)
  const known = groupOf(stems, language, groups)
  const miss = { at, kind, text: clean }
  const group =
    known === undefined
      ? newGroup(String(await nextNumber('question', tx)), language, stems, miss)
      : joinGroup(known, stems, miss)
  await putQuestion(group, tx)
  const [oldest] = groups
  if (known === undefined && groups.length >= maxGroups && oldest !== undefined) await deleteQuestion(oldest, tx)
  return group
}

/** The group that a question was kept in. */
export async function groupOfQuestion(
  { text, language }: AskedQuestion,
  { desk, tx }: Pick<KeepingContext, 'desk' | 'tx'>,
): Promise<QuestionGroup | undefined> {
  const { knowledge } = desk.responder
  const stems = questionStems(questionWithoutPeople(text, knowledge), language, knowledge)
  return groupOf(stems, language, await keptQuestions(tx))
}
