import { Office } from './office.ts'
import type { OfficeKind } from './office-driver.ts'
import { SlackOffice } from './slack-office.ts'

/** The same people, with and without a platform between them and the core: what is true of one is true of all. */
export const offices: readonly OfficeKind[] = [
  { platform: 'no platform', Office },
  { platform: 'Slack', Office: SlackOffice },
]
