/** What somebody reads of a text, and where it leads. */
export interface Reading {
  readonly text: string
  readonly links: readonly string[]
  readonly mentions: readonly string[]
}

export const nothingRead: Reading = { text: '', links: [], mentions: [] }

/** Several readings one below the other. */
export function joinReadings(readings: readonly Reading[], between = '\n'): Reading {
  const shown = readings.filter(({ text, links, mentions }) => text !== '' || links.length + mentions.length > 0)
  return {
    text: shown.map(({ text }) => text).join(between),
    links: shown.flatMap(({ links }) => links),
    mentions: shown.flatMap(({ mentions }) => mentions),
  }
}

/**
 * What Slack's client makes of its markup, at its most eager: with `markup` also what stands between signs, bare
 * addresses and pings without brackets. Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function readMrkdwn(source: string, markup: boolean): Reading {
  const links: string[] = []
  const mentions: string[] = []
  const parts = source.split(/(<[^<>\n]+>)/)
  const text = parts
    .map((part, at) => {
      if (at % 2 === 0) return markup ? readLoose(part, links, mentions) : part
      const [target = '', label] = part.slice(1, -1).split('|')
      if (/^[@#!]/.test(target)) {
        if (!target.startsWith('!date')) mentions.push(target)
        return label ?? target
      }
      links.push(decode(target))
      return label ?? target
    })
    .join('')
  return { text: decode(text), links, mentions }
}

function readLoose(text: string, links: string[], mentions: string[]): string {
  links.push(...[...text.matchAll(/https?:\/\/[^\s<>|]+/g)].map(([url]) => decode(url)))
  mentions.push(...[...text.matchAll(/(?<![\p{L}\p{N}])@(?:here|channel|everyone)\b/gu)].map(([ping]) => ping))
  return text
    .replaceAll(/```([^`]+)```/g, '$1')
    .replaceAll(/(^|\W)`([^`\n]+)`(?=\W|$)/g, '$1$2')
    .replaceAll(/(^|[^\p{L}\p{N}])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])/gu, '$1$2')
    .replaceAll(/(^|[^\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/gu, '$1$2')
    .replaceAll(/(^|[^\p{L}\p{N}])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}])/gu, '$1$2')
}

/** The three entities that Slack knows. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** What a person types, as Slack passes it on. */
export function encodeTyped(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replaceAll(/https?:\/\/[^\s]+/g, (url) => `<${url}>`)
}
