import type { Language } from '../channel/message.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { KnowledgeRecord } from '../knowledge/record.ts'
import type { Candidate, FieldWeights, QueryTerm } from '../knowledge/search-index.ts'
import type { Answer, UnknownReason } from './answer.ts'
import { outsideCue } from './cues.ts'
import { mentionedKinds } from './kind-mentions.ts'
import { type Question, queryTerms } from './question.ts'

/** What is known about who asks and what was said before. */
export interface AskContext {
  /** The asker's own unit; null where unknown. */
  readonly unit: string | null
  /** Record of the last answer, for questions such as "and its director?"; null where nothing was answered yet. */
  readonly lastRecord: string | null
  /** Where it is known and not to be told from the words: a button speaks the language of its card. */
  readonly language?: Language
}

/** Words of the question that a cue has used. */
export interface Cued {
  readonly positions: ReadonlySet<number>
  /** Words of the longest phrase that matched. */
  readonly length: number
}

/** One question being answered: what the steps of the decision share. */
export interface Attempt {
  readonly question: Question
  readonly knowledge: Knowledge
  readonly context: AskContext
  /** Name of the cue → the words it used. */
  readonly cued: ReadonlyMap<string, Cued>
  /** All words that carry meaning, cues included. */
  readonly terms: readonly QueryTerm[]
  /** Candidates of all kinds for all words, best first. */
  readonly general: readonly Candidate[]
}

/** Field weights of a question about a matter. */
export const byMatter: FieldWeights = { name: 1.09, alias: 1.09, keyword: 1, example: 0.88, function: 0.66 }
/** Field weights of a question about a unit that is named: its head, its place, its contacts. */
export const byName: FieldWeights = { name: 1.25, alias: 1.25, keyword: 0.77, example: 0.36, function: 0.5 }

export function beginAttempt(question: Question, knowledge: Knowledge, context: AskContext): Attempt {
  const terms = queryTerms(question, knowledge, new Set())
  const draft = { question, knowledge, context, cued: gatherCues(question), terms, general: [] }
  return { ...draft, general: findCandidates(draft, terms, byMatter) }
}

/** In a story with a question at its end, only the sentence that asks tells what is asked. */
function isAsked(question: Question, cue: Question['cues'][number]): boolean {
  if (!question.asks.includes(true) || !question.asks.includes(false) || cue.name === 'smalltalk') return true
  if (cue.name === outsideCue) return true
  return cue.positions.some((at) => question.asks[question.words[at]?.sentence ?? 0] === true)
}

function gatherCues(question: Question): Map<string, Cued> {
  const cued = new Map<string, { positions: Set<number>; length: number }>()
  for (const cue of question.cues) {
    if (!isAsked(question, cue)) continue
    const known = cued.get(cue.name)
    if (known === undefined) {
      cued.set(cue.name, { positions: new Set(cue.positions), length: cue.length })
      continue
    }
    for (const at of cue.positions) known.positions.add(at)
    known.length = Math.max(known.length, cue.length)
  }
  return cued
}

/** Words that carry meaning beyond those used up. */
export function contentBeyond(attempt: Attempt, used: ReadonlySet<number>): number {
  return attempt.question.words.filter((word, at) => !word.empty && !used.has(at)).length
}

/** A kind of unit that the question names speaks for the units of that kind: "the *area* of libraries". */
const mentionedKindBonus = 1.25

/** Searches in the question's language. */
export function findCandidates(
  attempt: Pick<Attempt, 'question' | 'knowledge'>,
  terms: readonly QueryTerm[],
  weights: FieldWeights,
  accept?: (record: KnowledgeRecord) => boolean,
): Candidate[] {
  return preferKind(attempt, findAnyKind(attempt, terms, weights, accept))
}

/** The same, for questions in which the kind that is named is that of the parts and not of the unit itself. */
export function findAnyKind(
  attempt: Pick<Attempt, 'question' | 'knowledge'>,
  terms: readonly QueryTerm[],
  weights: FieldWeights,
  accept?: (record: KnowledgeRecord) => boolean,
): Candidate[] {
  return attempt.knowledge.language[attempt.question.language].index.search(terms, weights, accept)
}

function preferKind(attempt: Pick<Attempt, 'question' | 'knowledge'>, candidates: Candidate[]): Candidate[] {
  const kinds = mentionedKinds(attempt.question, attempt.knowledge.base.organization.kinds)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1) return candidates
  return candidates
    .map((candidate) =>
      candidate.record.kind === kind.id && candidate.named >= 0.4
        ? { ...candidate, score: candidate.score * mentionedKindBonus }
        : candidate,
    )
    .sort((a, b) => b.score - a.score)
}

export function blankAnswer(attempt: Attempt): Answer {
  return {
    outcome: 'unknown',
    intent: 'none',
    language: attempt.question.language,
    subjects: [],
    records: [],
    confidence: 0,
    why: [],
  }
}

export function unknownAnswer(attempt: Attempt, reason: UnknownReason): Answer {
  return { ...blankAnswer(attempt), unknown: reason }
}
