const kind = (
  id: string,
  name: string,
  plural: string,
  english: string,
  englishPlural: string,
  headTitle: string | null = null,
  abbreviations: readonly string[] = [],
) => ({
  id,
  name,
  plural,
  collection: `elenco-${id}`,
  aliases: [name.toLowerCase(), plural.toLowerCase(), ...abbreviations],
  headTitle,
  headRole: headTitle === null ? null : 'responsabile-di-struttura',
  en: { name: english, plural: englishPlural, aliases: [english.toLowerCase(), englishPlural.toLowerCase()] },
})

/** The kinds of offices that Italian public bodies have; those that a body does not have do no harm. */
export const newKinds = [
  kind('ente', 'Ente', 'Enti', 'Body', 'Bodies'),
  kind('organo', 'Organo', 'Organi', 'Organ', 'Organs'),
  kind('dipartimento', 'Dipartimento', 'Dipartimenti', 'Department', 'Departments', 'Direttore di Dipartimento'),
  kind('direzione', 'Direzione', 'Direzioni', 'Directorate', 'Directorates', 'Direttore'),
  kind('divisione', 'Divisione', 'Divisioni', 'Division', 'Divisions', 'Direttore di Divisione'),
  kind('area', 'Area', 'Aree', 'Area', 'Areas', 'Dirigente responsabile'),
  kind('settore', 'Settore', 'Settori', 'Sector', 'Sectors', 'Dirigente di Settore'),
  kind('distretto', 'Distretto', 'Distretti', 'District', 'Districts', 'Direttore di Distretto'),
  kind('struttura', 'Struttura', 'Strutture', 'Structure', 'Structures', 'Responsabile di Struttura', [
    'struttura complessa',
    'struttura semplice',
    'S.C.',
    'S.S.',
    'S.S.D.',
  ]),
  kind('servizio', 'Servizio', 'Servizi', 'Service', 'Services', 'Responsabile di Servizio'),
  kind('unita-operativa', 'Unità operativa', 'Unità operative', 'Unit', 'Units', 'Responsabile di unità operativa', [
    'U.O.',
    'U.O.C.',
    'U.O.S.',
  ]),
  kind('ufficio', 'Ufficio', 'Uffici', 'Office', 'Offices', 'Responsabile di ufficio'),
  kind('ente-esterno', 'Ente esterno', 'Enti esterni', 'External body', 'External bodies'),
]

export const newRoles = [
  {
    id: 'responsabile-di-struttura',
    name: 'Responsabile di struttura',
    text: 'Chi guida un ufficio, un servizio o un’altra struttura dell’ente e risponde del suo lavoro.',
    keywords: ['dirigente', 'responsabile', 'direttore', 'capo ufficio'],
    examples: ['che cosa fa il responsabile di una struttura?', 'chi c’è a capo di un servizio?'],
    en: { name: 'Head of a structure', keywords: ['head', 'manager', 'director'] },
  },
  {
    id: 'master-informatico',
    name: 'Master informatico',
    text: 'Il collega esperto di ogni ufficio: interfaccia e referente verso l’ufficio tecnico.',
    keywords: ['master', 'referente informatico', 'utente esperto'],
    examples: ['che cosa fa il master informatico?', 'a che cosa serve il master?'],
    en: { name: 'Master informatico', keywords: ['IT contact', 'expert user'] },
  },
]
