import { cleanText } from '../../src/channel/clean-text.ts'

/** ZERO WIDTH SPACE: invisible; between two braces they are no longer the beginning of a function. */
const gap = '\u200B'

/**
 * A text for the places where Adaptive Cards show what they are given (text runs, labels, titles of buttons). They
 * read no Markdown there, only `{{DATE(…)}}` and `{{TIME(…)}}`
 * (learn.microsoft.com/adaptive-cards/authoring-cards/text-features), which are taken apart.
 */
export function literalText(text: string): string {
  return cleanText(text).replace(/\{(?=\{(?:DATE|TIME)\()/g, `{${gap}`)
}

/**
 * A text for the one place where nothing but Markdown can stand, `fallbackText`: every sign that could mean something
 * in it is escaped, `<` and `&` as entities, which Teams' mentions (`<at>`) and HTML would begin with.
 */
export function escapeMarkdown(text: string): string {
  return literalText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_~{}[\]()#+\-.!|:@]/g, '\\$&')
}

/**
 * Signs that Markdown, HTML, mentions, or a reader that looks for addresses could take for something. A full stop, a
 * hyphen or a bracket counts only where it can mean something: `1.` and `- ` begin a list, `nome.it` is an address.
 */
const meaningful = /[\\`*_~<>&[\]{}|#@=^]|:\/\/|\w[:.]\w|--|^\s*(?:[-+\u2022]|\d+[.)])(?:\s|$)|^\s|\n/u

/** Whether a text reads the same wherever it stands, as Markdown, as HTML and as plain text: only one line without signs. */
export function readsTheSame(text: string): boolean {
  return text === literalText(text) && !meaningful.test(text)
}
