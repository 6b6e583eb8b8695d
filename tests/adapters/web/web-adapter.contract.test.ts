import type { MailboxPage } from '../../../adapters/web/wire.ts'
import type { Block } from '../../../src/channel/message.ts'
import {
  type ChannelHarness,
  channelAdapterContract,
  type ShownMessage,
} from '../../contracts/channel-adapter.contract.ts'
import { employee, startWeb } from './web-harness.ts'

/** What the server hands to the page. That the page shows it as it is, the browser tests prove. */
async function create(): Promise<ChannelHarness> {
  const { adapter, base } = await startWeb()
  return {
    adapter,
    address: { channel: 'web', conversation: employee.id },
    async shown() {
      const response = await fetch(`${base}/api/messages?identity=${employee.id}`)
      const { entries } = (await response.json()) as MailboxPage
      const sorted = [...entries].sort((a, b) => a.position - b.position)
      return sorted.flatMap((entry) => (entry.from === 'bot' ? [read(entry.message.text, entry.message.blocks)] : []))
    },
    close: async () => undefined,
  }
}

channelAdapterContract('The web adapter', {
  create,
  unknownAddress: { channel: 'web', conversation: 'nobody' },
  onceByKey: true,
})

function read(text: string, blocks: readonly Block[]): ShownMessage {
  if (blocks.length === 0) return { text, links: [] }
  const links: string[] = []
  const collect = (value: unknown): string => {
    if (typeof value === 'string') return value
    if (typeof value !== 'object' || value === null) return ''
    return Object.entries(value)
      .map(([name, inner]) => {
        if (name === 'url') links.push(String(inner))
        return name === 'url' ? '' : collect(inner)
      })
      .join('\n')
  }
  return { text: collect(blocks), links }
}
