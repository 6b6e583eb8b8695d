import type { types } from '@slack/bolt'
import { checkMessage, checkView } from '../block-kit/check-block-kit.ts'
import { Refusal } from './refusal.ts'

/** Refuses what Slack would refuse in a message. */
export function refuseUnsoundMessage(text: string, blocks: readonly types.AnyBlock[], strict: boolean): void {
  if (text === '' && blocks.length === 0) throw new Refusal('no_text')
  if (text.length > 40_000) throw new Refusal('msg_too_long')
  if (blocks.length > 0 && strict) refuse(checkMessage({ text, blocks }))
}

/** Refuses what Slack would refuse in a window or a home. */
export function refuseUnsoundView(view: unknown, strict: boolean): void {
  if (strict) refuse(checkView(view))
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return
  if (problems.some((problem) => problem.includes('msg_blocks_too_long'))) throw new Refusal('msg_blocks_too_long')
  throw new Refusal(
    'invalid_blocks',
    problems.map((problem) => `[ERROR] ${problem}`),
  )
}
