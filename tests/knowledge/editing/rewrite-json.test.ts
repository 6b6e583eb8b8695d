import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rewriteJson } from '../../../src/knowledge/editing/rewrite-json.ts'

const text = `{
  "$schema": "./schema/topics.schema.json",
  "topics": [
    {
      "id": "uno",
      "name": "Uno",
      "aliases": [],
      "keywords": [
        "a",
        "b"
      ]
    },
    { "id": "due", "name": "Due", "days": ["mon", "tue"], "absences": [{ "from": "1", "to": "2" }] }
  ]
}
`

const value = () => JSON.parse(text) as { topics: Record<string, unknown>[] }

/** Lines of the new text that the old one does not have, and the other way round. */
function changedLines(before: string, after: string) {
  const [old, next] = [before.split('\n'), after.split('\n')]
  return { gone: old.filter((line) => !next.includes(line)), come: next.filter((line) => !old.includes(line)) }
}

describe('rewriting JSON', () => {
  it('of the same value keeps every byte', () => {
    expect(rewriteJson(text, value())).toBe(text)
    const odd = '\uFEFF{"a" :1 ,\r\n\t"b":[ 1,2 ]}'
    expect(rewriteJson(odd, { a: 1, b: [1, 2] })).toBe(odd)
  })

  it('changes the line of a changed field only', () => {
    const next = value()
    Object.assign(next.topics[0] ?? {}, { name: 'Primo' })
    expect(changedLines(text, rewriteJson(text, next))).toEqual({
      gone: ['      "name": "Uno",'],
      come: ['      "name": "Primo",'],
    })
  })

  it('adds an element on a line of its own, and a field where the value has it', () => {
    const next = value()
    next.topics[0] = { id: 'uno', parent: null, name: 'Uno', aliases: ['x'], keywords: ['a', 'b', 'c'] }
    expect(rewriteJson(text, next)).toContain(`    {
      "id": "uno",
      "parent": null,
      "name": "Uno",
      "aliases": [
        "x"
      ],
      "keywords": [
        "a",
        "b",
        "c"
      ]
    },
    { "id": "due"`)
  })

  it('keeps on one line what stood on one line', () => {
    const next = value()
    Object.assign(next.topics[1] ?? {}, {
      days: ['mon', 'wed'],
      absences: [
        { from: '1', to: '2' },
        { from: '3', to: '4' },
      ],
    })
    expect(rewriteJson(text, next)).toContain(
      '    { "id": "due", "name": "Due", "days": ["mon", "wed"], "absences": [{ "from": "1", "to": "2" }, { "from": "3", "to": "4" }] }\n',
    )
  })

  it('takes fields and elements away without leaving commas', () => {
    const next = value()
    next.topics = [{ id: 'due', name: 'Due' }]
    expect(rewriteJson(text, next)).toBe(`{
  "$schema": "./schema/topics.schema.json",
  "topics": [
    { "id": "due", "name": "Due" }
  ]
}
`)
    expect(rewriteJson('{ "a": [1, 2] }', { a: [] })).toBe('{ "a": [] }')
  })

  it('keeps tabs and the line ends of Windows', () => {
    expect(rewriteJson('{\r\n\t"a": [\r\n\t\t1\r\n\t]\r\n}\r\n', { a: [1, { b: 2 }] })).toBe(
      '{\r\n\t"a": [\r\n\t\t1,\r\n\t\t{\r\n\t\t\t"b": 2\r\n\t\t}\r\n\t]\r\n}\r\n',
    )
  })

  it('gives the value asked for, from any other', () => {
    const json = fc.jsonValue({ noUnicodeString: false }).map((any) => JSON.parse(JSON.stringify(any)) as unknown)
    fc.assert(
      fc.property(json, json, fc.constantFrom(0, 2, '\t'), (from, to, indent) => {
        expect(JSON.parse(rewriteJson(JSON.stringify(from, null, indent), to))).toEqual(to)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the value asked for, from lists that were put in another order', () => {
    const entry = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat(3) })
    const list = fc.uniqueArray(entry, { selector: ({ id }) => id })
    fc.assert(
      fc.property(list, list, fc.constantFrom(0, 2), (from, to, indent) => {
        expect(JSON.parse(rewriteJson(JSON.stringify(from, null, indent), to))).toEqual(to)
      }),
    )
  })
})
