import type { KnowledgeState } from '../../knowledge/editing/live-knowledge.ts'
import { type EditingRights, mayChange } from '../../knowledge/editing/rights.ts'
import type { RawEntry } from '../../knowledge/entry-lists.ts'
import type { Person } from '../../store/person.ts'
import type { Transaction } from '../../store/store.ts'
import { entryOf, type PlainChange } from './plain-change.ts'
import type { ChangedEntry, Proposal } from './proposal.ts'
import { keepProposal, nextChangeNumber } from './proposals.ts'
import { rawEntryIn } from './raw-entries.ts'

/** What somebody wants changed. */
export interface ChangeWish {
  readonly changes: readonly PlainChange[]
  /** First day on which it is to hold; absent: at once. */
  readonly from?: string | null
  /** The change of the history that it takes back. */
  readonly undoes?: number | null
  /** Id of the group of unanswered questions that it answers. */
  readonly question?: string | null
}

export interface ProposingContext {
  readonly tx: Transaction
  readonly person: Person
  readonly rights: EditingRights
  /** The base in force. */
  readonly knowledge: KnowledgeState
  readonly at: string
}

export type Proposed = { readonly number: number } | { readonly refusal: 'not-allowed' | 'nothing-to-do' }

/**
 * Keeps what somebody wants changed, to be checked and shown by the keeper, who is to be woken after the transaction.
 * Whoever has no rights over one of the entries as they are now is refused at once, and the journal says so; whether
 * they have over what becomes of them, the keeper finds when it has made the change.
 */
export async function propose(wish: ChangeWish, context: ProposingContext): Promise<Proposed> {
  const { tx, person, rights, knowledge, at } = context
  const entries = wish.changes.map((change) => changedEntry(change, knowledge))
  if (entries.length === 0) return { refusal: 'nothing-to-do' }
  const { base } = knowledge
  const existing = entries.filter(({ before }) => before !== null)
  if (rights === 'none' || (existing.length > 0 && !mayChange(rights, existing, base, base))) {
    await journalRefusal('propose', entries, context)
    return { refusal: 'not-allowed' }
  }
  const number = await nextChangeNumber(tx)
  const proposal: Proposal = {
    number,
    by: person.id,
    at,
    changes: [...wish.changes],
    status: 'checking',
    entries,
    breaks: [],
    approvedBy: null,
    from: wish.from ?? null,
    undoes: wish.undoes ?? null,
    question: wish.question ?? null,
  }
  await keepProposal(proposal, tx)
  await tx.journal.append({ at, actor: person.id, what: 'kb/proposed', data: { number, entries: namesOf(entries) } })
  return { number }
}

/** Notes that somebody was not allowed to do something with some entries. */
export async function journalRefusal(
  step: string,
  entries: readonly Pick<ChangedEntry, 'kind' | 'id'>[],
  { tx, person, at }: Pick<ProposingContext, 'tx' | 'at'> & { readonly person: Pick<Person, 'id'> },
): Promise<void> {
  await tx.journal.append({ at, actor: person.id, what: 'kb/refused', data: { step, entries: namesOf(entries) } })
}

/** Entries as the journal names them. */
export function namesOf(entries: readonly Pick<ChangedEntry, 'kind' | 'id'>[]): readonly string[] {
  return entries.map(({ kind, id }) => `${kind}/${id}`)
}

function changedEntry(change: PlainChange, { sources }: KnowledgeState): ChangedEntry & { kind: ChangedEntry['kind'] } {
  const { kind, id } = entryOf(change)
  const before = rawEntryIn(sources, kind, id)
  return { kind, id, before: before === null ? null : { ...before }, after: afterOf(change, before) }
}

function afterOf(change: PlainChange, before: RawEntry | null): Record<string, unknown> | null {
  switch (change.type) {
    case 'add':
      return change.entry
    case 'remove':
      return null
    case 'set': {
      const merged = { ...before, ...change.fields }
      return Object.fromEntries(Object.entries(merged).filter(([field]) => !change.cleared.includes(field)))
    }
  }
}
