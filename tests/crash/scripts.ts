import type { smallBaseSources } from '../knowledge/small-base.ts'

/** The people of one conversation: an employee, the master of their office who knows about printers, and another one. */
export type Role = 'employee' | 'master' | 'second'

export interface Step {
  readonly role: Role
  /** `{n}`: the number of the request; `{i}`: the number of the conversation. */
  readonly text: string
  /** Goes on only when everybody has been shown what they were owed, as people do who act on what they read. */
  readonly settle: boolean
}

const says = (role: Role, text: string): Step => ({ role, text, settle: false })
const saysAndWaits = (role: Role, text: string): Step => ({ role, text, settle: true })

const hello = [says('master', 'ciao'), says('second', 'ciao'), says('employee', 'ciao')]

const opening = [
  says('employee', 'apri una richiesta'),
  says('employee', 'u-{i}'),
  says('employee', 'stampanti'),
  says('employee', 'Esce un foglio bianco, è già la terza volta'),
  says('employee', 'salta'),
  says('employee', 'salta'),
  saysAndWaits('employee', 'invia'),
]

export interface Script {
  readonly name: string
  readonly steps: readonly Step[]
  /** What has happened to the request in the end. */
  readonly history: readonly string[]
  readonly status: string
}

export const scripts: readonly Script[] = [
  {
    name: 'asked, answered, forwarded, solved and rated',
    steps: [
      ...hello,
      ...opening,
      says('master', 'prendi {n}'),
      says('master', 'chiedi {n} A che piano è?'),
      says('employee', 'Al secondo piano, stanza 12'),
      saysAndWaits('master', 'nota {n} è quella vecchia'),
      saysAndWaits('master', 'inoltra {n} a Secondo {i} perché serve un pezzo'),
      says('second', 'prendi {n}'),
      says('second', 'risolto {n} cambiato il pezzo'),
      says('employee', 'voto {n} bene'),
    ],
    history: ['opened', 'assigned', 'taken', 'asked', 'added', 'noted', 'forwarded', 'taken', 'resolved', 'rated'],
    status: 'resolved',
  },
  {
    name: 'declined, solved, reopened and solved again',
    steps: [
      ...hello,
      ...opening,
      saysAndWaits('master', 'non è mia {n} perché non seguo le stampanti'),
      says('second', 'prendi {n}'),
      says('second', 'risolto {n} fatto'),
      says('employee', 'riapri {n} esce ancora bianco'),
      says('second', 'risolto {n} fatto davvero'),
    ],
    history: ['opened', 'assigned', 'declined', 'assigned', 'taken', 'resolved', 'reopened', 'taken', 'resolved'],
    status: 'resolved',
  },
  {
    name: 'asked about first, then opened, added to and withdrawn',
    steps: [
      says('employee', 'chi si occupa dei sentieri?'),
      ...hello,
      ...opening,
      says('employee', 'aggiungi {n} manca anche il giallo'),
      says('employee', 'le mie richieste'),
      says('employee', 'ritira {n} ho risolto da solo'),
    ],
    history: ['opened', 'assigned', 'added', 'withdrawn'],
    status: 'withdrawn',
  },
  {
    name: 'called off half-way, and opened after all',
    steps: [
      ...hello,
      ...opening.slice(0, 4),
      says('employee', 'annulla'),
      says('employee', 'quanti settori ci sono?'),
      ...opening,
      says('master', 'prendi {n}'),
      says('master', 'rispondi {n} arrivo tra poco'),
      says('employee', 'a che punto è la {n}?'),
    ],
    history: ['opened', 'assigned', 'taken', 'answered'],
    status: 'taken',
  },
]

export function personOf(role: Role, conversation: string): string {
  return `${role}-${conversation}`
}

/** A body in which every conversation has an office and two masters of its own, so that none knows of another. */
export function manyOffices(conversations: readonly string[]): Parameters<typeof smallBaseSources>[0] {
  return (files) => {
    const { units } = files['organization.json'] as { units: object[] }
    const { masters } = files['masters.json'] as { masters: object[] }
    for (const own of conversations) {
      units.push({ id: `u-${own}`, name: `Sportello ${own}`, kind: 'ufficio', parent: 'servizi', source: 'chart' })
      const master = (role: Role, name: string, skills: readonly string[]) => ({
        id: `${role}-${own}`,
        name: `${name} ${own}`,
        units: [`u-${own}`],
        skills,
        contacts: { email: `${personOf(role, own)}@example.org` },
        demo: true,
      })
      masters.push(master('master', 'Primo', ['stampanti']), master('second', 'Secondo', []))
    }
  }
}
