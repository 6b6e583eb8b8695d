import { type ChannelHarness, channelAdapterContract } from '../../contracts/channel-adapter.contract.ts'
import { openTerminal } from './terminal.ts'

/** Messages stand in the terminal one after the other, each followed by an empty line; a link stands behind a dash. */
async function create(): Promise<ChannelHarness> {
  const { adapter, written } = openTerminal()
  return {
    adapter,
    address: { channel: 'console', conversation: 'ada' },
    shown: () =>
      Promise.resolve(
        written()
          .split('\n\n')
          .filter((text) => text.trim() !== '')
          .map((text) => ({ text, links: [...text.matchAll(/ – (\S+:\S+)$/gm)].map(([, link = '']) => link) })),
      ),
    close: async () => undefined,
  }
}

channelAdapterContract('The console adapter', {
  create,
  unknownAddress: { channel: 'console', conversation: 'bruno' },
  onceByKey: true,
})
