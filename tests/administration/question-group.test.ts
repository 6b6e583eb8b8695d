import { describe, expect, it } from 'vitest'
import {
  byUrgency,
  forgetOlder,
  groupOf,
  joinGroup,
  likeness,
  newGroup,
  type QuestionGroup,
  waitFor,
  wordingOf,
} from '../../src/administration/unanswered/question-group.ts'

const stems = (text: string) => new Set(text.split(' '))
const miss = (text: string, at = '2026-06-01T07:00:00.000Z') => ({ at, kind: 'unknown', text }) as const
const group = (id: string, ...texts: readonly string[]): QuestionGroup =>
  texts
    .slice(1)
    .reduce(
      (made, text) => joinGroup(made, stems(text), miss(text)),
      newGroup(id, 'it', stems(texts[0] ?? ''), miss(texts[0] ?? '')),
    )

describe('questions that nobody could answer', () => {
  it('belong together when they share most of their words', () => {
    const groups = [group('badge', 'badg smagnetizzat', 'badg smagnetizzat nuov'), group('mensa', 'buon past mens')]
    expect(groupOf(stems('badg smagnetizzat'), 'it', groups)?.id).toBe('badge')
    expect(groupOf(stems('badg smagnetizzat rott'), 'it', groups)?.id).toBe('badge')
    expect(groupOf(stems('past mens'), 'it', groups)?.id).toBe('mensa')
    expect(groupOf(stems('badg mens'), 'it', groups)).toBeUndefined()
    expect(groupOf(stems('parcheggi'), 'it', groups)).toBeUndefined()
  })

  it('in two languages are never one', () => {
    expect(groupOf(stems('badg'), 'en', [group('badge', 'badg')])).toBeUndefined()
  })

  it('are alike from not at all to wholly', () => {
    expect(likeness(stems('a b'), group('g', 'a b'))).toBe(1)
    expect(likeness(stems('c'), group('g', 'a b'))).toBe(0)
    expect(likeness(new Set(), group('g', 'a b'))).toBe(0)
  })

  it('come first when they are asked most', () => {
    const often = group('often', 'a', 'a', 'a')
    const once = group('once', 'b')
    const later = newGroup('later', 'it', stems('c'), miss('c', '2026-06-02T07:00:00.000Z'))
    expect(byUrgency([once, later, often]).map(({ id }) => id)).toEqual(['often', 'later', 'once'])
  })

  it('are forgotten after a time', () => {
    const old = newGroup('g', 'it', stems('a'), miss('a', '2026-01-01T07:00:00.000Z'))
    const both = joinGroup(old, stems('a'), miss('a'))
    expect(forgetOlder(old, '2026-03-01T00:00:00.000Z')).toBeUndefined()
    expect(forgetOlder(both, '2026-03-01T00:00:00.000Z')?.misses).toHaveLength(1)
    expect(forgetOlder(both, '2025-03-01T00:00:00.000Z')).toBe(both)
  })

  it('are called by their shortest wording that is more than a word', () => {
    expect(wordingOf(group('g', 'badge', 'il badge non apre la porta', 'badge rotto'))).toBe('badge rotto')
    expect(wordingOf(group('g', 'badge'))).toBe('badge')
  })

  it('keep each person who waits once', () => {
    const waited = waitFor(waitFor(group('g', 'a'), 'anna'), 'anna')
    expect(waited.waiting).toEqual(['anna'])
  })

  it('do not grow without end', () => {
    let many = group('g', 'a')
    for (let count = 0; count < 300; count++) many = joinGroup(many, stems('a'), miss(`a ${count}`))
    expect(many.misses).toHaveLength(200)
    expect(many.misses.at(-1)?.text).toBe('a 299')
  })
})
