import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { ChannelAdapter, ChannelLimits, MessageRef, Receive } from '../../src/channel/adapter.ts'
import type { Address, OutgoingMessage } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'
import { terminalText } from './terminal-text.ts'

const limits: ChannelLimits = { textLength: 20_000, actions: 20, actionLabel: 200, forms: 'none', updates: false }

export interface ConsoleAdapterOptions {
  readonly input: Readable
  readonly output: Writable
  /** Who sits at the terminal: the name of the account, as a rule. */
  readonly userId: string
  readonly newId: () => string
  /** Words that leave, lower case. */
  readonly leave: readonly string[]
  /** Shown before each line that is typed. */
  readonly prompt: string
}

export interface ConsoleAdapter extends ChannelAdapter {
  /** Resolves when the person leaves or the input ends, and everything typed before has been taken in. */
  readonly left: Promise<void>
  /** Takes a text as if it had been typed. Only after `start`. */
  type(text: string): Promise<void>
}

/** A conversation in a terminal: one line, one message. Messages never hold anything that a terminal would execute. */
export function createConsoleAdapter(options: ConsoleAdapterOptions): ConsoleAdapter {
  const { input, output, userId, newId } = options
  const address: Address = { channel: 'console', conversation: userId }
  const shown = new Map<string, MessageRef>()
  let lines: Interface | undefined
  let leave: () => void = () => {}
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })

  let taking: Receive = () => Promise.resolve()
  const type = (text: string) =>
    taking({
      eventId: newId(),
      address,
      scope: 'personal',
      sender: { channel: 'console', userId },
      content: { type: 'text', text },
    })

  const listen = async (reader: Interface) => {
    reader.prompt()
    for await (const line of reader) {
      const text = line.trim()
      if (options.leave.includes(text.toLowerCase())) break
      if (text !== '') await type(text)
      reader.prompt()
    }
    reader.close()
    leave()
  }

  const send = (to: Address, message: OutgoingMessage, key: string): Promise<MessageRef> => {
    if (to.channel !== 'console' || to.conversation !== userId) {
      return Promise.reject(new DeliveryError('delivery/permanent', 'There is nobody else at this terminal.'))
    }
    const known = shown.get(key)
    if (known !== undefined) return Promise.resolve(known)
    const ref = { channel: 'console', id: key }
    shown.set(key, ref)
    output.write(`${terminalText(message, limits.textLength)}\n\n`)
    return Promise.resolve(ref)
  }

  return {
    name: 'console',
    limits,
    left,
    type,
    start(receive) {
      const reader = createInterface({ input, output, prompt: options.prompt })
      lines = reader
      // A fault while taking a line in ends the conversation instead of passing unseen.
      taking = receive
      listen(reader).catch(() => leave())
      return Promise.resolve()
    },
    send,
    update: (to, _ref, message, key) => send(to, message, key),
    stop() {
      lines?.close()
      leave()
      return Promise.resolve()
    },
  }
}
