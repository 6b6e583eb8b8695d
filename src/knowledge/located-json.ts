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
 */
export function parseLocatedJson(source: string): LocatedJson | { readonly errors: readonly JsonSyntaxError[] } {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  const starts = lineStarts(text)
  const parseErrors: ParseError[] = []
  const tree = parseTree(text, parseErrors, { disallowComments: true })
  const errors: JsonSyntaxError[] = parseErrors.map((error) => ({
    line: lineAt(starts, error.offset),
    message: printParseErrorCode(error.error),
  }))
  if (tree !== undefined) errors.push(...duplicateKeys(tree, starts))
  if (tree === undefined || errors.length > 0) {
    return { errors: errors.length > 0 ? errors : [{ line: 1, message: 'EmptyFile' }] }
  }
  return {
    value: JSON.parse(text),
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const node = findNodeAtLocation(tree, path.slice(0, length).map(toStep))
        if (node !== undefined) return lineAt(starts, node.offset)
      }
      return 1
    },
  }
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
