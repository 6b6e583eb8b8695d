import type { Action, Block, Fact, Language, OutgoingMessage } from './message.ts'

/** Composes a message whose plain text says everything that its blocks show. */
export function composeMessage(language: Language, blocks: readonly Block[], card?: string): OutgoingMessage {
  const message = { language, text: plainText(blocks), blocks }
  return card === undefined ? message : { ...message, card }
}

/** The blocks in plain text, one thing a line: for notifications, screen readers and the terminal. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'notice':
      return block.text
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.text}${linkText(fact)}`).join('\n')
    case 'list':
      return [
        ...(block.title === undefined ? [] : [`${block.title}:`]),
        ...block.items.map((item) => `• ${item}`),
      ].join('\n')
    case 'quote':
      return `${block.author}: «${block.text}»`
    case 'details':
      return ''
    case 'actions':
      return block.actions.map(actionText).join('\n')
    case 'form':
      return [
        block.form.title,
        ...Object.values(block.form.errors ?? {}),
        ...block.form.fields.map((field) => `${field.label}${field.hint === undefined ? '' : ` (${field.hint})`}`),
      ].join('\n')
  }
}

/** A link that only repeats the text (an address behind `mailto:`) is left out, and so is what is no link for people. */
function linkText({ text, url }: Fact): string {
  return url === undefined || url.endsWith(text) || !/^(?:https?|tel):/i.test(url) ? '' : ` – ${url}`
}

function actionText(action: Action): string {
  return action.label === action.typed ? `→ ${action.label}` : `→ ${action.label} [${action.typed}]`
}
