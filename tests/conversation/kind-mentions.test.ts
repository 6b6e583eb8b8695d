import { describe, expect, test } from 'vitest'
import { buildCueReader } from '../../src/conversation/cues.ts'
import { findKindMentions, mentionedKinds } from '../../src/conversation/kind-mentions.ts'
import { readQuestion } from '../../src/conversation/question.ts'
import { smallResponder } from './small-responder.ts'

const { knowledge } = smallResponder((files) => {
  const { kinds } = files['organization.json'] as { kinds: object[] }
  kinds.push({
    id: 'settore-speciale',
    name: 'Settore speciale',
    plural: 'Settori speciali',
    collection: 'settori-speciali',
    aliases: ['settore speciale', 'settori speciali'],
    en: { name: 'Special sector', plural: 'Special sectors', aliases: ['special sector'] },
  })
})
const { kinds } = knowledge.base.organization
const cues = buildCueReader(knowledge)
const read = (text: string) => readQuestion(text, knowledge, cues)
const mentions = (text: string) =>
  findKindMentions(read(text), kinds).map(({ kind, from, length }) => [kind.id, from, length])

describe('the kinds of unit that a question names', () => {
  test.each([
    ['quanti settori ci sono', [['settore', 1, 1]]],
    [
      'settori e uffici',
      [
        ['settore', 0, 1],
        ['ufficio', 2, 1],
      ],
    ],
    ['quanti uffci ci sono', [['ufficio', 1, 1]]],
    ['how many offices are there', [['ufficio', 2, 1]]],
    ['chi dirige?', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(mentions(text)).toEqual(expected)
  })

  test('hide shorter ones inside a longer name', () => {
    expect(mentions('quali settori speciali ci sono')).toEqual([['settore-speciale', 1, 2]])
  })

  test('are listed once each', () => {
    expect(mentionedKinds(read('ufficio, uffici e settore'), kinds).map((kind) => kind.id)).toEqual([
      'ufficio',
      'settore',
    ])
  })
})
