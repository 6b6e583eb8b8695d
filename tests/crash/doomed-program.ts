// The whole program on the embedded store, made to be killed: messages come in on standard input, a line each, and what
// it shows goes into a record. Run by killed-program.test.ts.
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startApp } from '../../src/app.ts'
import type { ChannelAdapter, Receive } from '../../src/channel/adapter.ts'
import type { IncomingMessage } from '../../src/channel/message.ts'
import { readConfig } from '../../src/config.ts'
import { DeliveryError } from '../../src/errors.ts'
import { DeliveryRecord } from './delivery-record.ts'

/** What the test says to the program. */
export type Order =
  | { readonly type: 'event'; readonly message: IncomingMessage }
  /** To be told when everything owed at this moment is sent. */
  | { readonly type: 'settle'; readonly id: string }

/** What the program says to the test. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'taken' | 'refused' | 'settled'; readonly id: string }
  | { readonly type: 'fault'; readonly text: string }

const [folder = '', offset = '0', failing = '0'] = process.argv.slice(2)

const report = (message: Report) => void process.stdout.write(`${JSON.stringify(message)}\n`)

let receive: Receive = () => Promise.reject(new Error('Not started'))
const record = new DeliveryRecord(join(folder, 'deliveries.jsonl'))

/** Now and then the platform does not take a message, or takes it and the answer is lost. */
async function show(to: string, text: string, key: string, replaces: string | null, mayFail: boolean) {
  const dice = mayFail ? Math.random() : 1
  if (dice < Number(failing) / 2) throw new DeliveryError('delivery/temporary', 'busy')
  record.show({ key, to, text, replaces })
  if (dice < Number(failing)) throw new DeliveryError('delivery/ambiguous', 'connection reset')
  return { channel: 'recorded', id: replaces ?? key }
}

const adapter: ChannelAdapter = {
  name: 'recorded',
  limits: { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'none', updates: true },
  start: async (given) => {
    receive = given
  },
  stop: async () => {},
  send: ({ conversation }, message, key) => show(conversation, message.text, key, null, message.card === undefined),
  update: ({ conversation }, ref, message, key) => show(conversation, message.text, key, ref.id, false),
}

const app = await startApp({
  config: readConfig({
    CENTRALINO_KNOWLEDGE: join(folder, 'knowledge'),
    CENTRALINO_DATA: join(folder, 'data'),
  }),
  clock: { now: () => new Date(Date.now() + Number(offset)) },
  onFault: (fault) => report({ type: 'fault', text: fault instanceof Error ? (fault.stack ?? '') : String(fault) }),
  channels: async () => [adapter],
})
process.once('SIGTERM', () => void app.stop().then(() => process.exit()))
report({ type: 'ready' })

createInterface({ input: process.stdin }).on('line', (line) => {
  const order: Order = JSON.parse(line)
  switch (order.type) {
    case 'event': {
      const { eventId: id } = order.message
      receive(order.message).then(
        () => report({ type: 'taken', id }),
        () => report({ type: 'refused', id }),
      )
      break
    }
    case 'settle':
      app.idle().then(
        () => report({ type: 'settled', id: order.id }),
        () => undefined,
      )
  }
})
