import type { types } from '@slack/bolt'
import type { Action, Block, Fact, Form, OutgoingMessage } from '../../src/channel/message.ts'
import { formReference, specialActions } from '../../src/channel/special-actions.ts'
import { blockKitLimits, slackLimits } from './block-kit-limits.ts'
import { writeButtonId } from './button-id.ts'
import {
  contextLine,
  groupBySize,
  linkPart,
  plainLine,
  type RichTextPart,
  richText,
  section,
  splitText,
  textPart,
  tidyText,
} from './rich-text.ts'
import type { SlackTexts } from './slack-texts.ts'

/** Buttons next to each other; more stand in further rows. */
const buttonsInRow = 5

/** Characters of a group of facts or items that share a block. */
const groupSize = 2_000

const toneSigns = { info: 'ℹ️', warning: '⚠️', success: '✅' } as const

const bold = { bold: true } as const

/** `tight`: lists as lines of text, which take far less of what a message may hold. */
export type Spacing = 'wide' | 'tight'

interface Surface {
  readonly texts: SlackTexts
  readonly spacing: Spacing
  /** Labels that stand on more than one button. */
  readonly repeated: ReadonlySet<string>
  /** Number of the next button: their ids must differ on the whole surface. */
  readonly nextPlace: () => number
}

/**
 * The blocks of messages that stand below each other, in Block Kit. Texts stand in rich text and plain text only, where
 * Slack interprets nothing: no mrkdwn, and so no escaping. A message whose blocks hold nothing shows its text.
 */
export function renderBlocks(
  messages: readonly OutgoingMessage[],
  texts: SlackTexts,
  spacing: Spacing,
): types.KnownBlock[] {
  let buttons = 0
  const surface = { texts, spacing, repeated: repeatedLabels(messages), nextPlace: () => ++buttons }
  return messages.flatMap((message) => {
    const blocks = message.blocks.flatMap((block) => renderBlock(block, surface))
    return blocks.length > 0 ? blocks : paragraph(message.text)
  })
}

function repeatedLabels(messages: readonly OutgoingMessage[]): Set<string> {
  const labels = messages
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'actions' ? block.actions.map(({ label }) => label) : []))
  return new Set(labels.filter((label, at) => labels.indexOf(label) !== at))
}

function renderBlock(block: Block, surface: Surface): types.KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return heading(block.text)
    case 'paragraph':
      return paragraph(block.text)
    case 'facts':
      return facts(block.facts)
    case 'list':
      return list(block.title ?? '', block.items.map(tidyText).filter(Boolean), surface.spacing)
    case 'notice':
      return notice(block.tone, block.text, surface.texts)
    case 'quote':
      return quote(block.author, block.text)
    case 'details':
      return contextLine([block.summary, ...block.items.map(tidyText).filter(Boolean).map(bulleted)].join('\n'))
    case 'actions':
      return buttonRows(block.actions, surface)
    case 'form':
      return formButton(block.form, surface)
  }
}

function heading(text: string): types.KnownBlock[] {
  const line = plainLine(text, slackLimits.textLength)
  if (line === undefined) return []
  if (line.text.length <= blockKitLimits.header) return [{ type: 'header', text: line }]
  return longText(text).flatMap((piece) => section(textPart(piece, bold)))
}

function paragraph(text: string): types.KnownBlock[] {
  return longText(text).flatMap((piece) => section(textPart(piece)))
}

function facts(all: readonly Fact[]): types.KnownBlock[] {
  const lines = all.map(factLine).filter((line) => line.length > 0)
  return groupBySize(lines, sizeOf, groupSize).flatMap((group) =>
    section(group.flatMap((line, at) => [...(at === 0 ? [] : textPart('\n')), ...line])),
  )
}

function factLine({ label, text, url }: Fact): RichTextPart[] {
  const name = tidyText(label)
  return [...textPart(name === '' ? '' : `${name}: `, bold), ...linkPart(tidyText(text), url)]
}

function list(title: string, items: readonly string[], spacing: Spacing): types.KnownBlock[] {
  const name = section(textPart(tidyText(title), bold))
  if (spacing === 'tight') {
    return [
      ...name,
      ...groupBySize(items, sizeOf, groupSize).flatMap((group) => paragraph(group.map(bulleted).join('\n'))),
    ]
  }
  const sections = items.map((item): types.RichTextSection => ({ type: 'rich_text_section', elements: textPart(item) }))
  return [
    ...name,
    ...groupBySize(sections, sizeOf, groupSize).map((elements) =>
      richText({ type: 'rich_text_list', style: 'bullet', elements }),
    ),
  ]
}

function notice(tone: keyof SlackTexts['tones'], text: string, texts: SlackTexts): types.KnownBlock[] {
  const label = textPart(`${toneSigns[tone]} ${texts.tones[tone]}: `, bold)
  return longText(text).flatMap((piece, at) => section([...(at === 0 ? label : []), ...textPart(piece)]))
}

function quote(author: string, text: string): types.KnownBlock[] {
  const name = tidyText(author)
  return [
    ...section(textPart(name === '' ? '' : `${name}:`, bold)),
    ...longText(text).map((piece) => richText({ type: 'rich_text_quote', elements: textPart(piece) })),
  ]
}

/** Rows of buttons. What no button can carry is said in words, so that it can be written. */
function buttonRows(actions: readonly Action[], surface: Surface): types.KnownBlock[] {
  const made = actions.map((action) => ({ action, button: button(action, surface) }))
  const buttons = made.flatMap((each) => (each.button === undefined ? [] : [each.button]))
  const rows = Array.from({ length: Math.ceil(buttons.length / buttonsInRow) }, (_, row) =>
    buttons.slice(row * buttonsInRow, (row + 1) * buttonsInRow),
  )
  return [
    ...made.flatMap((each) => (each.button === undefined ? inWords(each.action, surface.texts) : [])),
    ...rows.map((elements): types.KnownBlock => ({ type: 'actions', elements })),
  ]
}

/** Buttons with the same label are told apart by screen readers by what can be written instead. */
function button(action: Action, { repeated, nextPlace }: Surface): types.Button | undefined {
  const id = writeButtonId(nextPlace(), action)
  const text = plainLine(action.label, blockKitLimits.buttonText) ?? plainLine(action.typed, blockKitLimits.buttonText)
  if (id === undefined || text === undefined) return undefined
  const spoken = repeated.has(action.label)
    ? plainLine(`${action.label} (${action.typed})`, blockKitLimits.buttonText)
    : undefined
  return {
    type: 'button',
    ...id,
    text,
    ...(action.style === 'secondary' ? {} : { style: action.style }),
    ...(spoken === undefined ? {} : { accessibility_label: spoken.text }),
  }
}

function inWords({ label, typed }: Action, texts: SlackTexts): types.KnownBlock[] {
  return tidyText(typed) === '' ? [] : paragraph(texts.writeInstead(label, typed))
}

/** A message cannot hold a form: a button brings its window. Errors are read before it. */
function formButton(form: Form, surface: Surface): types.KnownBlock[] {
  const label = tidyText(form.title) === '' ? form.submitLabel : form.title
  const value = formReference(form)
  const rows = buttonRows([{ action: specialActions.form, value, label, typed: '', style: 'primary' }], surface)
  const isWhole = rows.length > 0 && tidyText(label).length <= blockKitLimits.buttonText
  return [
    ...(isWhole ? [] : longText(label).flatMap((piece) => section(textPart(piece, bold)))),
    ...Object.values(form.errors ?? {}).flatMap((error) => notice('warning', error, surface.texts)),
    ...rows,
  ]
}

const bulleted = (item: string) => `• ${item}`

function longText(text: string): string[] {
  return splitText(text, slackLimits.textLength)
}

function sizeOf(part: string | object): number {
  return JSON.stringify(part).length
}
