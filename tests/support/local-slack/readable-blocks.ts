import type { types } from '@slack/bolt'
import { joinReadings, nothingRead, type Reading, readMrkdwn } from './readable-mrkdwn.ts'

type Part = Readonly<Record<string, unknown>>

/** What a person reads of blocks, labels of buttons and fields included. */
export function readBlocks(blocks: readonly types.AnyBlock[]): Reading {
  return joinReadings(blocks.map((block) => readPart({ ...block })))
}

/** Names whose texts nobody sees: ids, values, addresses, what is only read aloud. */
const hidden = new Set([
  'type',
  'style',
  'value',
  'url',
  'image_url',
  'block_id',
  'action_id',
  'callback_id',
  'language',
  'accessibility_label',
  'border',
  'indent',
  'confirm',
])

function readPart(part: Part): Reading {
  switch (part['type']) {
    case 'plain_text':
      return read(String(part['text']))
    case 'mrkdwn':
      return readMrkdwn(String(part['text']), true)
    case 'markdown':
      return readMarkdown(String(part['text']))
    case 'text':
      return read(String(part['text']))
    case 'link': {
      const url = String(part['url'])
      return { ...read(typeof part['text'] === 'string' ? part['text'] : url), links: [url] }
    }
    case 'user':
      return { text: '@', links: [], mentions: [`@${part['user_id']}`] }
    case 'usergroup':
      return { text: '@', links: [], mentions: [`!subteam^${part['usergroup_id']}`] }
    case 'broadcast':
      return { text: '@', links: [], mentions: [`!${part['range']}`] }
    case 'channel':
      return { text: '#', links: [], mentions: [`#${part['channel_id']}`] }
    case 'emoji':
      return read(`:${part['name']}:`)
    case 'date':
      return read(String(part['fallback'] ?? part['timestamp']))
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return joinReadings(partsOf(part['elements']).map(readPart), '')
    case 'button':
      return { ...readRest(part), links: typeof part['url'] === 'string' ? [part['url']] : [] }
    case 'plain_text_input':
    case 'datepicker':
      return joinReadings([readRest(part), read(String(part['initial_value'] ?? part['initial_date'] ?? ''))])
    case 'image':
      return joinReadings([read(String(part['alt_text'] ?? '')), ...partsOf([part['title']]).map(readPart)])
    default:
      return readRest(part)
  }
}

/** Everything in a part that is itself a part, in order; the choice made at first is one of the options anyway. */
function readRest(part: Part): Reading {
  return joinReadings(
    Object.entries(part)
      .filter(([name]) => !hidden.has(name) && !name.startsWith('initial_'))
      .flatMap(([, value]) => partsOf(Array.isArray(value) ? value.flat() : [value]))
      .map(readPart),
  )
}

function readMarkdown(source: string): Reading {
  const links = [...source.matchAll(/\]\(([^)\s]+)\)|<?(https?:\/\/[^\s)>]+)>?/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  return { text: source.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*_~`]/g, ''), links, mentions: [] }
}

const read = (text: string): Reading => ({ ...nothingRead, text })

function partsOf(value: unknown): Part[] {
  return Array.isArray(value) ? value.filter((each): each is Part => typeof each === 'object' && each !== null) : []
}
