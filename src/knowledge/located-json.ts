import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** A parsed JSON file that still knows on which line each value stands. */
export interface LocatedJson {
  readonly value: unknown
  /** Line of the value at that path, or of the nearest value above it that exists. Counted from 1. */
  lineOf(path: readonly PropertyKey[]): number
}

export interface JsonSyntaxError {
  readonly line: number
  readonly message: string
}

/**
 * Reads strict JSON (a byte order mark is allowed, comments are not) and keeps the places of values.
 * Keys that stand twice in one object are errors: the last one would silently win.
 *
 * Places are only looked up when something is wrong: a sound file is read by `JSON.parse` alone.
 */
export function parseLocatedJson(source: string): LocatedJson | { readonly errors: readonly JsonSyntaxError[] } {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { errors: syntaxErrors(text) }
  }
  // With a key twice in one object the text holds more keys than the value.
  if (countKeysInText(text) !== countKeysInValue(value)) return { errors: syntaxErrors(text) }
  let places: { readonly tree: Node | undefined; readonly starts: readonly number[] } | undefined
  return {
    value,
    lineOf(path) {
      places ??= { tree: parseTreeSafely(text, []), starts: lineStarts(text) }
      const { tree, starts } = places
      if (tree === undefined) return 1
      for (let length = path.length; length >= 0; length--) {
        const node = findNodeAtLocation(tree, path.slice(0, length).map(toStep))
        if (node !== undefined) return lineAt(starts, node.offset)
      }
      return 1
    },
  }
}

/** What is wrong in a text that is not strict JSON, with lines. At least one error. */
function syntaxErrors(text: string): readonly JsonSyntaxError[] {
  const starts = lineStarts(text)
  const parseErrors: ParseError[] = []
  const tree = parseTreeSafely(text, parseErrors)
  const errors: JsonSyntaxError[] = parseErrors.map((error) => ({
    line: lineAt(starts, error.offset),
    message: printParseErrorCode(error.error),
  }))
  if (tree !== undefined) errors.push(...duplicateKeys(tree, starts))
  return errors.length > 0 ? errors : [{ line: 1, message: text.trim() === '' ? 'EmptyFile' : 'InvalidJson' }]
}

/** The tree of the text; undefined where there is none, or where it is nested too deep to have been written by people. */
function parseTreeSafely(text: string, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Strings followed by a colon. `text` is sound JSON, so that quotes only stand around strings. */
function countKeysInText(text: string): number {
  let keys = 0
  for (let open = text.indexOf('"'); open >= 0; open = text.indexOf('"', open)) {
    let at = open + 1
    for (let code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(at)) at += code === backslash ? 2 : 1
    at++
    while (text.charCodeAt(at) <= space) at++
    if (text.charCodeAt(at) === colon) keys++
    open = at
  }
  return keys
}

const quote = 0x22
const backslash = 0x5c
const colon = 0x3a
const space = 0x20

function countKeysInValue(value: unknown): number {
  let keys = 0
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next !== 'object' || next === null) continue
    const below = Object.values(next)
    if (!Array.isArray(next)) keys += below.length
    for (const inner of below) if (typeof inner === 'object') waiting.push(inner)
  }
  return keys
}

function toStep(step: PropertyKey): string | number {
  return typeof step === 'number' ? step : String(step)
}

function duplicateKeys(node: Node, starts: readonly number[]): JsonSyntaxError[] {
  const found: JsonSyntaxError[] = []
  const seen = new Set<unknown>()
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined
    if (key !== undefined) {
      if (seen.has(key.value)) {
        found.push({ line: lineAt(starts, key.offset), message: `DuplicateKey "${String(key.value)}"` })
      }
      seen.add(key.value)
    }
    found.push(...duplicateKeys(child, starts))
  }
  return found
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
