import { MethodArgs } from './method-args.ts'
import { refuseUnsoundMessage } from './payload-check.ts'
import { Refusal } from './refusal.ts'
import type { Answerable } from './tickets.ts'
import { bot, type Workspace } from './workspace.ts'

/** What a bot posts to a response_url. */
export function takeResponse(workspace: Workspace, id: string, body: Readonly<Record<string, unknown>>): void {
  showResponse(workspace, workspace.tickets.use(id), body)
}

/** Shows an answer to an interaction: to its author, unless it says otherwise. */
export function showResponse(
  { conversations, strict }: Workspace,
  to: Answerable,
  body: Readonly<Record<string, unknown>>,
): void {
  const args = new MethodArgs(body)
  if (args.flag('delete_original') && to.ts !== undefined) {
    conversations.remove(to.channel, to.ts)
    return
  }
  const text = args.text('text') ?? ''
  const blocks = args.blocks() ?? []
  refuseUnsoundMessage(text, blocks, strict)
  if (args.flag('replace_original')) {
    if (to.ts === undefined) throw new Refusal('no_original_message')
    conversations.change(to.channel, to.ts, { text, blocks })
    return
  }
  conversations.post({
    channel: to.channel,
    user: bot.userId,
    fromBot: true,
    text,
    blocks,
    threadTs: args.text('thread_ts') ?? to.threadTs,
    ephemeralFor: args.text('response_type') === 'in_channel' ? undefined : to.userId,
  })
}
