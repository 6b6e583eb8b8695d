import type { MessageRef } from '../../src/channel/adapter.ts'
import { slackChannel } from './conversation-key.ts'

/** What stands in Slack and may be replaced. */
export type ShownRef =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'home'; readonly user: string }
  | { readonly kind: 'view'; readonly view: string }
  /** A private answer: only its reader can find it again. */
  | { readonly kind: 'reply'; readonly conversation: string }

export function writeRef(ref: ShownRef): MessageRef {
  return { channel: slackChannel, id: idOf(ref) }
}

function idOf(ref: ShownRef): string {
  switch (ref.kind) {
    case 'message':
      return `${ref.channel}/${ref.ts}`
    case 'home':
      return `home/${ref.user}`
    case 'view':
      return `view/${ref.view}`
    case 'reply':
      return ref.conversation
  }
}

export function readRef({ id }: MessageRef): ShownRef {
  const [first = '', second = ''] = id.split('/')
  switch (first) {
    case 'home':
      return { kind: 'home', user: second }
    case 'view':
      return { kind: 'view', view: second }
    case 'reply':
      return { kind: 'reply', conversation: id }
    default:
      return { kind: 'message', channel: first, ts: second }
  }
}
