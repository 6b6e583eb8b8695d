import type { KnowledgeRecord } from '../knowledge/record.ts'
import type { Candidate, QueryTerm } from '../knowledge/search-index.ts'
import type { Answer, Intent } from './answer.ts'
import {
  type Attempt,
  blankAnswer,
  byMatter,
  byName,
  type Cued,
  contentBeyond,
  findAnyKind,
  findCandidates,
} from './attempt.ts'
import { areKin, choose } from './choosing.ts'
import { findKindMentions } from './kind-mentions.ts'
import { queryTerms } from './question.ts'

/** Intents about a unit; of two phrases of the same length the earlier intent wins. */
const unitIntents = ['master', 'count', 'children', 'parent', 'contact', 'head'] as const
/** Intents that a single word settles, whatever else is said. */
const settling: readonly UnitIntent[] = ['master', 'count']
type UnitIntent = (typeof unitIntents)[number]

/** Share of the question's weight that a unit which is not named must explain. */
const minCoverage = 0.4
/** Share of a name that counts as naming the unit. */
const namedEnough = 0.6

/** Answers questions about a unit: its master, head, place, parts, number of parts, contacts. */
export function answerAboutUnit(attempt: Attempt): Answer | undefined {
  const cued = unitIntents.flatMap((intent) => {
    const cue = attempt.cued.get(intent)
    return cue === undefined
      ? []
      : [{ intent, cue, length: settling.includes(intent) ? Number.MAX_SAFE_INTEGER : cue.length }]
  })
  for (const { intent, cue } of cued.sort((a, b) => b.length - a.length)) {
    const answer = tryIntent(attempt, intent, cue)
    if (answer !== undefined) return answer
  }
  return undefined
}

function tryIntent(attempt: Attempt, intent: UnitIntent, cue: Cued): Answer | undefined {
  const terms = queryTerms(attempt.question, attempt.knowledge, cue.positions)
  const isUnit = (record: KnowledgeRecord) =>
    record.type === 'unit' && !(intent === 'master' && record.id === attempt.knowledge.base.organization.supplier)
  const aboutParts = intent === 'count' || intent === 'children'
  const candidates = (aboutParts ? findAnyKind : findCandidates)(attempt, terms, byName, isUnit)
  if (aboutParts) {
    const collection = aboutCollection(attempt, intent, cue)
    if (collection !== undefined) return collection
  }
  if (intent === 'master' && attempt.cued.has('role-question')) {
    const role = aboutRole(attempt, intent)
    if (role !== undefined && (candidates[0]?.named ?? 0) < 1) return role
  }
  const [best] = candidates
  if (terms.length === 0) return withoutUnit(attempt, intent)
  if (best === undefined) return intent === 'master' ? withoutUnit(attempt, intent) : undefined
  const sameKind = intent === 'master' || intent === 'head' ? wholeKind(attempt, intent, cue) : undefined
  if (sameKind !== undefined) return sameKind
  const whole = attempt.general[0]
  if (whole !== undefined && isUnit(whole.record) && whole.named >= 0.99 && best.named < 0.99) {
    return choose(
      attempt,
      intent,
      attempt.terms,
      attempt.general.filter((candidate) => isUnit(candidate.record)),
    )
  }
  if (!isCredible(attempt, intent, best)) return intent === 'master' ? withoutUnit(attempt, intent) : undefined
  return choose(attempt, intent, terms, intent === 'parent' ? firstMentioned(attempt, terms, candidates) : candidates)
}

/** A cue alone is not enough: the question must be about that unit, and not about a matter that sounds alike. */
function isCredible(attempt: Attempt, intent: UnitIntent, best: Candidate): boolean {
  const rival = attempt.general[0]
  if (rival === undefined) return true
  if (rival.record.type === 'unit' && areKin(attempt.knowledge, rival.record.id, best.record.id))
    return best.coverage > 0.2
  if (rival.record.type === 'outside' && rival.score > best.score) return false
  // "The phone of the office is broken" is about phones, not about how to phone the office.
  const isMatter = rival.record.type === 'topic' || rival.record.type === 'faq' || rival.record.type === 'application'
  if (intent === 'contact' && isMatter && rival.coverage >= best.coverage && best.named < 0.8) return false
  if (best.named >= namedEnough) return rival.record.type === 'unit' || rival.named < 1 || intent !== 'contact'
  if (intent === 'contact') return best.named >= 0.4 && best.coverage >= minCoverage
  if (best.coverage < minCoverage) return false
  if (intent === 'master') return best.named >= 0.3 || best.coverage >= 0.75
  if (intent === 'parent') return true
  return rival.record.type === 'unit' || rival.score < best.score * 1.3
}

/** "Does A depend on B or on C?" asks about A. */
function firstMentioned(attempt: Attempt, terms: readonly QueryTerm[], candidates: readonly Candidate[]): Candidate[] {
  const { index } = attempt.knowledge.language[attempt.question.language]
  const top = candidates[0]?.score ?? 0
  const place = (candidate: Candidate) => {
    const typed = index
      .explain(candidate.record.id, terms)
      .find((match) => match.field === 'name' || match.field === 'alias')?.typed
    return typed === undefined ? terms.length : terms.findIndex((term) => term.typed === typed)
  }
  const named = candidates
    .slice(0, 12)
    .filter((candidate) => candidate.named >= 0.8 && candidate.score >= top * 0.5)
    .map((candidate) => ({ candidate, at: place(candidate) }))
    .sort((a, b) => a.at - b.at || b.candidate.score - a.candidate.score)
  const first = named[0]
  if (first === undefined || named.every(({ at }) => at === first.at)) return [...candidates]
  return [first.candidate, ...candidates.filter((candidate) => candidate !== first.candidate)]
}

/** "How many Divisions are there?", "list the Areas". */
function aboutCollection(attempt: Attempt, intent: 'count' | 'children', cue: Cued): Answer | undefined {
  const mentions = findKindMentions(attempt.question, attempt.knowledge.base.organization.kinds)
  const mention = mentions[0]
  if (mention === undefined) return undefined
  const used = new Set(cue.positions)
  for (const { from, length } of mentions) for (let at = from; at < from + length; at++) used.add(at)
  const beyond = contentBeyond(attempt, used)
  const rest = queryTerms(attempt.question, attempt.knowledge, used)
  const named = findCandidates(attempt, rest, byName, (record) => record.type === 'unit').some(
    (candidate) => candidate.named >= 0.2,
  )
  if ((intent === 'children' && beyond > 3) || (beyond > 0 && named)) return undefined
  const { collection } = mention.kind
  return {
    ...blankAnswer(attempt),
    outcome: 'answer',
    intent,
    subjects: [collection],
    records: [collection],
    confidence: 0.9,
  }
}

/** "Who is the master of the social district?" where there are several of that kind: asks which. */
function wholeKind(attempt: Attempt, intent: Intent, cue: Cued): Answer | undefined {
  const { kinds } = attempt.knowledge.base.organization
  const mentions = findKindMentions(attempt.question, kinds)
  const [mention] = mentions
  if (mention === undefined) return undefined
  const used = new Set(cue.positions)
  for (const { from, length } of mentions) for (let at = from; at < from + length; at++) used.add(at)
  const units = attempt.knowledge.tree.ofKind(mention.kind.id)
  if (contentBeyond(attempt, used) > 0 || units.length < 2 || units.length > 8) return undefined
  const ids = units.map((unit) => unit.id)
  return { ...blankAnswer(attempt), outcome: 'clarify', intent, subjects: ids, records: ids, confidence: 0.5 }
}

/** A question about a unit that names none: the last one spoken of, the asker's own, or the role in general. */
function withoutUnit(attempt: Attempt, intent: UnitIntent): Answer | undefined {
  if (intent === 'count') return undefined
  const { context, knowledge } = attempt
  const last = context.lastRecord === null ? undefined : knowledge.records.get(context.lastRecord)
  const answer = (unit: string): Answer => ({
    ...blankAnswer(attempt),
    outcome: 'answer',
    intent,
    subjects: [unit],
    records: [unit],
    confidence: 0.8,
  })
  const own = attempt.cued.has('own-unit')
  if (last?.type === 'unit' && !own) {
    return { ...answer(last.id), why: [{ kind: 'follow-up', subject: last.id }] }
  }
  if (context.unit !== null && knowledge.tree.unit(context.unit) !== undefined && (own || intent !== 'contact')) {
    return { ...answer(context.unit), why: [{ kind: 'own-unit', unit: context.unit }] }
  }
  return intent === 'master' || intent === 'head' ? aboutRole(attempt, intent) : undefined
}

function aboutRole(attempt: Attempt, intent: Intent): Answer | undefined {
  const [role] = findCandidates(attempt, attempt.terms, byMatter, (record) => record.type === 'role')
  if (role === undefined) return undefined
  return {
    ...blankAnswer(attempt),
    outcome: 'answer',
    intent,
    subjects: [role.record.id],
    records: [role.record.id],
    confidence: Math.max(0.5, role.coverage),
  }
}
