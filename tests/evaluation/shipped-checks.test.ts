import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createResponder } from '../../src/conversation/responder.ts'
import { checkProblem } from '../../src/evaluation/check-problem.ts'
import { runChecks } from '../../src/evaluation/checks.ts'
import { foldText } from '../../src/knowledge/normalise.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import { loadTorino } from '../knowledge/torino-base.ts'

const base = await loadTorino()
const responder = createResponder(base, '2026-11-23')
const { checks } = base

describe('the questions that the shipped base carries', () => {
  test('are answered as they must be', () => {
    const wrong = runChecks(responder, checks).flatMap((outcome) => checkProblem(outcome) ?? [])
    expect(wrong.map(formatProblem)).toEqual([])
  })

  test('are enough, and say of some that they must not be answered', () => {
    const outcomes = checks.map(({ expect: { outcome } }) => outcome)
    expect(checks.length).toBeGreaterThanOrEqual(180)
    for (const outcome of ['unknown', 'clarify', 'command', 'smalltalk']) expect(outcomes).toContain(outcome)
    expect(outcomes.filter((outcome) => outcome === 'unknown').length).toBeGreaterThanOrEqual(15)
  })

  test('ask about every unit, broad topic but the one that says who does what, program, role and fact of history', () => {
    const asked = new Set(
      checks.flatMap(({ expect: expected }) => [
        ...('subjects' in expected ? expected.subjects : []),
        ...('names' in expected ? expected.names : []),
      ]),
    )
    const broad = base.topics.filter(({ id, parent }) => parent === null && id !== 'organizzazione')
    const all = [...base.organization.units, ...broad, ...base.applications, ...base.roles, ...base.history]
    expect(all.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([])
  })

  test('are asked within a fraction of a second', () => {
    runChecks(responder, checks)
    const begun = performance.now()
    runChecks(responder, checks)
    expect(performance.now() - begun).toBeLessThan(2_000)
  })
})

const folder = join(import.meta.dirname, 'questions')
const sets = readdirSync(folder)

describe('the question sets that measure the product', () => {
  test.each(sets)('%s has lent no sentence to the checks', (file) => {
    const asked = new Set(checks.flatMap(({ question, after }) => [question, after ?? '']).map(bag))
    const copied = readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (JSON.parse(line) as { q: string }).q)
      .filter((question) => bag(question).split(' ').length >= 3 && asked.has(bag(question)))
    expect(copied).toEqual([])
  })
})

/** The words of a sentence whatever their order. */
const bag = (text: string) => foldText(text).split(' ').sort().join(' ')
