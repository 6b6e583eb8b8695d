import { describe, expect, test } from 'vitest'
import { compareChecks, runChecks } from '../../src/evaluation/checks.ts'
import { type Check, checkSchema } from '../../src/knowledge/checks-schema.ts'
import { smallResponder } from '../conversation/small-responder.ts'
import type { smallBaseSources } from '../knowledge/small-base.ts'

const responder = smallResponder()

const check = (question: string, expected: object, more: object = {}): Check =>
  checkSchema.parse({ id: 'q', question, expect: expected, ...more })
const departureOf = (...one: Parameters<typeof check>) => runChecks(responder, [check(...one)])[0]?.departure

const answer = (...subjects: string[]) => ({ outcome: 'answer', subjects })

describe('a check holds', () => {
  test.each<[string, ...Parameters<typeof check>]>([
    ['where the first entry found is one of those expected', 'chi si occupa dei sentieri?', answer('acque', 'boschi')],
    ['for a finer topic by its own id', 'è finito il toner', answer('stampanti-toner')],
    ['for a finer topic by that of the broad one', 'è finito il toner', answer('stampanti')],
    ['for a frequent question by its own id', 'come si ricarica il cassetto della carta?', answer('faq-carta')],
    [
      'where the aspect is the one expected',
      'chi dirige il settore servizi?',
      { ...answer('servizi'), intent: 'head' },
    ],
    [
      'where the reply names what it must',
      'chi è il mio master?',
      { ...answer('acque'), names: ['master-territorio'] },
      { unit: 'acque' },
    ],
    ['where a name is said in English', 'who handles the trees?', { ...answer('boschi'), names: ['boschi'] }],
    [
      'where it follows up another question',
      'e da chi dipende?',
      answer('boschi'),
      { after: 'chi si occupa dei sentieri?' },
    ],
    [
      'where all options expected are offered',
      'chi dirige il settore?',
      { outcome: 'clarify', subjects: ['servizi', 'territorio'] },
    ],
    ['for an order', 'apri una richiesta', { outcome: 'command', intent: 'open-request' }],
    ['where the bot must not answer', 'domani piove?', { outcome: 'unknown' }],
    ['for a greeting', 'ciao', { outcome: 'smalltalk' }],
  ])('%s', (_, ...one) => {
    expect(departureOf(...one)).toBeUndefined()
  })
})

describe('a check does not hold', () => {
  test.each<[string, string, ...Parameters<typeof check>]>([
    ['where nothing must be said and something is', 'outcome', 'forestale', { outcome: 'unknown' }],
    ['where another entry comes first', 'subjects', 'chi si occupa dei sentieri?', answer('acque')],
    ['where something else is asked about it', 'intent', 'forestale', { ...answer('boschi'), intent: 'head' }],
    [
      'where the reply names another',
      'names',
      'chi è il mio master?',
      { ...answer('acque'), names: ['scuole'] },
      { unit: 'acque' },
    ],
    [
      'where an option is missing',
      'subjects',
      'chi dirige il settore?',
      { outcome: 'clarify', subjects: ['servizi', 'boschi'] },
    ],
    ['for another order', 'intent', 'apri una richiesta', { outcome: 'command', intent: 'help' }],
  ])('%s', (_, departure, ...one) => {
    expect(departureOf(...one)).toBe(departure)
  })
})

test('only checks in force on the day are asked', () => {
  const list = [
    check('forestale', answer('boschi'), { id: 'q-past', validTo: '2026-05-31' }),
    check('forestale', answer('boschi'), { id: 'q-now', validFrom: '2026-06-01' }),
  ]
  expect(
    runChecks(
      smallResponder(() => {}, '2026-06-01'),
      list,
    ).map((outcome) => outcome.check.id),
  ).toEqual(['q-now'])
})

describe('a change of the base', () => {
  const list = [
    check('un argine del fiume è rotto', answer('acque'), { id: 'q-fiume' }),
    check('chi organizza lo scuolabus?', answer('acque'), { id: 'q-scuolabus' }),
    check('forestale', answer('acque'), { id: 'q-forestale' }),
    check('domani piove?', { outcome: 'unknown' }, { id: 'q-meteo' }),
  ]
  type Files = Parameters<NonNullable<Parameters<typeof smallBaseSources>[0]>>[0]
  /** The office of the river hands the river to that of the schools, and takes over the school bus. */
  const swap = (files: Files) => {
    const { units } = files['organization.json'] as { units: { id: string; keywords: string[]; examples: string[] }[] }
    const acque = units.find(({ id }) => id === 'acque')
    const scuole = units.find(({ id }) => id === 'scuole')
    if (acque === undefined || scuole === undefined) throw new Error('the small base has both offices')
    for (const field of ['keywords', 'examples', 'functions'] as const) {
      const kept = Reflect.get(acque, field)
      Reflect.set(acque, field, Reflect.get(scuole, field) ?? [])
      Reflect.set(scuole, field, kept)
    }
  }
  const before = runChecks(responder, list)
  const after = runChecks(smallResponder(swap), list)
  const ids = (changes: readonly { check: Check }[]) => changes.map((change) => change.check.id)

  test('breaks, mends and leaves answers wrong', () => {
    const { broken, mended, stillWrong } = compareChecks(before, after)
    expect({ broken: ids(broken), mended: ids(mended), stillWrong: ids(stillWrong) }).toEqual({
      broken: ['q-fiume'],
      mended: ['q-scuolabus'],
      stillWrong: ['q-forestale'],
    })
  })

  test('shows what was replied before and after', () => {
    const [change] = compareChecks(before, after).broken
    expect(change).toMatchObject({
      before: { subjects: ['acque'] },
      after: { subjects: ['scuole'], text: expect.stringContaining('Ufficio Scuole') },
      departure: 'subjects',
    })
  })

  test('that changes no answer has nothing to tell but what was wrong', () => {
    const { broken, mended } = compareChecks(before, before)
    expect([broken, mended]).toEqual([[], []])
  })

  test('that adds a check tells it where it does not hold', () => {
    const { broken, mended, stillWrong } = compareChecks([], before)
    expect([broken, mended]).toEqual([[], []])
    expect(ids(stillWrong)).toEqual(['q-scuolabus', 'q-forestale'])
    expect(stillWrong[0]).not.toHaveProperty('before')
  })

  test('that takes a check away does not look at it', () => {
    expect(compareChecks(before, [])).toEqual({ broken: [], mended: [], stillWrong: [] })
  })
})
