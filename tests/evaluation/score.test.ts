import { describe, expect, test } from 'vitest'
import {
  type EvaluationAnswer,
  type EvaluationQuestion,
  formatScore,
  judge,
  summarize,
} from '../../src/evaluation/score.ts'

const answer = (outcome: string, intent: string, ...subjects: string[]): EvaluationAnswer => ({
  outcome,
  intent,
  subjects,
})
const question = (type: string, expected: string[], more: Partial<EvaluationQuestion> = {}): EvaluationQuestion => ({
  id: 'q',
  q: 'domanda',
  type,
  expect: expected,
  ...more,
})

describe('one answer', () => {
  test.each<[string, EvaluationQuestion, EvaluationAnswer, { correct: boolean; offered: boolean }]>([
    [
      'the first subject is accepted',
      question('who', ['a', 'b']),
      answer('answer', 'who', 'b'),
      { correct: true, offered: true },
    ],
    ['the second is', question('who', ['a']), answer('answer', 'who', 'x', 'a'), { correct: false, offered: true }],
    [
      'the fourth is',
      question('who', ['a']),
      answer('answer', 'who', 'x', 'y', 'z', 'a'),
      { correct: false, offered: false },
    ],
    ['none is', question('who', ['a']), answer('answer', 'who', 'x'), { correct: false, offered: false }],
    ['nothing was found', question('who', ['a']), answer('unknown', 'none'), { correct: false, offered: false }],
    [
      'it asks back where one may',
      question('who', ['a', 'b', 'c'], { ambiguous: true }),
      answer('clarify', 'who', 'c', 'x', 'a'),
      { correct: true, offered: true },
    ],
    [
      'it asks back with too few',
      question('who', ['a', 'b'], { ambiguous: true }),
      answer('clarify', 'who', 'a', 'x'),
      { correct: false, offered: true },
    ],
    [
      'it asks back with the only one',
      question('who', ['a'], { ambiguous: true }),
      answer('clarify', 'who', 'x', 'a'),
      { correct: true, offered: true },
    ],
    [
      'it asks back where it should not',
      question('who', ['a', 'b']),
      answer('clarify', 'who', 'a', 'b'),
      { correct: false, offered: true },
    ],
    ['outside, and declined', question('oos', []), answer('unknown', 'none'), { correct: true, offered: true }],
    ['outside, and answered', question('oos', []), answer('answer', 'who', 'a'), { correct: false, offered: false }],
    [
      'courtesy',
      question('smalltalk', ['smalltalk']),
      answer('smalltalk', 'smalltalk'),
      { correct: true, offered: true },
    ],
    [
      'an order',
      question('command', ['cmd:open']),
      answer('command', 'open-request'),
      { correct: true, offered: true },
    ],
    [
      'another order',
      question('command', ['cmd:status']),
      answer('command', 'help'),
      { correct: false, offered: false },
    ],
    [
      'an order as a question',
      question('command', ['cmd:help']),
      answer('answer', 'help'),
      { correct: false, offered: false },
    ],
  ])('%s', (_, asked, given, verdict) => {
    expect(judge(asked, given)).toMatchObject(verdict)
  })

  test.each(['head', 'parent', 'children', 'count', 'master', 'contact', 'history'])(
    'about %s must have that intent',
    (type) => {
      expect(judge(question(type, ['a']), answer('answer', type, 'a')).aspect).toBe(true)
      expect(judge(question(type, ['a']), answer('answer', 'who', 'a')).aspect).toBe(false)
      expect(judge(question(type, ['a']), answer('clarify', 'who', 'a')).aspect).toBe(true)
    },
  )

  test.each(['who', 'topic', 'definition'])('about %s may have any intent', (type) => {
    expect(judge(question(type, ['a']), answer('answer', 'who', 'a')).aspect).toBeUndefined()
  })
})

/** Worked out by hand, and the same as those of the evaluation set's own script. */
describe('a set', () => {
  const verdicts = [
    judge(question('who', ['a'], { id: '1', style: 'clean' }), answer('answer', 'who', 'a')),
    judge(question('who', ['a'], { id: '2', style: 'typo', q: 'dove?' }), answer('answer', 'who', 'x', 'a', 'y', 'z')),
    judge(question('head', ['a'], { id: '3', style: 'clean' }), answer('answer', 'head', 'a')),
    judge(question('head', ['a'], { id: '4', style: 'typo' }), answer('unknown', 'none')),
    judge(question('command', ['cmd:help'], { id: '5', style: 'clean' }), answer('command', 'help')),
    judge(question('oos', [], { id: '6', style: 'clean' }), answer('answer', 'who', 'a')),
    judge(question('oos', [], { id: '7', style: 'clean' }), answer('unknown', 'none')),
  ]

  test('is summed up', () => {
    expect(summarize(verdicts)).toEqual({
      inScope: 5,
      correct: 0.6,
      offered: 0.8,
      rightAspect: 0.5,
      outOfScope: 2,
      answeredWrongly: 0.5,
    })
  })

  test('is printed as a table', () => {
    expect(formatScore(verdicts, { misses: false })).toBe(
      [
        '',
        'type              n  correct  offered',
        'command           1   100.0%   100.0%',
        'head              2    50.0%    50.0%',
        'oos               2    50.0%    50.0%',
        'who               2    50.0%   100.0%',
        '',
        'style             n  correct  offered',
        'clean             5    80.0%    80.0%',
        'typo              2     0.0%    50.0%',
        '',
        'in scope 5: correct   60.0%, offered   80.0%, right aspect   50.0%; out of scope 2: answered wrongly   50.0%',
      ].join('\n'),
    )
  })

  test('lists its misses', () => {
    const printed = formatScore(verdicts, { misses: true })
    expect(printed).toContain('2 [who] dove?\n      expected a; got answer who x, a, y\n')
    expect(printed).toContain('6 [oos] domanda\n      expected (nothing); got answer who a\n')
    expect(printed).not.toContain('7 [oos]')
  })

  test('that is empty has nothing wrong', () => {
    expect(summarize([])).toMatchObject({ correct: 1, answeredWrongly: 0 })
  })
})
