import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frozenCopy } from '../../src/store/embedded/frozen-copy.ts'
import { isSameData } from '../../src/store/embedded/same-data.ts'

const data = fc.oneof(
  fc.jsonValue(),
  fc.jsonValue().map((value) => ({ value, absent: undefined, list: [value, undefined] })),
)
const readBack = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
// JSON knows one zero.
const positive = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, part: unknown) => (part === 0 ? 0 : part))

function isFrozenThroughout(value: unknown): boolean {
  return typeof value !== 'object' || value === null
    ? true
    : Object.isFrozen(value) && Object.values(value).every(isFrozenThroughout)
}

describe('a frozen copy', () => {
  test('is what would be read back from the disk, and cannot be changed', () => {
    fc.assert(
      fc.property(data, (value) => {
        const copy = frozenCopy(value)
        expect(positive(copy)).toEqual(positive(readBack(value)))
        expect(isFrozenThroughout(copy)).toBe(true)
      }),
    )
  })

  test('has whatever name a member has', () => {
    const copy = frozenCopy(JSON.parse('{"__proto__":{"a":1},"constructor":"b"}'))
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1},"constructor":"b"}')
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
  })

  test('shares nothing with the original that could change', () => {
    const original = { inside: { words: ['one'] } }
    const copy = frozenCopy(original)
    original.inside.words.push('two')
    expect(copy).toEqual({ inside: { words: ['one'] } })
  })
})

describe('the same data', () => {
  test('is what would be written alike, whatever the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(isSameData(one, readBack(one))).toBe(true)
        expect(isSameData(one, other)).toBe(isDeepStrictEqual(positive(one), positive(other)))
      }),
    )
  })

  test.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [[], {}],
    [{ a: null }, {}],
    [{ a: { b: 'x' } }, { a: { b: 'y' } }],
    [undefined, {}],
  ])('is not %j and %j', (one, other) => {
    expect(isSameData(one, other)).toBe(false)
    expect(isSameData(other, one)).toBe(false)
  })

  test('does not count members that are undefined', () => {
    expect(isSameData({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(isSameData({ a: 1 }, { a: 1, b: undefined })).toBe(true)
  })
})
