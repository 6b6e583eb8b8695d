import { cutText } from '../../src/channel/cut-text.ts'
import type { Action, Block, Fact, Form } from '../../src/channel/message.ts'
import { isSafeLink } from '../../src/channel/safe-link.ts'
import { type Container, type Element, runs, type TextRun } from './card-elements.ts'
import { literalText, readsTheSame } from './escape-text.ts'
import { buttonTitle, formButton, renderActions } from './render-actions.ts'
import type { TeamsTexts } from './teams-texts.ts'

type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>

/** A block as elements of a card; none where it holds nothing. `position` tells foldable parts of one card apart. */
export function renderBlock(block: Block, position: number, texts: TeamsTexts): readonly Element[] {
  switch (block.type) {
    case 'heading':
      return renderHeading(block.text)
    case 'paragraph':
      return paragraph(block.text)
    case 'facts':
      return block.facts.flatMap(renderFact)
    case 'list':
      return renderList(block)
    case 'notice':
      return renderNotice(block, texts)
    case 'quote':
      return renderQuote(block)
    case 'details':
      return renderDetails(block, `details-${position}`)
    case 'actions':
      return renderActions(block.actions)
    case 'form':
      return renderFormSummary(block.form, texts)
  }
}

/** What can be written in place of buttons that cannot be shown. */
export function renderTyped(actions: readonly Action[], texts: TeamsTexts): readonly Element[] {
  const typed = actions.map(({ typed }) => typed).filter((words) => words.trim() !== '')
  return typed.length === 0 ? [] : renderList({ type: 'list', title: texts.writeInsteadOf, items: typed })
}

export function paragraph(text: string): readonly Element[] {
  return isEmpty(text) ? [] : [runs([run(text)])]
}

const isEmpty = (text: string) => literalText(text).trim() === ''

function run(text: string, look: Omit<TextRun, 'type' | 'text'> = {}): TextRun {
  return { type: 'TextRun', text: literalText(text), ...look }
}

/** Only a text block is announced as a heading, and it reads Markdown: other texts stand in a large run. */
function renderHeading(text: string): readonly Element[] {
  if (isEmpty(text)) return []
  return readsTheSame(text)
    ? [{ type: 'TextBlock', text, wrap: true, size: 'Large', weight: 'Bolder', style: 'heading' }]
    : [runs([run(text, { size: 'Large', weight: 'Bolder' })])]
}

/** A line each: on a phone two columns are too narrow, and a fact set reads Markdown. */
function renderFact({ label, text, url }: Fact, position: number): readonly Element[] {
  const shown = isEmpty(text) && url !== undefined ? url : text
  if (isEmpty(label) && isEmpty(shown)) return []
  const name = isEmpty(label) ? [] : [run(`${label}: `, { weight: 'Bolder' })]
  const href = url === undefined ? undefined : linkTo(url)
  const value = run(shown, href === undefined ? {} : { selectAction: { type: 'Action.OpenUrl', url: href } })
  return [runs([...name, ...(isEmpty(shown) ? [] : [value])], position === 0 ? undefined : 'Small')]
}

/** Longer links are cut by no client, but refused by some. */
const longestLink = 2_048

function linkTo(url: string): string | undefined {
  if (!isSafeLink(url) || !URL.canParse(url)) return undefined
  const { href } = new URL(url)
  return href.length <= longestLink ? href : undefined
}

function renderList({ title, items }: BlockOf<'list'>): readonly Element[] {
  const filled = items.filter((item) => !isEmpty(item))
  const head = title === undefined || isEmpty(title) ? [] : [runs([run(title, { weight: 'Bolder' })])]
  return [
    ...head,
    ...filled.map((item, at) => runs([run(`• ${item}`)], head.length === 0 && at === 0 ? undefined : 'Small')),
  ]
}

const noticeStyles = { info: 'accent', warning: 'warning', success: 'good' } as const

function renderNotice({ tone, text }: BlockOf<'notice'>, texts: TeamsTexts): readonly Element[] {
  if (isEmpty(text)) return []
  const label = run(`${texts.tones[tone]}: `, { weight: 'Bolder' })
  return [box(noticeStyles[tone], [runs([label, run(text)])])]
}

function renderQuote({ author, text }: BlockOf<'quote'>): readonly Element[] {
  const lines = [
    ...(isEmpty(author) ? [] : [runs([run(author, { weight: 'Bolder' })])]),
    ...(isEmpty(text) ? [] : [runs([run(`«${text}»`)], 'Small')]),
  ]
  return lines.length === 0 ? [] : [box('emphasis', lines)]
}

/** Folded; without words to open it by, it stands open. */
function renderDetails({ summary, items }: BlockOf<'details'>, id: string): readonly Element[] {
  const lines = renderList({ type: 'list', items })
  if (lines.length === 0 || isEmpty(summary)) return [...paragraph(summary), ...lines]
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: buttonTitle(summary), targetElements: [id] }],
    },
    { type: 'Container', id, isVisible: false, items: lines, spacing: 'Small' },
  ]
}

/** Fields named in the summary of a form; longer forms say so with an ellipsis. */
const namedFields = 8

function renderFormSummary(form: Form, texts: TeamsTexts): readonly Element[] {
  const labels = form.fields.map(({ label }) => cutText(literalText(label), 80))
  const named = labels.length > namedFields ? [...labels.slice(0, namedFields), '…'] : labels
  const errors = Object.values(form.errors ?? {}).slice(0, namedFields)
  return [
    ...errors.flatMap((error) => fieldError(error, texts)),
    ...(named.length === 0 ? [] : [runs([run(texts.formAsks(named), { isSubtle: true })])]),
    formButton(form),
  ]
}

/** What was refused, in words and not by colour alone. */
export function fieldError(error: string, texts: TeamsTexts): readonly Element[] {
  if (isEmpty(error)) return []
  const said = run(cutText(literalText(error), 500))
  return [box('attention', [runs([run(`${texts.toCorrect}: `, { weight: 'Bolder' }), said])])]
}

function box(style: NonNullable<Container['style']>, items: readonly Element[]): Container {
  return { type: 'Container', style, items }
}
