import type { types } from '@slack/bolt'
import { blockKitLimits } from './block-kit-limits.ts'

/** What a surface of Slack holds. */
export interface Room {
  readonly blocks: number
  /** Characters of JSON. */
  readonly size: number
}

/** What buttons leave to the texts they belong to. */
const reserve: Room = { blocks: 4, size: 3_500 }
const none: Room = { blocks: 0, size: 0 }

const isActions = (block: types.KnownBlock): block is types.ActionsBlock => block.type === 'actions'

export function fits(blocks: readonly types.KnownBlock[], room: Room): boolean {
  return blocks.length <= room.blocks && sizeOf(blocks) <= room.size
}

/**
 * The blocks that fit: where not all do, what is in the middle gives way to a note. Buttons stay before all else, since
 * nothing can be done without them; only where they alone are too many, the last are left out.
 */
export function fitBlocks(blocks: readonly types.KnownBlock[], room: Room, note: types.KnownBlock): types.KnownBlock[] {
  const all = blocks.length > room.blocks ? joinRows(blocks) : [...blocks]
  if (fits(all, room)) return all
  const kept = new Set<types.KnownBlock>()
  const left = { blocks: room.blocks - 1, size: room.size - sizeOf([note]) }
  const keep = (block: types.KnownBlock | undefined, spared: Room): boolean => {
    if (block === undefined || left.blocks <= spared.blocks || sizeOf([block]) > left.size - spared.size) return false
    left.blocks -= 1
    left.size -= sizeOf([block])
    kept.add(block)
    return true
  }
  for (const block of all.filter(isActions)) if (!keep(block, reserve)) break
  const contents = all.filter((block) => !isActions(block))
  let first = 0
  while (keep(contents[first], none)) {
    first += 1
    if (first < contents.length && !keep(contents.pop(), none)) break
  }
  const gap = all.findIndex((block) => !kept.has(block))
  return all.flatMap((block, at) => (kept.has(block) ? [block] : at === gap ? [note] : []))
}

/** Rows of buttons that follow each other, made as long as Slack allows. */
function joinRows(blocks: readonly types.KnownBlock[]): types.KnownBlock[] {
  const joined: types.KnownBlock[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      isActions(last) &&
      isActions(block) &&
      last.elements.length + block.elements.length <= blockKitLimits.actionsInBlock
    ) {
      joined[joined.length - 1] = { ...last, elements: [...last.elements, ...block.elements] }
    } else {
      joined.push(block)
    }
  }
  return joined
}

function sizeOf(blocks: readonly types.KnownBlock[]): number {
  return JSON.stringify(blocks).length
}
