import { Office } from './office.ts'
import type { OfficeKind } from './office-driver.ts'
import { SlackOffice } from './slack-office.ts'
import { TeamsOffice } from './teams-office.ts'

/** The same people, with and without a platform between them and the core: what is true of one is true of all. */
export const offices: readonly OfficeKind[] = [
  { platform: 'no platform', Office },
  { platform: 'Slack', Office: SlackOffice },
  { platform: 'Teams', Office: TeamsOffice },
]

/** Those with a page of the bot's own: Teams has personal tabs, which are web sites, and the bot serves none. */
export const officesWithHome = offices.filter(({ platform }) => platform !== 'Teams')
