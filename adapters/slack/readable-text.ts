/**
 * What Slack writes as markup (https://docs.slack.dev/messaging/formatting-message-text), as people read it: entities
 * decoded, references by their names, links by where they lead. The mention of `mentioned`, the bot itself, is left out.
 */
export function readableText(text: string, mentioned?: string): string {
  return text
    .replaceAll(/<([^<>]+)>/g, (_all, inside: string) => readable(inside, mentioned))
    .replaceAll(/&(lt|gt|amp);/g, (_all, name: 'lt' | 'gt' | 'amp') => characters[name])
    .replaceAll(/[ \t]+(?=\n|$)/g, '')
    .trim()
}

const characters = { lt: '<', gt: '>', amp: '&' } as const

function readable(inside: string, mentioned: string | undefined): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  switch (target[0]) {
    case '@':
      if (target.slice(1) === mentioned) return ''
      return label === '' ? target : withSign('@', label)
    case '#':
      return label === '' ? target : withSign('#', label)
    case '!':
      return specialMention(target.slice(1), label)
    default:
      return link(target, label)
  }
}

/** `<!here>`, `<!subteam^S123|@gruppo>`, `<!date^1392734382^{date}|18 febbraio>`. */
function specialMention(target: string, label: string): string {
  if (label !== '') return label
  return target.startsWith('date^') ? '' : `@${target.split('^')[0]}`
}

function link(target: string, label: string): string {
  const address = target.replace(/^(?:mailto|tel):/, '')
  if (label === '' || target.endsWith(label)) return label === '' ? address : label
  return `${label} (${address})`
}

const withSign = (sign: string, label: string) => (label.startsWith(sign) ? label : `${sign}${label}`)
