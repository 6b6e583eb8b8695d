import type { Answer } from '../conversation/answer.ts'
import type { Responder, Response } from '../conversation/responder.ts'
import type { Check } from '../knowledge/checks-schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { isInForce } from '../knowledge/tree.ts'

/** What the bot replies to the question of a check. */
export interface Replied {
  readonly outcome: Answer['outcome']
  readonly intent: Answer['intent']
  /** Ids as reported, best first. */
  readonly subjects: readonly string[]
  /** The very records, same order. */
  readonly records: readonly string[]
  /** The reply as a person reads it. */
  readonly text: string
}

/** Where a reply first departs from what is expected. */
export type Departure = 'outcome' | 'intent' | 'subjects' | 'names'

export interface CheckOutcome {
  readonly check: Check
  readonly replied: Replied
  /** Absent: the reply is as expected. */
  readonly departure?: Departure
}

/** Asks the question of every check in force on the responder's day, in their order. */
export function runChecks(responder: Responder, checks: readonly Check[]): CheckOutcome[] {
  const { knowledge } = responder
  return checks
    .filter((check) => isInForce(check, knowledge.day))
    .map((check) => {
      const replied = repliedTo(ask(responder, check))
      const departure = findDeparture(check.expect, replied, knowledge)
      return { check, replied, ...(departure === undefined ? {} : { departure }) }
    })
}

function ask(responder: Responder, { question, after, unit }: Check): Response {
  const asker = { unit: unit ?? null, lastRecord: null }
  if (after === undefined) return responder.ask(question, asker)
  const { outcome, records } = responder.ask(after, asker).answer
  const [first] = records
  return responder.ask(question, { ...asker, lastRecord: outcome === 'answer' && first !== undefined ? first : null })
}

function repliedTo({ answer, message }: Response): Replied {
  const { outcome, intent, subjects, records } = answer
  return { outcome, intent, subjects, records, text: message.text }
}

function findDeparture(expected: Check['expect'], replied: Replied, knowledge: Knowledge): Departure | undefined {
  if (replied.outcome !== expected.outcome) return 'outcome'
  switch (expected.outcome) {
    case 'answer':
      if (expected.intent !== undefined && replied.intent !== expected.intent) return 'intent'
      if (!expected.subjects.some((id) => id === replied.subjects[0] || id === replied.records[0])) return 'subjects'
      return expected.names.every((id) => isNamed(id, replied.text, knowledge)) ? undefined : 'names'
    case 'clarify':
      return expected.subjects.every((id) => replied.subjects.includes(id) || replied.records.includes(id))
        ? undefined
        : 'subjects'
    case 'command':
      return replied.intent === expected.intent ? undefined : 'intent'
    case 'unknown':
    case 'smalltalk':
      return undefined
  }
}

/** A unit in either language, as the reply's own, or a master. */
function isNamed(id: string, reply: string, { tree, base }: Knowledge): boolean {
  const unit = tree.unit(id)
  const names = unit === undefined ? [base.masters.find((master) => master.id === id)?.name] : [unit.name, unit.en.name]
  return names.some((name) => name !== undefined && reply.includes(name))
}

/** One check on a base before and after a change of it. */
export interface CheckChange {
  readonly check: Check
  /** Absent: the check was not there, or not in force. */
  readonly before?: Replied
  readonly after: Replied
  readonly departure?: Departure
}

export interface CheckComparison {
  /** Right answers that the change makes wrong. */
  readonly broken: readonly CheckChange[]
  readonly mended: readonly CheckChange[]
  /** Wrong with and without the change, and checks that come with it and do not hold. */
  readonly stillWrong: readonly CheckChange[]
}

/**
 * What a change does to the answers. The checks are those of `after`, matched by id: one that the change removes is
 * not looked at, and one that it adds and that holds is nothing to tell.
 */
export function compareChecks(before: readonly CheckOutcome[], after: readonly CheckOutcome[]): CheckComparison {
  const earlier = new Map(before.map((outcome) => [outcome.check.id, outcome]))
  const broken: CheckChange[] = []
  const mended: CheckChange[] = []
  const stillWrong: CheckChange[] = []
  for (const { check, replied, departure } of after) {
    const was = earlier.get(check.id)
    const change: CheckChange = {
      check,
      ...(was === undefined ? {} : { before: was.replied }),
      after: replied,
      ...(departure === undefined ? {} : { departure }),
    }
    if (departure === undefined) {
      if (was?.departure !== undefined) mended.push(change)
    } else if (was !== undefined && was.departure === undefined) {
      broken.push(change)
    } else {
      stillWrong.push(change)
    }
  }
  return { broken, mended, stillWrong }
}
