import type { TeamsCard, TeamsElement } from './adaptive-card-schema.ts'

/** A card as a person finds it, folded parts opened. */
export interface ShownCard {
  /** Everything that can be read, a line for each element. */
  readonly text: string
  /** Where links lead. */
  readonly links: readonly string[]
}

export function shownCard({ body, actions = [] }: TeamsCard): ShownCard {
  return { text: [...body.flatMap(lines), ...actions.map(({ title }) => title)].join('\n'), links: body.flatMap(links) }
}

function lines(element: TeamsElement): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.text.replace(markdownLink, '$1').replace(markdownSign, '')]
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')]
    case 'Container':
      return element.items.flatMap(lines)
    case 'ActionSet':
      return element.actions.map(({ title }) => title)
    case 'Input.ChoiceSet':
      return [element.label, element.placeholder ?? '', ...element.choices.map(({ title }) => title)]
    case 'Input.Text':
    case 'Input.Date':
      return [element.label, element.value ?? '']
  }
}

/** Roughly what a client makes of Markdown: enough to see that a text was taken for it. */
const markdownLink = /\[([^\]]*)\]\(([^)]*)\)/g
const markdownSign = /[*_~`<>\\]/g

function links(element: TeamsElement): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [...element.text.matchAll(markdownLink)].map(([, , url = '']) => url)
    case 'RichTextBlock':
      return element.inlines.flatMap(({ selectAction }) => (selectAction === undefined ? [] : [selectAction.url]))
    case 'Container':
      return element.items.flatMap(links)
    default:
      return []
  }
}
