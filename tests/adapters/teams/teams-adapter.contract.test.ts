import { type ChannelHarness, channelAdapterContract } from '../../contracts/channel-adapter.contract.ts'
import { startTeams } from './teams-harness.ts'

const user = 'aaaaaaaa-0000-4000-8000-000000000001'

/** What stands in the personal chat of somebody who has never written to the bot. */
async function create(): Promise<ChannelHarness> {
  const harness = await startTeams()
  harness.teams.addPerson({ aadObjectId: user })
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
