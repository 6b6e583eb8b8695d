import { cutText } from '../../src/channel/cut-text.ts'
import type { Action, Block, OutgoingMessage } from '../../src/channel/message.ts'
import { teamsLimits } from './teams-limits.ts'

/** How much of a message is kept. */
export interface Extent {
  /** Characters of one text. */
  readonly textLength: number
  /** Entries of one list, one set of facts or of details. */
  readonly items: number
  /** Blocks besides buttons and forms. */
  readonly blocks: number
  readonly actions: number
  readonly forms: number
}

/** From all that Teams may show down to the least that still says what it is about. Buttons are the last to go. */
export const extents: readonly [Extent, ...Extent[]] = [
  { textLength: teamsLimits.textLength, items: 200, blocks: 200, actions: teamsLimits.actions, forms: 3 },
  { textLength: 2_000, items: 80, blocks: 60, actions: teamsLimits.actions, forms: 3 },
  { textLength: 1_000, items: 40, blocks: 40, actions: teamsLimits.actions, forms: 3 },
  { textLength: 500, items: 24, blocks: 24, actions: teamsLimits.actions, forms: 3 },
  { textLength: 240, items: 12, blocks: 16, actions: teamsLimits.actions, forms: 3 },
  { textLength: 120, items: 6, blocks: 10, actions: teamsLimits.actions, forms: 3 },
  { textLength: 120, items: 2, blocks: 4, actions: teamsLimits.actions, forms: 3 },
  { textLength: 120, items: 1, blocks: 2, actions: 10, forms: 1 },
  { textLength: 120, items: 1, blocks: 1, actions: 5, forms: 1 },
  { textLength: 120, items: 1, blocks: 1, actions: 1, forms: 1 },
]

/** The message and the buttons for which there is no room, to be written instead. */
export interface FittedMessage {
  readonly message: OutgoingMessage
  readonly leftOut: readonly Action[]
}

/** Cuts long texts and leaves out the middle of long lists and of the message; `shortened` stands where it was. */
export function fitMessage(message: OutgoingMessage, extent: Extent, shortened: string): FittedMessage {
  const leftOut: Action[] = []
  let room = extent.actions
  const cut = (text: string) => cutText(text, extent.textLength)
  const fit = (block: Block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
      case 'notice':
        return { ...block, text: cut(block.text) }
      case 'quote':
        return { ...block, author: cut(block.author), text: cut(block.text) }
      case 'facts': {
        const facts = block.facts.map((fact) => ({ ...fact, label: cut(fact.label), text: cut(fact.text) }))
        return { ...block, facts: keepEnds(facts, extent.items, { label: '…', text: shortened }) }
      }
      case 'list':
        return {
          ...block,
          ...(block.title === undefined ? {} : { title: cut(block.title) }),
          items: keepEnds(block.items.map(cut), extent.items, shortened),
        }
      case 'details':
        return { ...block, items: keepEnds(block.items.map(cut), extent.items, shortened) }
      case 'actions': {
        const actions = block.actions.slice(0, room)
        leftOut.push(...block.actions.slice(room))
        room -= actions.length
        return { ...block, actions }
      }
      case 'form': {
        const { errors, ...form } = block.form
        const cutErrors = Object.entries(errors ?? {}).map(([field, error]) => [field, cut(error)] as const)
        return { ...block, form: errors === undefined ? form : { ...form, errors: Object.fromEntries(cutErrors) } }
      }
    }
  }
  const gap: Block = { type: 'paragraph', text: shortened }
  const forms = message.blocks.filter(({ type }) => type === 'form').slice(extent.forms)
  const kept = message.blocks.filter((block) => !forms.includes(block))
  const blocks = keepEndBlocks(kept, extent.blocks, gap).map(fit)
  return { message: { ...message, text: cut(message.text), blocks }, leftOut }
}

/** The first and the last ones: what it is about stands first, what happened last often last. */
function keepEnds<T>(items: readonly T[], most: number, gap: T): readonly T[] {
  if (items.length <= most) return items
  const head = Math.ceil(most / 2)
  return [...items.slice(0, head), gap, ...items.slice(items.length - (most - head))]
}

/** Buttons and forms are kept wherever they stand. */
function keepEndBlocks(blocks: readonly Block[], most: number, gap: Block): readonly Block[] {
  const isContent = ({ type }: Block) => type !== 'actions' && type !== 'form'
  const content = blocks.filter(isContent)
  if (content.length <= most) return blocks
  const kept = new Set(keepEnds(content, most, gap))
  const firstLeftOut = content.find((block) => !kept.has(block))
  return blocks.flatMap((block) => {
    if (block === firstLeftOut) return [gap]
    return !isContent(block) || kept.has(block) ? [block] : []
  })
}
