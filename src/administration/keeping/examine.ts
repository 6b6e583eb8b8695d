import { isSameEntry } from '../../conversation/administration/entry-fields.ts'
import { currentName } from '../../conversation/administration/proposal-cards.ts'
import { createResponder, type Responder } from '../../conversation/responder.ts'
import { type CheckComparison, compareChecks, runChecks } from '../../evaluation/checks.ts'
import { type ChangeRefusal, changeEntries } from '../../knowledge/editing/change-entries.ts'
import type { KnowledgeState } from '../../knowledge/editing/live-knowledge.ts'
import { type EditingRights, mayChange } from '../../knowledge/editing/rights.ts'
import { parseKnowledge, type Sources } from '../../knowledge/load.ts'
import type { Problem } from '../../knowledge/problem.ts'
import { toEntryChange } from '../changes/plain-change.ts'
import type { ChangedEntry, Proposal } from '../changes/proposal.ts'
import { rawEntryIn } from '../changes/raw-entries.ts'

/** What has become of a change when it is made on the base of now, in memory. */
export type Examined =
  /** All entries are as they were wanted: it is made already. */
  | { readonly type: 'done' }
  /** Somebody has changed these meanwhile; `after` is how they are now. */
  | { readonly type: 'changed-meanwhile'; readonly entries: readonly ChangedEntry[] }
  | { readonly type: 'refused'; readonly refusals: readonly ChangeRefusal[] }
  | { readonly type: 'not-allowed' }
  | { readonly type: 'problems'; readonly problems: readonly Problem[] }
  | {
      readonly type: 'sound'
      readonly sources: Sources
      /** Answers from the base as it would be. */
      readonly responder: Responder
      readonly checks: CheckComparison
    }

/**
 * Makes a change in memory and looks at all it leads to.
 *
 * @param today answers from the base in force on the day it is
 */
export function examine(
  proposal: Proposal,
  { base, sources }: KnowledgeState,
  rights: EditingRights,
  today: Responder,
): Examined {
  const { entries } = proposal
  const now = entries.map((entry) => ({ ...entry, now: rawEntryIn(sources, entry.kind, entry.id) }))
  const isDone = (entry: ChangedEntry) =>
    isSameEntry(rawEntryIn(sources, entry.kind, currentName(entry)), entry.after) &&
    !isSameEntry(entry.before, entry.after)
  if (entries.every(isDone)) return { type: 'done' }
  const changed = now.filter((entry) => !isSameEntry(entry.now, entry.before))
  if (changed.length > 0) {
    return {
      type: 'changed-meanwhile',
      entries: changed.map(({ kind, id, before, now: after }) => ({ kind, id, before, after })),
    }
  }
  const result = changeEntries(sources, proposal.changes.map(toEntryChange))
  if ('refusals' in result) return { type: 'refused', refusals: result.refusals }
  const parsed = parseKnowledge(result.sources)
  if ('problems' in parsed) return { type: 'problems', problems: parsed.problems }
  const touched = entries.flatMap((entry) => [entry, { kind: entry.kind, id: currentName(entry) }])
  if (!mayChange(rights, touched, base, parsed.base)) return { type: 'not-allowed' }
  const { day } = today.knowledge
  const on =
    [day, ...(proposal.from === null ? [] : [proposal.from]), ...entries.flatMap(daysOfEffect)].sort().at(-1) ?? day
  const before = on === day ? today : createResponder(base, on)
  const responder = createResponder(parsed.base, on)
  const checks = compareChecks(runChecks(before, base.checks), runChecks(responder, parsed.base.checks))
  return { type: 'sound', sources: result.sources, responder, checks }
}

/** The days from which an entry that begins or ends by itself shows what was changed about that. */
function daysOfEffect({ before, after }: ChangedEntry): string[] {
  const changed = (field: string): string[] => {
    const value = after?.[field]
    return typeof value === 'string' && value !== before?.[field] ? [value] : []
  }
  return [...changed('validFrom'), ...changed('validTo').map(dayAfter)]
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 60 * 60_000).toISOString().slice(0, 10)
}
