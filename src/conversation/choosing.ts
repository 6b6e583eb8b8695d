import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate, QueryTerm } from '../knowledge/search-index.ts'
import type { Answer, Intent, Reason } from './answer.ts'
import { type Attempt, blankAnswer, unknownAnswer } from './attempt.ts'

/** A runner-up with this share of the best score, on a question of few words, makes the bot ask back. */
const tie = 0.93
/** The same for a single word, which says less. */
const tieOfOneWord = 0.85
/** Options offered when asking back. */
export const maxOptions = 5
/** Words with which a question is short enough to be ambiguous. */
const fewWords = 2.7

/** Answers with the best candidate, or asks back where others fit as well and the question is too short to tell. */
export function choose(
  attempt: Attempt,
  intent: Intent,
  terms: readonly QueryTerm[],
  candidates: readonly Candidate[],
): Answer {
  const distinct = onePerSubject(candidates.filter((candidate) => candidate.record.type !== 'outside'))
  const best = moreSpecific(attempt.knowledge, distinct)
  if (best === undefined) return unknownAnswer(attempt, 'not-found')
  if (best !== distinct[0]) distinct.splice(0, distinct.length, best, ...distinct.filter((one) => one !== best))
  const weight = terms.reduce((sum, term) => sum + term.importance, 0)
  const near = distinct
    .filter((candidate) => candidate.score >= best.score * (weight <= 1 ? tieOfOneWord : tie))
    .filter((candidate) => candidate === best || !areKin(attempt.knowledge, candidate.record.id, best.record.id))
    .slice(0, maxOptions)
  const asksBack = weight <= fewWords && near.length >= 2 && best.named < 0.99
  const chosen = asksBack ? near : distinct.slice(0, 3)
  return {
    ...blankAnswer(attempt),
    outcome: asksBack ? 'clarify' : 'answer',
    intent,
    subjects: chosen.map((candidate) => candidate.record.reportedAs),
    records: chosen.map((candidate) => candidate.record.id),
    confidence: Math.min(1, best.coverage * (asksBack ? 0.6 : 1)),
    why: explain(attempt, best, terms),
  }
}

/** From this share of the score of a unit above it on, a unit that is not outdone in name is the one to turn to. */
const nearParent = 0.84

/** From this share on, the matter itself comes before the technical office behind it. */
const nearOffice = 0.6

/**
 * The best candidate, or what leads there sooner where it fits about as well: the office below a directorate; the
 * matter before the technical office behind it, because the first contact of an IT matter is one's own master.
 */
function moreSpecific(knowledge: Knowledge, candidates: readonly Candidate[]): Candidate | undefined {
  const [best] = candidates
  if (best === undefined || best.named >= 0.95) return best
  const matter = candidates.find(
    (candidate) =>
      candidate.score >= best.score * nearOffice &&
      (knowledge.officesBehind.get(candidate.record.id) ?? []).includes(best.record.id),
  )
  if (matter !== undefined) return matter
  return (
    candidates.find(
      (candidate) =>
        candidate !== best &&
        candidate.score >= best.score * nearParent &&
        knowledge.tree.ancestors(candidate.record.id).some((above) => above.id === best.record.id),
    ) ?? best
  )
}

function onePerSubject(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return candidates.filter((candidate) => {
    if (seen.has(candidate.record.reportedAs)) return false
    seen.add(candidate.record.reportedAs)
    return true
  })
}

/**
 * Two records of which either is a fair answer, so that they are not alternatives: one unit above the other, or a
 * matter and the office behind it.
 */
export function areKin(knowledge: Knowledge, a: string, b: string): boolean {
  const above = (id: string) => knowledge.tree.ancestors(id).map((unit) => unit.id)
  const behind = (id: string) => knowledge.officesBehind.get(id) ?? []
  return a === b || above(a).includes(b) || above(b).includes(a) || behind(a).includes(b) || behind(b).includes(a)
}

function explain(attempt: Attempt, best: Candidate, terms: readonly QueryTerm[]): Reason[] {
  const { index } = attempt.knowledge.language[attempt.question.language]
  const corrected = attempt.question.words.flatMap((word): Reason[] => {
    const meant = word.forms[0]
    return !word.empty && meant !== undefined && meant !== word.folded
      ? [{ kind: 'corrected', typed: word.typed, meant }]
      : []
  })
  const matched = index
    .explain(best.record.id, terms)
    .map(({ typed, phrase }): Reason => ({ kind: 'matched', typed, phrase }))
  return [...corrected, ...matched]
}
