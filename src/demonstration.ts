import type { KnowledgeBase } from './knowledge/schema.ts'

/** Somebody one can play, as the web chat lists them. */
interface DemoIdentity {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly group: string
  readonly email: string
}

/** Whom one can play in the local web chat: employees, every demonstration master and office, an administrator. */
export function webIdentities(base: KnowledgeBase, administrators: readonly string[]): readonly DemoIdentity[] {
  const names = new Map(base.organization.units.map((unit) => [unit.id, unit.name]))
  const employees = base.organization.demoPeople.map(({ id, name, unit, email }) => ({
    id,
    name,
    description: names.get(unit) ?? unit,
    group: 'Dipendenti',
    email,
  }))
  const masters = base.masters
    .filter((master) => master.demo)
    .map(({ id, name, units, contacts }) => ({
      id,
      name,
      description: units.map((unit) => names.get(unit) ?? unit).join(', '),
      group: 'Master informatici',
      email: contacts.email,
    }))
  const offices = base.organization.units.flatMap(({ id, name, desk }) =>
    desk === null
      ? []
      : [
          {
            id: `ufficio-${id}`,
            name,
            description: 'Sportello delle richieste',
            group: 'Uffici tecnici',
            email: desk.email,
          },
        ],
  )
  const [email = 'amministratore@example.org'] = administrators
  const administrator = {
    id: 'amministratore',
    name: 'Amministratore',
    description: 'Vede tutte le richieste',
    group: 'Amministrazione',
    email,
  }
  return [...employees, ...masters, ...offices, administrator]
}

/** Offered as buttons beside the conversation. */
export const webShortcuts = [
  { label: { it: 'Il mio ufficio', en: 'My office' }, text: { it: 'il mio ufficio', en: 'my office' } },
  {
    label: { it: 'Apri una richiesta', en: 'Open a request' },
    text: { it: 'apri una richiesta', en: 'open a request' },
  },
  { label: { it: 'Le mie richieste', en: 'My requests' }, text: { it: 'le mie richieste', en: 'my requests' } },
  { label: { it: 'Da prendere', en: 'To take' }, text: { it: 'da prendere', en: 'to take' } },
  { label: { it: 'Aiuto', en: 'Help' }, text: { it: 'aiuto', en: 'help' } },
]
