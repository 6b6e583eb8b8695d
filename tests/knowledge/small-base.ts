import type { FileName } from '../../src/knowledge/schema.ts'
import { smallVocabulary } from './small-vocabulary.ts'

type Files = Record<FileName, unknown>

/** The files of a small made-up body, sound as they are; tests break a copy. */
function smallBaseFiles(): Files {
  return structuredClone(files)
}

/** The same as the texts of the files. */
export function smallBaseSources(change: (files: Files) => void = () => {}): Record<FileName, string> {
  const changed = smallBaseFiles()
  change(changed)
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [name, JSON.stringify(value, null, 2)]),
  ) as Record<FileName, string>
}

const unit = (id: string, name: string, kind: string, parent: string | null, more: object = {}) => ({
  id,
  name,
  kind,
  parent,
  source: 'chart',
  ...more,
})

const files: Files = {
  'organization.json': {
    name: 'Comunità di Valfinta',
    asOf: '2026-01-01',
    sources: { chart: { title: 'Organigramma', url: 'https://example.org/chart' }, guess: { title: 'Dedotto' } },
    suggestions: { it: ['Chi si occupa dei boschi?'], en: ['Who handles the woods?'] },
    itOffice: 'informatica',
    supplier: 'fornitore',
    kinds: [
      {
        id: 'settore',
        name: 'Settore',
        plural: 'Settori',
        collection: 'settori',
        aliases: ['settore', 'settori'],
        headTitle: 'Direttore di Settore',
        headRole: 'direttore',
        note: 'Il Settore Fiume è in prova.',
        en: { name: 'Sector', plural: 'Sectors', aliases: ['sector', 'sectors'], headTitle: 'Director of the Sector' },
      },
      {
        id: 'ufficio',
        name: 'Ufficio',
        plural: 'Uffici',
        collection: 'uffici',
        aliases: ['ufficio', 'uffici'],
        en: { name: 'Office', plural: 'Offices', aliases: ['office', 'offices'] },
      },
      {
        id: 'esterno',
        name: 'Ente esterno',
        plural: 'Enti esterni',
        collection: 'enti-esterni',
        en: { name: 'External body', plural: 'External bodies' },
      },
    ],
    units: [
      unit('presidenza', 'Presidenza', 'settore', null),
      unit('territorio', 'Settore Territorio', 'settore', 'presidenza', {
        keywords: ['paesaggio'],
        examples: ['chi decide sul paesaggio?'],
      }),
      unit('boschi', 'Ufficio Boschi e Sentieri', 'ufficio', 'territorio', {
        aliases: ['forestale'],
        keywords: ['albero', 'sentiero', 'legna', 'ramo caduto'],
        examples: ['un albero è caduto sul sentiero, chi lo toglie?', 'a chi chiedo il permesso per la legna?'],
        functions: [{ text: 'cura dei boschi', en: 'care of the woods', verified: true, source: 'chart' }],
        contacts: { email: 'boschi@example.org', hours: '9-12', source: 'chart' },
        notes: 'Dal 2025 segue anche i sentieri.',
        en: {
          name: 'Woods and Paths Office',
          keywords: ['tree', 'path', 'wood'],
          examples: ['who removes a fallen tree?'],
        },
      }),
      unit('acque', 'Ufficio Acque', 'ufficio', 'territorio', {
        keywords: ['fiume', 'argine', 'ponte pedonale'],
        examples: ['il fiume ha rotto un argine'],
        functions: [{ text: 'argini e fiumi', verified: false, source: 'guess' }],
      }),
      unit('servizi', 'Settore Servizi', 'settore', 'presidenza'),
      unit('scuole', 'Ufficio Scuole', 'ufficio', 'servizi', {
        keywords: ['mensa', 'scuolabus', 'permesso'],
        examples: ['chi organizza lo scuolabus?'],
      }),
      unit('informatica', 'Ufficio Informatica', 'ufficio', 'servizi', {
        keywords: ['server'],
        desk: { email: 'informatica@example.org', demo: true },
      }),
      unit('fornitore', 'Consorzio Fornitore', 'esterno', null),
    ],
  },
  'roles.json': {
    roles: [
      {
        id: 'direttore',
        name: 'Direttore di Settore',
        text: 'Ogni Settore ha un Direttore.',
        examples: ['che cosa fa il direttore?'],
        source: 'chart',
      },
      {
        id: 'master-informatico',
        name: 'Master informatico',
        text: 'Il collega esperto di ogni Settore.',
        examples: ['che cosa fa il master informatico?', 'il master può rivolgersi al fornitore?'],
        source: 'chart',
      },
    ],
  },
  'topics.json': {
    topics: [
      {
        id: 'stampanti',
        name: 'Stampanti',
        keywords: ['stampante', 'carta inceppata'],
        examples: ['la stampante non stampa', 'esce il foglio bianco'],
        firstContact: 'master',
        secondLevel: 'informatica',
        offeredWhenVague: true,
        source: 'guess',
        verified: false,
        en: { keywords: ['printer'], examples: ['the printer does not print'] },
      },
      {
        id: 'stampanti-toner',
        parent: 'stampanti',
        name: 'Toner',
        keywords: ['toner', 'cartuccia'],
        examples: ['è finito il toner'],
        firstContact: 'servizi',
        source: 'guess',
        verified: false,
      },
      {
        id: 'rete',
        name: 'Rete',
        keywords: ['internet', 'wifi', 'rete'],
        examples: ['internet non va'],
        firstContact: 'master',
        offeredWhenVague: true,
        source: 'guess',
      },
    ],
  },
  'applications.json': {
    applications: [
      {
        id: 'catasto-web',
        name: 'CatastoWeb',
        purpose: 'mappe del catasto',
        owner: ['territorio'],
        secondLevel: 'informatica',
        examples: ['CatastoWeb non si apre'],
        source: 'chart',
      },
    ],
  },
  'history.json': {
    history: [
      {
        id: 'storia-fondazione',
        name: 'La fondazione',
        when: '1971',
        text: 'La Comunità nasce nel 1971.',
        keywords: ['fondazione'],
        examples: ['quando è nata la comunità?'],
        source: 'chart',
      },
    ],
  },
  'faq.json': {
    faq: [
      {
        id: 'faq-carta',
        topic: 'stampanti',
        question: 'Dove metto la carta nella stampante?',
        examples: ['come si ricarica il cassetto della carta?'],
        answer: { it: 'Nel cassetto in basso.', en: 'In the lower tray.' },
        source: 'guess',
        verified: false,
      },
    ],
  },
  'masters.json': {
    masters: [
      {
        id: 'master-territorio',
        name: 'Master del Territorio',
        units: ['territorio'],
        skills: ['stampanti'],
        contacts: { email: 'master.territorio@example.org' },
        deputy: 'master-servizi',
        absences: [{ from: '2026-08-10', to: '2026-08-21' }],
        demo: true,
      },
      {
        id: 'master-servizi',
        name: 'Master dei Servizi',
        units: ['servizi'],
        contacts: { email: 'master.servizi@example.org' },
        deputy: 'master-territorio',
        demo: true,
      },
    ],
  },
  'vocabulary.json': smallVocabulary,
  'calendar.json': {
    timeZone: 'Europe/Rome',
    source: 'guess',
    verified: false,
    hours: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ from: '08:00', to: '16:00' }]]),
    ),
    holidays: [{ day: '01-01', name: 'Capodanno', source: 'guess' }],
  },
  'checks.json': {
    checks: [
      {
        id: 'q-sentieri',
        question: 'chi si occupa dei sentieri?',
        expect: { outcome: 'answer', intent: 'who', subjects: ['boschi'] },
      },
      {
        id: 'q-mio-master',
        question: 'chi è il mio master?',
        unit: 'acque',
        expect: { outcome: 'answer', intent: 'master', subjects: ['acque'], names: ['master-territorio'] },
      },
      { id: 'q-meteo', question: 'domani piove?', expect: { outcome: 'unknown' } },
    ],
  },
}
