import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LocatedJson, parseLocatedJson } from '../../src/knowledge/located-json.ts'

function sound(source: string): LocatedJson {
  const json = parseLocatedJson(source)
  if ('errors' in json) throw new Error(JSON.stringify(json.errors))
  return json
}

function errorsOf(source: string) {
  const json = parseLocatedJson(source)
  return 'errors' in json ? json.errors : []
}

describe('a sound text', () => {
  test('is read as JSON reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        expect(sound(JSON.stringify(value, null, indent)).value).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('may hold quotes, backslashes and colons inside its strings', () => {
    const value = { 'a"b': 'c\\', '\\': '": "', ':': ['"x":', '\\"'], '': { '': '' } }
    expect(sound(JSON.stringify(value)).value).toEqual(value)
  })

  test('may have the same key in two objects', () => {
    expect(sound('{"a": {"id": 1}, "b": {"id": 2}}').value).toEqual({ a: { id: 1 }, b: { id: 2 } })
  })

  test('may begin with a byte order mark', () => {
    expect(sound('\uFEFF{"a": 1}').value).toEqual({ a: 1 })
  })

  test('knows the line of each value', () => {
    const json = sound('{\n  "units": [\n    { "id": "a" },\n    {\n      "id": "b"\n    }\n  ]\n}')
    expect(json.lineOf(['units'])).toBe(2)
    expect(json.lineOf(['units', 0, 'id'])).toBe(3)
    expect(json.lineOf(['units', 1])).toBe(4)
    expect(json.lineOf(['units', 1, 'id'])).toBe(5)
  })

  test('gives the line of what is nearest above where there is no such value', () => {
    const json = sound('{\n  "units": [\n    { "id": "a" }\n  ]\n}')
    expect(json.lineOf(['units', 0, 'parent'])).toBe(3)
    expect(json.lineOf(['units', 7, 'id'])).toBe(2)
    expect(json.lineOf(['kinds'])).toBe(1)
    expect(json.lineOf([])).toBe(1)
  })

  test('has lines even where it is nested deeper than anybody writes', () => {
    const json = parseLocatedJson('['.repeat(50_000) + ']'.repeat(50_000))
    expect('errors' in json ? json.errors[0]?.line : json.lineOf([0])).toBe(1)
  })
})

describe('a text that is wrong', () => {
  test.each([
    ['a comma too many', '{\n"a": [1,\n]}', 3],
    ['a comma that is missing', '{"a": 1\n"b": 2}', 2],
    ['a comment', '{\n// nota\n"a": 1}', 2],
    ['a name without quotes', '{\n\n a: 1}', 3],
    ['single quotes', "{'a': 1}", 1],
    ['a string that does not end', '{\n"a": "b\n}', 2],
    ['two values', '{}\n{}', 2],
    ['nothing', '', 1],
    ['only spaces', ' \n ', 2],
    ['a key that stands twice', '{\n"a": 1,\n"a": 2}', 3],
    ['a key that stands twice, once in disguise', '{\n"a": 1,\n\n"\\u0061": 2}', 4],
    ['a key that stands twice deep inside', '{"x": [{"y": 0}, {\n"b": 1, "b": 1}]}', 2],
    ['a special key that stands twice', '{"__proto__": 1,\n"__proto__": 2}', 2],
  ])('by %s says on which line', (_, source, line) => {
    const errors = errorsOf(source)
    expect(errors.length).toBeGreaterThan(0)
    expect(errors[0]?.line).toBe(line)
    expect(errors[0]?.message).not.toBe('')
  })

  test('names the key that stands twice', () => {
    expect(errorsOf('{"nome": 1, "nome": 2}')).toEqual([{ line: 1, message: 'DuplicateKey "nome"' }])
  })

  test('nested without end is an error and not a fault', () => {
    expect(errorsOf('{"a":['.repeat(50_000)).length).toBeGreaterThan(0)
  })

  test('whatever it is never throws, and is an error exactly where JSON refuses it', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'{}[]":,\\ 1a\n') })),
        (text) => {
          let refused = false
          try {
            JSON.parse(text.replace(/^\uFEFF/, ''))
          } catch {
            refused = true
          }
          const errors = errorsOf(text).filter(({ message }) => !message.startsWith('DuplicateKey'))
          expect(errors.length > 0).toBe(refused)
        },
      ),
    )
  })
})
