import type { Action } from '../../src/channel/message.ts'
import { blockKitLimits } from './block-kit-limits.ts'

/** What a button carries through Slack and back. */
export interface ButtonId {
  readonly action_id: string
  /** Absent where the value is empty. */
  readonly value?: string
}

/**
 * Names a button so that its action and value come back as they were; undefined where they are longer than Slack takes.
 * A value cut short would do something else than the label says, so such a button must not be shown.
 *
 * @param place Number of the button in its message: action ids must differ.
 */
export function writeButtonId(
  place: number,
  { action, value }: Pick<Action, 'action' | 'value'>,
): ButtonId | undefined {
  const id = `${place}:${encode(action)}`
  const carried = encode(value)
  if (action === '' || id.length > blockKitLimits.actionId || carried.length > blockKitLimits.buttonValue) {
    return undefined
  }
  return { action_id: id, ...(carried === '' ? {} : { value: carried }) }
}

/** The action of a pressed button; undefined for one that this adapter has not made. */
export function readButton(pressed: {
  readonly action_id?: string | undefined
  readonly value?: string | undefined
}): Pick<Action, 'action' | 'value'> | undefined {
  const action = decode(/^\d+:(.+)$/su.exec(pressed.action_id ?? '')?.[1] ?? '')
  const value = decode(pressed.value ?? '')
  return action === undefined || action === '' || value === undefined ? undefined : { action, value }
}

/**
 * Slack sends some texts of a payload back with `&`, `<` and `>` as entities (github.com/slackapi/bolt-python/issues/513),
 * and may drop what is no character: neither is sent.
 */
export function encode(text: string): string {
  return text
    .replace(/[%&<>"|\p{Cc}]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replace(/\p{Surrogate}/gu, (half) => `%u${half.charCodeAt(0).toString(16)}`)
    .replace(/^\s|\s$/gu, (space) => `%u${space.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Undefined for what `encode` cannot have written. */
export function decode(text: string): string | undefined {
  if (/%(?!u[\da-f]{4}|[\da-f]{2})/.test(text)) return undefined
  return text.replace(/%u([\da-f]{4})|%([\da-f]{2})/g, (_, long: string | undefined, short: string | undefined) =>
    String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
  )
}
