import type { types } from '@slack/bolt'

/** The buttons of a message, in order. */
export function buttonsOf(blocks: readonly types.KnownBlock[]): types.Button[] {
  return blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((element) => element.type === 'button') : [],
  )
}

/** All that can be read, in order, one block a line; none of it is interpreted by Slack. */
export function readable(blocks: readonly types.KnownBlock[]): string {
  return blocks.map((block) => textsIn(block).join('')).join('\n')
}

/** Where links lead. */
export function linksOf(blocks: readonly types.KnownBlock[]): string[] {
  return valuesOf(blocks, 'url')
}

/** Every text object and rich text in a part of Block Kit, in order; labels for screen readers are not shown. */
function textsIn(part: unknown): string[] {
  return valuesOf(part, 'text')
}

function valuesOf(part: unknown, key: string): string[] {
  if (Array.isArray(part)) return part.flatMap((each: unknown) => valuesOf(each, key))
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' ? (name === key ? [value] : []) : valuesOf(value, key),
  )
}
