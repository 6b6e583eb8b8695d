import type { Form } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'
import { blockKitLimits } from './block-kit-limits.ts'
import { decode, encode } from './button-id.ts'

/** What a window carries through Slack and back. It carries no authority: whoever opened the window can have seen it. */
export interface ViewMetadata {
  /** Where the answer to what is done in the window goes: an `Address.conversation`. */
  readonly conversation: string
  /** The form that the window asks; absent in one that shows an answer. */
  readonly form?: Pick<Form, 'form' | 'context'>
}

/**
 * The metadata as `private_metadata`.
 *
 * @throws {DeliveryError} `delivery/permanent` for a context longer than Slack carries: a window without it would be
 * answered as if it were another form.
 */
export function writeViewMetadata({ conversation, form }: ViewMetadata): string {
  const written = [conversation, ...(form === undefined ? [] : [form.form, form.context])].map(encode).join('|')
  if (written.length > blockKitLimits.privateMetadata) {
    throw new DeliveryError('delivery/permanent', 'The context of the form is longer than a window of Slack carries')
  }
  return written
}

/** Undefined for what this adapter has not written. */
export function readViewMetadata(written: string): ViewMetadata | undefined {
  const parts = written.split('|').map(decode)
  const [conversation, form, context, ...more] = parts
  if (conversation === undefined || conversation === '' || more.length > 0) return undefined
  if (parts.length === 1) return { conversation }
  return form === undefined || context === undefined ? undefined : { conversation, form: { form, context } }
}
