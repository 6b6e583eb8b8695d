import { describe, expect, it } from 'vitest'
import { contentOf } from '../../src/administration/reports/report.ts'
import { exampleChange, synonymChange } from '../../src/administration/unanswered/question-changes.ts'
import { newGroup, openWordings } from '../../src/administration/unanswered/question-group.ts'
import { questionStems, questionWithoutPeople } from '../../src/administration/unanswered/question-words.ts'
import { smallResponder } from '../conversation/small-responder.ts'

const { knowledge } = smallResponder()

describe('a new way of asking', () => {
  const ref = { kind: 'units', id: 'boschi' } as const

  it('is added after the others', () => {
    expect(exampleChange(ref, { id: 'boschi', examples: ['a'] }, 'b', 'it')).toMatchObject({
      type: 'set',
      fields: { examples: ['a', 'b'] },
    })
  })

  it('goes to the English ones where it was English, and leaves the rest of them', () => {
    expect(exampleChange(ref, { id: 'boschi', en: { name: 'Woods' } }, 'b', 'en')).toMatchObject({
      fields: { en: { name: 'Woods', examples: ['b'] } },
    })
    expect(exampleChange({ kind: 'faq', id: 'f' }, { id: 'f' }, 'b', 'en')).toMatchObject({
      fields: { examples: ['b'] },
    })
  })

  it('that is known already is no change', () => {
    expect(exampleChange(ref, { id: 'boschi', examples: ['Chi cura i boschi?'] }, 'chi cura i boschi', 'it')).toBe(
      undefined,
    )
  })
})

describe('two words that mean the same', () => {
  const groups = [{ words: ['stampante', 'plotter'], en: ['printer'] }]

  it('join the group of one of them', () => {
    expect(synonymChange('copiatrice', 'Plotter', groups, 'it')).toEqual({
      type: 'set',
      kind: 'synonyms',
      id: 'stampante',
      fields: { words: ['stampante', 'plotter', 'copiatrice'] },
      cleared: [],
    })
    expect(synonymChange('copier', 'printer', groups, 'en')).toMatchObject({ fields: { en: ['printer', 'copier'] } })
  })

  it('make a group of their own', () => {
    expect(synonymChange('badge', 'tessera', groups, 'it')).toEqual({
      type: 'add',
      kind: 'synonyms',
      entry: { words: ['tessera', 'badge'] },
    })
  })

  it('that do already are no change, nor is a word with itself', () => {
    expect(synonymChange('plotter', 'stampante', groups, 'it')).toBeUndefined()
    expect(synonymChange('badge', 'Badge', groups, 'it')).toBeUndefined()
  })
})

describe('a question that is kept', () => {
  it('keeps words the base knows, and no names', () => {
    const text = questionWithoutPeople('dove trovo Giacomina Bartolomei dei Boschi', knowledge)
    expect(text).toBe('dove trovo … dei Boschi')
  })

  it('is about its words that say something', () => {
    expect([...questionStems('e il …, ?', 'it', knowledge)]).toEqual([])
    expect(questionStems('il badge', 'it', knowledge)).toEqual(questionStems('i badge', 'it', knowledge))
  })

  it('that was answered, of no use, is settled by a change for its sake only', () => {
    const miss = { at: '2026-06-01T07:00:00.000Z', kind: 'displeased', text: 'chi cura i boschi?' } as const
    const group = newGroup('1', 'it', new Set(['bosch']), miss)
    expect(openWordings(group, false)).toEqual([])
    expect(openWordings(group, true)).toEqual(['chi cura i boschi?'])
  })
})

describe('what an entry says', () => {
  it('is the same whatever else changes', () => {
    const other = smallResponder((files) => {
      const { units } = files['organization.json'] as { units: { id: string; examples?: string[] }[] }
      for (const unit of units) if (unit.id === 'boschi') unit.examples = ['un altro modo']
    }).knowledge
    const boschi = { kind: 'units', id: 'boschi' } as const
    expect(contentOf(boschi, other.base)).toBe(contentOf(boschi, knowledge.base))
    expect(contentOf({ kind: 'masters', id: 'master-servizi' }, knowledge.base)).toContain('master')
    expect(contentOf({ kind: 'units', id: 'nowhere' }, knowledge.base)).toBeUndefined()
  })
})
