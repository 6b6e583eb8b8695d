import { controlsIn } from './controls.ts'
import type { StoredMessage } from './conversations.ts'
import type { LocalView, Readable } from './local-slack-types.ts'
import { readBlocks } from './readable-blocks.ts'
import { joinReadings, readMrkdwn } from './readable-mrkdwn.ts'

/** A message as a person reads it: its text stands only for blocks that are not there, but it pings all the same. */
export function readMessage({ ts, text, blocks, mrkdwn }: StoredMessage): Readable {
  const fallback = readMrkdwn(text, mrkdwn)
  const shown = blocks.length === 0 ? fallback : readBlocks(blocks)
  const mentions = new Set([...shown.mentions, ...fallback.mentions])
  return { text: shown.text, links: shown.links, mentions: [...mentions], buttons: labels(blocks), ts }
}

/** A window or a home as a person reads it, with the errors beside the fields. */
export function readView({ title, submit, blocks, errors }: LocalView): Readable {
  const plain = (text: string) => ({ text, links: [], mentions: [] })
  const around = [plain(title), readBlocks(blocks), ...Object.values(errors).map(plain), plain(submit ?? '')]
  return { ...joinReadings(around), buttons: labels(blocks) }
}

function labels(blocks: StoredMessage['blocks']): readonly string[] {
  return controlsIn(blocks).map(({ label }) => label)
}
