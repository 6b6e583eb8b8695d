import { cleanText } from '../../src/channel/clean-text.ts'
import { cutText } from '../../src/channel/cut-text.ts'

/** WORD JOINER: invisible, no break, no letter; between a sign and its neighbour the sign means nothing to Slack. */
const joiner = '\u2060'

/**
 * A text for the places where Slack reads mrkdwn, such as the `text` of a message: it shows these words, pings nobody,
 * links nowhere and formats nothing. Slack has no escape for signs of formatting
 * (docs.slack.dev/messaging/formatting-message-text), so they are kept from touching their neighbours.
 */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[*_~`]/g, `${joiner}$&${joiner}`)
    .replace(/[@#](?=[^\s@#])/g, `$&${joiner}`)
    .replace(/:(?=[\w+'-]+:|\/\/)/g, `:${joiner}`)
    .replace(/\.(?<=[\p{L}\p{N}]\.)(?=[\p{L}\p{N}])/gu, `${joiner}.`)
    .replace(/^[ \t]*(?=[>\uFF1E])/gm, `$&${joiner}`)
    .replace(/>/g, '&gt;')
}

/** The same, cut so that no more than `length` are left once it is escaped. */
export function escapeTextWithin(text: string, length: number): string {
  for (let room = length; ; room = Math.floor((room * length) / (escapeText(cutText(text, room)).length + 1))) {
    const escaped = escapeText(cutText(text, room))
    if (escaped.length <= length) return escaped
  }
}
