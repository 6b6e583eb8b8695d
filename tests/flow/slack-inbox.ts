import type { types } from '@slack/bolt'
import { z } from 'zod'
import { ownerOf, readKey } from '../../adapters/slack/conversation-key.ts'
import { readViewMetadata } from '../../adapters/slack/view-metadata.ts'
import type { ApiCall } from '../support/local-slack/local-slack-types.ts'
import { readBlocks } from '../support/local-slack/readable-blocks.ts'

/** What a call of the Web API has put before somebody's eyes. */
export interface Shown {
  /** The conversation it stands in, or the person whose window or page it is. */
  readonly to: { readonly channel: string } | { readonly user: string; readonly isHome: boolean } | 'whoever acted'
  readonly text: string
}

const blocks = z.preprocess(
  (value) => (typeof value === 'string' ? JSON.parse(value) : (value ?? [])),
  z.array(z.custom<types.AnyBlock>((block) => typeof block === 'object')),
)

const message = z.object({ text: z.string().default(''), blocks })

const view = z.object({
  type: z.string(),
  title: z.object({ text: z.string() }).optional(),
  private_metadata: z.string().default(''),
  blocks,
})

/** Undefined for a call that shows nothing: it only asked, or it failed. */
export function readCall({ method, args, answer }: ApiCall): Shown | undefined {
  if (answer?.['ok'] !== true) return undefined
  switch (method) {
    case 'chat.postMessage':
    case 'chat.update':
      return { to: { channel: String(answer['channel']) }, text: readMessage(args) }
    case 'views.publish':
      return { to: { user: String(args['user_id']), isHome: true }, text: readView(answer['view']) }
    case 'views.open':
    case 'views.push':
    case 'views.update':
      return { to: { user: ownerOfView(answer['view']), isHome: false }, text: readView(answer['view']) }
    case 'response_url':
      return { to: 'whoever acted', text: readMessage(args) }
    default:
      return undefined
  }
}

function readMessage(args: unknown): string {
  const { text, blocks: shown } = message.parse(args)
  return shown.length === 0 ? text : readBlocks(shown).text
}

function readView(source: unknown): string {
  const { title, blocks: shown } = view.parse(source)
  return [title?.text ?? '', readBlocks(shown).text].join('\n')
}

/** Whom the bot opened it for. */
function ownerOfView(source: unknown): string {
  const key = readKey(readViewMetadata(view.parse(source).private_metadata)?.conversation ?? '')
  return (key === undefined ? undefined : ownerOf(key)) ?? 'nobody'
}
