import {
  type ChannelHarness,
  channelAdapterContract,
  type ShownMessage,
} from '../../contracts/channel-adapter.contract.ts'
import { startSlackBot } from './slack-harness.ts'

/** What a person of the local workspace reads. */
async function create(): Promise<ChannelHarness> {
  const { adapter, maria } = await startSlackBot()
  return {
    adapter,
    address: { channel: 'slack', conversation: `user/${maria.id}` },
    shown: async () => maria.messages().map(({ text, links }): ShownMessage => ({ text, links })),
    close: async () => undefined,
  }
}

channelAdapterContract('The Slack adapter', {
  create,
  unknownAddress: { channel: 'slack', conversation: 'user/U0NOBODY' },
  onceByKey: {
    skipped: 'Slack knows no keys; before it sends one again, the adapter looks for it in the conversation',
  },
})
