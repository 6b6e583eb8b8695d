import type { Attempt, ChannelAdapter, MessageRef } from '../channel/adapter.ts'
import type { Clock, Timers } from '../clock.ts'
import { DeliveryError } from '../errors.ts'
import type { OutboxRow } from '../store/outbox-row.ts'

export interface DeliveryContext {
  /** By channel name. */
  readonly adapters: ReadonlyMap<string, ChannelAdapter>
  readonly clock: Clock
  readonly timers: Timers
}

/** Milliseconds a platform has to answer. Afterwards nobody knows whether the message went out. */
const ANSWERS_WITHIN = 60_000

/**
 * Sends one message, or puts it in the place of `earlier`, and resolves to what the platform calls it. The row's id
 * is the key every time. A card that can no longer be changed, because somebody deleted it, is sent anew.
 */
export async function deliver(
  row: OutboxRow,
  earlier: MessageRef | undefined,
  attempt: Attempt,
  context: DeliveryContext,
): Promise<MessageRef> {
  const { id, address, message } = row
  const adapter = context.adapters.get(address.channel)
  if (adapter === undefined) {
    throw new DeliveryError('delivery/temporary', `The channel ${address.channel} is not open`)
  }
  if (earlier === undefined) return inTime(adapter.send(address, message, id, attempt), context)
  try {
    return await inTime(adapter.update(address, earlier, message, id), context)
  } catch (error) {
    if (!(error instanceof DeliveryError && error.code === 'delivery/permanent')) throw error
    return inTime(adapter.send(address, message, id, attempt), context)
  }
}

function inTime(sending: Promise<MessageRef>, { clock, timers }: DeliveryContext): Promise<MessageRef> {
  return new Promise((resolve, reject) => {
    const callOff = timers.set(new Date(clock.now().getTime() + ANSWERS_WITHIN), () =>
      reject(new DeliveryError('delivery/ambiguous', 'The platform did not answer in time')),
    )
    sending.then(resolve, reject).finally(callOff)
  })
}
