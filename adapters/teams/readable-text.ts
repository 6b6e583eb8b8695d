import type { IncomingActivity } from './activity-shape.ts'

/** What somebody wrote, and the message it replies to. */
export interface WrittenText {
  readonly text: string
  readonly quoted?: string
}

/** The part of a message that repeats the one replied to, as Teams marks it in the HTML it sends along. */
const quotedReply = /<blockquote[^<>]*schema\.skype\.com\/Reply[^<>]*>([\s\S]*?)<\/blockquote>/i
const quotedPreview = /<p[^<>]*itemprop="(?:preview|copy)"[^<>]*>([\s\S]*?)<\/p>/i

/** The text of a message as people read it: without the mention of the bot, other people by their names. */
export function writtenText(activity: IncomingActivity): WrittenText {
  const html = activity.attachments?.find(({ contentType }) => contentType === 'text/html')?.content
  const reply = typeof html === 'string' ? quotedReply.exec(html) : null
  if (typeof html !== 'string' || reply === null) return { text: withoutMentions(activity.text ?? '', activity) }
  const quoted = htmlText(quotedPreview.exec(reply[1] ?? '')?.[1] ?? reply[1] ?? '')
  const own = htmlText(
    html
      .replace(quotedReply, ' ')
      .replaceAll(
        /<span[^<>]*itemtype="http:\/\/schema\.skype\.com\/Mention"[^<>]*>([^<>]*)<\/span>/gi,
        (_all, name: string) => (isBot(name, activity) ? '' : name),
      ),
  )
  return { text: own, ...(quoted === '' ? {} : { quoted }) }
}

/** HTML as plain text: for what Teams hands over only as HTML. Nothing in it is ever shown as HTML again. */
export function htmlText(html: string): string {
  return tidy(
    decoded(html.replaceAll(/<\/(?:p|div|li|h[1-6]|tr|blockquote)>|<br[^<>]*>/gi, '\n').replaceAll(/<[^<>]*>/g, '')),
  )
}

function withoutMentions(text: string, { entities, recipient }: IncomingActivity): string {
  let rest = text
  for (const { type, mentioned, text: mention } of entities ?? []) {
    if (type !== 'mention' || mention === undefined || mention === '') continue
    const isMe = mentioned?.id !== undefined && mentioned.id === recipient?.id
    rest = rest.replaceAll(mention, isMe ? ' ' : (mentioned?.name ?? ''))
  }
  return tidy(decoded(rest.replaceAll(/<\/?at(?:\s[^<>]*)?>/gi, '')))
}

function isBot(name: string, { entities, recipient }: IncomingActivity): boolean {
  return (entities ?? []).some(
    ({ type, mentioned }) => type === 'mention' && mentioned?.id === recipient?.id && mentioned?.name === name,
  )
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** Each entity once: what somebody wrote as `&amp;lt;` stays `&lt;`. */
function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return characters[String(name).toLowerCase()] ?? all
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all
  })
}

function tidy(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[ \t]{2,}/g, ' ')
    .replaceAll(/ ?\r?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
