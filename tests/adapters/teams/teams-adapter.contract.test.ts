import { type ChannelHarness, channelAdapterContract } from '../../contracts/channel-adapter.contract.ts'
import { startTeams, type TeamsHarness } from './teams-harness.ts'

const user = 'aaaaaaaa-0000-4000-8000-000000000001'

/** What stands in the personal chat of somebody who has never written to the bot. */
async function create(): Promise<ChannelHarness> {
  const harness = await startTeams()
  harness.teams.addPerson({ aadObjectId: user })
  return channelOf(harness)
}

/** The same in the Playground, where a chat is only known once its person has come to it. */
async function createLocal(): Promise<ChannelHarness> {
  const harness = await startTeams({ signed: false, adapter: { connection: { mode: 'playground' } } })
  await harness.teams.addPerson({ aadObjectId: user }).install()
  return channelOf(harness)
}

function channelOf(harness: TeamsHarness): ChannelHarness {
  return {
    adapter: harness.adapter,
    address: { channel: 'teams', conversation: `user/${user}` },
    shown: async () => harness.teams.read(user),
    close: harness.close,
  }
}

channelAdapterContract('The Teams adapter', {
  create,
  unknownAddress: { channel: 'teams', conversation: 'user/nobody' },
  onceByKey: true,
})

channelAdapterContract('The Teams adapter in the Playground', {
  create: createLocal,
  unknownAddress: { channel: 'teams', conversation: 'user/nobody' },
  onceByKey: true,
})
