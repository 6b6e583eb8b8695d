import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Candidate } from '../knowledge/search-index.ts'
import type { Answer, Intent } from './answer.ts'
import {
  type AskContext,
  type Attempt,
  beginAttempt,
  blankAnswer,
  byMatter,
  contentBeyond,
  findCandidates,
  unknownAnswer,
} from './attempt.ts'
import { choose, maxOptions } from './choosing.ts'
import { type CueReader, outsideCue } from './cues.ts'
import { queryTerms, readQuestion } from './question.ts'
import { answerAboutUnit } from './unit-questions.ts'

/** Share of the question's weight that an answer must explain. */
const minCoverage = 0.51
/** The same where every word that counts had to be corrected: perhaps they were right as they stood. */
const minGuessedCoverage = 0.54
/** Evidence that stands even where a long story around it lowers the share. */
const strongScore = 8
/** Below this share no evidence is strong enough. */
const leastCoverage = 0.26
/**
 * What is out of scope wins from this share of the best answer's score on where it explains as much of the question:
 * better silent than wrong.
 */
const outsideLead = 0.8

/** Decides what to answer. Pure: the same question on the same base gives the same answer. */
export function answerQuestion(text: string, knowledge: Knowledge, cues: CueReader, context: AskContext): Answer {
  const attempt = beginAttempt(readQuestion(text, knowledge, cues, context.language), knowledge, context)
  if (attempt.question.words.length === 0) return unknownAnswer(attempt, 'empty')
  if (attempt.cued.has(outsideCue)) return unknownAnswer(attempt, 'outside')
  return (
    smalltalk(attempt) ?? command(attempt) ?? vagueProblem(attempt) ?? answerAboutUnit(attempt) ?? aboutMatter(attempt)
  )
}

function smalltalk(attempt: Attempt): Answer | undefined {
  const cue = attempt.cued.get('smalltalk')
  if (cue === undefined || contentBeyond(attempt, cue.positions) > 0) return undefined
  return { ...blankAnswer(attempt), outcome: 'smalltalk', intent: 'smalltalk', confidence: 1 }
}

/** Words that an order to open or find a request may carry beside the order itself. */
const statusWords = 3
/** Share of an order's words that a matter must explain to be taken as what the request is about. */
const minMatterCoverage = 0.25

function command(attempt: Attempt): Answer | undefined {
  const reply = (intent: Intent): Answer => ({ ...blankAnswer(attempt), outcome: 'command', intent, confidence: 1 })
  const status = attempt.cued.get('request-status')
  if (status !== undefined && contentBeyond(attempt, status.positions) <= statusWords) return reply('request-status')
  if (attempt.cued.has('open-request') && !attempt.cued.has('how')) {
    return { ...reply('open-request'), records: matterOf(attempt) }
  }
  const help = attempt.cued.get('help')
  if (help !== undefined && contentBeyond(attempt, help.positions) === 0) return reply('help')
  return undefined
}

/** The topic or application that an order to open a request speaks of; none where it speaks of nothing in particular. */
function matterOf(attempt: Attempt): readonly string[] {
  const beyond = queryTerms(
    attempt.question,
    attempt.knowledge,
    attempt.cued.get('open-request')?.positions ?? new Set(),
  )
  const [best] = findCandidates(
    attempt,
    beyond,
    byMatter,
    (record) => record.type === 'topic' || record.type === 'faq' || record.type === 'application',
  )
  return best !== undefined && best.coverage >= minMatterCoverage ? [best.record.id] : []
}

/** "Nothing works": says that there is a problem but not with what. */
function vagueProblem(attempt: Attempt): Answer | undefined {
  const cue = attempt.cued.get('vague-problem')
  if (cue === undefined || contentBeyond(attempt, cue.positions) > 0) return undefined
  const topics = attempt.knowledge.base.topics.filter((topic) => topic.offeredWhenVague).map((topic) => topic.id)
  if (topics.length < 2) return undefined
  return {
    ...blankAnswer(attempt),
    outcome: 'clarify',
    intent: 'topic',
    subjects: topics,
    records: topics,
    confidence: 0.5,
  }
}

function aboutMatter(attempt: Attempt): Answer {
  const best = attempt.general.find((candidate) => candidate.record.type !== 'outside')
  const outside = attempt.general.find((candidate) => candidate.record.type === 'outside')
  if (outside !== undefined && isOutside(outside, best)) return unknownAnswer(attempt, 'outside')
  if (best === undefined) return unknownAnswer(attempt, 'not-found')
  if (best.coverage < minCoverage && (best.score < strongScore || best.coverage < leastCoverage)) {
    return unknownAnswer(attempt, 'not-found')
  }
  if (best.coverage < minGuessedCoverage && isGuess(attempt, best)) return unknownAnswer(attempt, 'not-found')
  const kind = attempt.knowledge.base.organization.kinds.find((candidate) => candidate.collection === best.record.id)
  if (kind !== undefined) return aboutKind(attempt, kind.id, best)
  return choose(attempt, intentOf(attempt, best), attempt.terms, preferHistory(attempt))
}

/** Whether everything the record explains had to be read as another word first. */
function isGuess(attempt: Attempt, best: Candidate): boolean {
  const { index } = attempt.knowledge.language[attempt.question.language]
  const asTyped = new Set(
    attempt.question.words.filter((word) => word.forms[0] === word.folded).map((word) => word.typed),
  )
  return index.explain(best.record.id, attempt.terms).every((match) => !asTyped.has(match.typed))
}

function isOutside(outside: Candidate, best: Candidate | undefined): boolean {
  if (best === undefined) return true
  if (outside.score > best.score * 1.05) return true
  return outside.score > best.score * outsideLead && outside.coverage >= best.coverage
}

/** Only the name of a kind of unit: asks which one where they are few, else lists them. */
function aboutKind(attempt: Attempt, kind: string, best: Candidate): Answer {
  const units = attempt.knowledge.tree.ofKind(kind).map((unit) => unit.id)
  const few = units.length > 1 && units.length <= maxOptions
  const subjects = few ? units : [best.record.id]
  const outcome = few ? 'clarify' : 'answer'
  return { ...blankAnswer(attempt), outcome, intent: 'children', subjects, records: subjects, confidence: 0.6 }
}

/** "When did …" prefers a fact of history to an office of the same name. */
function preferHistory(attempt: Attempt): readonly Candidate[] {
  const fact = attempt.general.find((candidate) => candidate.record.type === 'history')
  const [best] = attempt.general
  if (!attempt.cued.has('history') || fact === undefined || best === undefined) return attempt.general
  if (fact.score < best.score * 0.6) return attempt.general
  return [fact, ...attempt.general.filter((candidate) => candidate !== fact)]
}

function intentOf(attempt: Attempt, best: Candidate): Intent {
  if (preferHistory(attempt)[0]?.record.type === 'history') return 'history'
  switch (best.record.type) {
    case 'topic':
    case 'faq':
      return 'topic'
    case 'history':
      return 'history'
    case 'role':
      return 'definition'
    case 'application':
      return attempt.cued.has('definition') ? 'definition' : 'topic'
    case 'collection':
      return 'count'
    case 'unit':
      if (attempt.cued.has('definition') && best.named >= 0.6) return 'definition'
      // "Who is the Secretary General?" asks for the head of an office that is one person.
      return attempt.cued.has('who-is') && best.named >= 0.6 ? 'head' : 'who'
    case 'outside':
      return 'none'
  }
}
