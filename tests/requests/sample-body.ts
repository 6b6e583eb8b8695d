import { calendarSchema } from '../../src/knowledge/calendar-schema.ts'
import {
  applicationSchema,
  type KnowledgeBase,
  masterSchema,
  organizationSchema,
  topicSchema,
} from '../../src/knowledge/schema.ts'
import { buildDirectory, type Directory } from '../../src/requests/directory.ts'
import { buildWorkingCalendar } from '../../src/requests/working-calendar.ts'

/**
 * A made-up body: a province with two departments, a fire brigade and an IT department.
 *
 *     province
 *     ├── people            master-people (deputy master-brigade)
 *     │   ├── schools       master-schools-a (printers), master-schools-b (part time), deputies of each other
 *     │   │   └── canteens
 *     │   ├── nurseries     only master-former, whose time is over
 *     │   └── libraries     ended in 2025
 *     ├── works             no master
 *     │   └── roads
 *     ├── brigade           master-brigade (deals with the supplier directly, deputy master-people)
 *     └── it                the IT office
 *         ├── it-networks
 *         └── it-programs
 *     supplier              outside
 */
const unit = (id: string, parent: string | null, more: { validTo?: string; kind?: string } = {}) => ({
  id,
  name: id,
  kind: 'office',
  source: 'made-up',
  parent,
  ...more,
})

const organization = organizationSchema.parse({
  name: 'Provincia di Valdombra',
  asOf: '2026-01-01',
  suggestions: {},
  sources: { 'made-up': { title: 'Made up for the tests' } },
  kinds: [
    {
      id: 'office',
      name: 'Ufficio',
      plural: 'Uffici',
      collection: 'offices',
      en: { name: 'Office', plural: 'Offices' },
    },
  ],
  itOffice: 'it',
  supplier: 'supplier',
  units: [
    unit('province', null),
    unit('people', 'province'),
    unit('schools', 'people'),
    unit('canteens', 'schools'),
    unit('nurseries', 'people'),
    unit('libraries', 'people', { validTo: '2025-12-31' }),
    unit('works', 'province'),
    unit('roads', 'works'),
    unit('brigade', 'province'),
    unit('it', 'province'),
    unit('it-networks', 'it'),
    unit('it-programs', 'it'),
    unit('supplier', null),
  ],
})

const topic = (id: string, parent: string | null, secondLevel: string | null) =>
  topicSchema.parse({ id, name: id, source: 'made-up', parent, firstContact: 'master', secondLevel })

const application = (id: string, secondLevel: string | null) =>
  applicationSchema.parse({ id, name: id, source: 'made-up', purpose: id, secondLevel })

const masterOf = (id: string, units: readonly string[], more: Record<string, unknown> = {}) =>
  masterSchema.parse({ id, name: id, units, contacts: { email: `${id}@example.org` }, ...more })

export const sampleBase: Pick<KnowledgeBase, 'organization' | 'masters' | 'topics' | 'applications'> = {
  organization,
  topics: [
    topic('hardware', null, 'it-networks'),
    topic('printers', 'hardware', null),
    topic('toner', 'printers', null),
    topic('programs', null, 'it-programs'),
    topic('anything', null, null),
  ],
  applications: [application('ledger', 'it-programs'), application('payroll', null), application('hosted', 'supplier')],
  masters: [
    masterOf('master-schools-a', ['schools'], { skills: ['printers'], deputy: 'master-schools-b' }),
    masterOf('master-schools-b', ['schools'], {
      skills: ['ledger'],
      deputy: 'master-schools-a',
      workingDays: ['mon', 'tue', 'wed'],
    }),
    masterOf('master-people', ['people'], { deputy: 'master-brigade' }),
    masterOf('master-brigade', ['brigade'], { csiDirect: true, deputy: 'master-people' }),
    masterOf('master-former', ['nurseries'], { validTo: '2025-12-31' }),
  ],
}

/** Monday to Friday 8:00–12:00 and 13:00–17:00 in Rome: eight hours a day. */
export const sampleCalendarFile = calendarSchema.parse({
  timeZone: 'Europe/Rome',
  source: 'made-up',
  verified: true,
  hours: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
      day,
      [
        { from: '08:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    ]),
  ),
  holidays: [
    { day: '06-02', name: 'Festa della Repubblica', source: 'made-up' },
    { day: 'easter-monday', name: "Lunedì dell'Angelo", source: 'made-up' },
  ],
})

export const sampleDirectory: Directory = buildDirectory(sampleBase)
export const sampleCalendar = buildWorkingCalendar(sampleCalendarFile)

/** The same body with some masters changed, added (by a new id) or, with null, removed. */
export function directoryWith(changes: Record<string, Record<string, unknown> | null>): Directory {
  const kept = sampleBase.masters.filter((master) => changes[master.id] !== null)
  const changed = kept.map((master) => masterSchema.parse({ ...master, ...changes[master.id] }))
  const added = Object.entries(changes)
    .filter(([id, change]) => change !== null && !sampleBase.masters.some((master) => master.id === id))
    .map(([id, change]) => masterOf(id, [], { units: ['schools'], ...change }))
  return buildDirectory({ ...sampleBase, masters: [...changed, ...added] })
}

/** 2 March 2026, a Monday, at 9:00 in Rome. */
export const MONDAY = '2026-03-02T08:00:00.000Z'

/** So many days after that Monday at a time in Rome (in winter). */
export function rome(daysAfterMonday: number, time: string): string {
  const day = new Date(Date.parse('2026-03-02T00:00:00Z') + daysAfterMonday * 86_400_000).toISOString().slice(0, 10)
  return new Date(`${day}T${time}:00+01:00`).toISOString()
}
