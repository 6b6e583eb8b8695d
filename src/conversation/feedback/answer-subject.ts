import type { EntryListName } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { nearestMasters } from '../master-reply.ts'

/** The entry that an answer was made from. */
export interface AnswerSubject {
  readonly kind: EntryListName
  readonly id: string
}

/** The entry behind an answer about a record; undefined where the base no longer has it. */
export function subjectOf(record: string, intent: string, knowledge: Knowledge): AnswerSubject | undefined {
  const { base, tree } = knowledge
  if (tree.unit(record) !== undefined) {
    const master = intent === 'master' ? nearestMasters(knowledge, record)?.masters[0] : undefined
    return master === undefined ? { kind: 'units', id: record } : { kind: 'masters', id: master.id }
  }
  const kind = base.organization.kinds.find(({ collection }) => collection === record)
  if (kind !== undefined) return { kind: 'kinds', id: kind.id }
  for (const list of ['faq', 'topics', 'applications', 'roles', 'history'] as const) {
    if (base[list].some(({ id }) => id === record)) return { kind: list, id: record }
  }
  return undefined
}

/** What stands for a subject in the value of a button and the context of a form. */
export function subjectText({ kind, id }: AnswerSubject): string {
  return `${kind} ${id}`
}

/** The subject that such a text names; undefined where the base has none such. */
export function readSubjectText(text: string, { base }: Knowledge): AnswerSubject | undefined {
  const [kind = '', id = ''] = text.split(' ')
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    units: base.organization.units,
    kinds: base.organization.kinds,
    masters: base.masters,
    faq: base.faq,
    topics: base.topics,
    applications: base.applications,
    roles: base.roles,
    history: base.history,
  }
  if (!Object.hasOwn(lists, kind) || lists[kind]?.some((entry) => entry.id === id) !== true) return undefined
  return { kind: kind as EntryListName, id }
}

/** The name of the entry as people read it. */
export function subjectName({ kind, id }: AnswerSubject, { base, tree }: Knowledge): string {
  if (kind === 'kinds') return base.organization.kinds.find((one) => one.id === id)?.plural ?? id
  if (kind === 'faq') return base.faq.find((one) => one.id === id)?.question ?? id
  const named = [...base.masters, ...base.topics, ...base.applications, ...base.roles, ...base.history]
  return tree.unit(id)?.name ?? named.find((one) => one.id === id)?.name ?? id
}
